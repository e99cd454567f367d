// What can be played on a diagram: a clip is a view for each moment from 0 to 1.

import { whole_view } from "./diagram.js";
import { even } from "./light.js";

/** @typedef {import("./diagram.js").View} View */
/** @typedef {import("./diagram.js").Place} Place */
/**
 * at: the view when a share of the clip has passed. seconds: how long it takes at full speed, 0 for
 * a view that stands still.
 * @typedef {object} Clip
 * @property {number} seconds
 * @property {(share: number) => View} at
 */

const WIDTH_OUTSIDE = 3; // the front begins and ends well outside, so that nothing jumps

/** @param {View} view @returns {Clip} */
export const still = (view) => ({ seconds: 0, at: () => view });

/**
 * Layers are told up to one, with the lines that led there; what is behind is dark.
 * @param {number} gaps
 * @param {number} layer
 * @returns {View}
 */
export function told_up_to(gaps, layer) {
  const view = whole_view(gaps);
  view.told = view.told.map((_, k) => (k <= layer ? 1 : 0));
  view.pulses = view.pulses.map((_, gap) => even(gap < layer ? 1 : 0));
  return view;
}

/**
 * Light runs through a gap and stays, and the layer behind it lights up.
 * @param {number} gaps
 * @param {number} gap
 * @param {number} width how long the front is
 * @param {(view: View) => View} [also]
 * @returns {Clip}
 */
export function passing(gaps, gap, width, also = (view) => view) {
  return {
    seconds: 2,
    at(share) {
      if (share === 1) return also(told_up_to(gaps, gap + 1));
      const view = told_up_to(gaps, gap);
      const run = Math.min(share / 0.65, 1);
      view.pulses[gap] = { front: -width + run * (1 + WIDTH_OUTSIDE * width), trail: 0, rest: 1 };
      view.told[gap + 1] = Math.min(Math.max((share - 0.55) / 0.45, 0), 1);
      return also(view);
    },
  };
}

/**
 * Light runs through the whole network, gap after gap.
 * @param {number} gaps
 * @param {number} width
 * @returns {Clip}
 */
export function run_through(gaps, width) {
  const parts = Array.from({ length: gaps }, (_, gap) => passing(gaps, gap, width));
  return {
    seconds: 0.55 * gaps,
    at(share) {
      const gap = Math.min(Math.floor(share * gaps), gaps - 1);
      return parts[gap].at(share * gaps - gap);
    },
  };
}
