// Break it: biases, squish, noise and single neurons, and what is left of what the network reads.

import { largest_size } from "../arrays.js";
import { say } from "../words.js";
import { input, part, pressed, tell } from "./elements.js";
import { name_of } from "./look.js";
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

  /** The chosen neuron, if it is one of the network that can be broken. */
  get neuron() {
    const { chosen, is_beside } = this.session;
    return chosen && chosen.layer > 0 && !is_beside ? chosen : null;
  }

  /**
   * The neurons that are switched off, without one of them.
   * @param {import("./diagram.js").Place} neuron
   */
  others({ layer, index }) {
    return this.session.changes.off.filter(([k, i]) => k !== layer - 1 || i !== index);
  }

  /** Switch the chosen neuron off, or on again. Whether one was chosen. */
  switch() {
    const { neuron } = this;
    if (!neuron) return false;
    const others = this.others(neuron);
    const is_off = others.length < this.session.changes.off.length;
    this.session.change({ off: is_off ? others : [...others, [neuron.layer - 1, neuron.index]] });
    this.changed();
    return true;
  }

  /** The largest activation that there is now. */
  most() {
    return number(Math.max(...this.session.reading.steps.map(({ a }) => largest_size(a))), 1);
  }

  /** The button names the chosen neuron and what it does; without one it is not there. */
  show_switch() {
    const { neuron, session } = this;
    part("switch").hidden = !neuron;
    if (!neuron) return;
    const name = name_of(session.reading, neuron, session.known.classes);
    const is_off = this.others(neuron).length < session.changes.off.length;
    tell(part("switch"), is_off ? say("{}: switch on again", name) : say("{}: switch off", name));
  }

  show() {
    const { changes, lab, right } = this.session;
    this.show_switch();
    input("no-biases").checked = changes.no_biases;
    input("no-squish").checked = changes.no_squish;
    input("noise").value = String(changes.noise);
    tell(
      part("noise-said"),
      changes.noise ? `${number(changes.noise)} · ${say("seed {}", changes.seed)}` : "0",
    );
    const off = changes.off.length
      ? ` ${say("Neurons switched off: {}.", changes.off.length)}`
      : "";
    const limits = changes.no_squish
      ? ` ${say("Without the squish, a neuron that is fully lit has up to {}.", this.most())}`
      : "";
    const hint = this.neuron
      ? ""
      : ` ${say("Touch a neuron, and a button to switch it off appears.")}`;
    const reads =
      right === null
        ? ""
        : say("Of our {} digits it now reads {} right.", lab.digits.length, right);
    tell(part("broken"), `${reads}${off}${limits}${hint}`.trim());
  }
}
