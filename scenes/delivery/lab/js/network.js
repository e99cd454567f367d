// What a network computes: nnmath's network.py, activations.py, forward.py and grids.py, by the
// same names. Weights are kept as they are stored, as float32; sums are made as float64.

import { by_size, largest, sum } from "./arrays.js";

/** @typedef {import("./arrays.js").Floats} Floats */

/**
 * One layer of neurons: a = activation(weights · a_previous + biases).
 * weights: (n_out, n_in) row by row, weights[i * n_in + j] on the connection from j to i.
 * off: the neurons that are switched off, whose a is 0 whatever comes in.
 * @typedef {object} Layer
 * @property {number} n_in
 * @property {number} n_out
 * @property {Floats} weights
 * @property {Floats} biases (n_out,)
 * @property {string} activation such as "sigmoid" and "leaky_relu(0.2)"
 * @property {readonly number[]} [off]
 */

/** @typedef {{ layers: readonly Layer[] }} Network */

/**
 * What one layer computed, each (n_out,): W a before the bias, z = W a + b, and the activation.
 * @typedef {object} Step
 * @property {Float64Array} weighted_sum
 * @property {Float64Array} z
 * @property {Float64Array} a
 */

/**
 * How a network reads an input: its highest output and the next highest (−1 where there is one
 * output only), how far the one is ahead, and all outputs.
 * @typedef {object} Prediction
 * @property {number} winner
 * @property {number} runner_up
 * @property {number} margin
 * @property {Float64Array} activations
 */

const LEAK = 0.01; // the slope of leaky ReLU below 0 where nobody says another

/** @param {number} z */
export function sigmoid(z) {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}

/** @param {number} z */
export function relu(z) {
  return Math.max(0, z);
}

/**
 * @param {number} z
 * @param {number} slope below 0
 */
export function leaky_relu(z, slope = LEAK) {
  return z > 0 ? z : slope * z;
}

/** @param {number} z */
export function tanh(z) {
  return Math.tanh(z);
}

/** @param {number} z */
export function identity(z) {
  return z;
}

/**
 * Logits to probabilities that sum to 1.
 * @param {Floats} z
 * @returns {Float64Array}
 */
export function softmax(z) {
  const highest = largest(z);
  const powers = Float64Array.from(z, (value) => Math.exp(value - highest));
  const total = sum(powers);
  return powers.map((power) => power / total);
}

/** @type {Readonly<Record<string, (z: number) => number>>} */
const ACTIVATIONS = { sigmoid, relu, leaky_relu, tanh, identity };

/**
 * A layer's activation function of all its z, (n_out,).
 * @param {string} activation
 * @param {Float64Array} z
 * @returns {Float64Array}
 */
export function squish(activation, z) {
  if (activation === "softmax") return softmax(z);
  const leaky = /^leaky_relu\((.+)\)$/.exec(activation);
  if (leaky) return z.map((value) => leaky_relu(value, Number(leaky[1])));
  const known = ACTIVATIONS[activation];
  if (known === undefined) throw new Error(`no activation function is called ${activation}`);
  return z.map((value) => known(value));
}

/**
 * How many numbers each stage holds, the input first: [784, 16, 16, 10].
 * @param {Network} network
 * @returns {number[]}
 */
export function sizes(network) {
  return [network.layers[0].n_in, ...network.layers.map((layer) => layer.n_out)];
}

/**
 * Let an input ripple through the network; one Step a layer.
 * @param {Network} network
 * @param {Floats} x
 * @returns {Step[]}
 */
export function forward(network, x) {
  if (x.length !== network.layers[0].n_in)
    throw new Error(`x must hold ${network.layers[0].n_in} numbers, given ${x.length}`);
  /** @type {Step[]} */
  const steps = [];
  let a = x;
  for (const layer of network.layers) {
    const step = step_of(layer, a);
    steps.push(step);
    a = step.a;
  }
  return steps;
}

/**
 * What one layer makes of the activations that come in.
 * @param {Layer} layer
 * @param {Floats} x (n_in,)
 * @returns {Step}
 */
function step_of(layer, x) {
  const weighted_sum = new Float64Array(layer.n_out);
  for (let i = 0, k = 0; i < layer.n_out; i++) {
    let total = 0;
    for (let j = 0; j < layer.n_in; j++, k++) total += layer.weights[k] * x[j];
    weighted_sum[i] = total;
  }
  const z = weighted_sum.map((total, i) => total + layer.biases[i]);
  const a = squish(layer.activation, z);
  for (const i of layer.off ?? []) a[i] = 0;
  return { weighted_sum, z, a };
}

/**
 * Each connection's share of its neuron's weighted sum, w · a term by term: (n_out, n_in).
 * @param {Layer} layer
 * @param {Floats} x (n_in,)
 * @returns {Float64Array}
 */
export function contributions(layer, x) {
  const { weights, n_in } = layer;
  const terms = new Float64Array(weights.length);
  for (let k = 0; k < terms.length; k++) terms[k] = weights[k] * x[k % n_in];
  return terms;
}

/**
 * The weights into neuron j, each where its input lies in the image: signed, n_in of them.
 * @param {Layer} layer
 * @param {number} j
 * @returns {Floats}
 */
export function weight_grid(layer, j) {
  return layer.weights.slice(j * layer.n_in, (j + 1) * layer.n_in);
}

/**
 * What each input adds to the weighted sum of neuron j, weight times input: signed.
 * @param {Layer} layer
 * @param {Floats} x (n_in,)
 * @param {number} j
 * @returns {Float64Array}
 */
export function contribution_grid(layer, x, j) {
  return Float64Array.from(weight_grid(layer, j), (weight, k) => weight * x[k]);
}

/**
 * Read one input: the brightest output wins; of equals, the first.
 * @param {Network} network
 * @param {Floats} x
 * @returns {Prediction}
 */
export function predict(network, x) {
  const { a } = forward(network, x)[network.layers.length - 1];
  const [winner, runner_up = -1] = by_size(a);
  return { winner, runner_up, margin: a[winner] - (a[runner_up] ?? 0), activations: a };
}
