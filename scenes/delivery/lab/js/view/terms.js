// Terms of a sum, for and against.

import { say } from "../words.js";
import { made } from "./elements.js";
import { number } from "./numbers.js";

/** @typedef {{ name: string, value: number, times: string }} Term w·a, and how it comes about */

const MOST_TERMS = 5; // for and against: the largest are named

/**
 * The largest terms of each sign, the largest first.
 * @param {Term[]} terms
 * @param {string} on
 * @param {string} against
 */
export function for_and_against(terms, on, against) {
  const order = [...terms].sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
  const [plus, minus] = [
    order.filter(({ value }) => value > 0),
    order.filter(({ value }) => value < 0),
  ];
  return [list(on, plus), list(against, minus)];
}

/**
 * @param {string} title
 * @param {Term[]} terms
 */
function list(title, terms) {
  const rows = terms.slice(0, MOST_TERMS).map(({ name, value, times }) => {
    const cell = made("td", value < 0 ? "minus" : "plus", number(value, 2, true));
    return made("tr", "", made("td", "", name), made("td", "", times), cell);
  });
  const left = terms.length - rows.length;
  const more =
    left > 0
      ? [made("tr", "", made("td", "", say("and {} more", left)), made("td", ""), made("td", ""))]
      : [];
  const head = made("caption", "", terms.length ? title : `${title}: ${say("nothing")}`);
  return made("table", "sums terms", head, made("tbody", "", ...rows, ...more));
}
