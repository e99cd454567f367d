// Arrays of numbers: out of the page's text, and the few things that are done with them.

/** @typedef {Float32Array | Float64Array} Floats */

/**
 * The numbers that a text holds: base64 of float32, the lowest byte first.
 * @param {string} text
 * @returns {Float32Array}
 */
export function floats_of(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, k) => view.getFloat32(4 * k, true));
}

/**
 * Their sum.
 * @param {ArrayLike<number>} values
 */
export function sum(values) {
  let total = 0;
  for (let k = 0; k < values.length; k++) total += values[k];
  return total;
}

/**
 * The largest of them, −∞ where there is none.
 * @param {ArrayLike<number>} values
 */
export function largest(values) {
  let found = -Infinity;
  for (let k = 0; k < values.length; k++) found = Math.max(found, values[k]);
  return found;
}

/**
 * The largest without its sign, 0 where there is none: what a scale for signed values ends at.
 * @param {ArrayLike<number>} values
 */
export function largest_size(values) {
  let found = 0;
  for (let k = 0; k < values.length; k++) found = Math.max(found, Math.abs(values[k]));
  return found;
}

/**
 * The value that a share of them stays below, as numpy.percentile has it: between two neighbours
 * in proportion.
 * @param {ArrayLike<number>} values one or more
 * @param {number} share 0..1
 */
export function quantile(values, share) {
  const ordered = Float64Array.from(values).sort();
  const place = share * (ordered.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, ordered.length - 1);
  return ordered[below] + (place - below) * (ordered[above] - ordered[below]);
}

/**
 * Which of them are largest, the largest first; of equals, the first.
 * @param {ArrayLike<number>} values
 * @returns {number[]}
 */
export function by_size(values) {
  return Array.from(values, (_, k) => k).sort((one, other) => values[other] - values[one] || one - other);
}
