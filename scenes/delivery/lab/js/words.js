// The page's words in its language: say("The network reads a {}", 3).

/** @type {Record<string, string>} */
let table = {};
let spoken = "en";

/**
 * Take the words of the page's language, by the English ones.
 * @param {Record<string, string>} words
 * @param {string} language such as "de"
 */
export function speak(words, language) {
  table = words;
  spoken = language;
}

/** The page's language, in which numbers are printed too. */
export const language = () => spoken;

/**
 * An English sentence in the page's language, with the values in its slots. A translation that
 * wants them in another order numbers its slots, {2} for the second.
 *
 * The English stands in the call as it is, in double quotes: there lab/joining.py finds what has
 * to be translated.
 * @param {string} english
 * @param {...(string | number)} values
 */
export function say(english, ...values) {
  let next = 0;
  return (table[english] ?? english).replace(/\{([1-9]?)\}/g, (_, number) =>
    String(values[number ? Number(number) - 1 : next++]),
  );
}
