// Move it: the digit moved, scaled and turned after it was put right, and the accuracy's curve.

import { AT_HOME } from "../moved.js";
import { say } from "../words.js";
import { curve_plot } from "./curve_plot.js";
import { input, part, pressed, tell } from "./elements.js";
import { number, short_number } from "./numbers.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("../data.js").Curve["change"]} Change */
/** @typedef {import("./colours.js").Palette} Palette */

/** @type {Change[]} */
const WAYS = ["right", "down", "size", "turn"];

export class Moving {
  /**
   * @param {Session} session
   * @param {() => void} changed
   */
  constructor(session, changed) {
    this.session = session;
    /** @type {Change} */
    this.last = "right";
    for (const way of WAYS) {
      input(way).addEventListener("input", () => {
        this.last = way;
        session.put({ [way]: input(way).valueAsNumber });
        changed();
      });
    }
    pressed("put-right", () => {
      session.put(AT_HOME);
      changed();
    });
  }

  /** @param {Palette} colours */
  show(colours) {
    const { placing, known, other } = this.session;
    for (const way of WAYS) {
      input(way).value = String(placing[way]);
      tell(part(`${way}-said`), printed_change(way, placing[way]));
    }
    const curves = [known, ...(other ? [other] : [])].flatMap((one) =>
      one.curves.filter(({ change }) => change === this.last),
    );
    part("curve").replaceChildren(
      ...(curves.length
        ? [
            curve_plot(curves, placing[this.last], this.width, 150, colours, (by) =>
              printed_change(this.last, by),
            ),
          ]
        : []),
    );
    const [curve] = curves;
    tell(
      part("curve-said"),
      curve
        ? say(
            "How many of {} are still read right, the further they are changed. The dot is at yours.",
            curve.measured_on,
          )
        : "",
    );
    part("put-right").hidden = !this.session.is_moved;
  }

  get width() {
    return Math.max(260, Math.min(part("curve").clientWidth, 560));
  }
}

/**
 * @param {Change} way
 * @param {number} by
 */
function printed_change(way, by) {
  if (way === "turn") return `${number(by, 0)}°`;
  return way === "size" ? `× ${number(by)}` : say("{} pixels", short_number(by, 1));
}
