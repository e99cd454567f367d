// How numbers are printed, as in the films: scenes/mobjects/lettering/printing.py; but with the
// decimal mark of the page's language. All numbers on the page that have decimals are made here.

import { language } from "../words.js";

const MINUS = "−";
/** @type {Record<string, string>} */
const marks = {};

/** What stands before decimals in the page's language: "." or ",". */
function mark() {
  const spoken = language();
  marks[spoken] ??= (0.5).toLocaleString(spoken).charAt(1);
  return marks[spoken];
}

/**
 * A size without its sign.
 * @param {number} size
 * @param {number} decimals
 */
const fixed = (size, decimals) => size.toFixed(decimals).replace(".", mark());

/**
 * What a printed number says.
 * @param {string} text
 */
const as_printed = (text) => Number(text.replace(MINUS, "-").replace(mark(), "."));

/**
 * A number with a real minus sign; zero has no sign.
 * @param {number} value
 * @param {number} [decimals]
 * @param {boolean} [plus] whether a positive one has its sign
 * @returns {string}
 */
export function number(value, decimals = 2, plus = false) {
  const text = fixed(Math.abs(value), decimals);
  if (!/[1-9]/.test(text)) return text;
  return (value < 0 ? MINUS : plus ? "+" : "") + text;
}

/**
 * An activation: "0.00", "1.00" and "−1.00" are printed only for what is exactly that.
 * @param {number} value
 * @param {number} [decimals]
 * @returns {string}
 */
export function activation(value, decimals = 2) {
  const text = number(value, decimals);
  const step = fixed(10 ** -decimals, decimals);
  if (value !== 0 && !/[1-9]/.test(text)) return value > 0 ? `< ${step}` : `> ${MINUS}${step}`;
  const [one, below] = [1, 1 - 10 ** -decimals].map((each) => fixed(each, decimals));
  if (value < 1 && text === one) return `> ${below}`;
  if (value > -1 && text === MINUS + one) return `< ${MINUS}${below}`;
  return text;
}

/**
 * A number without decimals where it is whole.
 * @param {number} value
 * @param {number} decimals where it is not
 * @returns {string}
 */
export function short_number(value, decimals) {
  return number(value, Number.isInteger(value) ? 0 : decimals);
}

/**
 * How many there are, in groups of three digits; where a comma stands before decimals, a space
 * that does not break is between them.
 * @param {number} whole
 * @returns {string}
 */
export function count(whole) {
  return whole.toLocaleString("en").replaceAll(",", mark() === "," ? "\u00a0" : ",");
}

/**
 * Terms as they are added up, and their sum: "2.37", "−0.66", "= 1.71"; "≈" where the printed
 * terms come to another number than the printed sum. Fewer decimals than two hide no term.
 * @param {number[]} terms
 * @returns {string[]}
 */
export function added_up(...terms) {
  const sum = terms.reduce((total, term) => total + term, 0);
  const shown = terms.filter((term) => whole(term, 2)).length;
  for (const places of [2, 1, 3, 0]) {
    const parts = terms.map((term) => whole(term, places));
    const holds = parts.reduce((total, part) => total + part, 0) === whole(sum, places);
    if (holds && parts.filter(Boolean).length >= shown) {
      return printed(terms, places, `= ${number(sum, places)}`);
    }
  }
  return printed(terms, 2, `≈ ${number(sum)}`);
}

/**
 * A number as it is printed, in units of its last decimal.
 * @param {number} value
 * @param {number} places
 */
function whole(value, places) {
  return Math.round(Number(Math.abs(value).toFixed(places)) * 10 ** places) * Math.sign(value);
}

/**
 * @param {number[]} terms
 * @param {number} places
 * @param {string} total
 */
function printed(terms, places, total) {
  const texts = terms.map((term) => number(term, places));
  return [
    texts[0],
    ...texts.slice(1).map((text) => (text.startsWith(MINUS) ? text : `+${text}`)),
    total,
  ];
}

/**
 * An activation times a weight, and what comes of it: ["0.92 × 4.29", "≈ +3.94"]; "=" where it
 * holds as printed.
 * @param {number} a
 * @param {number} weight
 * @returns {[string, string]}
 */
export function multiplied(a, weight) {
  const factors = [activation(a), number(weight)];
  const product = number(a * weight, 2, true);
  // In ten thousandths, which are whole numbers, so that nothing is rounded on the way.
  const [one, other, shown] = [...factors, product].map((text) =>
    Math.round(100 * as_printed(text)),
  );
  const holds = one * other === 100 * shown;
  return [factors.join(" × "), `${holds ? "=" : "≈"} ${product}`];
}

/**
 * What a printed activation says of its exact value: "= 0.50", "≈ 0.77", "> 0.99".
 * @param {number} value
 * @returns {string}
 */
export function related(value) {
  const text = activation(value);
  if (/^[<>]/.test(text)) return text;
  return `${as_printed(text) === value ? "=" : "≈"} ${text}`;
}
