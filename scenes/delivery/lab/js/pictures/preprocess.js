// From a drawn digit to the frame that the networks were trained on, as MNIST's were brought there.
// Mirrors nnmath/pictures/preprocess.py.

import { largest } from "../arrays.js";
import { find } from "./found.js";
import { area_average, picture_of, to_grey } from "./picture.js";

/** @typedef {import("./picture.js").Picture} Picture */
/** @typedef {import("./picture.js").Pixels} Pixels */

const FRAME = 28;
const LONGER_SIDE = 20;
const MIDDLE = FRAME / 2; // of MNIST's centres of mass
const HALF = 0.5 - 1e-6; // rounds a half down, as MNIST does, whatever the last digits of a mass
const FAINT = 0.2; // rims of ink paler than this do not widen the box that is cut out

/**
 * Where a digit's ink is and where it goes: its box (rows top to bottom − 1, columns left to right
 * − 1), the height and width that it is scaled to, what makes its brightest pixel 1, and where the
 * scaled ink lies in the frame.
 * @typedef {object} Framing
 * @property {number} top
 * @property {number} bottom
 * @property {number} left
 * @property {number} right
 * @property {[number, number]} size
 * @property {number} gain
 * @property {[number, number]} corner (top, left)
 */

/**
 * A digit on its way into the training frame; all pictures are grey, 0..1.
 * @typedef {object} Stages
 * @property {Picture} grey what was given, as grey
 * @property {boolean} inverted whether it was dark on light
 * @property {Picture} light_on_dark grey, turned over if inverted
 * @property {Picture} paper how light the paper is
 * @property {Picture} all_ink the paper taken away, the contrast stretched
 * @property {Picture} ink what of it is the digit
 * @property {Picture} cropped the ink's bounding box
 * @property {Picture} scaled its longer side 20 pixels
 * @property {Picture} result 28 × 28, the centre of mass in the middle
 * @property {Framing} framing the numbers behind the last three
 */

/**
 * Bring a drawing to the training frame, every stage kept; null where there is not exactly one
 * digit that is sure to be read right.
 * @param {Pixels | Picture} image
 * @returns {Stages | null}
 */
export function preprocess(image) {
  const digits = find_digits(image);
  return digits?.length === 1 ? digits[0] : null;
}

/**
 * Bring every digit of a clean picture to the training frame, from left to right: none where no ink
 * can be told from the paper. null where it may be a photograph that is not read right so, which
 * nnfilm reads.
 * @param {Pixels | Picture} image
 * @returns {Stages[] | null}
 */
export function find_digits(image) {
  const grey = "data" in image ? to_grey(image) : image;
  const found = find(grey);
  if (found === null) return [];
  if (!found.is_sure) return null;
  const { inverted, paper, all_ink } = found;
  const light_on_dark = inverted
    ? { ...grey, values: grey.values.map((value) => 1 - value) }
    : grey;
  /** @type {Stages[]} */
  const digits = [];
  for (const ink of found.digits) {
    const framing = find_framing(ink);
    if (framing === null) return [];
    const cropped = crop(framing, ink);
    const scaled = scale(framing, cropped);
    const result = place(framing, scaled);
    const before = { grey, inverted, light_on_dark, paper, all_ink, ink };
    digits.push({ ...before, cropped, scaled, result, framing });
  }
  return digits;
}

/**
 * How bright ink on black must be cut out, scaled and moved to lie in the frame as MNIST's; null
 * when there is none.
 * @param {Picture} ink
 * @returns {Framing | null}
 */
export function find_framing(ink) {
  const box = box_of(ink);
  if (box === null) return null;
  const cropped = crop(box, ink);
  const longer = Math.max(cropped.rows, cropped.columns);
  const height = Math.max(1, round_half_even((LONGER_SIDE * cropped.rows) / longer));
  const width = Math.max(1, round_half_even((LONGER_SIDE * cropped.columns) / longer));
  const scaled = area_average(cropped, height, width);
  const [down, across] = center_of_mass(scaled);
  /** @param {number} mass @param {number} side */
  const start = (mass, side) =>
    Math.min(Math.max(Math.floor(MIDDLE - mass + HALF), 0), FRAME - side);
  return {
    ...box,
    size: [height, width],
    gain: 1 / largest(scaled.values),
    corner: [start(down, height), start(across, width)],
  };
}

/**
 * @param {Picture} ink
 * @returns {{ top: number, bottom: number, left: number, right: number } | null}
 */
function box_of(ink) {
  let [top, bottom, left, right] = [ink.rows, 0, ink.columns, 0];
  for (let row = 0, k = 0; row < ink.rows; row++) {
    for (let column = 0; column < ink.columns; column++, k++) {
      if (ink.values[k] <= FAINT) continue;
      if (row < top) top = row;
      bottom = row + 1;
      if (column < left) left = column;
      if (column >= right) right = column + 1;
    }
  }
  return bottom ? { top, bottom, left, right } : null;
}

/**
 * The bounding box cut out of a picture.
 * @param {{ top: number, bottom: number, left: number, right: number }} box
 * @param {Picture} ink
 * @returns {Picture}
 */
function crop(box, ink) {
  const cut = picture_of(box.bottom - box.top, box.right - box.left);
  for (let row = 0; row < cut.rows; row++) {
    const from = (box.top + row) * ink.columns + box.left;
    cut.values.set(ink.values.subarray(from, from + cut.columns), row * cut.columns);
  }
  return cut;
}

/**
 * The cut-out averaged down to its size in the frame, brightened.
 * @param {Framing} framing
 * @param {Picture} cropped
 * @returns {Picture}
 */
function scale(framing, cropped) {
  const small = area_average(cropped, ...framing.size);
  return { ...small, values: small.values.map((value) => value * framing.gain) };
}

/**
 * The scaled ink at its place in the empty frame.
 * @param {Framing} framing
 * @param {Picture} scaled
 * @returns {Picture}
 */
function place(framing, scaled) {
  const [top, left] = framing.corner;
  const frame = picture_of(FRAME, FRAME);
  for (let row = 0; row < scaled.rows; row++) {
    const from = row * scaled.columns;
    const values = scaled.values.subarray(from, from + scaled.columns);
    frame.values.set(values, (top + row) * FRAME + left);
  }
  return frame;
}

/**
 * @param {Picture} picture
 * @returns {[number, number]} row and column, as indices
 */
function center_of_mass(picture) {
  let [total, down, across] = [0, 0, 0];
  picture.values.forEach((value, k) => {
    total += value;
    down += value * Math.floor(k / picture.columns);
    across += value * (k % picture.columns);
  });
  return [down / total, across / total];
}

/**
 * To the nearest whole number; a half to the even one, as Python's round.
 * @param {number} value
 */
function round_half_even(value) {
  const whole = Math.floor(value);
  const rest = value - whole;
  return whole + Number(rest > 0.5 || (rest === 0.5 && whole % 2 === 1));
}
