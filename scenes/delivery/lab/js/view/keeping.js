// Keep it: the drawing as a picture, the line that films it, a link, and all that is seen as one.

import { DRAWING, film_line, png_of } from "../keep.js";
import { fragment_of } from "../link.js";
import { say } from "../words.js";
import { carried } from "./carrying.js";
import { canvas_of, made, part, pressed, tell } from "./elements.js";
import { grey_picture, ON_BLACK } from "./grids.js";
import { picture_of_page } from "./showing.js";

/** @typedef {import("./page.js").Page} Page */

const STATE_FILE = "lab.png";

export class Keeping {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    pressed("save-drawing", async () => save(await png_of(this.picture()), DRAWING));
    pressed("save-state", () =>
      picture_of_page(page).toBlob((blob) => blob && save(blob, STATE_FILE)),
    );
    pressed("copy-line", () => this.copy(this.line, part("line")));
    pressed("copy-link", () => this.copy(this.link, part("link")));
  }

  /** The drawing, or one of our digits as large as one. @returns {import("../pictures/picture.js").Pixels} */
  picture() {
    const { pad, session } = this.page;
    if (pad.pixels) return pad.pixels;
    const [canvas, context] = canvas_of(10 * 28, 10 * 28);
    context.imageSmoothingEnabled = false;
    context.drawImage(grey_picture(session.image, 28, ON_BLACK), 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  }

  get line() {
    const { digit, lab, known } = this.page.session;
    return film_line(known, digit === null ? DRAWING : lab.digits[digit].name);
  }

  get link() {
    const [address] = location.href.split("#");
    return `${address}#${fragment_of(carried(this.page))}`;
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
 * @param {Blob} blob
 * @param {string} name
 */
function save(blob, name) {
  const link = made("a", "");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser takes the file when it comes to it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
