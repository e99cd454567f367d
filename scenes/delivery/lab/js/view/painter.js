// What lies over the light: the input's cells, neurons, outputs with bars and numbers.

import { css_of, lamp, minus_ink, mixed } from "./colours.js";
import { grey_picture } from "./grids.js";
import { FACE, letter_inside, paint_beside, paint_inside } from "./inside.js";
import { corners, paint_outputs } from "./outputs.js";

/** @typedef {import("./layout.js").Places} Places */
/** @typedef {import("./layout.js").Column} Column */
/** @typedef {import("./colours.js").Palette} Palette */
/**
 * @typedef {object} Shown what a network is drawn from
 * @property {ArrayLike<number>[]} activations of each layer, the input first
 * @property {number[]} limits the activation of each layer that is drawn fully lit
 * @property {number[]} told of each layer how plainly its activations are seen, 0..1
 * @property {string[]} names of the outputs
 * @property {string[]} labels of the layers
 * @property {number[]} marked the outputs that are the answer
 * @property {{layer: number, index: number} | null} chosen
 * @property {{layer: number, index: number} | null} only the neuron that is seen alone of its layer
 * @property {ReadonlySet<string>} off neurons that are switched off, "layer/index"
 */

const CELL_GAP = 0.14; // of a cell: the space that keeps cells apart

/** @type {WeakMap<CanvasRenderingContext2D, HTMLCanvasElement>} */
const kept_cells = new WeakMap();

/**
 * @param {CanvasRenderingContext2D} context scaled to CSS pixels
 * @param {Places} places
 * @param {Shown} shown
 * @param {Palette} colours
 */
export function paint(context, places, shown, colours) {
  context.clearRect(0, 0, places.width, places.height);
  if (places.image)
    paint_image(context, places.image, shown.activations[0], shown.told[0], colours);
  places.columns.forEach((column, layer) => {
    if (column.radius) paint_neurons(context, column, layer, shown, colours);
  });
  paint_outputs(context, places, shown, colours);
  paint_labels(context, places, shown.labels, colours);
  if (shown.chosen) corners(context, places, shown.chosen, colours);
  paint_beside(context, places, shown, colours);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {NonNullable<Places["image"]>} image
 * @param {ArrayLike<number>} values 0..1
 * @param {number} told
 * @param {Palette} colours
 */
function paint_image(context, { left, top, cell, rows, columns }, values, told, colours) {
  const [width, height, gap] = [cell * columns, cell * rows, cell * CELL_GAP];
  const shown = told === 1 ? values : Float64Array.from(values, (value) => value * told);
  const cells = grey_picture(shown, columns, colours, kept_cells.get(context));
  kept_cells.set(context, cells);
  context.imageSmoothingEnabled = false;
  context.drawImage(cells, left, top, width, height);
  context.fillStyle = colours.css.plate;
  for (let k = 0; k <= columns; k++)
    context.fillRect(left + k * cell - gap / 2, top - gap / 2, gap, height + gap);
  for (let k = 0; k <= rows; k++)
    context.fillRect(left - gap / 2, top + k * cell - gap / 2, width + gap, gap);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Column} column
 * @param {number} layer
 * @param {Shown} shown
 * @param {Palette} colours
 */
function paint_neurons(context, { x, y, radius }, layer, shown, colours) {
  const { activations, limits, off, only } = shown;
  for (let k = 0; k < x.length; k++) {
    const alone = only?.layer === layer && layer < activations.length - 1;
    const told = alone && only.index !== k ? 0 : shown.told[layer];
    const share = Math.max(-1, Math.min(1, activations[layer][k] / limits[layer]));
    const colour = mixed(colours.rgb.dark, lamp(colours, share), told);
    disc(context, x[k], y[k], radius, css_of(colour), colours.css.muted);
    if (layer < activations.length - 1 && letter_inside(radius)) {
      // A negative number says with its own minus what else a mark says.
      if (told)
        paint_inside(context, x[k], y[k], radius, activations[layer][k], told, colour, colours);
    } else if (share < 0) {
      context.globalAlpha = told;
      context.fillStyle = css_of(minus_ink(colours, colour));
      context.fillRect(x[k] - 0.55 * radius, y[k] - 0.15 * radius, 1.1 * radius, 0.3 * radius);
      context.globalAlpha = 1;
    }
    if (off.has(`${layer}/${k}`)) crossed_out(context, x[k], y[k], radius, colours);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} fill
 * @param {string} stroke
 */
function disc(context, x, y, radius, fill, stroke) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = Math.min(radius * 0.2, 1.6);
  context.strokeStyle = stroke;
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {Palette} colours
 */
function crossed_out(context, x, y, radius, colours) {
  const reach = radius * 1.25;
  context.beginPath();
  for (const way of [-1, 1]) {
    context.moveTo(x - reach, y - way * reach);
    context.lineTo(x + reach, y + way * reach);
  }
  context.lineWidth = 2.5;
  context.strokeStyle = colours.css.ink;
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Places} places
 * @param {string[]} labels
 * @param {Palette} colours
 */
function paint_labels(context, { columns, image, down, height, unit }, labels, colours) {
  context.fillStyle = colours.css.muted;
  context.textBaseline = "middle";
  context.font = `${down ? 13 : Math.min(Math.max(15, 0.2 * unit), 20)}px ${FACE}`;
  const counts = labels.map((label) => label.replace(/[^\d,\u00a0]+/gu, ""));
  const narrow = columns.length > 2 && columns[2].x[0] - columns[1].x[0] < 95;
  columns.forEach(({ x, y }, layer) => {
    const middle = layer === 0 && image;
    if (down) {
      context.textAlign = "left";
      context.fillText(counts[layer], 0, middle ? middle.top + 8 : y[0]);
    } else {
      context.textAlign = "center";
      context.fillText(
        (narrow ? counts : labels)[layer],
        middle ? middle.left + (middle.columns * middle.cell) / 2 : x[0],
        height - 11,
      );
    }
  });
}
