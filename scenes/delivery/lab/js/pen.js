// A pen on a square of paper: strokes become ink, as nnmath/pen's soft round pen lays it.

import { picture_of } from "./pictures/picture.js";

/** @typedef {import("./pictures/picture.js").Pixels} Pixels */

/**
 * Where the pen was: x, y from 0 to FINEST − 1 and pressure from 0 to HARDEST, all whole, so that a
 * link can carry them and the same strokes give the same ink.
 * @typedef {readonly [x: number, y: number, pressure: number]} Point
 */

/** @typedef {readonly Point[]} Stroke */

export const SIDE = 168; // pixels of the paper: six for each of the frame's 28
export const FINEST = 1024; // steps of a place along a side
export const HARDEST = 15;
const NORMAL = 0.5; // the pressure of what has none: a mouse, most fingers
const RADIUS = 0.046 * SIDE; // of the line at normal pressure; see the tests' hundred digits
const SOFTNESS = 0.03 * SIDE; // width of the grey rim of a stroke
const APART = (1.5 * FINEST) / SIDE; // points that are nearer than this tell nothing new

/**
 * A place on the paper as a point.
 * @param {number} x 0..1 from the left
 * @param {number} y 0..1 from the top
 * @param {number} pressure 0..1
 * @returns {Point}
 */
export function point_at(x, y, pressure = NORMAL) {
  /** @param {number} share @param {number} most */
  const step = (share, most) => Math.min(Math.max(Math.round(share * most), 0), most);
  return [step(x, FINEST - 1), step(y, FINEST - 1), step(pressure, HARDEST)];
}

/** A square of paper and what was drawn on it. */
export class Paper {
  constructor() {
    this.ink = new Uint8ClampedArray(SIDE * SIDE); // 0 nothing to 255 full ink
    /** @type {Point[][]} */
    this.strokes = [];
  }

  /** Whether nothing was drawn. */
  get is_empty() {
    return this.strokes.length === 0;
  }

  /**
   * Put the pen down.
   * @param {Point} point
   */
  begin(point) {
    this.strokes.push([point]);
    this.#mark(...onto(point));
  }

  /**
   * Draw on to a point; one that is all but where the pen is already is left out.
   * @param {Point} point
   */
  extend(point) {
    const stroke = this.strokes[this.strokes.length - 1];
    const [x, y] = stroke[stroke.length - 1];
    if (Math.hypot(point[0] - x, point[1] - y) < APART) return;
    stroke.push(point);
    this.#draw(stroke, stroke.length - 1);
  }

  /** Take the last stroke away. */
  undo() {
    this.load(this.strokes.slice(0, -1));
  }

  /** Take everything away. */
  clear() {
    this.load([]);
  }

  /**
   * Show these strokes and no others.
   * @param {readonly Stroke[]} strokes
   */
  load(strokes) {
    this.ink.fill(0);
    this.strokes = strokes.filter((stroke) => stroke.length > 0).map((stroke) => [...stroke]);
    for (const stroke of this.strokes) {
      this.#mark(...onto(stroke[0]));
      for (let k = 1; k < stroke.length; k++) this.#draw(stroke, k);
    }
  }

  /**
   * The drawing as a grey picture, as preprocessing takes it.
   * @returns {import("./pictures/picture.js").Picture}
   */
  get grey() {
    const grey = picture_of(SIDE, SIDE);
    for (let k = 0; k < this.ink.length; k++) grey.values[k] = this.ink[k] / 255;
    return grey;
  }

  /**
   * The drawing as a canvas holds it: light on black, opaque.
   * @returns {Pixels & { data: Uint8ClampedArray<ArrayBuffer> }}
   */
  get pixels() {
    const data = new Uint8ClampedArray(4 * this.ink.length).fill(255);
    for (let k = 0; k < this.ink.length; k++)
      data[4 * k] = data[4 * k + 1] = data[4 * k + 2] = this.ink[k];
    return { width: SIDE, height: SIDE, data };
  }

  /**
   * Lay the ink of a stroke on the way to its k-th point: from the middle between the two points
   * before, round the last of them, to the middle after it, and then straight to the point itself.
   * @param {Stroke} stroke
   * @param {number} k
   */
  #draw(stroke, k) {
    const [before, from, to] = [stroke[Math.max(0, k - 2)], stroke[k - 1], stroke[k]].map(onto);
    const [start, end] = [middle(before, from), middle(from, to)];
    const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
    const steps = Math.ceil(length + Math.hypot(to[0] - end[0], to[1] - end[1]));
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      this.#mark(...between(between(start, from, t), between(from, end, t), t));
      this.#mark(...between(end, to, t));
    }
  }

  /**
   * Press the pen's round nib on the paper once.
   * @param {number} x
   * @param {number} y in pixels
   * @param {number} radius
   */
  #mark(x, y, radius) {
    const reach = radius + SOFTNESS / 2;
    const bottom = Math.min(SIDE - 1, Math.floor(y + reach));
    const right = Math.min(SIDE - 1, Math.floor(x + reach));
    for (let row = Math.max(0, Math.ceil(y - reach)); row <= bottom; row++) {
      for (let column = Math.max(0, Math.ceil(x - reach)); column <= right; column++) {
        const away = Math.sqrt((column - x) ** 2 + (row - y) ** 2);
        const mark = 255 * ((radius - away) / SOFTNESS + 0.5);
        const at = row * SIDE + column;
        if (mark > this.ink[at]) this.ink[at] = mark;
      }
    }
  }
}

/** @typedef {[x: number, y: number, radius: number]} Nib */

/**
 * Where a point is in pixels, and how wide the pen is there.
 * @param {Point} point
 * @returns {Nib}
 */
function onto([x, y, pressure]) {
  const pixel = SIDE / FINEST;
  return [
    (x + 0.5) * pixel - 0.5,
    (y + 0.5) * pixel - 0.5,
    RADIUS * (0.55 + (0.9 * pressure) / HARDEST),
  ];
}

/** @param {Nib} one @param {Nib} other @param {number} t @returns {Nib} */
function between(one, other, t) {
  const [x, y, radius] = one.map((value, k) => value + t * (other[k] - value));
  return [x, y, radius];
}

/** @param {Nib} one @param {Nib} other */
function middle(one, other) {
  return between(one, other, 0.5);
}
