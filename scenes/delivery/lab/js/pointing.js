// Fingers, pens and mice on a drawing surface: pointer events become strokes.

import { Paper, point_at } from "./pen.js";

const PALM = 1000; // milliseconds after a pen in which a finger is taken for the hand that holds it

/**
 * Let one draw on an element; its style needs `touch-action: none`, so that drawing scrolls nothing.
 * @param {HTMLElement} element
 * @param {Paper} paper
 * @param {{ on_ink: () => void, on_end?: () => void }} heard on_ink after each change of the
 *   drawing, on_end when a stroke ends
 */
export function draw_on(element, paper, { on_ink, on_end = () => {} }) {
  /** @type {number | null} */
  let drawing = null; // the pointer that draws; others are hands that lean on the surface
  let pen_seen = -Infinity;

  // Asked for once a stroke: each time, the browser would first lay out all that has changed.
  let box = element.getBoundingClientRect();

  /** @param {PointerEvent} event */
  const place = (event) => {
    const x = (event.clientX - box.left) / box.width;
    const y = (event.clientY - box.top) / box.height;
    return point_at(x, y, pressure_of(event));
  };

  element.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "pen") pen_seen = event.timeStamp;
    const is_palm = event.pointerType === "touch" && event.timeStamp - pen_seen < PALM;
    if (drawing !== null || event.button !== 0 || is_palm) return;
    drawing = event.pointerId;
    box = element.getBoundingClientRect();
    // Else the stroke would end where the finger leaves the surface.
    element.setPointerCapture(event.pointerId);
    event.preventDefault();
    element.focus({ preventScroll: true });
    paper.begin(place(event));
    on_ink();
  });
  addEventListener("scroll", () => {
    if (drawing !== null) box = element.getBoundingClientRect();
  });
  element.addEventListener("pointermove", (event) => {
    if (event.pointerType === "pen") pen_seen = event.timeStamp;
    if (event.pointerId !== drawing) return;
    // A browser reports once a picture; in between the pen went farther than in a straight line.
    const all = event.getCoalescedEvents?.() ?? [];
    for (const each of all.length ? all : [event]) paper.extend(place(each));
    on_ink();
  });
  /** @param {PointerEvent} event */
  const end = (event) => {
    if (event.pointerId !== drawing) return;
    drawing = null;
    on_end();
  };
  element.addEventListener("pointerup", end);
  element.addEventListener("pointercancel", end);
  element.addEventListener("lostpointercapture", end);
}

/**
 * How hard a pen is pressed, 0..1; undefined for what does not tell.
 * @param {PointerEvent} event
 */
function pressure_of({ pointerType, pressure }) {
  const tells = pointerType === "pen" || (pointerType === "touch" && pressure < 1);
  return tells && pressure > 0 ? pressure : undefined;
}
