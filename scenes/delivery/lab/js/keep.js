// What one takes away: a picture as a file, and the line that films it.

/** @typedef {import("./data.js").Known} Known */
/** @typedef {import("./pictures/picture.js").Pixels} Pixels */

export const DRAWING = "drawing.png";

/**
 * The line that films a digit with a network, as `NNFILM_DIGIT=drawing.png manim …`.
 * @param {Known} known
 * @param {string} digit the name of one of ours, or of a picture's file
 */
export function film_line(known, digit) {
  const network = known.setting && `NNFILM_NETWORK=${known.setting} `;
  return `${network}NNFILM_DIGIT=${digit} manim -pql scenes/forward.py`;
}

/**
 * Pixels as a PNG file, which `nnfilm` reads as they are.
 * @param {Pixels} pixels
 * @returns {Promise<Blob>}
 */
export function png_of({ width, height, data }) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  context?.putImageData(new ImageData(Uint8ClampedArray.from(data), width, height), 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no PNG"))), "image/png");
  });
}
