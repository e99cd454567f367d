// How accuracy falls as digits are changed: a curve, and a mark where one is on it.

import { share_at } from "../moved.js";
import { canvas_of } from "./elements.js";
import { FACE } from "./inside.js";

/** @typedef {import("./colours.js").Palette} Palette */
/** @typedef {import("../data.js").Curve} Curve */

const ROOM = { left: 46, right: 10, top: 10, bottom: 26 };

/**
 * @param {Curve[]} curves of one change, of one network each; the first is the one that is shown
 * @param {number} at where the drawing is
 * @param {number} width in CSS pixels
 * @param {number} height
 * @param {Palette} colours
 * @param {(by: number) => string} printed
 * @returns {HTMLCanvasElement}
 */
export function curve_plot(curves, at, width, height, colours, printed) {
  const [canvas, context] = canvas_of(2 * width, 2 * height);
  canvas.style.width = `${width}px`;
  // On a wide screen all of the page's letters are larger, and so are these.
  const larger = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  context.scale(2 * larger, 2 * larger);
  plot(context, curves, at, width / larger, height / larger, colours, printed);
  return canvas;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Curve[]} curves
 * @param {number} at
 * @param {number} width
 * @param {number} height
 * @param {Palette} colours
 * @param {(by: number) => string} printed
 */
function plot(context, curves, at, width, height, colours, printed) {
  const [{ by }] = curves;
  const [low, high] = [by[0], by[by.length - 1]];
  const x = (/** @type {number} */ value) =>
    ROOM.left + ((value - low) / (high - low)) * (width - ROOM.left - ROOM.right);
  const y = (/** @type {number} */ share) =>
    ROOM.top + (1 - share) * (height - ROOM.top - ROOM.bottom);
  context.font = `14px ${FACE}`;
  context.fillStyle = colours.css.muted;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const share of [0, 0.5, 1]) {
    context.fillText(`${100 * share} %`, ROOM.left - 6, y(share));
    context.globalAlpha = 0.35;
    context.fillRect(ROOM.left, y(share), width - ROOM.left - ROOM.right, 1);
    context.globalAlpha = 1;
  }
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  for (const value of [low, (low + high) / 2, high]) {
    context.textAlign = value === low ? "left" : value === high ? "right" : "center";
    context.fillText(printed(value), x(value), height - 6);
  }
  curves.forEach((curve, k) => {
    context.beginPath();
    for (const [i, value] of curve.by.entries()) context.lineTo(x(value), y(curve.share[i]));
    context.lineWidth = 2;
    context.setLineDash(k ? [5, 4] : []);
    context.strokeStyle = k ? colours.css.muted : colours.css.ink;
    context.stroke();
  });
  context.setLineDash([]);
  context.beginPath();
  context.arc(x(Math.min(Math.max(at, low), high)), y(share_at(curves[0], at)), 6, 0, 2 * Math.PI);
  context.fillStyle = colours.css.attention;
  context.fill();
}
