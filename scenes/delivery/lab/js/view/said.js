// What the page says: the verdict, in the films' sentences, and what a screen reader is told of it.

import { say } from "../words.js";
import { part, tell } from "./elements.js";
import { activation, count } from "./numbers.js";

/** @typedef {import("./reading.js").Reading} Reading */

const QUIET = 900; // milliseconds without a new stroke before the answer is read out

/**
 * What the network reads, in one sentence. label: the digit that it should be, null where nobody
 * knows; of outputs that are not the ten digits it says nothing.
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
  if (!article_of(name)) return say("The network reads: {}", name);
  const right = label === null || label === order[0] || !are_digits(classes);
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

/**
 * Whether outputs stand for the ten digits in their order: only then is an answer right or wrong.
 * @param {string[]} classes
 */
export const are_digits = (classes) => classes.join() === "0,1,2,3,4,5,6,7,8,9";

/**
 * What English says before a number, "" before the names of other classes (telling/articles.py).
 * @param {string} name
 */
export function article_of(name) {
  if (!/^[0-9]+$/.test(name)) return "";
  return /^(8|(11|18)(...)*$)/.test(name) ? "an" : "a";
}

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
