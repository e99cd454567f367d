// Preprocessing stage by stage: from the drawing to the input, in small pictures; or a line that
// says what they will show.

import { say } from "../words.js";
import { made, part } from "./elements.js";
import { grey_picture } from "./grids.js";

/** @typedef {import("../pictures/preprocess.js").Stages} Stages */
/** @typedef {import("../pictures/picture.js").Picture} Picture */
/** @typedef {import("./colours.js").Palette} Palette */

const SMALL_SIDE = 64; // pixels that are enough for a small picture

/**
 * Show the stages; a digit of ours has none, and neither has an empty surface.
 * @param {Stages | null} stages
 * @param {Palette} colours
 */
export function show_stages(stages, colours) {
  const strip = part("stages");
  if (!stages) {
    if (strip.children.length !== 1)
      strip.replaceChildren(
        made("li", "idle", say("Draw, and see here how your drawing becomes the network’s input.")),
      );
    return;
  }
  /** @type {[string, Picture][]} */
  const all = [
    [say("drawn"), stages.light_on_dark],
    [say("ink"), stages.ink],
    [say("cropped"), stages.cropped],
    [say("scaled"), stages.scaled],
    [say("centred"), stages.result],
  ];
  if (strip.children.length !== all.length) {
    strip.replaceChildren(
      ...all.map(([name]) => made("li", "", made("div", "picture"), made("span", "", name))),
    );
  }
  all.forEach(([, picture], k) => {
    const frame = strip.children[k].firstElementChild;
    frame?.replaceChildren(grey_of(picture, colours));
  });
}

/**
 * @param {Picture} picture
 * @param {Palette} colours
 */
function grey_of(picture, colours) {
  const small = thinned(picture);
  return grey_picture(small.values, small.columns, colours);
}

/**
 * Every so many rows and columns of a large picture.
 * @param {Picture} picture
 * @returns {Picture}
 */
function thinned(picture) {
  const each = Math.ceil(Math.max(picture.rows, picture.columns) / SMALL_SIDE);
  if (each === 1) return picture;
  const [rows, columns] = [Math.ceil(picture.rows / each), Math.ceil(picture.columns / each)];
  const values = new Float64Array(rows * columns);
  for (let k = 0; k < values.length; k++) {
    values[k] =
      picture.values[Math.floor(k / columns) * each * picture.columns + (k % columns) * each];
  }
  return { rows, columns, values };
}
