// The scale of light, one for each gap between layers, as in the films: network/connections.py and
// painting/crowd.py. The largest |value| shines fully, and light is amplified as far as lets a lone
// connection stand out, less where a crowd would burn out.

import { largest_size, quantile } from "../arrays.js";

/** @typedef {import("./layout.js").Column} Column */
/** @typedef {import("../data.js").Light} Rules how the films draw light */
/**
 * The scale of one gap. limit: the |value| at full brightness. exposure: how far light is amplified.
 * @typedef {{ limit: number, exposure: number }} Scale
 */

export const SIGNAL = 0.012; // how thick a line is, in Manim's units

/**
 * What is drawn of values: −1..1, the sign of each and its brightness.
 * @param {ArrayLike<number>} values
 * @param {number} limit
 * @param {number} power
 * @param {Float32Array} out
 * @param {number} [offset] where in `out` they begin
 */
export function intensities(values, limit, power, out, offset = 0) {
  for (let k = 0; k < values.length; k++) {
    const light = values[k] && Math.min(Math.abs(values[k]) / limit, 1) ** power;
    out[offset + k] = values[k] < 0 ? -light : light;
  }
  return out;
}

/**
 * The scale of a gap for several sets of values that it may show: the limit holds for all, and so
 * does the exposure, which is that of the densest crowd among them.
 * @param {Column} sources
 * @param {Column} targets
 * @param {ArrayLike<number>[]} sets each n_out × n_in
 * @param {number} unit pixels of one of Manim's units
 * @param {Rules} rules
 * @returns {Scale}
 */
export function scale_of(sources, targets, sets, unit, rules) {
  const limit = Math.max(...sets.map(largest_size), 1e-9);
  const light = new Float32Array(sources.x.length * targets.x.length);
  const crowds = sets.map((values) =>
    crowd(
      sources,
      targets,
      intensities(values, limit, rules.power, light),
      rules.crowd_place * unit,
      rules,
    ),
  );
  return {
    limit,
    exposure: Math.min(rules.exposure, rules.crowd_exposure / Math.max(...crowds, 1e-9)),
  };
}

/**
 * The light that most of the lit places stay below.
 * @param {Column} sources
 * @param {Column} targets
 * @param {Float32Array} light −1..1
 * @param {number} place its side, in pixels
 * @param {Rules} rules
 * @returns {number}
 */
function crowd(sources, targets, light, place, rules) {
  const n = sources.x.length;
  const left = Math.min(...sources.x, ...targets.x);
  const top = Math.min(...sources.y, ...targets.y);
  const columns = Math.floor((Math.max(...sources.x, ...targets.x) - left) / place) + 2;
  const rows = Math.floor((Math.max(...sources.y, ...targets.y) - top) / place) + 2;
  const sums = new Float32Array(columns * rows);
  const points = Math.ceil(longest(sources, targets, light) / place) + 1;
  for (let k = 0; k < light.length; k++) {
    if (!light[k]) continue;
    const [i, j] = [Math.floor(k / n), k % n];
    const [x, y] = [sources.x[j] - left, sources.y[j] - top];
    const [dx, dy] = [targets.x[i] - sources.x[j], targets.y[i] - sources.y[j]];
    // A line's light falls on as many places as it is long.
    const covered = Math.min(SIGNAL / rules.crowd_place, 1);
    const share = (Math.abs(light[k]) * covered * Math.hypot(dx, dy)) / place / points;
    for (let p = 0; p < points; p++) {
      const way = (p + 0.5) / points;
      sums[Math.floor((y + way * dy) / place) * columns + Math.floor((x + way * dx) / place)] +=
        share;
    }
  }
  const lit = sums.filter((sum) => sum > 0);
  return lit.length ? quantile(lit, rules.crowd_share) : 0;
}

/**
 * How long the longest line is that shines.
 * @param {Column} sources
 * @param {Column} targets
 * @param {Float32Array} light
 */
function longest(sources, targets, light) {
  const n = sources.x.length;
  let most = 0;
  for (let k = 0; k < light.length; k++) {
    const [i, j] = [Math.floor(k / n), k % n];
    if (light[k])
      most = Math.max(most, Math.hypot(targets.x[i] - sources.x[j], targets.y[i] - sources.y[j]));
  }
  return most;
}

/**
 * Of the lines of a gap those that begin or end at a neuron, the brightest of them at full light;
 * of the others only a share is left.
 * @param {Float32Array} values
 * @param {number} begin where the gap begins in them
 * @param {number} gap
 * @param {import("../network.js").Layer} layer
 * @param {{ layer: number, index: number }} place
 * @param {number} share
 */
export function single_out(values, begin, gap, { n_in, n_out }, place, share) {
  const is_own = (/** @type {number} */ k) =>
    (place.layer === gap + 1 && place.index === Math.floor(k / n_in)) ||
    (place.layer === gap && place.index === k % n_in);
  let most = 0;
  for (let k = 0; k < n_in * n_out; k++)
    if (is_own(k)) most = Math.max(most, Math.abs(values[begin + k]));
  for (let k = 0; k < n_in * n_out; k++) values[begin + k] *= is_own(k) ? 1 / (most || 1) : share;
}
