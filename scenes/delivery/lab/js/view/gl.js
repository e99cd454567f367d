// WebGL in a few calls: programs, buffers, attributes, uniforms.

import { MOST_GAPS } from "./shaders.js";

/** @param {WebGL2RenderingContext} gl @param {Float32Array} data */
export function buffer(gl, data) {
  const made = gl.createBuffer();
  gl.bindBuffer(gl.ARRAY_BUFFER, made);
  gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
  return made;
}

/**
 * @param {WebGL2RenderingContext} gl
 * @param {WebGLProgram} made
 * @param {string} name
 * @param {WebGLBuffer | null} from
 * @param {number} size
 * @param {number} stride
 * @param {number} offset
 * @param {number} divisor
 */
export function attribute(gl, made, name, from, size, stride, offset, divisor) {
  const place = gl.getAttribLocation(made, name);
  gl.bindBuffer(gl.ARRAY_BUFFER, from);
  gl.enableVertexAttribArray(place);
  gl.vertexAttribPointer(place, size, gl.FLOAT, false, stride, offset);
  gl.vertexAttribDivisor(place, divisor);
}

/**
 * @param {WebGL2RenderingContext} gl
 * @param {string} vertex
 * @param {string} fragment
 */
export function program(gl, vertex, fragment) {
  const made = gl.createProgram();
  if (!made) throw new Error("no program");
  for (const [kind, source] of /** @type {[number, string][]} */ ([
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ])) {
    const shader = gl.createShader(kind);
    if (!shader) throw new Error("no shader");
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  if (!gl.getProgramParameter(made, gl.LINK_STATUS))
    throw new Error(gl.getProgramInfoLog(made) ?? "not linked");
  return made;
}

/**
 * What is given for each gap, as long as the shaders' arrays are.
 * @param {number[]} given
 * @param {number} each how many numbers a gap has
 */
export function filled(given, each) {
  const all = new Float32Array(MOST_GAPS * each);
  all.set(given);
  return all;
}
