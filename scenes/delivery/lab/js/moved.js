// Digits that are not where they should be: moved, scaled and turned in their frame, and not put
// right again. Mirrors nnmath/measuring/placement.py.

/** @typedef {import("./arrays.js").Floats} Floats */
/** @typedef {import("./data.js").Curve} Curve */

/**
 * Where an image is put. right, down: pixels. size: times as large. turn: degrees, clockwise.
 * @typedef {{ right: number, down: number, size: number, turn: number }} Placing
 */

/** @type {Placing} */
export const AT_HOME = { right: 0, down: 0, size: 1, turn: 0 };

/**
 * Whether an image stays as it is.
 * @param {Placing} placing
 */
export function is_at_home({ right, down, size, turn }) {
  return right === 0 && down === 0 && size === 1 && turn === 0;
}

/**
 * A square image put elsewhere: scaled, then turned, then moved; what leaves it is lost.
 * @param {Floats} image
 * @param {Placing} placing
 * @returns {Floats}
 */
export function placed(image, { right, down, size, turn }) {
  let put = image;
  if (size !== 1) put = scaled(put, size);
  if (turn !== 0) put = turned(put, turn);
  if (right !== 0 || down !== 0) put = moved(put, right, down);
  return put;
}

/**
 * Move a square image by so many pixels, interpolated bilinearly.
 * @param {Floats} image
 * @param {number} right
 * @param {number} down
 * @returns {Float64Array}
 */
export function moved(image, right, down) {
  return sample(image, [1, 0, 0, 1], [-down, -right]);
}

/**
 * Turn a square image about its middle, clockwise.
 * @param {Floats} image
 * @param {number} degrees
 * @returns {Float64Array}
 */
export function turned(image, degrees) {
  const cosine = Math.cos((degrees * Math.PI) / 180);
  const sine = Math.sin((degrees * Math.PI) / 180);
  return sample(image, [cosine, -sine, sine, cosine], [0, 0]);
}

/**
 * Scale a square image about its middle. A smaller one is averaged over the pixels that become
 * one, so thin strokes grow faint and do not vanish.
 * @param {Floats} image
 * @param {number} factor above 0
 * @returns {Float64Array}
 */
export function scaled(image, factor) {
  const finer = Math.max(1, Math.round(1 / factor)); // looks along each axis of a pixel
  const total = new Float64Array(image.length);
  for (let y = 0; y < finer; y++) {
    for (let x = 0; x < finer; x++) {
      const down = (y - (finer - 1) / 2) / finer / factor;
      const right = (x - (finer - 1) / 2) / finer / factor;
      const look = sample(image, [1 / factor, 0, 0, 1 / factor], [down, right]);
      for (let k = 0; k < total.length; k++) total[k] += look[k] / finer ** 2;
    }
  }
  return total;
}

/**
 * Look a square image up, bilinearly, at map · (row, column) + shift, measured from the middle;
 * outside the image all is 0.
 * @param {Floats} image
 * @param {[number, number, number, number]} map
 * @param {[number, number]} shift
 * @returns {Float64Array}
 */
function sample(image, [a, b, c, d], [down, right]) {
  const side = Math.round(Math.sqrt(image.length));
  const middle = (side - 1) / 2;
  /** @param {number} row @param {number} column */
  const at = (row, column) =>
    row < 0 || column < 0 || row >= side || column >= side ? 0 : image[row * side + column];
  return Float64Array.from(image, (_, k) => {
    const y = Math.floor(k / side) - middle;
    const x = (k % side) - middle;
    const row = a * y + b * x + down + middle;
    const column = c * y + d * x + right + middle;
    const top = Math.floor(row);
    const left = Math.floor(column);
    const upper = mix(at(top, left), at(top, left + 1), column - left);
    const lower = mix(at(top + 1, left), at(top + 1, left + 1), column - left);
    return mix(upper, lower, row - top);
  });
}

/** @param {number} one @param {number} other @param {number} share */
function mix(one, other, share) {
  return one + share * (other - one);
}

/**
 * How high a curve is between what was measured, 0..1.
 * @param {Curve} curve
 * @param {number} by beyond its ends it is as at them
 */
export function share_at(curve, by) {
  const after = curve.by.findIndex((step) => step >= by);
  if (after === -1) return curve.share[curve.share.length - 1];
  if (after === 0) return curve.share[0];
  const [low, high] = [curve.by[after - 1], curve.by[after]];
  return mix(curve.share[after - 1], curve.share[after], (by - low) / (high - low));
}
