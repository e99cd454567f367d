// A network that is broken on purpose: changes make another network and leave the first as it was.

/** @typedef {import("./arrays.js").Floats} Floats */
/** @typedef {import("./network.js").Layer} Layer */
/** @typedef {import("./network.js").Network} Network */

/**
 * What is done to a network. no_biases: all biases are 0. noise: how far weights are blurred, as a
 * share of their layer's standard deviation. seed: which noise. no_squish: every layer's a is its
 * z. off: neurons that are switched off, each [layer, neuron], both from 0.
 * @typedef {object} Changes
 * @property {boolean} no_biases
 * @property {number} noise
 * @property {number} seed a whole number
 * @property {boolean} no_squish
 * @property {readonly (readonly [number, number])[]} off
 */

/** @type {Changes} */
export const UNCHANGED = { no_biases: false, noise: 0, seed: 0, no_squish: false, off: [] };

/**
 * Whether anything is done to a network at all.
 * @param {Changes} changes
 */
export function is_changed(changes) {
  return changes.no_biases || changes.noise > 0 || changes.no_squish || changes.off.length > 0;
}

/**
 * The network with all changes made.
 * @param {Network} network
 * @param {Changes} changes
 * @returns {Network}
 */
export function changed(network, changes) {
  let made = network;
  if (changes.no_biases) made = without_biases(made);
  if (changes.noise > 0) made = with_noise(made, changes.noise, changes.seed);
  if (changes.no_squish) made = without_squish(made);
  for (const [k, i] of changes.off) made = without_neuron(made, k, i);
  return made;
}

/**
 * All biases 0.
 * @param {Network} network
 * @returns {Network}
 */
export function without_biases(network) {
  return each_layer(network, (layer) => ({ ...layer, biases: new Float64Array(layer.n_out) }));
}

/**
 * Every a is its z.
 * @param {Network} network
 * @returns {Network}
 */
export function without_squish(network) {
  return each_layer(network, (layer) => ({ ...layer, activation: "identity" }));
}

/**
 * One neuron whose a is 0, whatever comes in.
 * @param {Network} network
 * @param {number} k its layer, from 0
 * @param {number} i
 * @returns {Network}
 */
export function without_neuron(network, k, i) {
  return each_layer(network, (layer, number) =>
    number === k ? { ...layer, off: [...new Set([...(layer.off ?? []), i])] } : layer,
  );
}

/**
 * Normal noise on every weight; the same seed gives the same noise, and twice the amount twice as
 * much of it.
 * @param {Network} network
 * @param {number} amount standard deviation, as a share of that of the layer's weights
 * @param {number} seed
 * @returns {Network}
 */
export function with_noise(network, amount, seed) {
  const normal = normal_numbers(seed);
  return each_layer(network, (layer) => {
    const size = amount * standard_deviation(layer.weights);
    return { ...layer, weights: Float64Array.from(layer.weights, (w) => w + size * normal()) };
  });
}

/**
 * @param {Network} network
 * @param {(layer: Layer, k: number) => Layer} change
 * @returns {Network}
 */
function each_layer(network, change) {
  return { ...network, layers: network.layers.map(change) };
}

/** @param {Floats} values */
function standard_deviation(values) {
  let total = 0;
  let squares = 0;
  for (const value of values) {
    total += value;
    squares += value * value;
  }
  return Math.sqrt(Math.max(0, squares / values.length - (total / values.length) ** 2));
}

/**
 * Numbers of a standard normal distribution, two from each two even ones (Box, Muller, A Note on
 * the Generation of Random Normal Deviates, 1958).
 * @param {number} seed
 * @returns {() => number}
 */
export function normal_numbers(seed) {
  const even = even_numbers(seed);
  /** @type {number | null} */
  let kept = null;
  return () => {
    if (kept !== null) {
      const value = kept;
      kept = null;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - even()));
    const angle = 2 * Math.PI * even();
    kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/**
 * Numbers evenly between 0 and 1: a Weyl sequence of 32 bits whose steps are scrambled by the
 * finaliser of MurmurHash3 (Appleby, 2008), for a browser's own cannot be given a seed.
 * @param {number} seed
 * @returns {() => number}
 */
function even_numbers(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let bits = state;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
  };
}
