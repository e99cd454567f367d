"""Courses that nobody would write, but somebody may send: deep, huge, with the oddest names."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

from scenes.delivery.course.project import SHIPPED as ROOT
from scenes.delivery.verbs import check, status
from tests.helpers.courses import Project, clips
from tests.hunt.trial import attempt

WHAT = "generated courses: deep, huge, of wrong types and odd names"
NAMES = (
    "", " ", "..", "/", "//x", "a/../b", "a\\b", "CON", "nul.txt", "-rf", ".toml", "a.py", "x.npz",
    "mnist:test:18", "mnist:test:9999999999", "forward", "weights", "one_neuron", "é" * 300,
    "\u202e", "\x1b[2J", "\ufeff", "\uffff", "🙂" * 70, "a" * 5000, "{}", "'", "~", "$HOME",
)  # fmt: skip
KEYS = (
    "title", "language", "theme", "shape", "fonts", "voice", "chapters", "scenes", "scene", "name",
    "beats", "digit", "network", "classes", "input", "text", "said", "pictures",
)  # fmt: skip
NUMBERS = (
    "0",
    "-1",
    "7",
    "1e400",
    "nan",
    "inf",
    "9" * 3600,
    "0x" + "f" * 5000,
    "1979-05-27",
    "true",
)


class Courses:
    """A course's file in a folder of its own, and the verbs that read it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "courses"
        self.folder.mkdir()
        self.project = Project(self.folder / "project", clips(folder / "clips"))

    def attempt(self, rng: Random) -> str | None:
        """Write a course, and a translation beside it, and let a verb read them."""
        make = rng.choice((_course, _course, _course, _deep, _huge, _soup))
        path = self.folder / "course.toml"
        path.write_text(make(rng), encoding="utf-8")
        (self.folder / "course.de.toml").write_text(_translation(rng), encoding="utf-8")
        verb = rng.choice((check, status))
        language = ["--language", "de"] if verb is status and rng.random() < 0.3 else []
        given = self.project.given(verb, str(path), *language)
        return attempt(lambda: verb.run(given, ROOT)).fault


def _text(rng: Random) -> str:
    text = (
        rng.choice(NAMES)
        if rng.random() < 0.6
        else "".join(map(chr, rng.choices(range(1, 1000), k=9)))
    )
    return json.dumps(text, ensure_ascii=rng.random() < 0.5).replace("\x7f", "")


def _value(rng: Random, depth: int = 3) -> str:
    kind = rng.random()
    if depth and kind < 0.2:
        return f"[{', '.join(_value(rng, depth - 1) for _ in range(rng.randrange(4)))}]"
    if depth and kind < 0.4:
        return _table(rng, depth - 1)
    return rng.choice(NUMBERS) if kind < 0.55 else _text(rng)


def _table(rng: Random, depth: int) -> str:
    keys = rng.sample(KEYS, rng.randrange(5))
    return "{" + ", ".join(f"{key} = {_value(rng, depth)}" for key in keys) + "}"


def _entry(rng: Random) -> str:
    """A scene of a course, in which one thing at most is odd."""
    entry = {"scene": json.dumps(rng.choice(("forward", "weights", "squish")))}
    if rng.random() < 0.8:
        entry[rng.choice(KEYS)] = _value(rng)
    entry.setdefault("name", f'"n{rng.randrange(10**6)}"')
    return "{" + ", ".join(f"{key} = {value}" for key, value in entry.items()) + "}"


def _course(rng: Random) -> str:
    entries = ", ".join(_entry(rng) for _ in range(rng.randrange(1, 6)))
    title = '"T"' if rng.random() < 0.7 else _text(rng)
    more = f"{rng.choice(KEYS[1:6])} = {_value(rng)}\n" if rng.random() < 0.5 else ""
    return f"title = {title}\n{more}[[chapters]]\ntitle = {title}\nscenes = [{entries}]\n"


def _deep(rng: Random) -> str:
    depth, key = rng.choice((3, 15, 16, 17, 100, 2000, 16000)), rng.choice(("a", '"a"', "'a'"))
    shapes: tuple[Callable[[], str], ...] = (
        lambda: f"{key}." * depth + "a = 1",
        lambda: "[" + f"{key}." * depth + "a]",
        lambda: "[[" + f"{key} . " * depth + "a]]",
        lambda: "chapters = " + "[" * depth + "]" * depth,
        lambda: "chapters = " + f"{{{key} = " * depth + "1" + "}" * depth,
    )
    return rng.choice(shapes)()


def _huge(rng: Random) -> str:
    count = rng.choice((300, 2000))
    text = rng.choice((_entry(rng), '"forward"', _text(rng)))
    kinds = (f"scenes = [{', '.join([text] * count)}]", f"title = {json.dumps('x' * 100 * count)}")
    return f'title = "T"\n[[chapters]]\ntitle = "C"\n{rng.choice(kinds)}\n'


def _soup(rng: Random) -> str:
    parts = (
        '"""',
        "'''",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        "=",
        ".",
        ",",
        "\n",
        "#",
        "a",
        "\\",
        "\\u",
        "[[",
    )
    return "".join(rng.choices(parts, k=rng.choice((5, 50, 5000))))


def _translation(rng: Random) -> str:
    tables = "".join(
        f"[{name}]\n{_text(rng)} = {_value(rng)}\n"
        for name in [*rng.sample(KEYS, 2), "beats.forward"]
    )
    language = '"de"' if rng.random() < 0.5 else _value(rng)
    return f"language = {language}\n{tables}"
