// What is on the page now: the digit, the network, what was done to both, and what comes of it.

import { UNCHANGED, change_network } from "../changes.js";
import { UNMOVED, placed } from "../moved.js";
import { preprocess } from "../pictures/preprocess.js";
import { read } from "./reading.js";

/** @typedef {import("../data.js").Lab} Lab */
/** @typedef {import("../data.js").Known} Known */
/** @typedef {import("../changes.js").Changes} Changes */
/** @typedef {import("../moved.js").Moved} Moved */
/** @typedef {import("../pictures/picture.js").Picture} Picture */
/** @typedef {import("../pictures/preprocess.js").Stages} Stages */
/** @typedef {import("./diagram.js").Place} Place */

export class Session {
  /** @param {Lab} lab */
  constructor(lab) {
    this.lab = lab;
    this.reset();
  }

  /** As it was in the beginning. */
  reset() {
    this.shown = 0; // which network
    /** @type {number | null} */
    this.beside = null; // which other network
    /** @type {Changes} */
    this.changes = UNCHANGED;
    /** @type {Moved} */
    this.moved = UNMOVED;
    /** @type {Place | null} */
    this.chosen = null;
    this.is_beside = false; // whether that is one of the other network
    this.choose(Math.min(3, this.lab.digits.length - 1));
  }

  /**
   * Read one of our own digits.
   * @param {number} index
   */
  choose(index) {
    /** @type {number | null} */
    this.digit = index;
    /** @type {Stages | null} */
    this.stages = null;
    this.image = this.lab.digits[index].image;
    this.empty = false;
    this.compute();
  }

  /**
   * Read a drawing. Without ink, all pixels are dark.
   * @param {import("../pictures/picture.js").Pixels | Picture | null} picture
   * @returns {boolean} whether there was ink in it
   */
  draw(picture) {
    this.digit = null;
    this.stages = picture && preprocess(picture);
    this.empty = !this.stages;
    this.image = this.stages ? Float32Array.from(this.stages.result.values) : new Float32Array(784);
    this.compute();
    return !this.empty;
  }

  /** @param {Partial<Changes>} changes */
  change(changes) {
    this.changes = { ...this.changes, ...changes };
    this.compute();
  }

  /** @param {Partial<Moved>} moved */
  move(moved) {
    this.moved = { ...this.moved, ...moved };
    this.compute();
  }

  compute() {
    this.x = this.is_moved ? placed(this.image, this.moved) : this.image;
    this.network = change_network(this.known.network, this.changes);
    this.reading = read(this.network, this.x);
    const other = this.other;
    this.second = other && read(change_network(other.network, { ...this.changes, off: [] }), this.x);
  }

  /** The network that is shown. @returns {Known} */
  get known() {
    return this.lab.networks[this.shown];
  }

  /** The one beside it. @returns {Known | null} */
  get other() {
    return this.beside === null ? null : this.lab.networks[this.beside];
  }

  get is_moved() {
    const { right, down, size, turn } = this.moved;
    return right !== 0 || down !== 0 || size !== 1 || turn !== 0;
  }

  get is_broken() {
    const { no_biases, no_squish, noise, off } = this.changes;
    return no_biases || no_squish || noise > 0 || off.length > 0;
  }

  /** What the digit is, where somebody knows. @returns {number | null} */
  get label() {
    return this.digit === null ? null : this.lab.digits[this.digit].label;
  }

  /** The switched off neurons as the diagram takes them. @returns {Set<string>} */
  get off() {
    return new Set(this.changes.off.map(([layer, index]) => `${layer}/${index}`));
  }

  /**
   * How many of our own digits a changed network reads right.
   * @returns {number}
   */
  get right() {
    return this.lab.digits.filter(({ image, label }) => {
      const { answers } = read(this.network, image);
      return answers.length === 1 && answers[0] === label;
    }).length;
  }
}
