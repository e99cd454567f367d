// Telling ink from paper, however uneven the light on it and whichever of the two is darker.
// Mirrors nnmath/pictures/paper.py.

import { largest, quantile } from "../arrays.js";
import { distances } from "./patches.js";
import { area_average, picture_of } from "./picture.js";
import { evaluate, fitted_surface } from "./surface.js";

/** @typedef {import("./picture.js").Picture} Picture */

const COARSE = 96; // pixels a side that are enough to see how the light falls on the paper
const ONE_LEVEL = 0.5 / 255; // what rounding to 8 bits does to perfectly even paper
const LEAST_CONTRAST = 0.04; // ink must differ this much from the paper (black to white is 1)

/**
 * Bright ink on black from a grey picture whose border shows the paper, whether the ink was darker,
 * and the paper behind it; null when no ink can be told from the paper.
 * @param {Picture} grey
 * @returns {{ ink: Picture, inverted: boolean, paper: Picture } | null}
 */
export function flatten_paper(grey) {
  const { rows, columns } = grey;
  const coarse = area_average(grey, Math.min(COARSE, rows), Math.min(COARSE, columns));
  const surface = evaluate(paper_surface(coarse), rows, columns);
  const difference = new Float64Array(surface.length);
  // Cubes let the few pixels far from the paper decide, not the many that are nearly paper.
  let cubes = 0;
  for (let k = 0; k < difference.length; k++) {
    const value = grey.values[k] - surface[k];
    difference[k] = value;
    cubes += value * value * value;
  }
  const inverted = cubes < 0;
  const ink = difference.map((value) => Math.max(inverted ? -value : value, 0));
  const values = stretched(picture_of(rows, columns, ink));
  if (values === null) return null;
  const light = surface.map((value) => Math.min(Math.max(value, 0), 1));
  const paper = picture_of(rows, columns, light);
  return { ink: picture_of(rows, columns, values), inverted, paper };
}

/**
 * The light on the paper as a quadratic surface: its six coefficients.
 *
 * Fitted to the border first, then again and again to every pixel that agrees with the fit, so
 * that ink, which does not agree, drops out.
 * @param {Picture} coarse
 * @returns {Float64Array}
 */
export function paper_surface(coarse) {
  const { rows, columns, values } = coarse;
  const border = new Uint8Array(values.length);
  border.fill(1, 0, columns).fill(1, (rows - 1) * columns);
  for (let row = 0; row < rows; row++) border[row * columns] = border[(row + 1) * columns - 1] = 1;
  const middle = quantile(
    values.filter((_, k) => border[k]),
    0.5,
  );
  let known = border;
  let residual = values.map((value) => value - middle);
  /** @type {Float64Array} */
  let coefficients = new Float64Array(6);
  for (let round = 0; round < 8; round++) {
    const sizes = residual.filter((_, k) => known[k]).map(Math.abs);
    const spread = 1.4826 * quantile(sizes, 0.5); // the standard deviation, if Gaussian
    const most = Math.max(3 * spread, ONE_LEVEL);
    const agreeing = known.map((_, k) => Number(Math.abs(residual[k]) <= most));
    // What agrees with the fit that was made of it gives the same fit, however often.
    if (round > 0 && agreeing.every((mark, k) => mark === known[k])) break;
    known = agreeing;
    coefficients = fitted_surface(coarse, known);
    const fitted = evaluate(coefficients, rows, columns);
    residual = residual.map((_, k) => values[k] - fitted[k]);
  }
  return coefficients;
}

/**
 * Contrast from 0 where the paper's unevenness ends to 1 at full ink; null where there is no ink.
 * @param {Picture} picture
 * @returns {Float64Array | null}
 */
function stretched(picture) {
  const { rows, columns, values: ink } = picture;
  let threshold = largest(ink) / 2;
  if (threshold < LEAST_CONTRAST / 2) return null;
  const strong = new Uint8Array(ink.length);
  for (let round = 0; round < 20; round++) {
    // Half way between the mean of paper and of ink (Ridler and Calvard, 1978).
    let [weak_sum, strong_sum, count] = [0, 0, 0];
    for (let k = 0; k < ink.length; k++) {
      const is_strong = ink[k] > threshold;
      strong[k] = Number(is_strong);
      if (is_strong) {
        strong_sum += ink[k];
        count++;
      } else weak_sum += ink[k];
    }
    if (count === ink.length) return null;
    const next = (weak_sum / (ink.length - count) + strong_sum / count) / 2;
    if (next === threshold) break;
    threshold = next;
  }
  // The soft rims of strokes are no paper: look half a stroke's width away from strong ink.
  const half_stroke = largest(distances(strong, rows, columns));
  const weak = strong.map((mark) => 1 - mark);
  const away = distances(weak, rows, columns);
  const enough = Math.min(half_stroke + 1, largest(away) / 2);
  const paper = ink.filter((_, k) => away[k] > enough);
  const full = quantile(
    ink.filter((_, k) => strong[k]),
    0.9,
  );
  const floor = 3 * quantile(paper, 0.9); // some four standard deviations of even noise
  if (floor >= full) return null;
  return ink.map((value) => Math.min(Math.max((value - floor) / (full - floor), 0), 1));
}
