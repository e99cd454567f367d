// What the page is told: buttons, keys, pointers on the network, files, and the address it came with.

import { fragment_of, state_of } from "../link.js";
import { sizes } from "../network.js";
import { say } from "../words.js";
import { take_carried } from "./carrying.js";
import { input, pressed } from "./elements.js";
import { moved_by, shortcuts_for } from "./keys.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * Connect the page with who uses it.
 * @param {Page} page
 */
export function take_controls(page) {
  pressed("clear", () => page.pad.clear());
  pressed("undo", () => page.pad.undo());
  pressed("reset", () => page.reset());
  take_pictures(page);
  for (const [k, diagram] of page.diagrams.entries()) take_touch(page, diagram, k === 1);
  shortcuts_for([
    {
      keys: [..."0123456789"],
      shown: ["0–9"],
      text: say("one of our digits"),
      what: (key) => choose_label(page, Number(key)),
    },
    { keys: ["Backspace"], shown: ["⌫"], text: say("clear"), what: () => page.pad.clear() },
    { keys: ["u"], shown: ["U"], text: say("undo a stroke"), what: () => page.pad.undo() },
    {
      keys: [" "],
      shown: [say("Space")],
      text: say("step by step, by itself"),
      what: () => in_steps(page, () => page.stepping.toggle()),
    },
    {
      keys: ["n"],
      shown: ["N"],
      text: say("next step"),
      what: () => in_steps(page, () => page.stepping.go(1)),
    },
    {
      keys: ["p"],
      shown: ["P"],
      text: say("step back"),
      what: () => in_steps(page, () => page.stepping.go(-1)),
    },
    {
      keys: ["o"],
      shown: ["O"],
      text: say("neuron off or on"),
      what: () => page.breaking.switch(),
    },
    { keys: ["Escape"], shown: ["Esc"], text: say("let go"), what: () => page.choose(null) },
    {
      keys: ["t"],
      shown: ["T"],
      text: say("light or dark"),
      what: () => document.getElementById("theme")?.click(),
    },
    { keys: ["r"], shown: ["R"], text: say("all as in the beginning"), what: () => page.reset() },
  ]);
  addEventListener("hashchange", () => arrive(page));
  if (!arrive(page)) page.choose_digit(page.session.digit ?? 0);
}

/**
 * Step by step, whichever panel is open.
 * @param {Page} page
 * @param {() => void} what
 */
function in_steps(page, what) {
  if (page.tabs.name !== "step") page.tabs.open("step");
  what();
}

/**
 * @param {Page} page
 * @param {number} label
 */
function choose_label(page, label) {
  const index = page.lab.digits.findIndex((digit) => digit.label === label);
  if (index < 0) return false;
  page.choose_digit(index);
  return true;
}

/**
 * A picture comes as a file, is dropped or pasted.
 * @param {Page} page
 */
function take_pictures(page) {
  const open = async (/** @type {Iterable<File> | null | undefined} */ files) => {
    const [file] = files ?? [];
    if (file && !(await page.pad.open(file)))
      page.complain(say("This file is no picture that the browser can read."));
  };
  input("file").addEventListener("change", () => open(input("file").files));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    open(event.dataTransfer?.files);
  });
  addEventListener("paste", (event) => open(event.clipboardData?.files));
}

/**
 * @param {Page} page
 * @param {import("./diagram.js").Diagram} diagram
 * @param {boolean} beside
 */
function take_touch(page, diagram, beside) {
  // A click and no pointer's going down: a finger that scrolls the page touches nothing.
  diagram.over.addEventListener("click", (event) => {
    page.choose(diagram.under(event), beside);
  });
  diagram.over.addEventListener("keydown", (event) => {
    if (!diagram.known || !diagram.places) return;
    const from = page.session.is_beside === beside ? page.session.chosen : null;
    const to = moved_by(event.key, from, sizes(diagram.known.network), diagram.places.down);
    if (!to) return;
    event.preventDefault();
    page.choose(to, beside);
  });
}

/**
 * Take drawing and settings from the address.
 * @param {Page} page
 * @returns {boolean} whether there were any
 */
function arrive(page) {
  const state = state_of(location.hash);
  if (!fragment_of(state)) return false;
  take_carried(page, state);
  return true;
}
