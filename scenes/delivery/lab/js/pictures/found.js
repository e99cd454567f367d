// Finding what is drawn in a clean picture: nnmath/ink/even_light.py and what it is built on. What is not sure to be read right so is not read here: nnfilm reads photographs.

import { largest, quantile, sum } from "../arrays.js";
import { digits_of } from "./grouped.js";
import { flatten_paper } from "./paper.js";
import { filled } from "./patches.js";
import { picture_of } from "./picture.js";
import { is_edge, pieces_of, SPECK, without_frames } from "./pieces.js";

/** @typedef {import("./picture.js").Picture} Picture */
/** @typedef {import("./pieces.js").Piece} Piece */

/**
 * What is drawn in a picture; all pictures are of its shape. paper: how light the paper is.
 * inverted: whether the ink is darker. all_ink: what stands out from the paper, 0..1. digits: the
 * ink of each digit, from left to right. is_sure: false where no clean picture is seen, but a
 * photograph, in which something else may be meant.
 * @typedef {object} Found
 * @property {Picture} paper
 * @property {boolean} inverted
 * @property {Picture} all_ink
 * @property {Picture[]} digits
 * @property {boolean} is_sure
 */

const MOST_DIGITS = 12;
const FLAT = 5e-4; // paper more even than this was never photographed
const ASTRAY = 0.15; // of the ink's contrast: what paper strays from an even surface, as noise
const DIM = 0.6; // paper with less than this share of the most light is not lit evenly
const ALIKE = 0.6; // ink fainter than this share of other ink may be a shadow

/**
 * Find the digits in a grey picture; null where no ink can be told from the paper.
 * @param {Picture} grey
 * @returns {Found | null}
 */
export function find(grey) {
  const flat = flatten_paper(grey);
  if (flat === null) return null;
  const { ink, inverted, paper } = flat;
  const total = sum(ink.values);
  const pieces = pieces_of(ink).filter(({ amount }) => amount > SPECK * total);
  if (pieces.length === 0) return null;
  const inside = pieces.filter((piece) => !(piece.touches && is_edge(piece, grey)));
  const kept = without_frames(inside.length ? inside : pieces);
  const most = largest(kept.map(({ amount }) => amount));
  const groups = digits_of(kept.filter(({ amount }) => amount > SPECK * most));
  const is_sure =
    groups.length <= MOST_DIGITS &&
    (is_drawn(grey, flat) ||
      (is_clean(pieces, ink) &&
        is_even(grey, flat) &&
        (inverted || !pieces.some(is_sheet_in(grey)))));
  const digits = groups.map((group) =>
    group.length > 1 ? without_specks(only(ink, group)) : only(ink, group),
  );
  return { paper, inverted, all_ink: ink, digits, is_sure };
}

/**
 * How far the pixels that are chosen stray from an even surface.
 * @param {Picture} grey
 * @param {{ ink: Picture, paper: Picture }} flat
 * @param {(ink: number) => boolean} chosen
 */
function astray(grey, { ink, paper }, chosen) {
  const apart = new Float64Array(ink.values.length);
  let count = 0;
  for (let k = 0; k < apart.length; k++) {
    if (chosen(ink.values[k])) apart[count++] = Math.abs(grey.values[k] - paper.values[k]);
  }
  return apart.subarray(0, count);
}

/**
 * Whether the paper is as even as only drawing programs make it.
 * @param {Picture} grey
 * @param {{ ink: Picture, paper: Picture }} flat
 */
function is_drawn(grey, flat) {
  const { ink, paper } = flat;
  let [bare, even] = [0, 0];
  for (let k = 0; k < ink.values.length; k++) {
    if (ink.values[k]) continue;
    bare++;
    if (Math.abs(grey.values[k] - paper.values[k]) < FLAT) even++;
  }
  return 2 * even > bare; // the median is
}

/**
 * Whether a photograph's paper is lit evenly, so that no shadow looks like ink.
 * @param {Picture} grey
 * @param {{ ink: Picture, paper: Picture }} flat
 */
function is_even(grey, flat) {
  const bare = astray(grey, flat, (ink) => ink === 0);
  const inked = astray(grey, flat, (ink) => ink > 0.5);
  if (bare.length === 0 || inked.length === 0) return false;
  const { values } = flat.paper;
  const darkest = -largest(values.map((light) => -light));
  const is_calm = quantile(bare, 0.9) <= ASTRAY * quantile(inked, 0.5);
  return is_calm && darkest >= DIM * largest(values);
}

/**
 * Whether a photograph shows ink alone: none of it cut off, and all of it alike.
 * @param {Piece[]} pieces
 * @param {Picture} ink
 */
function is_clean(pieces, ink) {
  const strengths = pieces.map(({ at }) =>
    quantile(
      Float64Array.from(at, (k) => ink.values[k]),
      0.8,
    ),
  );
  const weakest = -largest(strengths.map((strength) => -strength));
  return !pieces.some(({ touches }) => touches) && weakest >= ALIKE * largest(strengths);
}

/**
 * Whether light ink is a sheet of paper on something dark: a block with holes.
 * @param {Picture} picture
 * @returns {(piece: Piece) => boolean}
 */
function is_sheet_in({ rows, columns }) {
  return ({ inside, height, width, at }) => {
    const area = sum(filled(inside, height, width));
    const [share, without_holes] = [at.length, area].map((count) => count / (height * width));
    const is_large = area > (rows * columns) / 20;
    return area > at.length && without_holes > 0.7 && share > 0.5 && is_large;
  };
}

/**
 * The ink of some pieces alone.
 * @param {Picture} ink
 * @param {Piece[]} group
 * @returns {Picture}
 */
function only(ink, group) {
  const alone = picture_of(ink.rows, ink.columns);
  for (const { at } of group) for (const k of at) alone.values[k] = ink.values[k];
  return alone;
}

/**
 * The ink without the small separate patches that dirt and noise leave.
 * @param {Picture} ink
 * @returns {Picture}
 */
function without_specks(ink) {
  const total = sum(ink.values);
  return only(
    ink,
    pieces_of(ink).filter(({ amount }) => amount > SPECK * total),
  );
}
