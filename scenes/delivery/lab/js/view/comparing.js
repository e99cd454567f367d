// Compare: two networks side by side on the same digit, and what their first neurons look for.

import { largest_size } from "../arrays.js";
import { weight_grid } from "../network.js";
import { say } from "../words.js";
import { element, made, part } from "./elements.js";
import { signed_grid } from "./grids.js";
import { number } from "./numbers.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("../data.js").Known} Known */
/** @typedef {import("./colours.js").Palette} Palette */

const MOST_GRIDS = 16;

export class Comparing {
  /**
   * @param {Session} session
   * @param {() => void} changed
   */
  constructor(session, changed) {
    this.session = session;
    this.one = element("one", HTMLSelectElement);
    this.two = element("two", HTMLSelectElement);
    this.two.append(new Option(say("none"), ""));
    for (const [k, { name }] of session.lab.networks.entries()) {
      this.one.append(new Option(name, String(k)));
      this.two.append(new Option(name, String(k)));
    }
    for (const select of [this.one, this.two]) {
      select.addEventListener("change", () => {
        session.shown = Number(this.one.value);
        session.beside = this.two.value === "" ? null : Number(this.two.value);
        session.chosen = null;
        session.change({ off: [] });
        changed();
      });
    }
  }

  /** Put another network beside the one that is shown, when nobody has chosen one. */
  begin() {
    const { session } = this;
    if (session.beside !== null || session.lab.networks.length < 2) return;
    session.beside = session.shown === 0 ? 1 : 0;
    session.compute();
  }

  /** @param {Palette} colours */
  show(colours) {
    const { session } = this;
    this.one.value = String(session.shown);
    this.two.value = session.beside === null ? "" : String(session.beside);
    const both = session.other ? [session.known, session.other] : [session.known];
    part("grids").replaceChildren(...both.map((known) => wall(known, colours)));
  }
}

/**
 * What each neuron of a network's first layer looks for, and how well the network reads.
 * @param {Known} known
 * @param {Palette} colours
 */
function wall({ name, network, accuracy, measured_on }, colours) {
  const [first] = network.layers;
  const side = Math.round(Math.sqrt(first.n_in));
  const grids = Array.from({ length: Math.min(first.n_out, MOST_GRIDS) }, (_, i) => {
    const weights = weight_grid(first, i);
    return signed_grid(weights, side, largest_size(weights), colours);
  });
  const score =
    accuracy === null
      ? ""
      : ` ${say("{} % of {} right", number(100 * accuracy), measured_on ?? "")}`;
  const what = made("figcaption", "", `${name}: ${say("the weights of its first layer")}.${score}`);
  return made("figure", "wall", what, made("div", "grids", ...grids));
}
