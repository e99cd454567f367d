// The film of the forward pass as steps: each phrase that it says, with what is seen meanwhile.

import { say } from "../words.js";
import { passing, still, told_up_to } from "./clips.js";
import { whole_view } from "./diagram.js";
import { even } from "./light.js";

/** @typedef {import("./clips.js").Clip} Clip */
/** @typedef {import("./diagram.js").View} View */
/** @typedef {import("./reading.js").Reading} Reading */
/**
 * beat: the title of what it is a part of.
 * @typedef {object} FilmStep
 * @property {string} beat
 * @property {string} phrase
 * @property {Clip} clip
 */
/** @typedef {{ clip: Clip, phrase?: string }} Scene one phrase's picture */

/**
 * The steps for a reading, as the film has them for its network.
 * @param {import("../data.js").Beat[]} beats
 * @param {Reading} reading
 * @param {number} width how long the front of running light is
 * @returns {FilmStep[]}
 */
export function film_steps(beats, reading, width) {
  const scenes = pictures(reading, width);
  return beats.flatMap((beat) =>
    beat.phrases.flatMap((phrase, k) => {
      const scene = scenes[beat.name]?.(k);
      if (!scene) return [];
      const told = scene.phrase ?? phrase;
      return [{ beat: beat.title, phrase: told, clip: scene.clip }];
    }),
  );
}

/**
 * @param {Reading} reading
 * @param {number} width
 * @returns {Record<string, (phrase: number) => Scene | null>}
 */
function pictures(reading, width) {
  const gaps = reading.steps.length;
  const { a } = reading.steps[gaps - 1];
  const suited = reading.steps[0].weighted_sum.indexOf(Math.max(...reading.steps[0].weighted_sum));
  const has_second = a.length > 1 && reading.answers.length === 1;
  const unless_second = has_second ? undefined : say("So there is no runner-up.");
  const start = still(told_up_to(gaps, 0));
  const is_together = (/** @type {number} */ k) =>
    reading.network.layers[k].activation === "softmax";
  /** @type {(view: View) => View} */
  const one = (view) => ({ ...view, only: { layer: 1, index: suited } });
  const followed = [
    still(one(told_up_to(gaps, 0))),
    passing_dark(gaps, width, one),
    still(one(told_up_to(gaps, 1))),
  ];
  return {
    digit_pours_in: () => ({ clip: start }),
    every_connection: (k) => ({
      clip: still(weights_view(gaps, k === 2 ? 0 : 1, k === 1 ? 0 : 1)),
    }),
    one_neuron: (k) => ({
      clip: followed[Math.min(k, followed.length - 1)],
      phrase: k === 2 && is_together(0) ? weighed() : undefined,
    }),
    first_layer_lights: (k) => ({
      clip: k < 2 ? passing(gaps, 0, width) : still(told_up_to(gaps, 1)),
      phrase: k === 2 && gaps < 2 && is_together(0) ? probable() : undefined,
    }),
    next_layers_light: (k) =>
      gaps < 3 ? null : { clip: k ? inner_layers(gaps, width) : still(told_up_to(gaps, 1)) },
    outputs_light(k) {
      if (gaps < 2) return null;
      const phrase = k ? counts_as(a, is_together(gaps - 1)) : undefined;
      return { clip: k ? still(whole_view(gaps)) : passing(gaps, gaps - 1, width), phrase };
    },
    winner: (k) => ({
      clip: still(whole_view(gaps)),
      phrase: [instead(a, reading.answers), unless_second][k],
    }),
  };
}

/**
 * The lines as weights, and all neurons dark but the input.
 * @param {number} gaps
 * @param {number} positive
 * @param {number} negative
 * @returns {View}
 */
function weights_view(gaps, positive, negative) {
  const view = told_up_to(gaps, 0);
  return {
    ...view,
    pulses: view.pulses.map(() => even(1)),
    weights: true,
    signs: [positive, negative],
  };
}

/**
 * Light runs to the neuron that is followed, which is still dark.
 * @param {number} gaps
 * @param {number} width
 * @param {(view: View) => View} one
 * @returns {Clip}
 */
function passing_dark(gaps, width, one) {
  return passing(gaps, 0, width, (view) =>
    one({ ...view, told: view.told.map((share, k) => (k === 1 ? 0 : share)) }),
  );
}

/**
 * Light runs through all gaps between the first layer and the last.
 * @param {number} gaps
 * @param {number} width
 * @returns {Clip}
 */
function inner_layers(gaps, width) {
  const inner = gaps - 2;
  const parts = Array.from({ length: inner }, (_, k) => passing(gaps, k + 1, width));
  return {
    seconds: 2 * inner,
    at(share) {
      const k = Math.min(Math.floor(share * inner), inner - 1);
      return parts[k].at(share * inner - k);
    },
  };
}

/** Of a neuron whose activation depends on its whole layer. */
const weighed = () =>
  say("784 products come in. Softmax weighs their sum against the other neurons' sums.");

const probable = () => say("The outputs are probabilities: together they are 1.");

/**
 * What outputs say; undefined of lights, each of which counts by itself.
 * @param {Float64Array} outputs
 * @param {boolean} together whether they are probabilities
 * @returns {string | undefined}
 */
function counts_as(outputs, together) {
  if (together) return probable();
  return Math.min(...outputs) < 0
    ? say("The higher an output, the more it counts for its answer.")
    : undefined;
}

/**
 * What is said of the answer where "the brightest output is the answer" would not hold.
 * @param {Float64Array} outputs
 * @param {number[]} answers
 * @returns {string | undefined}
 */
function instead(outputs, answers) {
  if (outputs.length === 1) return say("There is only one output, and its number is the answer.");
  if (answers.length > 1)
    return say("No output is brighter than all others, so the network has no answer.");
  if (Math.max(...outputs) <= 0)
    return say("No output is above zero; the highest of them is the answer.");
  return Math.min(...outputs) < 0 ? say("The highest output is the answer.") : undefined;
}
