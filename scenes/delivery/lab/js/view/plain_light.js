// All connections on a plain canvas, where a browser cannot sum light: line over line.

import { first_dash, line_count } from "./light.js";
import { SIGNAL } from "./scale.js";

/** @typedef {import("./layout.js").Places} Places */
/** @typedef {import("./colours.js").Palette} Palette */
/** @typedef {import("./light.js").Shining} Shining */

const UNSEEN = 0.004; // opacity: less is no shade

/**
 * Lines of one sign that are laid over each other cover as their summed light does: 1 − e^−a times
 * what 1 − e^−b leaves is 1 − e^−(a + b). Only where the signs meet, the upper one shows more.
 */
export class PlainLight {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {import("../data.js").Light} rules
   */
  constructor(canvas, rules) {
    this.canvas = canvas;
    this.rules = rules;
    this.ratio = 1;
    this.count = 0;
    /** @type {Places | null} */
    this.places = null;
  }

  /**
   * @param {Places} places
   * @param {number} ratio
   */
  place(places, ratio) {
    this.canvas.width = Math.max(1, Math.round(places.width * ratio));
    this.canvas.height = Math.max(1, Math.round(places.height * ratio));
    this.ratio = ratio;
    this.places = places;
    this.count = line_count(places);
  }

  /**
   * @param {Float32Array} values
   * @param {Shining[]} gaps
   * @param {Palette} colours
   */
  draw(values, gaps, colours) {
    const { places, ratio, canvas } = this;
    const { segments, dash, pulse: width } = this.rules;
    const context = canvas.getContext("2d");
    if (!context || !places) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, places.width, places.height);
    const thick = SIGNAL * places.unit;
    context.lineWidth = Math.max(thick, 1 / ratio);
    let line = 0;
    places.columns.slice(1).forEach((targets, gap) => {
      const sources = places.columns[gap];
      const { exposure, pulse, signs } = gaps[gap];
      const thin = exposure * Math.min(1, thick * ratio); // a thinner line than a pixel sheds less
      const [start, end, share] = stretch(pulse, width);
      for (let i = 0; i < targets.x.length; i++) {
        for (let j = 0; j < sources.x.length; j++) {
          const value = values[line++];
          const light = Math.abs(value) * thin * share * signs[value < 0 ? 1 : 0];
          const opacity = 1 - Math.exp(-light);
          if (opacity < UNSEEN || end <= start) continue;
          const [x, y] = [sources.x[j], sources.y[j]];
          const [dx, dy] = [targets.x[i] - x, targets.y[i] - y];
          const piece = Math.hypot(dx, dy) / segments;
          context.setLineDash(value < 0 ? [(dash - 1) * piece, piece] : []);
          context.lineDashOffset =
            piece * (first_dash(i * sources.x.length + j, dash) + start * segments);
          context.globalAlpha = opacity;
          context.strokeStyle = colours.css[value < 0 ? "negative" : "positive"];
          context.beginPath();
          context.moveTo(x + start * dx, y + start * dy);
          context.lineTo(x + end * dx, y + end * dy);
          context.stroke();
        }
      }
    });
    context.globalAlpha = 1;
  }
}

/**
 * The stretch of the way that is lit, and how much: light that runs is a stretch that grows.
 * @param {import("./light.js").Pulse} pulse
 * @param {number} width of the front
 * @returns {[number, number, number]}
 */
function stretch({ front, trail, rest }, width) {
  if (trail === rest) return [0, 1, rest];
  if (trail > 0) return [0, 1, front > 1 ? rest : trail];
  return [0, Math.min(Math.max(front, 0), 1), front > 1 + width ? rest : 1];
}
