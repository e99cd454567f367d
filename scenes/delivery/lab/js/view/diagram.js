// A whole network on the page: its light on one canvas, and what lies over it on another.

import { sizes } from "../network.js";
import { palette_of } from "./colours.js";
import { FACE } from "./inside.js";
import { found_at, layout_of } from "./layout.js";
import { even, SummedLight } from "./light.js";
import { paint } from "./painter.js";
import { PlainLight } from "./plain_light.js";
import { limits_of, read } from "./reading.js";
import { intensities, scale_of, single_out } from "./scale.js";
import { MOST_GAPS } from "./shaders.js";

/** @typedef {import("../data.js").Lab} Lab */
/** @typedef {import("./light.js").Pulse} Pulse */
/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {{ layer: number, index: number }} Place */
/**
 * How a reading is shown. pulses: of each gap. told: of each layer how plainly it is seen, 0..1.
 * weights: whether lines are weights instead of weight × activation. signs: shares of the positive
 * lines and of the negative. only: a neuron whose lines alone are seen, and it alone of its layer.
 * @typedef {object} View
 * @property {Pulse[]} pulses
 * @property {number[]} told
 * @property {boolean} weights
 * @property {[number, number]} signs
 * @property {Place | null} only
 */

const MOST_RATIO = 2; // device pixels of a CSS pixel: more only costs time
const DIM = 0.06; // of its light: what a line keeps that is none of the chosen neuron’s

/**
 * All of it is lit.
 * @param {number} gaps
 * @returns {View}
 */
export const whole_view = (gaps) => ({
  pulses: Array.from({ length: gaps }, () => even(1)),
  told: Array.from({ length: gaps + 1 }, () => 1),
  weights: false,
  signs: [1, 1],
  only: null,
});

export class Diagram {
  /**
   * @param {HTMLElement} figure with a caption and a box, in which are two canvases
   * @param {Lab} lab
   */
  constructor(figure, lab) {
    const [caption, box] = /** @type {HTMLElement[]} */ ([...figure.children]);
    this.caption = caption;
    this.box = box;
    this.lab = lab;
    const [below, over] = /** @type {HTMLCanvasElement[]} */ ([...box.children]);
    this.over = over;
    this.below = below;
    this.light = this.make_light();
    this.width = this.height = 0;
    /** @type {"dark" | "light" | null} */
    this.theme = null;
    /** @type {Place | null} */
    this.chosen = null;
    /** @type {string[]} */
    this.names = [];
    /** @type {string[]} */
    this.labels = [];
    below.addEventListener("webglcontextlost", (event) => event.preventDefault());
    below.addEventListener("webglcontextrestored", () => {
      this.light = this.make_light();
      this.arrange();
    });
  }

  /** @returns {SummedLight | PlainLight} */
  make_light() {
    return SummedLight.on(this.below, this.lab.light) ?? this.make_plain();
  }

  make_plain() {
    // A canvas that has given its WebGL context gives no other one.
    const canvas = /** @type {HTMLCanvasElement} */ (this.below.cloneNode());
    this.below.replaceWith(canvas);
    this.below = canvas;
    return new PlainLight(canvas, this.lab.light);
  }

  /**
   * Show this network from now on.
   * @param {import("../data.js").Known} known
   * @param {string[]} labels of its layers
   * @param {import("../network.js").Network} scaled what makes of our own digits what the scales hold
   */
  take(known, labels, scaled) {
    this.known = known;
    // Of a single output that nobody named there is nothing to say.
    this.names = known.classes.join() === "0" ? [""] : known.classes;
    this.labels = labels;
    this.own = this.lab.digits.map((digit) => read(scaled, digit.image));
    this.limits = limits_of(this.own);
    if (known.network.layers.length > MOST_GAPS) this.light = this.make_plain();
    this.arrange();
  }

  /** Take the room that there is, if it has changed. */
  fit() {
    const { width, height } = this.box.getBoundingClientRect();
    if (Math.abs(width - this.width) > 0.5 || Math.abs(height - this.height) > 0.5) this.arrange();
  }

  arrange() {
    const { width, height } = this.box.getBoundingClientRect();
    const [own, base] = [this.own, this.known?.network];
    [this.width, this.height] = [width, height];
    if (!base || !own || width < 50 || height < 50) return;
    this.ratio = Math.min(devicePixelRatio || 1, MOST_RATIO);
    const context = this.over.getContext("2d");
    if (!context) return;
    context.font = `20px ${FACE}`;
    const widest = Math.max(...this.names.map((name) => context.measureText(name).width)) / 20;
    this.places = layout_of(sizes(base), width, height, widest);
    this.over.width = Math.round(width * this.ratio);
    this.over.height = Math.round(height * this.ratio);
    const { columns, unit } = this.places;
    const gap = (/** @type {number} */ k, /** @type {ArrayLike<number>[]} */ sets) =>
      scale_of(columns[k], columns[k + 1], sets, unit, this.lab.light);
    const sent = base.layers.map((_, k) => own.map(({ signals }) => signals[k]));
    this.signal_scales = sent.map((sets, k) => gap(k, sets));
    this.weight_scales = base.layers.map(({ weights }, k) => gap(k, [weights]));
    this.light.place(this.places, this.ratio);
    this.values = new Float32Array(this.light.count);
  }

  /**
   * Draw a reading.
   * @param {Reading} reading
   * @param {View} view
   * @param {ReadonlySet<string>} off neurons that are switched off, "layer/index"
   * @param {number[]} marked the outputs that are the answer
   */
  draw(reading, view, off, marked) {
    const { places, limits, values, light, lab } = this;
    const scales = view.weights ? this.weight_scales : this.signal_scales;
    if (!places || !limits || !values || !scales) return;
    const colours = this.colours();
    const place = view.only ?? this.chosen;
    const is_dark = place?.layer === 0 && !reading.activations[0][place.index]; // it sends nothing
    let begin = 0;
    reading.network.layers.forEach((layer, gap) => {
      const shown = view.weights ? layer.weights : reading.signals[gap];
      intensities(shown, scales[gap].limit, lab.light.power, values, begin);
      if (place) single_out(values, begin, gap, layer, place, view.only || is_dark ? 0 : DIM);
      begin += shown.length;
    });
    const gaps = scales.map(({ exposure }, k) => ({
      exposure,
      pulse: view.pulses[k],
      signs: view.signs,
    }));
    light.draw(values, gaps, colours);
    const context = this.over.getContext("2d");
    if (!context) return;
    context.setTransform(this.ratio ?? 1, 0, 0, this.ratio ?? 1, 0, 0);
    paint(
      context,
      places,
      {
        activations: reading.activations,
        limits,
        told: view.told,
        names: this.names,
        labels: this.labels,
        marked,
        chosen: view.only ?? this.chosen,
        only: view.only,
        off,
      },
      colours,
    );
  }

  /** The palette of the theme that the page is in. @returns {import("./colours.js").Palette} */
  colours() {
    const theme = document.documentElement.dataset.theme === "light" ? "light" : "dark";
    if (this.theme !== theme || !this.palette) {
      this.theme = theme;
      this.palette = palette_of(this.lab.palettes[theme]);
    }
    return this.palette;
  }

  /**
   * What lies under a pointer.
   * @param {MouseEvent} event
   * @returns {Place | null}
   */
  under(event) {
    const { left, top } = this.over.getBoundingClientRect();
    return this.places ? found_at(this.places, event.clientX - left, event.clientY - top) : null;
  }
}
