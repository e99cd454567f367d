"""Modules become one script, or it is said why they cannot."""

from pathlib import Path

import pytest

from scenes.delivery.lab.joining import joined, said
from tests.helpers.browser import chromium


def write(folder: Path, **sources: str) -> Path:
    for name, source in sources.items():
        path = folder / f"{name.replace('__', '/')}.js"
        path.parent.mkdir(exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return folder / "main.js"


def test_it_does_what_the_modules_do(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        main='import { twice, Pair as P } from "./deep/pair.js";\nimport { own } from "./own.js";\n'
        "// a comment\nconst hidden = 1;\nglobalThis.told = twice(new P(3, own).sum) + hidden;\n",
        deep__pair='import {\n  own,\n} from "../own.js";\nconst hidden = 10;\n'
        "/**\n * One. **Two** stars.\n */\nexport class Pair {\n"
        "  constructor(a, b) { this.sum = a + b + hidden; }\n}\n"
        "export function twice(x) { return 2 * x + own - own; }\n",
        own="let count = 0;\ncount += 1;\nexport const own = 4 + count - 1;\n",
    )
    script = joined(entry)
    assert "comment" not in script and "stars" not in script
    with chromium() as browser:
        page = browser.new_page()
        page.evaluate(script)
        # 2 · (3 + 4 + 10) + 1: each file's names are its own, and each runs once.
        assert page.evaluate("globalThis.told") == 35


@pytest.mark.parametrize(
    ("sources", "fault"),
    [
        ({"main": 'import x from "./a.js";\n'}, "main.js cannot be joined.*import x from"),
        ({"main": "const a = 1;\nexport { a };\n"}, "main.js cannot be joined.*export { a }"),
        ({"main": "export let a = 1;\n"}, "cannot be joined.*export let"),
        (
            {"main": 'import { a } from "./a.js";\n', "a": 'import { b } from "./main.js";\n'},
            "in a circle: .*main.js",
        ),
    ],
)
def test_what_it_cannot_join_it_names(tmp_path: Path, sources: dict[str, str], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        joined(write(tmp_path, **sources))


def test_it_finds_what_is_said() -> None:
    script = (
        'say("One {}", 1); a.say(\n  "Two \\"quoted\\""); say(other); essay("No"); say("One {}")'
    )
    assert said(script) == ["One {}", 'Two "quoted"']
