// Telling ink from paper, however uneven the light on it and whichever of the two is darker.
// Mirrors nnmath/pictures/paper.py.

import { largest, quantile } from "../arrays.js";
import { distances } from "./patches.js";
import { area_average, picture_of } from "./picture.js";
import { least_squares } from "./surface.js";

/** @typedef {import("./picture.js").Picture} Picture */

const COARSE = 96; // pixels a side that are enough to see how the light falls on the paper
const ONE_LEVEL = 0.5 / 255; // what rounding to 8 bits does to perfectly even paper
const LEAST_CONTRAST = 0.04; // ink must differ this much from the paper (black to white is 1)

/**
 * Bright ink on black from a grey picture whose border shows the paper, and whether the ink was
 * darker; null when no ink can be told from the paper.
 * @param {Picture} grey
 * @returns {{ ink: Picture, inverted: boolean } | null}
 */
export function flatten_paper(grey) {
  const { rows, columns } = grey;
  const coarse = area_average(grey, Math.min(COARSE, rows), Math.min(COARSE, columns));
  const difference = evaluate(paper_surface(coarse), rows, columns);
  // Cubes let the few pixels far from the paper decide, not the many that are nearly paper.
  let cubes = 0;
  for (let k = 0; k < difference.length; k++) {
    difference[k] = grey.values[k] - difference[k];
    cubes += difference[k] ** 3;
  }
  const inverted = cubes < 0;
  const ink = difference.map((value) => Math.max(inverted ? -value : value, 0));
  const values = stretched(picture_of(rows, columns, ink));
  return values && { ink: picture_of(rows, columns, values), inverted };
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
  const terms = terms_of(rows, columns);
  let known = values.map((_, k) => {
    const row = Math.floor(k / columns);
    const column = k % columns;
    return Number(row === 0 || row === rows - 1 || column === 0 || column === columns - 1);
  });
  const middle = quantile(
    values.filter((_, k) => known[k]),
    0.5,
  );
  let residual = values.map((value) => value - middle);
  /** @type {Float64Array} */
  let coefficients = new Float64Array(6);
  for (let round = 0; round < 8; round++) {
    const sizes = residual.filter((_, k) => known[k]).map(Math.abs);
    const spread = 1.4826 * quantile(sizes, 0.5); // the standard deviation, if Gaussian
    const most = Math.max(3 * spread, ONE_LEVEL);
    known = residual.map((value) => Number(Math.abs(value) <= most));
    coefficients = least_squares(terms, values, known);
    const fitted = evaluate(coefficients, rows, columns);
    residual = values.map((value, k) => value - fitted[k]);
  }
  return coefficients;
}

/**
 * 1, x, y, x², xy, y² for every pixel, x and y from −1 to 1: one array for each term.
 * @param {number} rows
 * @param {number} columns
 * @returns {Float64Array[]}
 */
function terms_of(rows, columns) {
  const terms = Array.from({ length: 6 }, () => new Float64Array(rows * columns));
  for (let row = 0, k = 0; row < rows; row++) {
    const y = (2 * (row + 0.5)) / rows - 1;
    for (let column = 0; column < columns; column++, k++) {
      const x = (2 * (column + 0.5)) / columns - 1;
      [1, x, y, x * x, x * y, y * y].forEach((term, i) => {
        terms[i][k] = term;
      });
    }
  }
  return terms;
}

/**
 * A surface at every pixel.
 * @param {Float64Array} coefficients
 * @param {number} rows
 * @param {number} columns
 * @returns {Float64Array}
 */
function evaluate(coefficients, rows, columns) {
  const [c, cx, cy, cxx, cxy, cyy] = coefficients;
  const values = new Float64Array(rows * columns);
  for (let row = 0, k = 0; row < rows; row++) {
    const y = (2 * (row + 0.5)) / rows - 1;
    for (let column = 0; column < columns; column++, k++) {
      const x = (2 * (column + 0.5)) / columns - 1;
      values[k] = c + cx * x + cy * y + cxx * x * x + cxy * x * y + cyy * y * y;
    }
  }
  return values;
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
    const sums = [0, 0];
    const counts = [0, 0];
    for (let k = 0; k < ink.length; k++) {
      strong[k] = Number(ink[k] > threshold);
      sums[strong[k]] += ink[k];
      counts[strong[k]]++;
    }
    if (counts[0] === 0) return null;
    threshold = (sums[0] / counts[0] + sums[1] / counts[1]) / 2;
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
