// What one looks at from close by: a neuron, a pixel or an output, with its numbers.

import { largest_size } from "../arrays.js";
import { contribution_grid, weight_grid } from "../network.js";
import { say } from "../words.js";
import { made } from "./elements.js";
import { grey_picture, signed_grid } from "./grids.js";
import { activation, added_up, number, related } from "./numbers.js";
import { for_and_against } from "./terms.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./diagram.js").Place} Place */
/** @typedef {import("./colours.js").Palette} Palette */

/**
 * What a place is called: "Neuron 4 of layer 1", "Output 3", "Pixel in row 12, column 9".
 * @param {Reading} reading
 * @param {Place} place
 * @param {string[]} classes
 * @returns {string}
 */
export function name_of(reading, { layer, index }, classes) {
  const side = Math.round(Math.sqrt(reading.activations[0].length));
  if (layer === 0) return say("Pixel in row {}, column {}", Math.floor(index / side), index % side);
  if (layer === reading.steps.length) return say("Output {}", classes[index]);
  return say("Neuron {} of layer {}", index, layer);
}

/**
 * The same with its number, as it is read out.
 * @param {Reading} reading
 * @param {Place} place
 * @param {string[]} classes
 */
export function told_place(reading, place, classes) {
  return `${name_of(reading, place, classes)}: ${activation(reading.activations[place.layer][place.index])}`;
}

/**
 * The close-up of a place.
 * @param {Reading} reading
 * @param {Place} place
 * @param {string[]} classes
 * @param {Palette} colours
 * @returns {HTMLElement}
 */
export function close_up(reading, place, classes, colours) {
  const heading = made("h2", "", name_of(reading, place, classes));
  const inside =
    place.layer === 0 ? pixel(reading, place, classes) : neuron(reading, place, classes, colours);
  return made("div", "closer", made("div", "", heading, inside[0]), ...inside.slice(1));
}

/**
 * @param {Reading} reading
 * @param {Place} place
 * @param {string[]} classes
 * @param {Palette} colours
 */
function neuron(reading, { layer, index }, classes, colours) {
  const own = reading.network.layers[layer - 1];
  const before = reading.activations[layer - 1];
  const parts = [];
  const side = Math.round(Math.sqrt(own.n_in));
  if (layer === 1 && side * side === own.n_in) {
    const weights = weight_grid(own, index);
    const sent = contribution_grid(own, before, index);
    const seen = grey_picture(before, side, colours);
    parts.push(
      sums(reading, layer, index),
      figure(
        signed_grid(weights, side, largest_size(weights), colours),
        say("its weights, one for each pixel"),
      ),
      figure(seen, say("what it looks at")),
      figure(signed_grid(sent, side, largest_size(sent), colours), say("weight × pixel")),
    );
  } else parts.push(sums(reading, layer, index));
  if (layer > 1) {
    const weights = weight_grid(own, index);
    const terms = Array.from(before, (a, j) => ({
      name: name_of(reading, { layer: layer - 1, index: j }, classes),
      a,
      weight: weights[j],
    }));
    parts.push(...for_and_against(terms, say("for it"), say("against it")));
  }
  return parts;
}

/**
 * Weighted sum, bias, z and activation, as they are added up.
 * @param {Reading} reading
 * @param {number} layer
 * @param {number} index
 */
function sums(reading, layer, index) {
  const own = reading.network.layers[layer - 1];
  const { weighted_sum, z, a } = reading.steps[layer - 1];
  const off = own.off?.includes(index);
  const [sum, bias, total] = added_up(weighted_sum[index], own.biases[index]);
  const rows = [
    row("", say("weighted sum of {} inputs", own.n_in), sum),
    row("", say("bias"), bias),
    row("total", "z", total),
    row(
      "",
      off ? say("switched off") : squish_name(own.activation),
      off ? "= 0" : related_to(a[index], own.activation, z[index]),
    ),
  ];
  return made("table", "sums", made("tbody", "", ...rows));
}

/**
 * @param {string} name of an activation function
 */
function squish_name(name) {
  if (name === "sigmoid") return "σ(z)";
  if (name === "identity") return say("no squish: z as it is");
  if (name === "relu") return "ReLU(z)";
  return `${name.replace("leaky_relu", "leaky ReLU")}(z)`;
}

/**
 * @param {number} a
 * @param {string} name
 * @param {number} z
 */
function related_to(a, name, z) {
  return name === "identity" ? `= ${number(z)}` : related(a);
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {string} value
 */
function row(kind, name, value) {
  return made("tr", kind, made("td", "", name), made("td", "", value));
}

/**
 * Where a pixel goes: to every neuron of the first layer, with a weight of its own.
 * @param {Reading} reading
 * @param {Place} place
 * @param {string[]} classes
 */
function pixel(reading, { index }, classes) {
  const [first] = reading.network.layers;
  const bright = reading.activations[0][index];
  const terms = Array.from({ length: first.n_out }, (_, i) => {
    const weight = first.weights[i * first.n_in + index];
    const name = name_of(reading, { layer: 1, index: i }, classes);
    return { name, a: bright, weight };
  });
  const said =
    bright > 0
      ? say(
          "Brightness {}. It goes to all {} neurons of the first layer, each time with another weight:",
          activation(bright),
          first.n_out,
        )
      : say(
          "This pixel is dark: it sends nothing to the {} neurons of the first layer.",
          first.n_out,
        );
  return [
    made("p", "told", said),
    ...(bright > 0 ? for_and_against(terms, say("adds to"), say("takes from")) : []),
  ];
}

/**
 * @param {HTMLCanvasElement} picture
 * @param {string} caption
 */
function figure(picture, caption) {
  return made("figure", "", picture, made("figcaption", "", caption));
}
