// The drawing surface: what a pen has drawn on it, a picture that was dropped, or one of our digits;
// and a pen for who draws with the keyboard.

import { draw_strokes, pen_on } from "../pen.js";
import { element, part } from "./elements.js";

/** @typedef {import("../pen.js").Stroke} Stroke */

const PAD_SIDE = 280; // pixels of the drawing: ten for each of the network's
const PEN_STEP = 0.035; // of the surface: how far an arrow key moves the pen
const MOST_OF_PICTURE = 1200; // pixels a side that are looked at

export class Pad {
  /** @param {() => void} changed what is done when what is drawn has changed */
  constructor(changed) {
    this.changed = changed;
    this.canvas = element("pad", HTMLCanvasElement);
    this.canvas.width = this.canvas.height = PAD_SIDE;
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("this browser draws nothing");
    this.context = context;
    /** @type {CanvasImageSource | null} */
    this.ours = null; // one of our digits, shown until something is drawn
    /** @type {ImageData | null} */
    this.given = null; // a picture that was dropped
    this.at = { x: 0.5, y: 0.15 };
    this.is_down = false; // the keyboard's pen
    this.pen = pen_on(this.canvas, { changed: () => this.drawn() });
    this.canvas.addEventListener("keydown", (event) => this.key(event));
    this.canvas.addEventListener("blur", () => { this.is_down = false; this.paint(); });
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
    return !this.given && !this.pen.strokes.length;
  }

  /** What there is to be read: pixels, or null for nothing. */
  get pixels() {
    if (this.given) return this.given;
    if (!this.pen.strokes.length) return null;
    this.paint_ink();
    const pixels = this.context.getImageData(0, 0, PAD_SIDE, PAD_SIDE);
    this.paint();
    return pixels;
  }

  /** The drawing as it is kept, null where there is none. */
  get drawing() {
    if (this.given || !this.pen.strokes.length) return null;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = PAD_SIDE;
    const context = canvas.getContext("2d");
    if (context) draw_strokes(context, PAD_SIDE, this.pen.strokes);
    return canvas;
  }

  clear() {
    this.pen.strokes.length = 0;
    this.drawn();
  }

  undo() {
    this.pen.strokes.pop();
    this.drawn();
  }

  /** @param {Stroke[]} strokes */
  take(strokes) {
    this.pen.strokes.splice(0, this.pen.strokes.length, ...strokes);
    this.drawn();
  }

  /**
   * Show one of our digits.
   * @param {CanvasImageSource} picture
   */
  show(picture) {
    this.pen.strokes.length = 0;
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
    const context = canvas.getContext("2d");
    if (!context) return false;
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    this.pen.strokes.length = 0;
    this.ours = null;
    this.given = context.getImageData(0, 0, canvas.width, canvas.height);
    this.source = canvas;
    this.paint();
    this.changed();
    return true;
  }

  paint() {
    const { context, source } = this;
    this.paint_ink();
    if (this.given && source) {
      const scale = Math.min(PAD_SIDE / source.width, PAD_SIDE / source.height);
      const [width, height] = [source.width * scale, source.height * scale];
      context.drawImage(source, (PAD_SIDE - width) / 2, (PAD_SIDE - height) / 2, width, height);
    }
    if (this.ours) {
      context.imageSmoothingEnabled = false;
      context.drawImage(this.ours, 0, 0, PAD_SIDE, PAD_SIDE);
    }
    part("hint").hidden = Boolean(this.given || this.ours || this.pen.strokes.length);
    if (document.activeElement !== this.canvas || !this.canvas.matches(":focus-visible")) return;
    context.beginPath();
    context.arc(this.at.x * PAD_SIDE, this.at.y * PAD_SIDE, this.is_down ? 5 : 9, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = getComputedStyle(this.canvas).getPropertyValue("--attention");
    context.stroke();
  }

  paint_ink() {
    draw_strokes(this.context, PAD_SIDE, this.pen.strokes);
  }

  /**
   * Arrow keys move the pen; Enter puts it down, and lifts it.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const ways = /** @type {Record<string, [number, number]>} */ ({
      ArrowLeft: [-PEN_STEP, 0], ArrowRight: [PEN_STEP, 0], ArrowUp: [0, -PEN_STEP], ArrowDown: [0, PEN_STEP],
    });
    if (event.key === "Enter") {
      this.is_down = !this.is_down;
      if (this.is_down) this.pen.strokes.push([]);
    } else if (!(event.key in ways)) return;
    event.preventDefault();
    event.stopPropagation();
    const [dx, dy] = ways[event.key] ?? [0, 0];
    const inside = (/** @type {number} */ at) => Math.min(Math.max(at, 0.05), 0.95);
    this.at = { x: inside(this.at.x + dx), y: inside(this.at.y + dy) };
    if (!this.is_down) return this.paint();
    this.pen.strokes[this.pen.strokes.length - 1]?.push({ ...this.at, pressure: 0.5 });
    this.drawn();
  }
}
