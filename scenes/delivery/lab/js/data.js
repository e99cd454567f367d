// What the page was made with: networks, digits, words, colours. lab/data.py writes it.

import { floats_of } from "./arrays.js";

/** @typedef {import("./arrays.js").Floats} Floats */
/** @typedef {import("./network.js").Network} Network */

/**
 * How accuracy falls as images are changed: by[k] pixels, times or degrees, and the share that is
 * read right then.
 * @typedef {object} Curve
 * @property {"right" | "down" | "size" | "turn"} change
 * @property {number[]} by
 * @property {number[]} share 0..1
 * @property {string} measured_on such as "the MNIST test images", in the page's language
 */

/**
 * A network and what is known of it.
 * @typedef {object} Known
 * @property {string} name
 * @property {string} setting what NNFILM_NETWORK has to be to film it, empty for the usual one
 * @property {Network} network
 * @property {string[]} classes what each output stands for
 * @property {number | null} accuracy 0..1
 * @property {string | null} measured_on what the accuracy was measured on
 * @property {Curve[]} curves
 */

/**
 * One of our own handwritten digits. image: (784,), 0..1.
 * @typedef {{ name: string, label: number, image: Float32Array }} Digit
 */

/**
 * A beat of the film: its name, its title and the phrases that are said in it.
 * @typedef {{ name: string, title: string, phrases: string[] }} Beat
 */

/**
 * A film that explains something: its title, and where it is on the course's page, if anywhere.
 * @typedef {{ title: string, address: string | null }} Film
 */

/**
 * The colours of a theme by what they mean, "#RRGGBB" each; see scenes/mobjects/theme.py.
 * @typedef {Record<"background" | "plate" | "dark" | "lit" | "length" | "positive" | "negative"
 *   | "attention" | "ink" | "muted", string>} Palette
 */

/**
 * How the films draw light; see scenes/mobjects/network/connections.py and painting/.
 * @typedef {object} Light
 * @property {number} power a connection's brightness is (|value| / limit) to this power
 * @property {number} thickness of a line, in units of which a wide film is 8 high
 * @property {number} exposure how far light is amplified, unless a crowd would burn out
 * @property {number} crowd_exposure what the exposure is then, over the crowd's light
 * @property {number} crowd_share the share of lit places that stay below a crowd's light
 * @property {number} crowd_place the side of the places at which a crowd is measured, in units
 * @property {number} full exposure · light at which the tone map ends
 * @property {number} segments stretches of a line that have a light of their own
 * @property {number} dash segments from one dash of a negative line to the next; the last is dark
 * @property {number} pulse of the way: how long the bright front is that runs along
 * @property {number} rest the share of the light that stays behind the front
 */

/**
 * @typedef {object} Lab
 * @property {string} language
 * @property {Known[]} networks the first is the one that is shown
 * @property {Digit[]} digits one of each class
 * @property {Record<string, string>} words by the English ones
 * @property {Beat[]} beats of the film of the forward pass
 * @property {Record<string, Film>} films by the scene's name
 * @property {string | null} course the address of the course's page
 * @property {Record<"dark" | "light", Palette>} palettes
 * @property {Light} light
 */

/**
 * What stands in the page as JSON, its arrays unpacked.
 * @param {string} text
 * @returns {Lab}
 */
export function lab_of(text) {
  const lab = JSON.parse(text);
  for (const known of lab.networks) {
    for (const layer of known.network.layers) {
      layer.weights = floats_of(layer.weights);
      layer.biases = floats_of(layer.biases);
    }
  }
  for (const digit of lab.digits) digit.image = floats_of(digit.image);
  return lab;
}
