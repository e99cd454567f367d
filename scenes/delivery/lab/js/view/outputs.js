// The outputs: what they stand for, bars and numbers, and the ring of the answer; and the corners
// that stand around what is chosen.

import { FACE, short } from "./inside.js";
import { LANE, told_outputs } from "./layout.js";

/** @typedef {import("./layout.js").Places} Places */
/** @typedef {import("./painter.js").Shown} Shown */
/** @typedef {import("./colours.js").Palette} Palette */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Places} places
 * @param {Shown} shown
 * @param {Palette} colours
 */
export function paint_outputs(context, places, shown, colours) {
  const { bars, columns, down, letter } = places;
  const { x, y, radius } = columns[columns.length - 1];
  const last = columns.length - 1;
  const told = shown.told[last];
  context.font = `${letter}px ${FACE}`;
  context.textBaseline = "middle";
  const named = told_outputs(x.length, bars.step, shown.marked);
  named.forEach((k, rank) => {
    paint_name(context, places, k, rank, shown.names[k], colours);
    if (told > 0) paint_number(context, places, k, rank, shown.activations[last][k], told, colours);
  });
  for (let k = 0; k < x.length; k++) {
    const value = shown.activations[last][k];
    const share = Math.min(Math.abs(value) / shown.limits[last], 1) * told;
    const length = Math.max(share * bars.length, 1);
    context.fillStyle = share * bars.length < 1 ? colours.css.muted : colours.css.length;
    const across = bars.thickness / 2;
    const rectangle = /** @type {[number, number, number, number]} */ (
      down
        ? [x[k] - across, y[k] + bars.begin, 2 * across, length]
        : [x[k] + bars.begin, y[k] - across, length, 2 * across]
    );
    if (value < 0) {
      context.strokeStyle = colours.css.negative;
      context.lineWidth = 2;
      context.strokeRect(...rectangle);
    } else context.fillRect(...rectangle);
    if (shown.marked.includes(k) && told === 1)
      ring(context, x[k], y[k], radius, colours, Math.max(2.5, radius * 0.22));
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Places} places
 * @param {number} k
 * @param {number} rank of this output among those that are told
 * @param {string} name
 * @param {Palette} colours
 */
function paint_name(context, { bars, columns, down, width, letter }, k, rank, name, colours) {
  const { x, y } = columns[columns.length - 1];
  context.textAlign = "center";
  context.fillStyle = colours.css.ink;
  if (down) {
    // What stands at an end stays on the canvas.
    const half = Math.min(context.measureText(name).width, bars.widest) / 2;
    const middle = Math.max(half, Math.min(x[k], width - half));
    const lane = (rank % bars.name_lanes) * letter * LANE;
    context.fillText(name, middle, y[k] + bars.name + lane, bars.widest);
  } else context.fillText(name, x[k] + bars.name, y[k], bars.widest);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Places} places
 * @param {number} k
 * @param {number} rank of this output among those that are told
 * @param {number} value
 * @param {number} told
 * @param {Palette} colours
 */
function paint_number(context, places, k, rank, value, told, colours) {
  const { bars, columns, down, width, letter } = places;
  const { x, y } = columns[columns.length - 1];
  context.globalAlpha = told;
  context.fillStyle = colours.css.ink;
  const text = short(value);
  if (down) {
    context.textAlign = "center";
    const lane = (rank % bars.lanes) * letter * LANE;
    context.fillText(text, x[k], y[k] + bars.begin + bars.length + 4 + letter / 2 + lane);
  } else {
    context.textAlign = "right";
    context.fillText(text, width - 2, y[k]);
  }
  context.globalAlpha = 1;
}

/**
 * A ring in the colour of attention: the answer.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius of what is ringed
 * @param {Palette} colours
 * @param {number} thick
 */
function ring(context, x, y, radius, colours, thick) {
  context.lineWidth = thick;
  context.strokeStyle = colours.css.attention;
  context.beginPath();
  context.arc(x, y, radius * 1.12 + 1 + thick / 2, 0, 2 * Math.PI);
  context.stroke();
}

/**
 * The four corners of a square around what is chosen, also around the answer's ring.
 * @param {CanvasRenderingContext2D} context
 * @param {Places} places
 * @param {{layer: number, index: number}} one
 * @param {Palette} colours
 */
export function corners(context, { columns, image }, { layer, index }, colours) {
  const { radius, x: xs, y: ys } = columns[layer];
  const [x, y] = [xs[index], ys[index]];
  const side = layer === 0 && image ? image.cell / 2 + 2 : 1.3 * radius + 3;
  context.beginPath();
  for (const [right, down] of [
    [-1, -1],
    [-1, 1],
    [1, -1],
    [1, 1],
  ]) {
    const [across, below] = [x + right * side, y + down * side];
    context.moveTo(across - 0.6 * right * side, below);
    context.lineTo(across, below);
    context.lineTo(across, below - 0.6 * down * side);
  }
  context.lineWidth = 2.5;
  context.strokeStyle = colours.css.attention;
  context.stroke();
}
