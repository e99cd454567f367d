// Telling ink from paper, however uneven the light on it and whichever of the two is darker.
// Mirrors nnmath/pictures/paper.py.

import { chosen, quantile } from "../arrays.js";
import { stretched } from "./contrast.js";
import { area_average, picture_of } from "./picture.js";
import { evaluate, fitted_surface } from "./surface.js";

/** @typedef {import("./picture.js").Picture} Picture */

const COARSE = 96; // pixels a side that are enough to see how the light falls on the paper
const ONE_LEVEL = 0.5 / 255; // what rounding to 8 bits does to perfectly even paper

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
  const sign = inverted ? -1 : 1;
  for (let k = 0; k < difference.length; k++) difference[k] = Math.max(sign * difference[k], 0);
  const values = stretched(picture_of(rows, columns, difference));
  if (values === null) return null;
  for (let k = 0; k < surface.length; k++) surface[k] = Math.min(Math.max(surface[k], 0), 1);
  const paper = picture_of(rows, columns, surface);
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
  const middle = quantile(chosen(values, border), 0.5);
  const away = values.map((value) => Math.abs(value - middle));
  let known = border;
  /** @type {Float64Array} */
  let coefficients = new Float64Array(6);
  for (let round = 0; round < 8; round++) {
    const spread = 1.4826 * quantile(chosen(away, known), 0.5); // standard deviation, if Gaussian
    const most = Math.max(3 * spread, ONE_LEVEL);
    const agreeing = new Uint8Array(values.length);
    let changes = round === 0;
    for (let k = 0; k < agreeing.length; k++) {
      if (away[k] <= most) agreeing[k] = 1;
      if (agreeing[k] !== known[k]) changes = true;
    }
    // What agrees with the fit that was made of it gives the same fit, however often.
    if (!changes) break;
    known = agreeing;
    coefficients = fitted_surface(coarse, known);
    const fitted = evaluate(coefficients, rows, columns);
    for (let k = 0; k < away.length; k++) away[k] = Math.abs(values[k] - fitted[k]);
  }
  return coefficients;
}
