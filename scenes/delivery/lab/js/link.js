// What one looks at, carried by the address: fragment_of and state_of are each other's inverse.
// A fragment comes from anywhere, so what it holds is checked, and what cannot be is left out.

import { UNCHANGED } from "./changes.js";
import { AT_HOME } from "./moved.js";
import { FINEST, HARDEST } from "./pen.js";

/** @typedef {import("./changes.js").Changes} Changes */
/** @typedef {import("./moved.js").Placing} Placing */
/** @typedef {import("./pen.js").Stroke} Stroke */

/**
 * What a link carries. digit: the name of one of ours; strokes: what was drawn; frame: of a picture
 * that was pasted, the 784 pixels in the training frame, 0..1: one of the three at most. network,
 * other: the names of the network that is shown and of the one beside it.
 * @typedef {object} State
 * @property {string | null} digit
 * @property {readonly Stroke[]} strokes
 * @property {Float64Array | null} frame
 * @property {string | null} network
 * @property {string | null} other
 * @property {Changes} changes
 * @property {Placing} placing
 */

/** @type {State} */
export const NOTHING = {
  digit: null,
  strokes: [],
  frame: null,
  network: null,
  other: null,
  changes: UNCHANGED,
  placing: AT_HOME,
};
const PIXELS = 784;
const MOST = 20_000; // points of a drawing: far above what anybody draws
const LEVELS = 255;

/**
 * The fragment of an address that carries a state, without "#"; empty for NOTHING.
 * @param {State} state
 * @returns {string}
 */
export function fragment_of({ digit, strokes, frame, network, other, changes, placing }) {
  const { no_biases, noise, seed, no_squish, off } = changes;
  /** @type {[string, string | null | false][]} */
  const fields = [
    ["digit", digit],
    ["strokes", strokes.length > 0 && letters_of(bytes_of_strokes(strokes))],
    ["frame", frame && letters_of(Array.from(frame, (value) => Math.round(value * LEVELS)))],
    ["network", network],
    ["other", other],
    ["biases", no_biases && "0"],
    ["noise", noise > 0 && `${noise},${seed}`],
    ["squish", no_squish && "0"],
    ["off", off.length > 0 && off.map(([k, i]) => `${k}.${i}`).join(",")],
    ["right", placing.right !== 0 && `${placing.right}`],
    ["down", placing.down !== 0 && `${placing.down}`],
    ["size", placing.size !== 1 && `${placing.size}`],
    ["turn", placing.turn !== 0 && `${placing.turn}`],
  ];
  const kept = new URLSearchParams();
  for (const [name, value] of fields) if (value) kept.set(name, value);
  return kept.toString();
}

/**
 * The state that a fragment carries.
 * @param {string} fragment with or without "#"
 * @returns {State}
 */
export function state_of(fragment) {
  const kept = new URLSearchParams(fragment.replace(/^#/, ""));
  const [amount, seed] = (kept.get("noise") ?? "").split(",");
  const noise = number_in(amount, 0, 10, 0);
  const pairs = (kept.get("off") ?? "").matchAll(/(?:^|,)(\d{1,3})\.(\d{1,4})(?=,|$)/g);
  return {
    digit: kept.get("digit"),
    strokes: strokes_in(bytes_in(kept.get("strokes") ?? "")),
    frame: frame_in(bytes_in(kept.get("frame") ?? "")),
    network: kept.get("network"),
    other: kept.get("other"),
    changes: {
      no_biases: kept.get("biases") === "0",
      noise,
      seed: noise > 0 ? Math.round(number_in(seed, 0, 2 ** 31 - 1, 0)) : 0,
      no_squish: kept.get("squish") === "0",
      off: Array.from(pairs, ([, k, i]) => /** @type {const} */ ([Number(k), Number(i)])),
    },
    placing: {
      right: number_in(kept.get("right"), -28, 28, 0),
      down: number_in(kept.get("down"), -28, 28, 0),
      size: number_in(kept.get("size"), 0.1, 4, 1),
      turn: number_in(kept.get("turn"), -360, 360, 0),
    },
  };
}

/**
 * The number that a text is, if it lies between low and high.
 * @param {string | null | undefined} text
 * @param {number} low
 * @param {number} high
 * @param {number} otherwise
 */
function number_in(text, low, high, otherwise) {
  const value = text ? Number(text) : Number.NaN;
  return value >= low && value <= high ? value : otherwise;
}

/**
 * Five bytes a point: where it is and, on the first of a stroke, 16 more than its pressure.
 * @param {readonly Stroke[]} strokes
 * @returns {number[]}
 */
function bytes_of_strokes(strokes) {
  return strokes.flatMap((stroke) =>
    stroke.flatMap(([x, y, pressure], k) => [
      x >> 8,
      x & 255,
      y >> 8,
      y & 255,
      pressure + (k === 0 ? HARDEST + 1 : 0),
    ]),
  );
}

/**
 * @param {Uint8Array} bytes
 * @returns {Stroke[]}
 */
function strokes_in(bytes) {
  /** @type {[number, number, number][][]} */
  const strokes = [];
  if (bytes.length > 5 * MOST) return [];
  for (let k = 0; k + 5 <= bytes.length; k += 5) {
    const [x, y] = [256 * bytes[k] + bytes[k + 1], 256 * bytes[k + 2] + bytes[k + 3]];
    const pressure = bytes[k + 4] % (HARDEST + 1);
    const begins = bytes[k + 4] > HARDEST;
    if (x >= FINEST || y >= FINEST || (!begins && strokes.length === 0)) return [];
    if (begins) strokes.push([]);
    strokes[strokes.length - 1].push([x, y, pressure]);
  }
  return strokes;
}

/** @param {Uint8Array} bytes */
function frame_in(bytes) {
  return bytes.length === PIXELS ? Float64Array.from(bytes, (level) => level / LEVELS) : null;
}

/**
 * Bytes in the letters that an address may hold: base64url.
 * @param {ArrayLike<number>} bytes
 */
function letters_of(bytes) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} letters */
function bytes_in(letters) {
  if (!/^[\w-]*$/.test(letters)) return new Uint8Array();
  try {
    const text = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array(); // letters that are no bytes
  }
}
