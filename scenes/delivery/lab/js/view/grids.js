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
const GREYS = 1020; // steps from dark to lit: four for each of a byte
const FINE = 6; // pixels of a canvas for a cell of signed values

/**
 * A picture, one pixel of the canvas a pixel.
 * @param {ArrayLike<number>} values 0..1
 * @param {number} columns
 * @param {Palette} colours
 * @param {Element | null} [held] a canvas to draw it on, if it is of that size: a new one takes time
 * @returns {HTMLCanvasElement}
 */
export function grey_picture(values, columns, colours, held) {
  const rows = Math.ceil(values.length / columns);
  const is_fit =
    held instanceof HTMLCanvasElement && held.width === columns && held.height === rows;
  const own = is_fit ? held.getContext("2d") : null;
  const [canvas, context] = is_fit && own ? [held, own] : canvas_of(columns, rows);
  const picture = context.createImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(picture.data.buffer);
  const greys = greys_of(colours);
  for (let k = 0; k < values.length; k++)
    pixels[k] = greys[Math.round(GREYS * Math.min(Math.max(values[k], 0), 1))];
  context.putImageData(picture, 0, 0);
  return canvas;
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
  const picture = context.createImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(picture.data.buffer);
  const between = pixel_of(colours.rgb.plate);
  for (let k = 0; k < values.length; k++) {
    const share = values[k] / (limit || 1);
    const shade = sign_shade(colours, share);
    // A mark on what is nearly nothing would be louder than the value.
    const marked = share < -0.05;
    const cell = pixel_of(shade);
    const ink = marked ? pixel_of(minus_ink(colours, shade)) : cell;
    const corner = (Math.floor(k / columns) * canvas.width + (k % columns)) * FINE;
    for (let y = 0; y < FINE; y++) {
      for (let x = 0; x < FINE; x++) {
        const edge = x === FINE - 1 || y === FINE - 1;
        const minus = y === 2 && x > 0 && x < FINE - 2;
        pixels[corner + y * canvas.width + x] = edge ? between : minus ? ink : cell;
      }
    }
  }
  context.putImageData(picture, 0, 0);
  return canvas;
}

/** @type {WeakMap<Palette, Uint32Array>} */
const kept_greys = new WeakMap();

/**
 * All greys of a palette from dark to lit, as pixels.
 * @param {Palette} colours
 */
function greys_of(colours) {
  let greys = kept_greys.get(colours);
  if (!greys) {
    greys = Uint32Array.from({ length: GREYS + 1 }, (_, k) => pixel_of(lamp(colours, k / GREYS)));
    kept_greys.set(colours, greys);
  }
  return greys;
}

/**
 * A colour as one number, as the four bytes of a pixel lie in memory.
 * @param {Rgb} colour
 */
function pixel_of(colour) {
  const bytes = Uint8Array.of(0, 0, 0, 255);
  for (let k = 0; k < 3; k++) bytes[k] = Math.round(255 * colour[k]);
  return new Uint32Array(bytes.buffer)[0];
}
