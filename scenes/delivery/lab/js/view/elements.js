// Elements of the page: found by their names, and made. What they say is only ever set as text.

/**
 * The element of that id, which the template has.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind such as HTMLInputElement
 * @returns {T}
 */
export function element(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} ${id}`);
  return found;
}

/** @param {string} id */
export const part = (id) => element(id, HTMLElement);
/** @param {string} id */
export const input = (id) => element(id, HTMLInputElement);

/**
 * Do something when a button is pressed.
 * @param {string} id
 * @param {() => void} what
 */
export function pressed(id, what) {
  part(id).addEventListener("click", what);
}

/**
 * A new element. inside: elements, and texts.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} kind its classes
 * @param {...(Node | string)} inside
 * @returns {HTMLElementTagNameMap[K]}
 */
export function made(tag, kind, ...inside) {
  const one = document.createElement(tag);
  if (kind) one.className = kind;
  one.append(...inside);
  return one;
}

/**
 * A canvas of so many pixels, and what to draw on it with.
 * @param {number} width
 * @param {number} height
 * @returns {[HTMLCanvasElement, CanvasRenderingContext2D]}
 */
export function canvas_of(width, height) {
  const canvas = made("canvas", "");
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws nothing");
  return [canvas, context];
}

/**
 * Text that has changed, set only then: an element that is read out is not read out again.
 * @param {HTMLElement} one
 * @param {string} text
 */
export function tell(one, text) {
  if (one.textContent !== text) one.textContent = text;
}
