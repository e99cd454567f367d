// Terms of a sum, for and against.

import { say } from "../words.js";
import { made } from "./elements.js";
import { multiplied } from "./numbers.js";

/** @typedef {{ name: string, a: number, weight: number }} Term a·w of the sum */

const MOST_TERMS = 5; // for and against: the largest are named

/**
 * The largest terms of each sign, the largest first.
 * @param {Term[]} terms
 * @param {string} on
 * @param {string} against
 */
export function for_and_against(terms, on, against) {
  const order = [...terms].sort((one, other) => Math.abs(sent(other)) - Math.abs(sent(one)));
  const [plus, minus] = [
    order.filter((term) => sent(term) > 0),
    order.filter((term) => sent(term) < 0),
  ];
  return [list(on, plus), list(against, minus)];
}

/** @param {Term} term */
const sent = ({ a, weight }) => a * weight;

/**
 * @param {string} title
 * @param {Term[]} terms
 */
function list(title, terms) {
  const rows = terms.slice(0, MOST_TERMS).map((term) => {
    const [times, product] = multiplied(term.a, term.weight);
    const cell = made("td", sent(term) < 0 ? "minus" : "plus", product);
    return made("tr", "", made("td", "", term.name), made("td", "", times), cell);
  });
  const left = terms.length - rows.length;
  const rest = left === 1 ? say("and 1 more") : say("and {} more", left);
  const more =
    left > 0 ? [made("tr", "", made("td", "", rest), made("td", ""), made("td", ""))] : [];
  const head = made("caption", "", terms.length ? title : `${title}: ${say("nothing")}`);
  return made("table", "sums terms", head, made("tbody", "", ...rows, ...more));
}
