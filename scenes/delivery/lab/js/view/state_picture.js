// All that is seen as one picture: what the network reads, and the network.

import { canvas_of } from "./elements.js";
import { FACE } from "./inside.js";

/** @typedef {import("./diagram.js").Diagram} Diagram */

/**
 * All that is seen as one picture: what the network reads, and the network.
 * @param {Diagram[]} diagrams as they were drawn last
 * @param {string} verdict
 * @param {string} second
 * @returns {HTMLCanvasElement}
 */
export function state_picture(diagrams, verdict, second) {
  const colours = diagrams[0].colours();
  const ratio = diagrams[0].ratio ?? 1;
  const wide = diagrams.reduce((sum, { width }) => sum + width + 16, 16);
  const high = Math.max(...diagrams.map(({ height }) => height));
  const [canvas, context] = canvas_of(Math.round(ratio * wide), Math.round(ratio * (high + 72)));
  context.scale(ratio, ratio);
  context.fillStyle = colours.css.background;
  context.fillRect(0, 0, wide, high + 72);
  context.fillStyle = colours.css.ink;
  context.font = `26px ${FACE}`;
  context.fillText(verdict, 16, 36);
  context.fillStyle = colours.css.muted;
  context.font = `18px ${FACE}`;
  context.fillText(second, 16, 60);
  let left = 16;
  for (const { below, over, width, height } of diagrams) {
    for (const layer of [below, over]) context.drawImage(layer, left, 64, width, height);
    left += width + 16;
  }
  return canvas;
}
