// Pictures as arrays of grey: from what a canvas holds, and down to fewer pixels. Mirrors
// nnmath/pictures/picture.py.

/**
 * A grey picture, row by row, 0 black to 1 white.
 * @typedef {{ rows: number, columns: number, values: Float64Array }} Picture
 */

/**
 * Pixels as a canvas gives them: red, green, blue and opacity of each, 0..255.
 * @typedef {{ width: number, height: number, data: ArrayLike<number> }} Pixels
 */

const LUMA = [0.299, 0.587, 0.114]; // ITU-R BT.601: how bright red, green and blue look
const MOST_PIXELS_A_SIDE = 1200; // a digit needs 20; more would only cost time and memory

/**
 * @param {number} rows
 * @param {number} columns
 * @param {Float64Array} values
 * @returns {Picture}
 */
export function picture_of(rows, columns, values = new Float64Array(rows * columns)) {
  return { rows, columns, values };
}

/**
 * Pixels as grey, shrunk to at most 1,200 a side; see-through parts are paper.
 * @param {Pixels} pixels
 * @returns {Picture}
 */
export function to_grey(pixels) {
  const { width, height, data } = pixels;
  const factor = Math.ceil(Math.max(width, height) / MOST_PIXELS_A_SIDE);
  const rows = Math.ceil(height / factor);
  const columns = Math.ceil(width / factor);
  const grey = picture_of(rows, columns);
  const opacity = new Float64Array(rows * columns);
  for (let row = 0, k = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, k++) {
      const bottom = Math.min(height, (row + 1) * factor);
      const right = Math.min(width, (column + 1) * factor);
      let count = 0;
      for (let y = row * factor; y < bottom; y++) {
        for (let x = column * factor; x < right; x++, count++) {
          const at = 4 * (y * width + x);
          grey.values[k] += LUMA[0] * data[at] + LUMA[1] * data[at + 1] + LUMA[2] * data[at + 2];
          opacity[k] += data[at + 3];
        }
      }
      grey.values[k] /= 255 * count;
      opacity[k] /= 255 * count;
    }
  }
  return blend(grey, opacity);
}

/**
 * @param {Picture} grey
 * @param {Float64Array} opacity
 * @returns {Picture}
 */
function blend(grey, opacity) {
  let total = 0;
  let seen = 0;
  for (let k = 0; k < opacity.length; k++) {
    total += opacity[k];
    seen += grey.values[k] * opacity[k];
  }
  if (total === 0) return { ...grey, values: grey.values.fill(1) };
  seen /= total;
  // Behind a see-through drawing lies paper of the opposite shade; behind the see-through corners
  // of a picture that is mostly opaque, more of the same.
  const behind = total / opacity.length > 0.5 ? seen : Number(seen < 0.5);
  const values = grey.values.map((value, k) => value * opacity[k] + behind * (1 - opacity[k]));
  return { ...grey, values };
}

/**
 * Resample a picture: each new pixel is the mean of the area of the old picture that it covers,
 * fractions of pixels included.
 * @param {Picture} picture
 * @param {number} height
 * @param {number} width
 * @returns {Picture}
 */
export function area_average(picture, height, width) {
  const { rows, columns, values } = picture;
  const down = overlaps(rows, height);
  const across = overlaps(columns, width);
  const low = picture_of(height, columns);
  down.forEach(({ first, shares }, row) => {
    shares.forEach((share, k) => {
      const from = (first + k) * columns;
      for (let x = 0; x < columns; x++) low.values[row * columns + x] += share * values[from + x];
    });
  });
  const small = picture_of(height, width);
  across.forEach(({ first, shares }, column) => {
    for (let row = 0; row < height; row++) {
      let total = 0;
      const from = row * columns + first;
      for (let k = 0; k < shares.length; k++) total += shares[k] * low.values[from + k];
      small.values[row * width + column] = total;
    }
  });
  return small;
}

/**
 * For each new pixel, the first old one that it covers and the share of its length that it and
 * each following one take.
 * @param {number} n_in
 * @param {number} n_out
 */
function overlaps(n_in, n_out) {
  return Array.from({ length: n_out }, (_, k) => {
    const start = (k * n_in) / n_out;
    const stop = ((k + 1) * n_in) / n_out;
    const first = Math.floor(start);
    const count = Math.min(n_in, Math.ceil(stop)) - first;
    const shares = Array.from({ length: count }, (_, i) => {
      const shared = Math.min(stop, first + i + 1) - Math.max(start, first + i);
      return Math.max(shared, 0) * (n_out / n_in);
    });
    return { first, shares };
  });
}
