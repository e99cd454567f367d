// Time: a clip is played at a speed; who asks for less motion sees its end at once.

/** @typedef {import("./clips.js").Clip} Clip */
/** @typedef {import("./diagram.js").View} View */

export class Motion {
  /** @param {Clip} clip */
  constructor(clip) {
    this.clip = clip;
    this.passed = 0;
    this.speed = 1;
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
  }

  /**
   * Begin with a clip.
   * @param {Clip} clip
   */
  play(clip) {
    this.clip = clip;
    this.passed = 0;
  }

  /** Go to the end of the clip. */
  finish() {
    this.passed = this.clip.seconds;
  }

  /** @param {number} seconds that have passed */
  advance(seconds) {
    this.passed = Math.min(this.passed + seconds * this.speed, this.clip.seconds);
  }

  /** Whether anything is still to come. */
  get runs() {
    return !this.calm.matches && this.passed < this.clip.seconds;
  }

  /** @returns {View} */
  get view() {
    return this.clip.at(this.runs ? this.passed / this.clip.seconds : 1);
  }
}
