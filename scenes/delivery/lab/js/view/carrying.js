// What a link carries of the page, and the page as a link describes it.

import { grey_picture, ON_BLACK } from "./grids.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../link.js").State} State */

/**
 * Drawing and settings.
 * @param {Page} page
 * @returns {State}
 */
export function carried({ session, lab, pad }) {
  const is_given = session.digit === null && pad.paper.is_empty && !session.empty;
  return {
    digit: session.digit === null ? null : lab.digits[session.digit].name,
    strokes: pad.paper.strokes,
    frame: is_given ? Float64Array.from(session.image) : null,
    network: session.shown === 0 ? null : session.known.name,
    other: session.other?.name ?? null,
    changes: session.changes,
    placing: session.placing,
  };
}

/**
 * Show what a link has carried here. What does not exist in this lab is left out.
 * @param {Page} page
 * @param {State} state
 */
export function take_carried(page, state) {
  const { session, lab, pad } = page;
  const named = (/** @type {string | null} */ wanted) =>
    lab.networks.findIndex(({ name }) => name === wanted);
  session.reset();
  session.shown = Math.max(named(state.network), 0);
  session.beside = named(state.other) < 0 ? null : named(state.other);
  const { layers } = session.known.network;
  const off = state.changes.off.filter(([k, i]) => i < (layers[k]?.n_out ?? 0));
  session.changes = { ...state.changes, off };
  session.placing = state.placing;
  const digit = lab.digits.findIndex(({ name }) => name === state.digit);
  if (state.strokes.length) pad.take(state.strokes);
  else if (state.frame) {
    session.frame(state.frame);
    pad.show(grey_picture(state.frame, 28, ON_BLACK));
  } else page.choose_digit(digit < 0 ? (session.digit ?? 0) : digit);
  page.changed();
}
