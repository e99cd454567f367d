// Dark or light: as the system has it, until a button is pressed; then as it was left.

import { say } from "../words.js";
import { part, pressed, tell } from "./elements.js";

const KEPT = "nnfilm-lab-theme";

/**
 * Show the page in its theme, and change it when the button is pressed.
 * @param {import("../data.js").Lab["palettes"]} palettes
 * @param {() => void} changed
 */
export function themed(palettes, changed) {
  const system = matchMedia("(prefers-color-scheme: light)");
  const root = document.documentElement;
  const show = (/** @type {"dark" | "light"} */ theme) => {
    root.dataset.theme = theme;
    root.style.colorScheme = theme;
    for (const [name, colour] of Object.entries(palettes[theme]))
      root.style.setProperty(`--${name}`, colour);
    tell(part("theme"), theme === "light" ? say("Dark") : say("Light"));
    changed();
  };
  const wanted = () => kept() ?? (system.matches ? "light" : "dark");
  system.addEventListener("change", () => show(wanted()));
  pressed("theme", () => {
    const other = root.dataset.theme === "light" ? "dark" : "light";
    keep_theme(other);
    show(other);
  });
  show(wanted());
}

/** A page from disk may have no storage, or one that throws. @returns {"dark" | "light" | null} */
function kept() {
  try {
    const theme = localStorage.getItem(KEPT);
    return theme === "dark" || theme === "light" ? theme : null;
  } catch {
    return null;
  }
}

/** @param {string} theme */
function keep_theme(theme) {
  try {
    localStorage.setItem(KEPT, theme);
  } catch {
    // Then it holds for as long as the page is open.
  }
}
