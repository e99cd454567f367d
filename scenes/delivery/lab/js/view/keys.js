// The keyboard: what each key does, wherever on the page one is.

import { say } from "../words.js";
import { made, part } from "./elements.js";

/** @typedef {{ keys: string[], shown: string[], text: string, what: (key: string) => boolean | void }} Shortcut */

/**
 * Do what the shortcuts say. One that returns false has nothing to do, and the key is left alone.
 * @param {Shortcut[]} shortcuts
 */
export function shortcuts_for(shortcuts) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const on = event.target instanceof Element ? event.target : document.body;
    if (on.closest("textarea, select, input:not([type=checkbox], [type=range], [type=file])"))
      return;
    // The space bar already presses what has the focus.
    if (event.key === " " && on.closest("button, input, a, [role=tab]")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const found = shortcuts.find(({ keys }) => keys.includes(key));
    if (found && found.what(key) !== false) event.preventDefault();
  });
  const shown = shortcuts.filter((one) => one.shown.length);
  part("keys").replaceChildren(
    ...shown.map((one) =>
      made("li", "", ...one.shown.flatMap((name) => [made("kbd", "", name), " "]), one.text),
    ),
  );
}

/** What the keys are called that have no letter. */
export const key_names = () => ({ space: say("Space"), backspace: "⌫", escape: "Esc" });

/**
 * Arrow keys on a diagram: from layer to layer and from neuron to neuron.
 * @param {string} key
 * @param {{ layer: number, index: number } | null} from
 * @param {number[]} sizes
 * @param {boolean} down whether layers lie under one another
 * @returns {{ layer: number, index: number } | null} null for another key
 */
export function moved_by(key, from, sizes, down) {
  const arrows = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
  const way = arrows.indexOf(key);
  if (way < 0) return null;
  if (!from) return { layer: sizes.length - 1, index: 0 };
  const step = way % 2 ? 1 : -1;
  const across = way < 2;
  const side = Math.round(Math.sqrt(sizes[0]));
  if (from.layer === 0 && side * side === sizes[0])
    return moved_pixel(from.index, step, across, side, sizes, down);
  if (across !== down) return to_layer(from, step, sizes);
  return { layer: from.layer, index: (from.index + step + sizes[from.layer]) % sizes[from.layer] };
}

/**
 * Inside the picture; at its edge on to the first layer.
 * @param {number} index
 * @param {number} step
 * @param {boolean} across
 * @param {number} side
 * @param {number[]} sizes
 * @param {boolean} down
 */
function moved_pixel(index, step, across, side, sizes, down) {
  const [row, column] = [Math.floor(index / side), index % side];
  const [to_row, to_column] = across ? [row, column + step] : [row + step, column];
  const leaves = down ? to_row === side : to_column === side;
  if (leaves) return to_layer({ layer: 0, index }, 1, sizes);
  const inside = (/** @type {number} */ at) => Math.min(Math.max(at, 0), side - 1);
  return { layer: 0, index: inside(to_row) * side + inside(to_column) };
}

/**
 * The neuron at about the same place of another layer.
 * @param {{ layer: number, index: number }} from
 * @param {number} step
 * @param {number[]} sizes
 */
function to_layer({ layer, index }, step, sizes) {
  const to = Math.min(Math.max(layer + step, 0), sizes.length - 1);
  if (to === layer) return { layer, index };
  const side = Math.round(Math.sqrt(sizes[0]));
  if (to === 0 && side * side === sizes[0])
    return { layer: 0, index: Math.floor(side / 2) * side + side - 1 };
  const share =
    layer === 0 && side * side === sizes[0]
      ? Math.floor(index / side) / side
      : index / sizes[layer];
  return { layer: to, index: Math.min(Math.floor(share * sizes[to]), sizes[to] - 1) };
}
