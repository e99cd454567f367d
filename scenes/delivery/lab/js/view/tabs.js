// Tabs and their panels: arrow keys go from tab to tab, one panel is seen at a time.

import { part } from "./elements.js";

export class Tabs {
  /** @param {(name: string) => void} changed what is done when another panel is seen */
  constructor(changed) {
    this.changed = changed;
    this.tabs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[role=tab]")]);
    this.name = "look";
    this.list = part("tabs");
    this.list.addEventListener("scroll", () => this.hint());
    new ResizeObserver(() => this.hint()).observe(this.list);
    for (const tab of this.tabs) {
      tab.addEventListener("click", () => this.open(panel_of(tab)));
      tab.addEventListener("keydown", (event) => this.key(event, tab));
    }
  }

  /** Show whether more tabs follow than are seen. */
  hint() {
    const { scrollLeft, clientWidth, scrollWidth } = this.list;
    this.list.classList.toggle("more", scrollLeft + clientWidth < scrollWidth - 4);
  }

  /** @param {string} name */
  open(name) {
    if (name === this.name) return;
    this.name = name;
    for (const tab of this.tabs) {
      const open = panel_of(tab) === name;
      tab.setAttribute("aria-selected", String(open));
      tab.tabIndex = open ? 0 : -1;
      part(panel_of(tab)).hidden = !open;
      if (open) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    this.changed(name);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} tab
   */
  key(event, tab) {
    const now = this.tabs.indexOf(tab);
    const last = this.tabs.length - 1;
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const other = this.tabs[(to + last + 1) % (last + 1)];
    other.focus();
    this.open(panel_of(other));
  }
}

/** @param {HTMLElement} tab */
function panel_of(tab) {
  return tab.getAttribute("aria-controls") ?? "";
}
