// What is seen of the page's state: the networks, what they read, and the panel that is open.

import { say } from "../words.js";
import { whole_view } from "./diagram.js";
import { part, tell } from "./elements.js";
import { film_of } from "./films.js";
import { close_up } from "./look.js";
import { second_of, verdict_of } from "./said.js";
import { state_picture } from "./state_picture.js";
import { show_stages } from "./strip.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./diagram.js").Place} Place */

/** @param {Page} page */
export function show_network(page) {
  const { session, diagrams, motion, gaps } = page;
  const view = motion.view;
  const chosen = page.tabs.name === "step" ? null : session.chosen;
  diagrams[0].chosen = session.is_beside ? null : chosen;
  diagrams[1].chosen = session.is_beside ? chosen : null;
  const { reading, second, other, empty } = session;
  const marked = empty || reading.answers.length === reading.order.length ? [] : reading.answers;
  diagrams[0].draw(reading, view, session.off, marked);
  if (second && other) {
    const alike = second.network.layers.length === gaps;
    const seen = alike ? view : whole_view(second.network.layers.length);
    diagrams[1].draw(second, seen, new Set(), empty ? [] : second.answers);
    tell(diagrams[1].caption, `${other.name}: ${verdict_of(second, other.classes, session.label)}`);
    tell(diagrams[0].caption, `${session.known.name}: ${session.verdict}`);
  }
  diagrams[0].caption.hidden = !other;
  // Nothing is said of outputs that are still dark.
  const seen = !view.weights && view.told[gaps] === 1;
  tell(part("verdict"), seen ? session.verdict : " ");
  tell(part("second"), seen && !empty ? second_of(reading, session.known.classes) : "");
  tell(part("lines-are"), lines_told(view.weights, chosen ?? view.only, session.looked_at.reading));
}

/** @param {Page} page */
export function show_panel(page) {
  const { session, tabs } = page;
  const colours = page.diagrams[0].colours();
  show_stages(session.stages, colours);
  page.ours.show(session.digit, colours);
  if (tabs.name === "look") {
    const { reading, known } = session.looked_at;
    const inside = session.chosen
      ? close_up(reading, session.chosen, known.classes, colours)
      : say("Touch a neuron, a pixel or an output, and see where its number comes from.");
    part("look").replaceChildren(inside);
  }
  if (tabs.name === "break") page.breaking.show();
  if (tabs.name === "compare") page.comparing.show(colours);
  if (tabs.name === "move") page.moving.show(colours);
  if (tabs.name === "keep") page.keeping.show();
  film_of(page.lab, tabs.name, session.chosen, page.gaps);
}

/** All that is seen, as one picture. @param {Page} page */
export function picture_of_page(page) {
  // What a canvas of light shows can be taken only as long as it is new.
  show_network(page);
  const shown = page.session.other ? page.diagrams : page.diagrams.slice(0, 1);
  const second = part("second").textContent ?? "";
  return state_picture(shown, page.session.verdict, second);
}

/**
 * What the lines are.
 * @param {boolean} weights
 * @param {Place | null} chosen
 * @param {import("./reading.js").Reading} reading that it is chosen in
 */
function lines_told(weights, chosen, reading) {
  if (weights) return say("lines: weights, compared in each layer");
  if (chosen && chosen.layer > 0) return say("lines: only those of the chosen neuron");
  if (chosen)
    return reading.activations[0][chosen.index] > 0
      ? say("lines: only those of the chosen pixel")
      : say("lines: none; the chosen pixel is dark");
  return say("lines: activation × weight, compared in each layer");
}
