// Which film explains what one looks at, and where it is on the course's page.

import { say } from "../words.js";
import { made, part } from "./elements.js";

/** @typedef {import("./diagram.js").Place} Place */

/** @type {Record<string, string>} */
const EXPLAINS = {
  step: "forward",
  break: "bias",
  compare: "hope_and_reality",
  move: "failure",
  keep: "forward",
};

/**
 * Name the film, with a link to it where the lab belongs to a course.
 * @param {import("../data.js").Lab} lab
 * @param {string} tab
 * @param {Place | null} chosen
 * @param {number} last the number of the last layer
 */
export function film_of(lab, tab, chosen, last) {
  const name = tab === "look" ? looked_up(chosen, last) : EXPLAINS[tab];
  const film = lab.films[name];
  const line = part("film");
  line.hidden = !film;
  if (!film) return;
  const title = film.address ? made("a", "", film.title) : made("span", "", film.title);
  if (film.address && title instanceof HTMLAnchorElement) title.href = film.address;
  line.replaceChildren(say("The film that explains it:"), " ", title);
}

/**
 * @param {Place | null} chosen
 * @param {number} last
 */
function looked_up(chosen, last) {
  if (!chosen) return "forward";
  if (chosen.layer === 0) return "input_layer";
  return chosen.layer === last ? "output_layer" : "weights";
}
