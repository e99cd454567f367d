// The drawing surface: what a pen has drawn on it, a picture that was given, or one of our digits;
// and a pen for who draws with the keyboard.

import { Paper, point_at, SIDE } from "../pen.js";
import { draw_on } from "../pointing.js";
import { element, part } from "./elements.js";

/** @typedef {import("../pictures/picture.js").Pixels} Pixels */
/** @typedef {import("../pictures/picture.js").Picture} Picture */

const PEN_STEP = 0.035; // of the surface: how far an arrow key moves the pen
const MOST_OF_PICTURE = 1200; // pixels a side that are looked at
/** @type {Record<string, [number, number]>} */
const ARROWS = {
  ArrowLeft: [-PEN_STEP, 0],
  ArrowRight: [PEN_STEP, 0],
  ArrowUp: [0, -PEN_STEP],
  ArrowDown: [0, PEN_STEP],
};

export class Pad {
  /** @param {() => void} changed what is done when what is drawn has changed */
  constructor(changed) {
    this.changed = changed;
    this.canvas = element("pad", HTMLCanvasElement);
    this.canvas.width = this.canvas.height = SIDE;
    const context = this.canvas.getContext("2d");
    if (!context) throw new Error("this browser draws nothing");
    this.context = context;
    this.paper = new Paper();
    /** @type {CanvasImageSource | null} */
    this.ours = null; // one of our digits, shown until something is drawn
    /** @type {HTMLCanvasElement | null} */
    this.given = null; // a picture that was dropped, pasted or opened
    this.at = { x: 0.5, y: 0.15 };
    this.is_down = false; // the keyboard's pen
    draw_on(this.canvas, this.paper, { on_ink: () => this.drawn() });
    this.canvas.addEventListener("keydown", (event) => this.key(event));
    this.canvas.addEventListener("blur", () => this.lift());
    this.canvas.addEventListener("focus", () => this.paint());
  }

  /** Something was drawn: what lay there goes. */
  drawn() {
    this.ours = this.given = null;
    this.paint();
    this.changed();
  }

  /** Whether nothing has been drawn or given. */
  get is_empty() {
    return !this.given && this.paper.is_empty;
  }

  /** What there is to be read, null for nothing. @returns {Pixels | Picture | null} */
  get read() {
    return this.given || this.paper.is_empty ? this.pixels : this.paper.grey;
  }

  /** The same as a canvas holds it. @returns {Pixels | null} */
  get pixels() {
    const { given } = this;
    if (given) return given.getContext("2d")?.getImageData(0, 0, given.width, given.height) ?? null;
    return this.paper.is_empty ? null : this.paper.pixels;
  }

  clear() {
    this.paper.clear();
    this.drawn();
  }

  undo() {
    this.paper.undo();
    this.drawn();
  }

  /** @param {readonly import("../pen.js").Stroke[]} strokes */
  take(strokes) {
    this.paper.load(strokes);
    this.drawn();
  }

  /**
   * Show one of our digits, or another picture of 28 × 28.
   * @param {CanvasImageSource} picture
   */
  show(picture) {
    this.paper.clear();
    this.given = null;
    this.ours = picture;
    this.paint();
  }

  /**
   * Read a picture from a file.
   * @param {Blob} file
   * @returns {Promise<boolean>} whether it was one
   */
  async open(file) {
    let picture;
    try {
      picture = await createImageBitmap(file);
    } catch {
      return false;
    }
    const scale = Math.min(1, MOST_OF_PICTURE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas
      .getContext("2d", { willReadFrequently: true })
      ?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    this.paper.clear();
    this.ours = null;
    this.given = canvas;
    this.paint();
    this.changed();
    return true;
  }

  paint() {
    const { context, given, ours } = this;
    const { data, width, height } = this.paper.pixels;
    context.putImageData(new ImageData(data, width, height), 0, 0);
    if (given) {
      const scale = SIDE / Math.max(given.width, given.height);
      const [wide, high] = [given.width * scale, given.height * scale];
      context.drawImage(given, (SIDE - wide) / 2, (SIDE - high) / 2, wide, high);
    }
    context.imageSmoothingEnabled = false;
    if (ours) context.drawImage(ours, 0, 0, SIDE, SIDE);
    // It goes with the first stroke; over one of our digits it stands at the edge.
    part("hint").hidden = !this.is_empty;
    part("hint").classList.toggle("low", Boolean(ours));
    if (document.activeElement === this.canvas && this.canvas.matches(":focus-visible"))
      this.paint_pen();
  }

  /** Where the keyboard's pen is: smaller while it is on the paper. */
  paint_pen() {
    const { context, at } = this;
    context.beginPath();
    context.arc(at.x * SIDE, at.y * SIDE, this.is_down ? 3 : 6, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = getComputedStyle(this.canvas).getPropertyValue("--attention");
    context.stroke();
  }

  lift() {
    this.is_down = false;
    this.paint();
  }

  /**
   * Arrow keys move the pen; Enter puts it down, and lifts it.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const way = ARROWS[event.key];
    if (!way && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter" && this.is_down) return this.lift();
    const [dx, dy] = way ?? [0, 0];
    const inside = (/** @type {number} */ place) => Math.min(Math.max(place, 0.05), 0.95);
    this.at = { x: inside(this.at.x + dx), y: inside(this.at.y + dy) };
    const point = point_at(this.at.x, this.at.y);
    if (event.key === "Enter") {
      this.is_down = true;
      this.paper.begin(point);
    } else if (this.is_down) this.paper.extend(point);
    else return this.paint();
    this.drawn();
  }
}
