// The films' colours, and how values become colours: mobjects/painting/signs.py and dots.py.

/** @typedef {[number, number, number]} Rgb 0..1 */
/**
 * @typedef {object} Palette
 * @property {Record<string, string>} css
 * @property {Record<string, Rgb>} rgb
 */

const CONTRAST = 3.2; // of a mark to what it lies on; WCAG 2.2, 1.4.11 asks for 3

/**
 * A theme's palette as canvases and shaders take it.
 * @param {Record<string, string>} theme by what they mean, "#RRGGBB" each
 * @returns {Palette}
 */
export function palette_of(theme) {
  const rgb = Object.entries(theme).map(([name, colour]) => [name, rgb_of(colour)]);
  return { css: { ...theme }, rgb: Object.fromEntries(rgb) };
}

/**
 * @param {string} colour "#0B0E14"
 * @returns {Rgb}
 */
export function rgb_of(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  return [r, g, b];
}

/**
 * @param {Rgb} from
 * @param {Rgb} to
 * @param {number} share
 * @returns {Rgb}
 */
export function mixed(from, to, share) {
  const [r, g, b] = from.map((value, k) => value + share * (to[k] - value));
  return [r, g, b];
}

/** @param {Rgb} rgb */
export const css_of = (rgb) => `rgb(${rgb.map((value) => Math.round(255 * value)).join(" ")})`;

/**
 * The colour of an activation, as a lamp has it: in its sign's colour below zero.
 * @param {Palette} colours
 * @param {number} share of the limit, −1..1
 */
export function lamp(colours, share) {
  const { dark, lit } = colours.rgb;
  return share < 0 ? sign_shade(colours, share) : mixed(dark, lit, Math.min(share, 1));
}

/**
 * The colour of a signed value: from dark over to the sign's own.
 * @param {Palette} colours
 * @param {number} share of the limit, −1..1
 */
export function sign_shade(colours, share) {
  const { dark, positive, negative } = colours.rgb;
  return mixed(dark, share >= 0 ? positive : negative, Math.min(Math.abs(share), 1));
}

/**
 * The ink of a minus on a colour: dark where that stands out, else red as bright as it has to be.
 * @param {Palette} colours
 * @param {Rgb} on
 * @returns {Rgb}
 */
export function minus_ink(colours, on) {
  const ground = luminance(on) + 0.05;
  if (ground >= CONTRAST * (luminance(colours.rgb.plate) + 0.05)) return colours.rgb.plate;
  const wanted = CONTRAST * ground - 0.05;
  const own = luminance(colours.rgb.negative);
  const pale = colours.rgb.negative
    .map(linear)
    .map((red) =>
      wanted < own ? (red * wanted) / own : red + ((wanted - own) / (1 - own)) * (1 - red),
    );
  const [r, g, b] = pale.map((light) =>
    light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055,
  );
  return [r, g, b];
}

/** @param {number} share */
const linear = (share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);

/** @param {Rgb} colour */
function luminance(colour) {
  const [r, g, b] = colour.map(linear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
