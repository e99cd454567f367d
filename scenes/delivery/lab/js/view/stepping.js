// Step by step: the film's phrases one after the other, by hand or by themselves.

import { say } from "../words.js";
import { input, part, pressed, tell } from "./elements.js";
import { short_number } from "./numbers.js";
import { film_steps } from "./steps.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./motion.js").Motion} Motion */

const LETTERS = 15; // that are read in a second
const PAUSE = 1.2; // seconds before and after a phrase

export class Stepping {
  /**
   * @param {import("../data.js").Lab} lab
   * @param {Motion} motion
   * @param {() => void} changed
   */
  constructor(lab, motion, changed) {
    this.lab = lab;
    this.motion = motion;
    this.changed = changed;
    this.at = 0;
    this.left = 0;
    this.plays = false;
    /** @type {import("./steps.js").FilmStep[]} */
    this.steps = [];
    pressed("next", () => this.go(1));
    pressed("back", () => this.go(-1));
    pressed("play", () => this.toggle());
    input("speed").addEventListener("input", () => this.set_speed());
    this.set_speed();
  }

  set_speed() {
    this.motion.speed = input("speed").valueAsNumber;
    tell(part("speed-said"), `× ${short_number(this.motion.speed, 1)}`);
  }

  /**
   * Take the steps of a reading. again: whether to begin with the first.
   * @param {Reading} reading
   * @param {boolean} again
   */
  take(reading, again) {
    this.steps = film_steps(this.lab.beats, reading, this.lab.light.pulse);
    if (again) this.at = 0;
    this.show(again);
  }

  /** @param {number} by */
  go(by) {
    this.at = Math.min(Math.max(this.at + by, 0), this.steps.length - 1);
    this.show(true);
  }

  toggle() {
    this.plays = !this.plays;
    if (this.plays && this.at === this.steps.length - 1) this.at = 0;
    this.show(true);
  }

  stop() {
    this.plays = false;
  }

  /** @param {boolean} moving whether its clip is played */
  show(moving) {
    const step = this.steps[this.at];
    if (!step) return;
    this.motion.play(step.clip);
    if (!moving) this.motion.finish();
    this.left = Math.max(step.clip.seconds, step.phrase.length / LETTERS) + PAUSE;
    tell(part("phrase"), step.phrase);
    const of = say("{} of {}", this.at + 1, this.steps.length);
    tell(part("beat"), `${step.beat} · ${of}`);
    tell(part("play"), this.plays ? say("Stop") : say("Play"));
    /** @type {HTMLButtonElement} */ (part("back")).disabled = this.at === 0;
    /** @type {HTMLButtonElement} */ (part("next")).disabled = this.at === this.steps.length - 1;
    this.changed();
  }

  /** @param {number} seconds that have passed */
  advance(seconds) {
    if (!this.plays) return;
    this.left -= seconds * this.motion.speed;
    if (this.left > 0) return;
    if (this.at === this.steps.length - 1) this.stop();
    else this.at++;
    this.show(this.plays);
  }
}
