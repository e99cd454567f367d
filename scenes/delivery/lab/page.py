"""A lab as one HTML file: it opens from disk, asks no server and sends nothing anywhere.

Nothing that it is given can become markup: Jinja escapes all of it, and the scripts set text only.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from scenes.delivery.course.palettes import PALETTES
from scenes.delivery.keeping.markup import source_hash, template
from scenes.delivery.keeping.writing import write_whole
from scenes.delivery.lab.chosen import Known
from scenes.delivery.lab.data import data
from scenes.delivery.lab.joining import joined, said
from scenes.delivery.lab.linked import Linked
from scenes.telling.font_face import font_face
from scenes.telling.translation import Translation

ROOM = Path(__file__).parent
ASCII = "".join(map(chr, range(0x20, 0x7F)))  # of which numbers are made, and what has no accent
ICON = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect width='16' height='16'"
    " rx='3' fill='#0b0e14'/><g fill='#fff'><circle cx='4' cy='4' r='2'/><circle cx='4' cy='12'"
    " r='2'/><circle cx='12' cy='8' r='2'/></g></svg>"
)


def write_lab(
    path: Path, networks: Sequence[Known], translation: Translation | None, linked: Linked
) -> None:
    """Write the page, whole or not at all, into a folder that is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, page(networks, translation, linked))


def page(networks: Sequence[Known], translation: Translation | None, linked: Linked) -> str:
    """The page's HTML."""
    from markupsafe import Markup

    script = joined(ROOM / "js" / "main.js")
    style = (ROOM / "lab.css").read_text(encoding="utf-8")
    values = {
        "data": data(networks, translation, said(script), linked.films, linked.course),
        "say": translation.pictures if translation else str,
        "icon": f"data:image/svg+xml,{quote(ICON)}",
        "palettes": PALETTES,
        "course": linked.course,
        "script": Markup(script),
    }
    html = template(ROOM / "template.html")
    # The typeface with the letters that there are: whole, it would be larger than all else.
    written = html.render(values, style="", policy="") + json.dumps(
        values["data"], ensure_ascii=False
    )
    style = font_face(written + ASCII) + style
    return html.render(values, style=Markup(style), policy=_policy(style, script))


def _policy(style: str, script: str) -> str:
    """What the browser may load and run: this script and style, and pictures made here."""
    return (
        f"default-src 'none'; script-src {source_hash(script)}; style-src {source_hash(style)}; "
        "font-src data:; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
