// Break it: biases, squish, noise and single neurons, and what is left of what the network reads.

import { largest_size } from "../arrays.js";
import { say } from "../words.js";
import { input, part, pressed, tell } from "./elements.js";
import { number } from "./numbers.js";

/** @typedef {import("./session.js").Session} Session */

export class Breaking {
  /**
   * @param {Session} session
   * @param {() => void} changed
   */
  constructor(session, changed) {
    this.session = session;
    this.changed = changed;
    const change = (/** @type {Partial<import("../changes.js").Changes>} */ changes) => {
      session.change(changes);
      changed();
    };
    input("no-biases").addEventListener("change", () =>
      change({ no_biases: input("no-biases").checked }),
    );
    input("no-squish").addEventListener("change", () =>
      change({ no_squish: input("no-squish").checked }),
    );
    input("noise").addEventListener("input", () => change({ noise: input("noise").valueAsNumber }));
    pressed("dice", () => {
      const noise = session.changes.noise || 0.5;
      change({ seed: session.changes.seed + 1, noise });
    });
    pressed("switch", () => this.switch());
  }

  /** Switch the chosen neuron off, or on again. Whether one was chosen. */
  switch() {
    const { chosen, changes } = this.session;
    if (!chosen || chosen.layer === 0) return false;
    const [k, i] = [chosen.layer - 1, chosen.index];
    const others = changes.off.filter(([layer, index]) => layer !== k || index !== i);
    const off =
      others.length < changes.off.length ? others : [...others, /** @type {const} */ ([k, i])];
    this.session.change({ off });
    this.changed();
    return true;
  }

  /** The largest activation that there is now. */
  most() {
    return number(Math.max(...this.session.reading.steps.map(({ a }) => largest_size(a))), 1);
  }

  show() {
    const { changes, chosen, lab, right } = this.session;
    input("no-biases").checked = changes.no_biases;
    input("no-squish").checked = changes.no_squish;
    input("noise").value = String(changes.noise);
    tell(
      part("noise-said"),
      changes.noise ? `${number(changes.noise)} · ${say("seed {}", changes.seed)}` : "0",
    );
    /** @type {HTMLButtonElement} */ (part("switch")).disabled = !chosen || chosen.layer === 0;
    const off = changes.off.length
      ? ` ${say("Neurons switched off: {}.", changes.off.length)}`
      : "";
    const limits = changes.no_squish
      ? ` ${say("Without the squish, a neuron that is fully lit has up to {}.", this.most())}`
      : "";
    const hint = chosen && chosen.layer > 0 ? "" : ` ${say("Touch a neuron to switch it off.")}`;
    tell(
      part("broken"),
      `${say("Of our {} digits it now reads {} right.", lab.digits.length, right)}${off}${limits}${hint}`,
    );
  }
}
