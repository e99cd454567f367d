// A network that reads an input: all that is computed on the way.

import { by_size, largest_size } from "../arrays.js";
import { contributions, forward } from "../network.js";

/** @typedef {import("../network.js").Network} Network */
/** @typedef {import("../network.js").Step} Step */
/** @typedef {import("../arrays.js").Floats} Floats */
/**
 * activations: of each layer, the input first. signals: w·a of each gap, (n_out, n_in).
 * order: the outputs, the highest first. answers: those that are highest.
 * @typedef {object} Reading
 * @property {Network} network
 * @property {Floats[]} activations
 * @property {Step[]} steps
 * @property {Float64Array[]} signals
 * @property {number[]} order
 * @property {number[]} answers
 */

/**
 * @param {Network} network
 * @param {Floats} x
 * @returns {Reading}
 */
export function read(network, x) {
  const steps = forward(network, x);
  const activations = [x, ...steps.map((step) => step.a)];
  const signals = network.layers.map((layer, gap) => contributions(layer, activations[gap]));
  const outputs = steps[steps.length - 1].a;
  const order = by_size(outputs);
  const answers = order.filter((index) => outputs[index] === outputs[order[0]]);
  return { network, activations, steps, signals, order, answers };
}

/**
 * The activation of each layer that is drawn fully lit: 1 where nothing is larger, else the largest
 * that the readings know.
 * @param {Reading[]} readings
 * @returns {number[]}
 */
export function limits_of(readings) {
  const [{ network }] = readings;
  const bounded = ["sigmoid", "softmax", "tanh"];
  const behind = network.layers.map((layer, k) =>
    bounded.includes(layer.activation)
      ? 1
      : Math.max(...readings.map(({ steps }) => largest_size(steps[k].a)), 1e-9),
  );
  return [1, ...behind];
}
