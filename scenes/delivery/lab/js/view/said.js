// What the page says: the verdict, in the films' sentences, and what a screen reader is told of it.

import { say } from "../words.js";
import { part, tell } from "./elements.js";
import { activation, count } from "./numbers.js";

/** @typedef {import("./reading.js").Reading} Reading */

const QUIET = 900; // milliseconds without a new stroke before the answer is read out

/**
 * What the network reads, in one sentence. label: what it should be, null where nobody knows.
 * @param {Reading} reading
 * @param {string[]} classes
 * @param {number | null} label
 * @returns {string}
 */
export function verdict_of(reading, classes, label) {
  const outputs = reading.steps[reading.steps.length - 1].a;
  const { answers, order } = reading;
  if (outputs.length === 1) return say("The only output says {}", activation(outputs[0]));
  if (answers.length > 1) return say("A tie: {} outputs are equal", answers.length);
  const name = classes[order[0]];
  const right = label === null || label === order[0] || label >= classes.length;
  if (right)
    return article_of(name) === "an"
      ? say("The network reads an {}", name)
      : say("The network reads a {}", name);
  const other = classes[label];
  if (article_of(name) === "an") {
    return article_of(other) === "an"
      ? say("It reads an {}, but this is an {}", name, other)
      : say("It reads an {}, but this is a {}", name, other);
  }
  return article_of(other) === "an"
    ? say("It reads a {}, but this is an {}", name, other)
    : say("It reads a {}, but this is a {}", name, other);
}

/** @param {string} name */
const article_of = (name) => (/^(8|11|18|[aeio])/i.test(name) ? "an" : "a");

/**
 * The runner-up and its number, "" where there is none.
 * @param {Reading} reading
 * @param {string[]} classes
 * @returns {string}
 */
export function second_of(reading, classes) {
  const outputs = reading.steps[reading.steps.length - 1].a;
  if (outputs.length < 2 || reading.answers.length > 1) return "";
  const index = reading.order[1];
  // As it is printed beside its bar: "0.12", "< 0.01".
  return say("runner-up: {} ({})", classes[index], activation(outputs[index]));
}

/**
 * What stands under the layers: how many neurons each has.
 * @param {number[]} all sizes, the input's first
 * @returns {string[]}
 */
export function layer_labels(all) {
  return all.map((size, layer) => {
    const many = count(size);
    if (layer === 0) return say("{} pixels", many);
    if (layer === all.length - 1)
      return size === 1 ? say("{} output", many) : say("{} outputs", many);
    return size === 1 ? say("{} neuron", many) : say("{} neurons", many);
  });
}

/** Tells a screen reader what has been said last, once it has been quiet for a while. */
export class Announcer {
  constructor() {
    this.waiting = 0;
    this.text = "";
  }

  /**
   * @param {string} text
   * @param {boolean} [now] whether it is an answer to a key, which does not wait
   */
  say(text, now = false) {
    clearTimeout(this.waiting);
    this.text = text;
    this.waiting = window.setTimeout(() => tell(part("said"), this.text), now ? 0 : QUIET);
  }
}

/**
 * Why a picture is not read; empty where it is.
 * @param {number | null} count how many digits are in it, null where it is not sure
 */
export function problem_of(count) {
  if (count === null)
    return say("The lab reads clean pictures. Of a photograph, nnfilm takes more care.");
  if (count > 1) return say("There are {} digits here; the network reads one at a time.", count);
  return count ? "" : say("No ink can be told from the paper in this picture.");
}
