// What the page does first.

import { lab_of } from "./data.js";
import { take_controls } from "./view/controls.js";
import { Page } from "./view/page.js";
import { speak } from "./words.js";

const lab = lab_of(document.getElementById("data")?.textContent ?? "");
speak(lab.words, lab.language);
take_controls(new Page(lab));
