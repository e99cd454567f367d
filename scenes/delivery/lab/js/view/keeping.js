// Keep it: the drawing as a picture, the line that films it, a link, and all that is seen as one.

import { fragment_of } from "../link.js";
import { say } from "../words.js";
import { canvas_of, made, part, pressed, tell } from "./elements.js";
import { ON_BLACK, grey_picture } from "./grids.js";
import { FACE } from "./painter.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./diagram.js").Diagram} Diagram */

const DRAWING_FILE = "drawing.png";
const STATE_FILE = "lab.png";

export class Keeping {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    pressed("save-drawing", () => save(this.picture(), DRAWING_FILE));
    pressed("save-state", () => save(page.picture(), STATE_FILE));
    pressed("copy-line", () => this.copy(this.line, part("line")));
    pressed("copy-link", () => this.copy(this.link, part("link")));
  }

  /** The drawing, or one of our digits as large as one. */
  picture() {
    const { drawing } = this.page.pad;
    if (drawing) return drawing;
    const [canvas, context] = canvas_of(280, 280);
    context.imageSmoothingEnabled = false;
    context.drawImage(grey_picture(this.page.session.image, 28, ON_BLACK), 0, 0, 280, 280);
    return canvas;
  }

  get line() {
    const { digit, lab } = this.page.session;
    return lab.line.replace("{}", digit === null ? DRAWING_FILE : lab.digits[digit].name);
  }

  get link() {
    const [address] = location.href.split("#");
    return `${address}#${fragment_of(this.page.settings)}`;
  }

  show() {
    tell(part("line"), this.line);
    tell(part("link"), this.link);
  }

  /**
   * @param {string} text
   * @param {HTMLElement} from where it stands, and is selected if it cannot be copied
   */
  async copy(text, from) {
    try {
      await navigator.clipboard.writeText(text);
      tell(part("copied"), say("Copied."));
    } catch {
      getSelection()?.selectAllChildren(from);
      tell(part("copied"), say("Selected: copy it with your keyboard."));
    }
  }
}

/**
 * All that is seen as one picture: what the network reads, and the network.
 * @param {Diagram[]} diagrams as they were drawn last
 * @param {string} verdict
 * @param {string} second
 * @returns {HTMLCanvasElement}
 */
export function state_picture(diagrams, verdict, second) {
  const colours = diagrams[0].colours();
  const ratio = diagrams[0].ratio ?? 1;
  const wide = diagrams.reduce((sum, { width }) => sum + width + 16, 16);
  const high = Math.max(...diagrams.map(({ height }) => height));
  const [canvas, context] = canvas_of(Math.round(ratio * wide), Math.round(ratio * (high + 72)));
  context.scale(ratio, ratio);
  context.fillStyle = colours.css.background;
  context.fillRect(0, 0, wide, high + 72);
  context.fillStyle = colours.css.ink;
  context.font = `26px ${FACE}`;
  context.fillText(verdict, 16, 36);
  context.fillStyle = colours.css.muted;
  context.font = `18px ${FACE}`;
  context.fillText(second, 16, 60);
  let left = 16;
  for (const { below, over, width, height } of diagrams) {
    for (const layer of [below, over]) context.drawImage(layer, left, 64, width, height);
    left += width + 16;
  }
  return canvas;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string} name
 */
function save(canvas, name) {
  canvas.toBlob((blob) => {
    if (!blob) return;
    const link = made("a", "");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
