// From what differs from the paper to ink: where noise ends and where full ink begins. Mirrors the
// rest of nnmath/pictures/paper.py.

import { chosen, largest, quantile } from "../arrays.js";
import { distances, up_and_down } from "./patches.js";

/** @typedef {import("./picture.js").Picture} Picture */

const LEAST_CONTRAST = 0.04; // ink must differ this much from the paper (black to white is 1)

/**
 * Contrast from 0 where the paper's unevenness ends to 1 at full ink; null where there is no ink.
 * @param {Picture} picture
 * @returns {Float64Array | null}
 */
export function stretched(picture) {
  const { rows, columns, values: ink } = picture;
  const threshold = threshold_of(ink);
  if (threshold === null) return null;
  const strong = new Uint8Array(ink.length);
  for (let k = 0; k < ink.length; k++) if (ink[k] > threshold) strong[k] = 1;
  const half_stroke = largest(distances(strong, rows, columns));
  const full = quantile(chosen(ink, strong), 0.9);
  const floor = noise(picture, strong, half_stroke);
  if (floor >= full) return null;
  const clear = new Float64Array(ink.length);
  for (let k = 0; k < ink.length; k++)
    if (ink[k] > floor) clear[k] = Math.min((ink[k] - floor) / (full - floor), 1);
  return clear;
}

/**
 * Half way between the mean of paper and of ink (Ridler and Calvard, 1978); null where one of them
 * is not there.
 * @param {Float64Array} ink
 * @returns {number | null}
 */
function threshold_of(ink) {
  const some = chosen(ink, ink); // what is 0 adds nothing to a sum
  let next = largest(some) / 2;
  if (!(next >= LEAST_CONTRAST / 2)) return null;
  let threshold = next;
  for (let round = 0; round < 20; round++) {
    threshold = next;
    let [weak_sum, strong_sum, count] = [0, 0, 0];
    for (let k = 0; k < some.length; k++) {
      if (some[k] > threshold) {
        strong_sum += some[k];
        count++;
      } else weak_sum += some[k];
    }
    if (count === ink.length) return null;
    next = (weak_sum / (ink.length - count) + strong_sum / count) / 2;
    if (next === threshold) break;
  }
  return threshold;
}

/**
 * What even noise stays below on the paper: some four standard deviations. The soft rims of strokes
 * are no paper, so this looks half a stroke's width away from strong ink.
 * @param {Picture} picture
 * @param {Uint8Array} strong
 * @param {number} half_stroke
 */
function noise(picture, strong, half_stroke) {
  const { rows, columns, values: ink } = picture;
  const weak = new Uint8Array(strong.length);
  for (let k = 0; k < weak.length; k++) weak[k] = 1 - strong[k];
  const enough = half_stroke + 1;
  if (farthest(picture, strong) >= 2 * enough)
    return 3 * quantile(chosen(ink, beyond(weak, rows, columns, enough)), 0.9);
  const away = distances(weak, rows, columns);
  const less = Math.min(enough, largest(away) / 2);
  return (
    3 *
    quantile(
      ink.filter((_, k) => away[k] > less),
      0.9,
    )
  );
}

/**
 * How far a corner of the picture is from the box around all that is marked: nothing is farther
 * from all of it than the farthest pixel.
 * @param {Picture} picture
 * @param {Uint8Array} marked
 */
function farthest({ rows, columns }, marked) {
  let [top, bottom, left, right] = [rows, 0, columns, 0];
  for (let row = 0, k = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, k++) {
      if (!marked[k]) continue;
      if (row < top) top = row;
      bottom = row;
      if (column < left) left = column;
      if (column > right) right = column;
    }
  }
  return Math.hypot(Math.max(top, rows - 1 - bottom), Math.max(left, columns - 1 - right));
}

/**
 * What is farther than so much from all that is not marked: as its distances say, and sooner.
 * @param {Uint8Array} marked
 * @param {number} rows
 * @param {number} columns
 * @param {number} enough
 */
function beyond(marked, rows, columns, enough) {
  const along = up_and_down(marked, rows, columns);
  const far = new Uint8Array(marked.length);
  const begins = new Int32Array(columns + 1); // how many stretches begin here, less those that end
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    begins.fill(0);
    for (let x = 0; x < columns; x++) {
      const height = along[from + x];
      if (height > enough) continue;
      const reach = Math.floor(Math.sqrt(enough * enough - height * height));
      begins[Math.max(0, x - reach)]++;
      begins[Math.min(columns, x + reach + 1)]--;
    }
    for (let x = 0, near = 0; x < columns; x++) {
      near += begins[x];
      if (!near) far[from + x] = 1;
    }
  }
  return far;
}
