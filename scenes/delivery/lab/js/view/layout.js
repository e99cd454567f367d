// Where the parts of a network go, as in the films (network/diagram_layout.py): columns from left
// to right, or rows from the top where the room is higher than wide. Numbers only, in CSS pixels.

/**
 * @typedef {object} Column the neurons of a layer
 * @property {Float32Array} x
 * @property {Float32Array} y
 * @property {number} radius 0 for the cells of an image
 */
/**
 * @typedef {object} Bars
 * @property {number} length
 * @property {number} thickness
 * @property {number} name from an output's middle to that of its name, in the first lane
 * @property {number} begin from there to where its bar begins
 * @property {number} name_lanes in which names under a row stand by turns
 * @property {number} lanes in which numbers under a row do
 * @property {number} widest a name, in pixels
 * @property {number} step how far apart outputs are that have a name and a number: 1 for all
 */
/**
 * @typedef {object} Places
 * @property {number} width
 * @property {number} height
 * @property {boolean} down whether signals run from top to bottom
 * @property {number} unit how many pixels one of Manim's units is
 * @property {{left: number, top: number, cell: number, rows: number, columns: number} | null} image
 * @property {Column[]} columns the input first
 * @property {Bars} bars
 * @property {number} letter the size of numbers and names
 */

const IMAGE_SHARE = 0.31; // of the way from the input to the end: the side of the input's image
const LOW_IMAGE = 0.26; // where the way from top to bottom is short
const LETTER = 0.31; // of one of Manim’s units: the size of the films’ small letters
const LABEL_ROOM = 24; // pixels for a line about a layer, under it or beside it
const NUMBER_LETTERS = 3.1; // letters that an output's number is wide
const BESIDE = 5;
const LANES = 4; // of names or of numbers under a row, at most
export const LANE = 1.15; // of a letter's size: from lane to lane, and from line to line
const WIDEST_NAME = 0.2; // of the way beside a column
const LONGEST_NAME = 0.4; // of a row

/**
 * @param {number[]} sizes
 * @param {number} width
 * @param {number} height
 * @param {number} name_width of the longest name of an output, of the letter's size
 * @returns {Places}
 */
export function layout_of(sizes, width, height, name_width) {
  const down = height > width;
  const unit = down ? width / 7.3 : width / 13.5;
  const edge = 4;
  const zone = down
    ? { left: LABEL_ROOM, top: edge, length: width - LABEL_ROOM - edge, way: height - edge }
    : { left: edge, top: edge, length: height - LABEL_ROOM - 2 * edge, way: width - edge };
  const last = sizes.length - 1;
  const outputs = line_of(sizes[last], zone.length, unit);
  const letter = Math.max(11, Math.min(LETTER * unit, outputs.spacing * (down ? 0.36 : 0.6)));
  const bars = bar_places(down, outputs, letter, name_width, zone);
  const behind =
    bars.begin +
    bars.length +
    BESIDE +
    (down ? bars.lanes * letter * LANE : NUMBER_LETTERS * letter);
  const share = down && height < 1.25 * width ? LOW_IMAGE : IMAGE_SHARE;
  const side = Math.min(share * zone.way, zone.length);
  const image = image_places(sizes[0], side, zone, down);
  const start = image ? side : 2 * line_of(sizes[0], zone.length, unit).radius;
  const step = (zone.way - behind - start) / last;
  const columns = sizes.map((size, k) => {
    if (k === 0 && image) return cell_places(image);
    return column_places(size, zone, down, k === 0 ? start / 2 : start + k * step, unit);
  });
  return { width, height, down, unit, image, columns, bars, letter };
}

/**
 * @param {boolean} down
 * @param {{count: number, spacing: number, radius: number}} outputs
 * @param {number} letter
 * @param {number} name_width
 * @param {{length: number, way: number}} zone
 * @returns {Bars}
 */
function bar_places(down, outputs, letter, name_width, zone) {
  const { way } = zone;
  const widest = Math.min(
    name_width * letter,
    down ? LONGEST_NAME * zone.length : WIDEST_NAME * way,
  );
  const times = (/** @type {number} */ length, /** @type {number} */ room) =>
    Math.max(1, Math.ceil(length / room - 1e-6));
  const is_one = outputs.count === 1;
  const lanes_of = (/** @type {number} */ length) =>
    down && !is_one ? Math.min(times(length, outputs.spacing), LANES) : 1;
  const number = NUMBER_LETTERS * letter;
  const name_lanes = lanes_of(widest + 2);
  const lanes = lanes_of(number);
  const step = down
    ? Math.max(
        times(widest + 2, name_lanes * outputs.spacing),
        times(number, lanes * outputs.spacing),
      )
    : times(letter * LANE, outputs.spacing);
  const name = outputs.radius * 1.4 + BESIDE + (down ? letter : widest) / 2;
  const behind = down ? letter / 2 + (name_lanes - 1) * letter * LANE : widest / 2;
  const begin = name + (down ? BESIDE : 0.4 * letter) + behind;
  const length = down ? Math.max(24, 0.11 * way) : Math.max(24, 0.13 * way);
  const thickness = Math.min(outputs.spacing * 0.6, 20);
  return { name, begin, name_lanes, lanes, length, thickness, widest, step: is_one ? 1 : step };
}

/**
 * Which outputs have a name and a number: all, or as many as have room, the answer among them.
 * @param {number} count how many outputs there are
 * @param {number} step how far apart those are that are told
 * @param {number[]} kept which are told before all others
 * @returns {number[]} ascending
 */
export function told_outputs(count, step, kept) {
  /** @type {number[]} */
  const told = [];
  for (const k of [...kept, ...Array.from({ length: count }, (_, index) => index)])
    if (told.every((other) => Math.abs(other - k) >= step)) told.push(k);
  return told.sort((one, other) => one - other);
}

/**
 * @param {number} count
 * @param {number} length
 * @param {number} unit
 */
function line_of(count, length, unit) {
  const spacing = Math.min(length / count, 1.3 * unit);
  return { count, spacing, radius: count > 1 ? 0.38 * spacing : Math.min(unit / 2, length / 2) };
}

/**
 * @param {number} count
 * @param {number} side
 * @param {{left: number, top: number, length: number}} zone
 * @param {boolean} down
 */
function image_places(count, side, zone, down) {
  const rows = Math.round(Math.sqrt(count));
  if (rows * rows !== count || rows < 5) return null;
  const cell = side / rows;
  const across = (zone.length - side) / 2;
  const left = zone.left + (down ? across : 0);
  const top = zone.top + (down ? 0 : across);
  return { left, top, cell, rows, columns: rows };
}

/**
 * @param {{left: number, top: number, cell: number, rows: number, columns: number}} image
 * @returns {Column}
 */
function cell_places({ left, top, cell, rows, columns }) {
  const count = rows * columns;
  const x = Float32Array.from({ length: count }, (_, k) => left + ((k % columns) + 0.5) * cell);
  const y = Float32Array.from(
    { length: count },
    (_, k) => top + (Math.floor(k / columns) + 0.5) * cell,
  );
  return { x, y, radius: 0 };
}

/**
 * @param {number} count
 * @param {{left: number, top: number, length: number}} zone
 * @param {boolean} down
 * @param {number} distance from the input's edge
 * @param {number} unit
 * @returns {Column}
 */
function column_places(count, zone, down, distance, unit) {
  const { spacing, radius } = line_of(count, zone.length, unit);
  const along = Float32Array.from(
    { length: count },
    (_, k) => zone.length / 2 + (k - (count - 1) / 2) * spacing,
  );
  const still = new Float32Array(count).fill(distance + (down ? zone.top : zone.left));
  const moved = along.map((at) => at + (down ? zone.left : zone.top));
  return down ? { x: moved, y: still, radius } : { x: still, y: moved, radius };
}

/**
 * What lies at a point: a neuron or a pixel, or null.
 * @param {Places} places
 * @param {number} x
 * @param {number} y
 * @returns {{layer: number, index: number} | null}
 */
export function found_at(places, x, y) {
  const { image, columns } = places;
  if (image) {
    const [row, across] = [
      Math.floor((y - image.top) / image.cell),
      Math.floor((x - image.left) / image.cell),
    ];
    if (row >= 0 && row < image.rows && across >= 0 && across < image.columns) {
      return { layer: 0, index: row * image.columns + across };
    }
  }
  let [best, found] = [Infinity, /** @type {{layer: number, index: number} | null} */ (null)];
  columns.forEach((neurons, layer) => {
    if (!neurons.radius) return;
    const reach = Math.max(neurons.radius * 1.3, 18); // a finger is wider than a neuron
    neurons.x.forEach((centre, index) => {
      const away = Math.hypot(x - centre, y - neurons.y[index]);
      if (away < reach && away < best) [best, found] = [away, { layer, index }];
    });
  });
  return found;
}
