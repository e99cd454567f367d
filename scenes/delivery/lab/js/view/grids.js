// Grids of cells on canvases: pictures in grey, and signed values with a minus on negative ones.

import { lamp, minus_ink, sign_shade } from "./colours.js";
import { canvas_of } from "./elements.js";

/** @typedef {import("./colours.js").Palette} Palette */
/** @typedef {import("./colours.js").Rgb} Rgb */

/** As a drawing is: bright ink on black, in every theme. */
export const ON_BLACK = /** @type {Palette} */ ({
  css: {},
  rgb: { dark: [0, 0, 0], lit: [1, 1, 1] },
});
const FINE = 6; // pixels of a canvas for a cell of signed values

/**
 * A picture, one pixel of the canvas a pixel.
 * @param {ArrayLike<number>} values 0..1
 * @param {number} columns
 * @param {Palette} colours
 * @returns {HTMLCanvasElement}
 */
export function grey_picture(values, columns, colours) {
  return coloured(values.length, columns, (k) => lamp(colours, Math.max(values[k], 0)));
}

/**
 * Signed values, blue and red; a negative cell carries a minus, as in the films.
 * @param {ArrayLike<number>} values
 * @param {number} columns
 * @param {number} limit the |value| in full colour
 * @param {Palette} colours
 * @returns {HTMLCanvasElement}
 */
export function signed_grid(values, columns, limit, colours) {
  const rows = Math.ceil(values.length / columns);
  const [canvas, context] = canvas_of(columns * FINE, rows * FINE);
  const pixels = context.createImageData(canvas.width, canvas.height);
  for (let k = 0; k < values.length; k++) {
    const share = values[k] / (limit || 1);
    const shade = sign_shade(colours, share);
    // A mark on what is nearly nothing would be louder than the value.
    const marked = share < -0.05;
    const ink = marked ? minus_ink(colours, shade) : shade;
    const [left, top] = [(k % columns) * FINE, Math.floor(k / columns) * FINE];
    for (let y = 0; y < FINE; y++) {
      for (let x = 0; x < FINE; x++) {
        const edge = x === FINE - 1 || y === FINE - 1;
        const minus = y === 2 && x > 0 && x < FINE - 2;
        put(pixels, left + x, top + y, edge ? colours.rgb.plate : minus ? ink : shade);
      }
    }
  }
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/**
 * @param {number} count
 * @param {number} columns
 * @param {(k: number) => Rgb} colour
 */
function coloured(count, columns, colour) {
  const [canvas, context] = canvas_of(columns, Math.ceil(count / columns));
  const pixels = context.createImageData(canvas.width, canvas.height);
  for (let k = 0; k < count; k++) put(pixels, k % columns, Math.floor(k / columns), colour(k));
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/**
 * @param {ImageData} pixels
 * @param {number} x
 * @param {number} y
 * @param {Rgb} colour
 */
function put(pixels, x, y, colour) {
  const at = 4 * (y * pixels.width + x);
  for (let k = 0; k < 3; k++) pixels.data[at + k] = Math.round(255 * colour[k]);
  pixels.data[at + 3] = 255;
}
