// What is on the page now: the digit, the network, what was done to both, and what comes of it.

import { changed, is_changed, UNCHANGED } from "../changes.js";
import { AT_HOME, is_at_home, placed } from "../moved.js";
import { find_digits } from "../pictures/preprocess.js";
import { say } from "../words.js";
import { read } from "./reading.js";
import { are_digits, verdict_of } from "./said.js";

/** @typedef {import("../data.js").Lab} Lab */
/** @typedef {import("../data.js").Known} Known */
/** @typedef {import("../changes.js").Changes} Changes */
/** @typedef {import("../moved.js").Placing} Placing */
/** @typedef {import("../pictures/picture.js").Picture} Picture */
/** @typedef {import("../arrays.js").Floats} Floats */
/** @typedef {import("../pictures/preprocess.js").Stages} Stages */
/** @typedef {import("./diagram.js").Place} Place */

const FIRST = 3; // our digit that is shown first, as in the films

export class Session {
  /** @param {Lab} lab */
  constructor(lab) {
    this.lab = lab;
    this.shown = 0; // which network
    /** @type {number | null} */
    this.beside = null; // which other network
    /** @type {Changes} */
    this.changes = UNCHANGED;
    /** @type {Placing} */
    this.placing = AT_HOME;
    /** @type {Place | null} */
    this.chosen = null;
    this.is_beside = false; // whether that is one of the other network
    /** @type {number | null} */
    this.digit = Math.min(FIRST, lab.digits.length - 1);
    /** @type {Stages | null} */
    this.stages = null;
    this.empty = false;
    /** @type {Floats} */
    this.image = lab.digits[this.digit].image;
    /** @type {Floats} */
    this.x = this.image;
    this.network = this.known.network;
    this.reading = read(this.network, this.x);
    /** @type {import("./reading.js").Reading | null} */
    this.second = null;
  }

  /** As it was in the beginning. */
  reset() {
    Object.assign(this, new Session(this.lab));
  }

  /**
   * Read one of our own digits.
   * @param {number} index
   */
  choose(index) {
    this.digit = index;
    this.stages = null;
    this.image = this.lab.digits[index].image;
    this.empty = false;
    this.compute();
  }

  /**
   * Read a drawing. Where there is not exactly one digit, all pixels are dark.
   * @param {import("../pictures/picture.js").Pixels | Picture | null} picture
   * @returns {number | null} how many digits there are, null where it is not sure
   */
  draw(picture) {
    const digits = picture ? find_digits(picture) : [];
    this.digit = null;
    this.stages = digits?.length === 1 ? digits[0] : null;
    this.empty = !this.stages;
    this.image = this.stages ? this.stages.result.values : new Float64Array(784);
    this.compute();
    return digits ? digits.length : null;
  }

  /** @param {Partial<Changes>} changes */
  change(changes) {
    this.changes = { ...this.changes, ...changes };
    this.compute();
  }

  /**
   * Read a picture that is in the training frame already.
   * @param {Floats} frame
   */
  frame(frame) {
    this.digit = this.stages = null;
    this.image = frame;
    this.empty = false;
    this.compute();
  }

  /** @param {Partial<Placing>} placing */
  put(placing) {
    this.placing = { ...this.placing, ...placing };
    this.compute();
  }

  compute() {
    this.x = placed(this.image, this.placing);
    this.network = changed(this.known.network, this.changes);
    this.reading = read(this.network, this.x);
    const other = this.other;
    this.second = other && read(changed(other.network, { ...this.changes, off: [] }), this.x);
  }

  /** The network that is shown. @returns {Known} */
  get known() {
    return this.lab.networks[this.shown];
  }

  /** The one beside it. @returns {Known | null} */
  get other() {
    return this.beside === null ? null : this.lab.networks[this.beside];
  }

  /** The network that has the chosen neuron, and its reading. */
  get looked_at() {
    const { is_beside, second, other } = this;
    if (is_beside && second && other) return { reading: second, known: other };
    return { reading: this.reading, known: this.known };
  }

  /** What the network reads, in one sentence. */
  get verdict() {
    if (this.empty) return say("Nothing is drawn: all pixels are dark.");
    return verdict_of(this.reading, this.known.classes, this.label);
  }

  /** Whether the digit lies elsewhere than where preprocessing puts it. */
  get is_moved() {
    return !is_at_home(this.placing);
  }

  get is_broken() {
    return is_changed(this.changes);
  }

  /** What the digit is, where somebody knows. @returns {number | null} */
  get label() {
    return this.digit === null ? null : this.lab.digits[this.digit].label;
  }

  /** The switched off neurons as the diagram takes them. @returns {Set<string>} */
  get off() {
    return new Set(this.changes.off.map(([layer, index]) => `${layer + 1}/${index}`));
  }

  /**
   * How many of our own digits a changed network reads right, null where its outputs are no digits.
   * @returns {number | null}
   */
  get right() {
    if (!are_digits(this.known.classes)) return null;
    return this.lab.digits.filter(({ image, label }) => {
      const { answers } = read(this.network, image);
      return answers.length === 1 && answers[0] === label;
    }).length;
  }
}
