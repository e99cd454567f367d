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
  // The pictures' places stay while the line is seen: nothing leaps when somebody begins to draw.
  strip.classList.toggle("idle", !stages);
  /** @type {[string, Picture | null][]} */
  const all = [
    [say("drawn"), stages?.light_on_dark ?? null],
    [say("ink"), stages?.ink ?? null],
    [say("cropped"), stages?.cropped ?? null],
    [say("scaled"), stages?.scaled ?? null],
    [say("centred"), stages?.result ?? null],
  ];
  if (!strip.children.length) {
    strip.replaceChildren(
      ...all.map(([name]) => made("li", "", made("div", "picture"), made("span", "", name))),
      made(
        "li",
        "promise",
        say("Draw, and see here how your drawing becomes the network’s input."),
      ),
    );
  }
  all.forEach(([, picture], k) => {
    const frame = strip.children[k].firstElementChild;
    const held = frame?.firstElementChild;
    const canvas = picture && grey_of(picture, colours, held);
    if (!canvas) held?.remove();
    else if (canvas !== held) frame?.replaceChildren(canvas);
  });
}

/**
 * @param {Picture} picture
 * @param {Palette} colours
 * @param {Element | null} [held]
 */
function grey_of(picture, colours, held) {
  const small = thinned(picture);
  return grey_picture(small.values, small.columns, colours, held);
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
