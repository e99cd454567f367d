// The page: what belongs together, and what is done when something has changed.

import { UNCHANGED, changed as with_changes } from "../changes.js";
import { sizes } from "../network.js";
import { Breaking } from "./breaking.js";
import { run_through, still } from "./clips.js";
import { Comparing } from "./comparing.js";
import { Diagram, whole_view } from "./diagram.js";
import { part, tell } from "./elements.js";
import { Keeping } from "./keeping.js";
import { told_place } from "./look.js";
import { Motion } from "./motion.js";
import { Moving } from "./moving.js";
import { Ours } from "./ours.js";
import { Pad } from "./pad.js";
import { Announcer, layer_labels, problem_of } from "./said.js";
import { Session } from "./session.js";
import { show_network, show_panel } from "./showing.js";
import { Stepping } from "./stepping.js";
import { Tabs } from "./tabs.js";
import { themed } from "./theme.js";

/** @typedef {import("./diagram.js").Place} Place */

const PANEL_REST = 90; // milliseconds from one picture of a panel to the next, at least
const MOST_READING = 6; // milliseconds of a frame in which there is time to draw as well
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
    this.scales = ["", ""]; // what the diagrams' scales are those of
    this.asked = this.last = this.panel_at = 0;
    this.has_ink = false; // that has not been read yet
    this.is_read = false; // but not drawn yet
    this.is_stale = true; // the panel
    /** @type {import("./reading.js").Reading | null} */
    this.told = null; // the reading that was told last
    themed(lab.palettes, changed);
    new ResizeObserver(changed).observe(part("both"));
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
    this.complain("");
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
      const { looked_at } = this.session;
      this.announcer.say(told_place(looked_at.reading, place, looked_at.known.classes), true);
    }
    this.changed();
  }

  reset() {
    this.session.reset();
    this.tabs.open("look");
    this.choose_digit(this.session.digit ?? 0);
  }

  /** Say what cannot be done. @param {string} text */
  complain(text) {
    part("problem").hidden = !text;
    tell(part("problem"), text);
  }

  /**
   * Something else than ink has changed. room: whether to make room anew.
   * @param {boolean} room
   */
  changed(room = false) {
    const { session, diagrams } = this;
    part("other").hidden = !session.other;
    document.body.classList.toggle("comparing", Boolean(session.other));
    [session.known, session.other].forEach((known, k) => {
      if (!known) return;
      const { no_squish } = session.changes;
      // Without a squish activations have no bound: then the scale is that of what there is.
      const scaled = no_squish
        ? with_changes(known.network, { ...UNCHANGED, no_squish })
        : known.network;
      const scale = `${known.name} ${no_squish}`;
      if (room || this.scales[k] !== scale)
        diagrams[k].take(known, layer_labels(sizes(known.network)), scaled);
      else diagrams[k].fit();
      this.scales[k] = scale;
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
    if (this.has_ink && !this.is_read) {
      this.read_ink();
      // A slow machine draws what it has read in the next frame: each then has time enough.
      this.is_read = performance.now() - time > MOST_READING;
      if (this.is_read) return this.ask();
    }
    this.is_read = false;
    const seconds = Math.min((time - this.last) / 1000, LONGEST_FRAME);
    this.last = time;
    this.motion.advance(seconds);
    this.stepping.advance(seconds);
    show_network(this);
    this.tell_reading();
    if (this.is_stale && time - this.panel_at > PANEL_REST) {
      this.is_stale = false;
      this.panel_at = time;
      show_panel(this);
    }
    if (this.motion.runs || this.stepping.plays || this.is_stale || this.has_ink) this.ask();
  }

  read_ink() {
    this.has_ink = false;
    const count = this.session.draw(this.pad.read);
    this.complain(this.pad.is_empty ? "" : problem_of(count));
    if (this.tabs.name === "step") this.stepping.take(this.session.reading, false);
    this.is_stale = true;
  }

  /** Whoever listens is told of a reading once. */
  tell_reading() {
    const { reading, x, verdict } = this.session;
    if (this.told === reading) return;
    this.told = reading;
    const outputs = reading.steps[this.gaps - 1].a;
    const detail = { frame: x, outputs, winner: reading.order[0] };
    document.dispatchEvent(new CustomEvent("nnfilm:read", { detail }));
    this.announcer.say(verdict);
  }
}
