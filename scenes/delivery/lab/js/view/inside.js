// The numbers of neurons: inside those that have room for one, and beside the others where one is
// touched.

import { css_of } from "./colours.js";
import { activation, number } from "./numbers.js";

/** @typedef {import("./layout.js").Places} Places */
/** @typedef {import("./painter.js").Shown} Shown */
/** @typedef {import("./colours.js").Palette} Palette */
/** @typedef {import("./colours.js").Rgb} Rgb */

export const FACE =
  '"Libertinus Serif", "Linux Libertine O", Palatino, "Noto Serif", Georgia, serif';
const LETTER = 0.7; // of a neuron's radius: with it "> 0.99" is as wide as the neuron allows
const LEAST = 10.5; // pixels: smaller letters are not read
const SMALL = 14; // beside a neuron that is touched, letters are not smaller
const ROOM = 0.58; // of the way from neuron to neuron: the letters beside them
const MOST = 17;
const WIDEST = 1.72; // of the radius; the few that are wider are condensed to it
const BESIDE = 6;
const BRIGHT = 0.42; // of a ground: from here on dark ink stands out more than bright

/**
 * How large the numbers in neurons are, 0 where there is no room for them.
 * @param {number} radius
 */
export function letter_inside(radius) {
  return LETTER * radius < LEAST ? 0 : Math.min(LETTER * radius, MOST);
}

/**
 * An activation with as many decimals as there is room for.
 * @param {number} value
 */
export function short(value) {
  const size = Math.abs(value);
  return size < 10 ? activation(value) : number(value, size < 100 ? 1 : 0);
}

/**
 * A neuron's number on its own light.
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius one that has room
 * @param {number} value
 * @param {number} told how plainly it is seen, 0..1
 * @param {Rgb} ground what it is written on
 * @param {Palette} colours
 */
export function paint_inside(context, x, y, radius, value, told, ground, colours) {
  const [red, green, blue] = ground;
  const { plate, lit } = colours.rgb;
  const ink = 0.3 * red + 0.6 * green + 0.1 * blue > BRIGHT ? plate : lit;
  context.globalAlpha = told;
  context.font = `${letter_inside(radius)}px ${FACE}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = css_of(ink);
  context.fillText(short(value), x, y + 0.5, WIDEST * radius);
  context.globalAlpha = 1;
}

/**
 * The numbers of neurons that are too small to hold them, beside them, while one of them is touched:
 * then there are few lines in the way. Where layers are rows only its own has room. An output has
 * its number behind its bar.
 * @param {CanvasRenderingContext2D} context
 * @param {Places} places
 * @param {Shown} shown
 * @param {Palette} colours
 */
export function paint_beside(context, places, { activations, told, chosen, only }, colours) {
  if (!chosen || chosen.layer === 0) return;
  const { columns, down } = places;
  for (let layer = 1; layer < columns.length - 1; layer++) {
    const { x, y, radius } = columns[layer];
    if (told[layer] < 1 || letter_inside(radius)) continue;
    const letter = down || x.length < 2 ? SMALL : Math.min(ROOM * (y[1] - y[0]), MOST);
    for (let k = 0; k < x.length; k++) {
      const text = short(activations[layer][k]);
      if (layer === chosen.layer && k === chosen.index)
        write(context, places, layer, k, text, Math.max(letter, SMALL) + 1, colours, "ink");
      else if (!down && !only && letter >= LEAST)
        write(context, places, layer, k, text, letter, colours, "muted");
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Places} places
 * @param {number} layer
 * @param {number} k
 * @param {string} text
 * @param {number} letter
 * @param {Palette} colours
 * @param {"ink" | "muted"} ink
 */
function write(context, { columns, down, width }, layer, k, text, letter, colours, ink) {
  const { x, y, radius } = columns[layer];
  context.font = `${letter}px ${FACE}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  const away = 1.3 * radius + 3 + BESIDE; // from the middle, past the corners of what is touched
  const wide = context.measureText(text).width;
  const left = down ? Math.min(Math.max(x[k] - wide / 2, 2), width - wide - 2) : x[k] + away;
  const middle = down ? y[k] - away - letter / 2 : y[k];
  // Lines that pass behind it stop before its letters.
  context.lineJoin = "round";
  context.lineWidth = 5;
  context.strokeStyle = colours.css.background;
  context.strokeText(text, left, middle);
  context.fillStyle = colours.css[ink];
  context.fillText(text, left, middle);
}
