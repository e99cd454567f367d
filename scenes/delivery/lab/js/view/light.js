// All connections as light: summed in a texture of half floats, then tone-mapped.

import { attribute, buffer, filled, program } from "./gl.js";
import { SIGNAL } from "./scale.js";
import { LINE_VERTEX, line_fragment, TONE_FRAGMENT, TONE_VERTEX } from "./shaders.js";

/** @typedef {import("./layout.js").Places} Places */
/** @typedef {import("./colours.js").Palette} Palette */
/** @typedef {import("../data.js").Light} Rules */
/**
 * @typedef {object} Pulse what share of its light each stretch of a gap shows
 * @property {number} front where the light's front is, 0..1 from source to target
 * @property {number} trail the share before it
 * @property {number} rest the share behind it
 */
/**
 * @typedef {object} Shining how a gap shines
 * @property {number} exposure
 * @property {Pulse} pulse
 * @property {[number, number]} signs shares of the positive light and of the negative
 */

/** A gap that is lit evenly. @param {number} share @returns {Pulse} */
export const even = (share) => ({ front: 9, trail: share, rest: share });

/**
 * Where the dashes of a negative line begin, by its number in its gap: multiples of the golden ratio
 * are spread evenly, whichever lines are drawn.
 * @param {number} line
 * @param {number} dash
 */
export const first_dash = (line, dash) => Math.floor(((line * 0.6180339887) % 1) * dash);

/**
 * How many connections a network has.
 * @param {Places} places
 */
export function line_count({ columns }) {
  return columns.slice(1).reduce((sum, { x }, k) => sum + x.length * columns[k].x.length, 0);
}

export class SummedLight {
  /**
   * A light on a canvas, or null where the browser cannot sum it.
   * @param {HTMLCanvasElement} canvas
   * @param {Rules} rules
   * @returns {SummedLight | null}
   */
  static on(canvas, rules) {
    const gl = canvas.getContext("webgl2", {
      antialias: false,
      depth: false,
    });
    if (!gl) return null;
    if (
      !gl.getExtension("EXT_color_buffer_float") &&
      !gl.getExtension("EXT_color_buffer_half_float")
    )
      return null;
    try {
      return new SummedLight(canvas, gl, rules);
    } catch {
      return null;
    }
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {WebGL2RenderingContext} gl
   * @param {Rules} rules
   */
  constructor(canvas, gl, rules) {
    this.canvas = canvas;
    this.rules = rules;
    this.gl = gl;
    this.lines = program(gl, LINE_VERTEX, line_fragment(rules));
    this.tone = program(gl, TONE_VERTEX, TONE_FRAGMENT);
    this.count = 0;
    const corners = buffer(gl, new Float32Array([0, -1, 0, 1, 1, -1, 1, 1]));
    this.quad = gl.createVertexArray();
    gl.bindVertexArray(this.quad);
    attribute(gl, this.tone, "corner", corners, 2, 0, 0, 0);
    this.array = gl.createVertexArray();
    gl.bindVertexArray(this.array);
    attribute(gl, this.lines, "corner", corners, 2, 0, 0, 0);
    this.places = buffer(gl, new Float32Array(6));
    attribute(gl, this.lines, "ends", this.places, 4, 24, 0, 1);
    attribute(gl, this.lines, "what", this.places, 2, 24, 16, 1);
    this.values = buffer(gl, new Float32Array(1));
    attribute(gl, this.lines, "value", this.values, 1, 4, 0, 1);
    this.texture = gl.createTexture();
    this.frame = gl.createFramebuffer();
    this.make_room(1, 1);
    if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE)
      throw new Error("no room for sums");
  }

  /**
   * Take the places of the lines. ratio: device pixels of a CSS pixel.
   * @param {Places} places
   * @param {number} ratio
   */
  place(places, ratio) {
    const { gl, canvas } = this;
    canvas.width = Math.max(1, Math.round(places.width * ratio));
    canvas.height = Math.max(1, Math.round(places.height * ratio));
    this.thickness = SIGNAL * places.unit * ratio;
    this.count = line_count(places);
    const data = new Float32Array(6 * this.count);
    let at = 0;
    places.columns.slice(1).forEach((targets, gap) => {
      const sources = places.columns[gap];
      for (let i = 0; i < targets.x.length; i++) {
        for (let j = 0; j < sources.x.length; j++) {
          data.set(
            [
              sources.x[j] * ratio,
              sources.y[j] * ratio,
              targets.x[i] * ratio,
              targets.y[i] * ratio,
            ],
            at,
          );
          data.set([gap, first_dash(i * sources.x.length + j, this.rules.dash)], at + 4);
          at += 6;
        }
      }
    });
    gl.bindBuffer(gl.ARRAY_BUFFER, this.places);
    gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
    this.make_room(canvas.width, canvas.height);
  }

  /**
   * Room for the sums of so many pixels.
   * @param {number} width
   * @param {number} height
   */
  make_room(width, height) {
    const { gl } = this;
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RG16F, width, height, 0, gl.RG, gl.HALF_FLOAT, null);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.frame);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.texture, 0);
  }

  /**
   * Draw all lines. values: −1..1, gap after gap, target after target.
   * @param {Float32Array} values
   * @param {Shining[]} gaps
   * @param {Palette} colours
   */
  draw(values, gaps, colours) {
    const { gl, canvas, lines, tone } = this;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.values);
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.DYNAMIC_DRAW);
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.frame);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE);
    gl.useProgram(lines);
    gl.uniform2f(gl.getUniformLocation(lines, "size"), canvas.width, canvas.height);
    gl.uniform2fv(
      gl.getUniformLocation(lines, "gaps"),
      filled(
        gaps.flatMap((gap) => [gap.exposure, this.thickness ?? 1]),
        2,
      ),
    );
    gl.uniform2fv(
      gl.getUniformLocation(lines, "shown"),
      filled(
        gaps.flatMap((gap) => gap.signs),
        2,
      ),
    );
    const pulses = gaps.flatMap(({ pulse }) => [
      pulse.front,
      pulse.trail,
      pulse.rest,
      this.rules.pulse,
    ]);
    gl.uniform4fv(gl.getUniformLocation(lines, "envelopes"), filled(pulses, 4));
    gl.bindVertexArray(this.array);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.count);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.disable(gl.BLEND);
    gl.useProgram(tone);
    gl.uniform1f(gl.getUniformLocation(tone, "height"), canvas.height);
    gl.uniform3fv(gl.getUniformLocation(tone, "positive"), colours.rgb.positive);
    gl.uniform3fv(gl.getUniformLocation(tone, "negative"), colours.rgb.negative);
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    gl.bindVertexArray(this.quad);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }
}
