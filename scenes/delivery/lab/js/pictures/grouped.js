// Pieces of ink that belong together: a digit may have a bar or a dot beside it. Mirrors the rest of
// nnmath/pictures/pieces.py.

import { by_size, largest, sum } from "../arrays.js";

/** @typedef {import("./pieces.js").Piece} Piece */

const POINTS = 250; // of a piece's rim, which are enough to tell how far another is
const SMALL = 0.6; // a piece shorter than this share of another may be its bar or its dot,
const BESIDE = 0.2; // if it is nearer than this share of the longer one's length
const TORN = 0.08; // and so near are two long pieces of one digit
const DIGIT = 0.45; // what is shorter than this share of the digit with the most ink is none,
const INKED = 0.1; // nor is what has less than this share of its ink

/**
 * Which pieces make a digit together, from left to right; what is too small for one goes.
 * @param {Piece[]} pieces one or more
 * @returns {Piece[][]}
 */
export function digits_of(pieces) {
  let groups = pieces.map((piece) => [piece]);
  for (let merged = true; merged; ) {
    merged = false;
    for (const [k, one] of groups.entries()) {
      const near = groups.findIndex(
        (other, i) => i > k && one.some((a) => other.some((b) => belong_together(a, b))),
      );
      if (near < 0) continue;
      one.push(...groups[near]);
      groups = groups.filter((_, i) => i !== near);
      merged = true;
      break;
    }
  }
  const amounts = groups.map((group) => sum(group.map(({ amount }) => amount)));
  const [main] = by_size(amounts);
  const kept = groups.filter(
    (group, k) =>
      extent(group) >= DIGIT * extent(groups[main]) && amounts[k] >= INKED * amounts[main],
  );
  return kept.sort((one, other) => middle(one) - middle(other));
}

/**
 * @param {Piece} one
 * @param {Piece} other
 */
function belong_together(one, other) {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  const overlap = Math.min(long.right, short.right) - Math.max(long.left, short.left);
  const is_above = overlap > short.width / 2;
  const reach = (short.length < SMALL * long.length || is_above ? BESIDE : TORN) * long.length;
  const down = Math.max(long.top, short.top) - Math.min(long.bottom, short.bottom);
  if (down > reach || -overlap > reach) return false;
  const rim = rim_of(short);
  return rim_of(long).some(([y, x]) =>
    rim.some(([row, column]) => (row - y) ** 2 + (column - x) ** 2 <= reach * reach),
  );
}

/**
 * Some pixels of a piece's rim: row and column of each.
 * @param {Piece} piece
 * @returns {[number, number][]}
 */
function rim_of({ inside, top, left, height, width }) {
  /** @type {[number, number][]} */
  const rim = [];
  inside.forEach((mark, k) => {
    const row = Math.floor(k / width);
    const column = k % width;
    const is_inner =
      row > 0 &&
      column > 0 &&
      row < height - 1 &&
      column < width - 1 &&
      inside[k - 1] &&
      inside[k + 1] &&
      inside[k - width] &&
      inside[k + width];
    if (mark && !is_inner) rim.push([top + row, left + column]);
  });
  const step = Math.max(1, Math.floor(rim.length / POINTS));
  return rim.filter((_, k) => k % step === 0);
}

/** @param {Piece[]} group */
function extent(group) {
  const bottom = largest(group.map((piece) => piece.bottom));
  const right = largest(group.map((piece) => piece.right));
  const top = -largest(group.map((piece) => -piece.top));
  const left = -largest(group.map((piece) => -piece.left));
  return Math.max(bottom - top, right - left);
}

/** @param {Piece[]} group */
function middle(group) {
  const weights = group.map(({ left, right, amount }) => ((left + right) / 2) * amount);
  return sum(weights) / sum(group.map(({ amount }) => amount));
}
