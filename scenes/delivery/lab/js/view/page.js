// The page: what belongs together, and what is done when something has changed.

import { sizes } from "../network.js";
import { say } from "../words.js";
import { Breaking } from "./breaking.js";
import { run_through, still } from "./clips.js";
import { Comparing } from "./comparing.js";
import { Diagram, whole_view } from "./diagram.js";
import { part, tell } from "./elements.js";
import { film_of } from "./films.js";
import { Keeping, state_picture } from "./keeping.js";
import { close_up, told_place } from "./look.js";
import { Motion } from "./motion.js";
import { Moving } from "./moving.js";
import { Ours } from "./ours.js";
import { Pad } from "./pad.js";
import { Announcer, second_of, verdict_of } from "./said.js";
import { Session } from "./session.js";
import { Stepping } from "./stepping.js";
import { show_stages } from "./strip.js";
import { Tabs } from "./tabs.js";
import { themed } from "./theme.js";

/** @typedef {import("./diagram.js").Place} Place */

const PANEL_REST = 90; // milliseconds from one picture of a panel to the next, at least
const LONGEST_FRAME = 0.1; // seconds: a page that was hidden does not leap

export class Page {
  /** @param {import("../data.js").Lab} lab */
  constructor(lab) {
    this.lab = lab;
    this.session = new Session(lab);
    this.announcer = new Announcer();
    this.diagrams = [new Diagram(part("first"), lab), new Diagram(part("other"), lab)];
    this.motion = new Motion(still(whole_view(this.gaps)));
    const changed = () => this.changed();
    this.pad = new Pad(() => this.drew());
    this.ours = new Ours(lab, (index) => this.choose_digit(index));
    this.tabs = new Tabs((name) => this.opened(name));
    this.stepping = new Stepping(lab, this.motion, () => this.ask());
    this.breaking = new Breaking(this.session, changed);
    this.comparing = new Comparing(this.session, changed);
    this.moving = new Moving(this.session, changed);
    this.keeping = new Keeping(this);
    this.asked = this.last = this.panel_at = 0;
    this.has_ink = false; // that has not been read yet
    this.is_stale = true; // the panel
    /** @type {import("./reading.js").Reading | null} */
    this.told = null;
    themed(lab.palettes, () => this.changed());
    new ResizeObserver(() => this.changed()).observe(part("both"));
    document.fonts.ready.then(() => this.changed(true));
  }

  get gaps() {
    return this.session.network.layers.length;
  }

  /** @param {number} index */
  choose_digit(index) {
    this.session.choose(index);
    this.pad.show(this.ours.picture(index));
    this.stepping.stop();
    if (this.tabs.name === "step") this.stepping.take(this.session.reading, true);
    else this.motion.play(run_through(this.gaps, this.lab.light.pulse));
    this.changed();
  }

  /** There is another drawing: it is read in the next frame, however often the pen moves. */
  drew() {
    this.has_ink = true;
    this.stepping.stop();
    if (this.tabs.name !== "step") this.motion.play(still(whole_view(this.gaps)));
    this.ask();
  }

  /** @param {string} name of the panel that is seen now */
  opened(name) {
    this.stepping.stop();
    if (name === "step") {
      this.session.chosen = null;
      this.stepping.take(this.session.reading, true);
    } else this.motion.play(still(whole_view(this.gaps)));
    if (name === "compare") this.comparing.begin();
    this.changed();
  }

  /**
   * Look at a neuron, a pixel or an output; or let go of it.
   * @param {Place | null} place
   * @param {boolean} beside whether it is one of the other network
   */
  choose(place, beside = false) {
    this.session.chosen = place;
    this.session.is_beside = beside;
    if (place) {
      if (!["look", "break"].includes(this.tabs.name)) this.tabs.open("look");
      this.announcer.say(told_place(this.looked_at, place, this.looked_classes), true);
    }
    this.changed();
  }

  get looked_at() {
    const { session } = this;
    return (session.is_beside && session.second) || session.reading;
  }

  get looked_classes() {
    const { session } = this;
    return ((session.is_beside && session.other) || session.known).classes;
  }

  /** Drawing and settings, as a link carries them. @returns {import("../link.js").Settings} */
  get settings() {
    const { session, lab, pad } = this;
    return {
      network: session.known.name,
      compare: session.other?.name ?? null,
      digit: session.digit === null ? null : lab.digits[session.digit].name,
      strokes: pad.pen.strokes,
      changes: session.changes,
      moved: session.moved,
    };
  }

  /** @param {import("../link.js").Settings} settings */
  take(settings) {
    const { session, lab } = this;
    const named = (/** @type {string | null} */ wanted) => lab.networks.findIndex(({ name }) => name === wanted);
    session.reset();
    session.shown = Math.max(named(settings.network), 0);
    session.beside = named(settings.compare) < 0 ? null : named(settings.compare);
    session.changes = settings.changes;
    session.moved = settings.moved;
    const digit = lab.digits.findIndex(({ name }) => name === settings.digit);
    if (digit >= 0) this.choose_digit(digit);
    else this.pad.take(settings.strokes);
  }

  /** Say what cannot be done. @param {string} text */
  complain(text) {
    part("problem").hidden = !text;
    tell(part("problem"), text);
  }

  reset() {
    this.session.reset();
    this.tabs.open("look");
    this.choose_digit(this.session.digit ?? 0);
  }

  /**
   * Something else than ink has changed. room: whether to make room anew.
   * @param {boolean} room
   */
  changed(room = false) {
    const { session, diagrams } = this;
    part("other").hidden = !session.other;
    [session.known, session.other].forEach((known, k) => {
      if (!known) return;
      if (room || diagrams[k].known !== known) diagrams[k].take(known, labels(sizes(known.network)));
      else diagrams[k].fit();
    });
    this.is_stale = true;
    this.ask();
  }

  /** Ask for a frame. */
  ask() {
    if (!this.asked) this.asked = requestAnimationFrame((time) => this.frame(time));
  }

  /** @param {number} time in milliseconds */
  frame(time) {
    this.asked = 0;
    const seconds = Math.min((time - this.last) / 1000, LONGEST_FRAME);
    this.last = time;
    if (this.has_ink) {
      this.has_ink = false;
      const read = this.session.draw(this.pad.pixels);
      const unread = !read && !this.pad.is_empty;
      this.complain(unread ? say("No ink can be told from the paper in this picture.") : "");
      if (this.tabs.name === "step") this.stepping.take(this.session.reading, false);
      this.is_stale = true;
    }
    this.motion.advance(seconds);
    this.stepping.advance(seconds);
    this.draw();
    if (this.is_stale && time - this.panel_at > PANEL_REST) this.show_panel(time);
    if (this.motion.runs || this.stepping.plays || this.is_stale) this.ask();
  }

  draw() {
    const { session, diagrams, motion } = this;
    const view = motion.view;
    const chosen = this.tabs.name === "step" ? null : session.chosen;
    diagrams[0].chosen = session.is_beside ? null : chosen;
    diagrams[1].chosen = session.is_beside ? chosen : null;
    diagrams[0].draw(session.reading, view, session.off);
    if (session.second && session.other) {
      const other = session.second.network.layers.length;
      diagrams[1].draw(session.second, other === this.gaps ? view : whole_view(other), new Set());
    }
    this.say_verdict(!view.weights && view.told[this.gaps] === 1);
    if (this.told !== session.reading) {
      this.told = session.reading;
      const outputs = session.reading.steps[this.gaps - 1].a;
      const detail = { frame: session.x, outputs, winner: session.reading.order[0] };
      document.dispatchEvent(new CustomEvent("nnfilm:read", { detail }));
    }
  }

  /** @param {boolean} seen whether the outputs are lit */
  say_verdict(seen) {
    const { session, diagrams } = this;
    const blank = session.empty ? say("Nothing is drawn yet: all pixels are dark.") : "";
    const verdict = blank || verdict_of(session.reading, session.known.classes, session.label);
    tell(part("verdict"), seen ? verdict : " ");
    tell(part("second"), seen && !blank ? second_of(session.reading, session.known.classes) : "");
    const both = session.second && session.other;
    tell(diagrams[0].caption, both ? session.known.name : "");
    if (both) tell(diagrams[1].caption, `${session.other.name}: ${verdict_of(session.second, session.other.classes, session.label)}`);
    diagrams[0].caption.hidden = !both;
    if (seen && this.told !== session.reading) this.announcer.say(verdict);
  }

  /** @param {number} time */
  show_panel(time) {
    const { session, tabs } = this;
    this.is_stale = false;
    this.panel_at = time;
    const colours = this.diagrams[0].colours();
    show_stages(session.stages, colours);
    this.ours.show(session.digit, colours);
    const inside = session.chosen
      ? close_up(this.looked_at, session.chosen, this.looked_classes, colours)
      : [say("Touch a neuron, a pixel or an output, and see where its number comes from.")];
    if (tabs.name === "look") part("look").replaceChildren(...inside);
    if (tabs.name === "break") this.breaking.show();
    if (tabs.name === "compare") this.comparing.show(colours);
    if (tabs.name === "move") this.moving.show(colours);
    if (tabs.name === "keep") this.keeping.show();
    film_of(this.lab, tabs.name, session.chosen, this.gaps);
    document.body.classList.toggle("broken", session.is_broken || session.is_moved);
  }

  /** All that is seen, as one picture. */
  picture() {
    this.draw();
    const shown = this.session.other ? this.diagrams : this.diagrams.slice(0, 1);
    return state_picture(shown, part("verdict").textContent ?? "", part("second").textContent ?? "");
  }
}

/** @param {number[]} all */
function labels(all) {
  return all.map((size, layer) => {
    const count = size.toLocaleString("en");
    if (layer === 0) return say("{} pixels", count);
    if (layer === all.length - 1) return size === 1 ? say("{} output", count) : say("{} outputs", count);
    return size === 1 ? say("{} neuron", count) : say("{} neurons", count);
  });
}

