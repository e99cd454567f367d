// Pieces of ink: what is a frame, an edge, or dirt. Mirrors nnmath/pictures/pieces.py.

import { by_size, largest } from "../arrays.js";
import { distances, filled, label } from "./patches.js";

/** @typedef {import("./picture.js").Picture} Picture */

/**
 * Ink that hangs together. inside: 1 where it is, in its box, row by row. at: where those pixels
 * are in the picture. touches: how many of its pixels
 * lie at the border of the picture.
 * @typedef {object} Piece
 * @property {Uint8Array} inside
 * @property {Int32Array} at
 * @property {number} top
 * @property {number} bottom
 * @property {number} left
 * @property {number} right
 * @property {number} height
 * @property {number} width
 * @property {number} length
 * @property {number} amount
 * @property {number} touches
 */

export const SPECK = 0.02; // a separate piece with less than this share of the ink is dirt
const MOST = 60; // pieces that are looked at, those with the most ink
const EDGE = 0.06; // what is thinner than this share of the picture along its border is no drawing

/**
 * The pieces of a picture's ink, those with the most ink first.
 * @param {Picture} ink
 * @returns {Piece[]}
 */
export function pieces_of(ink) {
  const { patches, count } = label(ink);
  const amounts = new Float64Array(count);
  /** @type {number[][]} */
  const places = Array.from({ length: count }, () => []);
  for (let k = 0; k < patches.length; k++) {
    if (patches[k] === 0) continue;
    amounts[patches[k] - 1] += ink.values[k];
    places[patches[k] - 1].push(k);
  }
  const order = by_size(amounts).slice(0, MOST);
  return order.map((number) => piece_at(Int32Array.from(places[number]), amounts[number], ink));
}

/**
 * @param {Int32Array} at
 * @param {number} amount
 * @param {Picture} picture
 * @returns {Piece}
 */
function piece_at(at, amount, { rows, columns }) {
  const down = at.map((k) => Math.floor(k / columns));
  const across = at.map((k) => k % columns);
  const [top, bottom] = [-largest(down.map((row) => -row)), largest(down) + 1];
  const [left, right] = [-largest(across.map((column) => -column)), largest(across) + 1];
  const [height, width] = [bottom - top, right - left];
  const inside = new Uint8Array(height * width);
  let touches = 0;
  down.forEach((row, k) => {
    const column = across[k];
    inside[(row - top) * width + column - left] = 1;
    touches += Number(row === 0) + Number(row === rows - 1);
    touches += Number(column === 0) + Number(column === columns - 1);
  });
  const length = Math.max(height, width);
  const box = { top, bottom, left, right, height, width, length };
  return { inside, at, ...box, amount, touches };
}

/**
 * How thick a piece is where it is thickest, in pixels.
 * @param {Piece} piece
 */
function thickness_of({ inside, height, width }) {
  const padded = new Uint8Array((height + 2) * (width + 2));
  for (let row = 0; row < height; row++)
    padded.set(inside.subarray(row * width, (row + 1) * width), (row + 1) * (width + 2) + 1);
  return 2 * largest(distances(padded, height + 2, width + 2));
}

/**
 * The pieces that enclose no others: a frame has large pieces in its holes.
 * @param {Piece[]} pieces
 * @returns {Piece[]}
 */
export function without_frames(pieces) {
  return pieces.filter((piece) => {
    const { top, bottom, left, right, height, width, inside } = piece;
    if (pieces.length < 2) return true;
    const full = filled(inside, height, width);
    return !pieces.some((other) => {
      const is_within =
        other.top >= top && other.bottom <= bottom && other.left >= left && other.right <= right;
      if (other === piece || !is_within || other.length <= piece.length / 5) return false;
      let enclosed = 0;
      other.inside.forEach((mark, k) => {
        const row = other.top - top + Math.floor(k / other.width);
        const at = row * width + other.left - left + (k % other.width);
        enclosed += Number(mark && full[at] && !inside[at]);
      });
      return enclosed > 0.9 * other.at.length;
    });
  });
}

/**
 * Whether a piece is a strip along the picture's border, as scanners leave it.
 * @param {Piece} piece
 * @param {Picture} picture
 */
export function is_edge(piece, { rows, columns }) {
  const { top, bottom, left, right, height, width } = piece;
  const thin = EDGE * Math.min(rows, columns);
  /** @param {number} thickness @param {number} length @param {number} whole */
  const is_strip = (thickness, length, whole) =>
    thickness <= thin && length > 4 * thickness && length > whole / 4;
  const along = is_strip(height, width, columns) && (top === 0 || bottom === rows);
  const beside = is_strip(width, height, rows) && (left === 0 || right === columns);
  // Two strips that meet in a corner are one piece.
  return (
    along || beside || (piece.touches > 0.5 * (height + width) && thickness_of(piece) <= 2 * thin)
  );
}
