"""Words on a contact sheet, set by Typst with the fonts inside it: the same on every machine."""

import io
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from scenes.telling.shown import printable

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST = 2000  # characters that are looked at: more than any label can hold
UNBROKEN = 24  # letters after which a word may be broken anywhere
# A page for each label. The texts come in as data, so nothing in them is markup. What is too long
# loses its end, by halves, until it fits.
SOURCE = b"""
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), lang: "en",
  number-width: "tabular", top-edge: "ascender", bottom-edge: "descender")
#set par(leading: 0pt)
#let label(l) = {
  let (width, most) = (l.width * 1pt, l.lines * l.size * 1.3pt)
  let fits(it) = measure(block(width: width, it)).height <= most
  let letters = l.text.clusters()
  let shown = l.text
  if not fits(shown) {
    let (low, high) = (0, letters.len())
    while high - low > 1 {
      let middle = calc.quo(low + high, 2)
      if fits(letters.slice(0, middle).join() + "\\u{2026}") { low = middle } else { high = middle }
    }
    shown = letters.slice(0, low).join().trim() + "\\u{2026}"
  }
  block(width: width, height: most, clip: true, align(if l.right { right } else { left }, shown))
}
#for l in json(bytes(sys.inputs.labels)) {
  set text(size: l.size * 1pt, fill: rgb(l.colour))
  set page(width: l.width * 1pt, height: l.lines * l.size * 1.3pt, margin: 0pt, fill: none)
  page(context label(l))
}
"""


@dataclass(frozen=True)
class Label:
    """A text on the sheet: where it begins, how wide it may become and its size, in pixels; at most
    how many lines, whether it ends at the right."""

    text: str
    x: int
    y: int
    width: int
    size: int
    colour: str
    lines: int = 1
    right: bool = False


def set_labels(labels: Sequence[Label]) -> list["Image"]:
    """Pictures of the labels, transparent where there is no letter."""
    import typst
    from PIL import Image

    if not labels:
        return []
    said = [asdict(label) | {"text": _settable(label.text)} for label in labels]
    made = typst.Compiler(SOURCE, ignore_system_fonts=True, sys_inputs={"labels": json.dumps(said)})
    pages = made.compile(format="png", ppi=72)
    whole = pages if isinstance(pages, list) else [pages]
    return [Image.open(io.BytesIO(page)).convert("RGBA") for page in whole if page]


def _settable(text: str) -> str:
    """The text in one line, without what cannot be seen, with places where it can be broken."""
    text = printable(" ".join(text[:LONGEST].split())) or " "
    return re.sub(rf"(\S{{{UNBROKEN}}})(?=\S)", "\\1\u200b", text)
