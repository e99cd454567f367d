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
 * The values where a mark is not 0.
 * @param {Float64Array} values
 * @param {ArrayLike<number>} marks
 */
export function chosen(values, marks) {
  const some = new Float64Array(values.length);
  let count = 0;
  for (let k = 0; k < values.length; k++) if (marks[k]) some[count++] = values[k];
  return some.subarray(0, count);
}

/**
 * The value that a share of them stays below, as numpy.quantile has it: between two neighbours in
 * proportion.
 * @param {ArrayLike<number>} values one or more
 * @param {number} share 0..1
 */
export function quantile(values, share) {
  const kept = Float64Array.from(values);
  const place = share * (kept.length - 1);
  const below = Math.floor(place);
  const value = select(kept, below);
  if (below === place) return value;
  let next = Infinity; // select leaves all that are larger behind it
  for (let k = below + 1; k < kept.length; k++) next = Math.min(next, kept[k]);
  return value + (place - below) * (next - value);
}

/**
 * The value that would stand at a place if they were in order (Hoare's quickselect, 1961): what is
 * smaller is moved before that place, what is larger behind it.
 * @param {Float64Array} values changed
 * @param {number} place
 */
function select(values, place) {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1];
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left] < pivot) left++;
      while (values[right] > pivot) right--;
      if (left <= right) {
        const held = values[left];
        values[left++] = values[right];
        values[right--] = held;
      }
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return values[place];
}

/**
 * Which of them are largest, the largest first; of equals, the first.
 * @param {ArrayLike<number>} values
 * @returns {number[]}
 */
export function by_size(values) {
  return Array.from(values, (_, k) => k).sort(
    (one, other) => values[other] - values[one] || one - other,
  );
}
