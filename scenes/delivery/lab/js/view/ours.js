// Our own digits, to choose from.

import { say } from "../words.js";
import { made, part } from "./elements.js";
import { grey_picture, ON_BLACK } from "./grids.js";

/** @typedef {import("./colours.js").Palette} Palette */

export class Ours {
  /**
   * @param {import("../data.js").Lab} lab
   * @param {(index: number) => void} choose
   */
  constructor(lab, choose) {
    this.lab = lab;
    this.buttons = lab.digits.map(({ label }, index) => {
      const button = made("button", "");
      button.type = "button";
      button.setAttribute("aria-label", say("Our {}", label));
      button.addEventListener("click", () => choose(index));
      return button;
    });
    part("ours").replaceChildren(...this.buttons);
  }

  /**
   * @param {number | null} chosen
   * @param {Palette} colours
   */
  show(chosen, colours) {
    this.buttons.forEach((button, index) => {
      button.setAttribute("aria-pressed", String(index === chosen));
      if (this.colours !== colours)
        button.replaceChildren(grey_picture(this.lab.digits[index].image, 28, colours));
    });
    this.colours = colours;
  }

  /** One of them as it is drawn: bright on black. @param {number} index */
  picture(index) {
    return grey_picture(this.lab.digits[index].image, 28, ON_BLACK);
  }
}
