"""The page of a course, read as a browser reads it: what is there, and that nothing breaks out."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from scenes.delivery.page import words as page_words
from scenes.delivery.page.page import clock, length, write_page
from tests.helpers.courses import Project
from tests.helpers.markup import Element, Reader, elements
from tests.helpers.pages import course, write_course

ROOM = Path(page_words.__file__).parent
HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "</title></style><!-- {{script}} ]]> &lt;",
    "javascript:alert(1)",
    "//example.org/../../x",
    "🙂 👩\u200d🔬 " + "é" * 290,
    "a\x00b\u202ec\nd",
]


def read(listed: dict[str, Any], folder: Path, words: Any = str) -> Element:
    path = write_page(write_course(listed, folder), words)
    assert path == folder / "index.html"
    return Reader(path.read_text(encoding="utf-8")).open[0]


def addresses(page: Element) -> list[str]:
    named = ("src", "href", "poster", "srcset", "action", "data", "formaction", "ping")
    return [
        one.attributes[name] for one in elements(page) for name in named if name in one.attributes
    ]


def test_a_page_has_chapters_scenes_parts_and_transcript(tmp_path: Path) -> None:
    page = read(course(["Alpha", "Beta"], ["Gamma"]), tmp_path)
    assert page.all("html")[0].attributes["lang"] == "en"
    assert page.all("title")[0].text == page.all("h1")[0].text == "A course"
    assert [one.text for one in page.all("h2")] == ["Chapter 1", "Chapter 2"]
    assert [one.words for one in page.all("h3")] == ["Alpha 10 s", "Beta 10 s", "Gamma 10 s"]
    first, second = page.all("video")
    assert first.attributes["src"] == "chapters/01-a%20b.mp4"
    assert first.attributes["poster"] == "scenes/a/poster.png"
    assert "controls" in first.attributes and "autoplay" not in first.attributes
    assert first.all("track")[0].attributes["src"] == "chapters/01-a%20b.vtt"
    assert second.attributes["aria-label"] == "Chapter 2"
    parts = page.all("a", "part")
    assert [part.words for part in parts] == [
        "0:00 First", "0:04 Second_Part", "0:10 First", "0:14 Second_Part",
        "0:00 First", "0:04 Second_Part",
    ]  # fmt: skip
    assert [part.attributes["href"] for part in parts[:2]] == [
        "chapters/01-a%20b.mp4#t=0.000",
        "chapters/01-a%20b.mp4#t=4.008",
    ]
    assert [one.text for one in page.all("p", "said")][:3] == [
        "a begins </script><b>&amp;",
        "a goes on",
        "b begins </script><b>&amp;",
    ]
    phrases = [link for one in page.all("p", "said") for link in one.all("a")]
    assert [link.text for link in phrases[:2]] == ["a goes", "on"]  # alone, the title leads there
    assert [link.attributes["data-at"] for link in phrases[:4]] == [
        *("4.008", "7.508", "14.008", "17.508")
    ]
    cues = [json.loads(one.text) for one in page.all("script", "cues")]
    assert cues[0][2] == [10.0, 13.999, "b begins </script><b>&amp;"]
    assert [cue[2] for cue in cues[1]] == ["c begins </script><b>&amp;", "c goes\non"]


def test_every_place_has_a_name_of_its_own_that_an_address_can_hold(tmp_path: Path) -> None:
    listed = course(["Alpha"], ["Beta"])
    beats = listed["chapters"][0]["scenes"][0]["beats"]
    beats += [dict(beats[0]), dict(beats[0], name="<b>'two words'\" é")]
    page = read(listed, tmp_path)
    places = [one.attributes["id"] for one in elements(page) if "id" in one.attributes]
    assert len(set(places)) == len(places)
    assert {"chapter-1", "chapter-1/a", "chapter-1/a/second_part", "chapter-1/a/first/2"} < {
        *places
    }
    assert all(re.fullmatch(r"[a-zA-Z0-9/_-]+", place) for place in places)
    inside = [address[1:] for address in addresses(page) if address.startswith("#")]
    assert inside and {*inside} <= {*places}
    labelled = [one.attributes.get("aria-labelledby") for one in page.all("section", "chapter")]
    assert {*labelled} <= {*places}


@pytest.mark.parametrize("odd", HOSTILE)
def test_nothing_given_becomes_markup_or_leads_away(tmp_path: Path, odd: str) -> None:
    plain = read(course(["Alpha"], ["Beta"]), tmp_path / "plain")
    listed = course([odd], [odd], title=odd)
    for chapter in listed["chapters"]:
        chapter["title"] = odd
        chapter["film"] = odd
        chapter["captions"] = {"srt": odd, "vtt": odd}
        for scene in chapter["scenes"]:
            scene["poster"] = odd
            scene["beats"][0] |= {"name": odd, "title": odd}
            scene["beats"][1]["said"][1]["text"] = odd
    page = read(listed | {"language": odd}, tmp_path / "odd")
    assert [one.tag for one in elements(page)] == [one.tag for one in elements(plain)]
    allowed = {name for one in elements(plain) for name in one.attributes}
    assert {name for one in elements(page) for name in one.attributes} <= allowed
    shown = " ".join(odd.replace("\x00", "").split())
    assert page.all("h1")[0].text == shown or "\n" in odd
    for address in addresses(page):
        if address.startswith("data:"):
            assert address in addresses(plain)
        else:
            parts = urlsplit(address)
            assert not parts.scheme and not parts.netloc and not parts.query, address
    posters = [unquote(one.attributes["poster"]) for one in page.all("video")]
    assert posters == [odd.lstrip("/")] * 2


def test_the_page_needs_nothing_from_outside(tmp_path: Path) -> None:
    page = read(course(["Alpha"], ["Beta"]), tmp_path)
    html = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert {*re.findall(r"\w+://[^'\"\s)]+", unquote(html))} == {"http://www.w3.org/2000/svg"}
    assert not page.all("iframe") and not page.all("form")
    (policy,) = [
        one.attributes["content"]
        for one in page.all("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert {*" ".join(rules.values()).split()} - {
        "'none'",
        "'self'",
        "file:",
        "data:",
        "blob:",
    } == {
        f"'sha256-{base64.b64encode(hashlib.sha256(one.text.encode()).digest()).decode()}'"
        for one in [*page.all("style"), page.all("script")[-1]]
    }
    assert not [one for one in elements(page) for name in one.attributes if name == "style"]
    assert not [name for one in elements(page) for name in one.attributes if name.startswith("on")]


def test_it_leads_to_the_courses_lab_where_there_is_one(tmp_path: Path) -> None:
    def leads(page: Element) -> list[Element]:
        return [link for link in page.all("a") if link.attributes.get("href") == "lab.html"]

    assert not leads(read(course(["Alpha"]), tmp_path))
    (tmp_path / "lab.html").touch()
    (link,) = leads(read(course(["Alpha"]), tmp_path))
    assert link.text == "Draw a digit yourself"


def test_the_pages_words_can_all_be_translated(tmp_path: Path) -> None:
    listed = course(["Alpha"], [], sound=True) | {"language": "de", "missing": ["some_scene"]}
    asked = set[str]()

    def words(english: str) -> str:
        asked.add(english)
        return f"«{english}»"

    (tmp_path / "lab.html").touch()
    page = read(listed, tmp_path, words)
    given = {"A course", "Chapter 1", "Chapter 2", "Alpha", "First", "Second_Part", "Some scene"}
    # What is said of an audit is asked for where there was one: test_checked.
    assert asked == {*page_words.PAGE_WORDS} - {*page_words.AUDIT_WORDS} | given
    assert page.all("html")[0].attributes["lang"] == "de"
    body = page.all("body")[0]
    for script in body.all("script"):
        body.text = body.text.replace(script.text, "")
    said = [one.text for one in body.all("p", "said")]
    for told in said:
        body.text = body.text.replace(told, "")
    left = re.sub(r"«[^»]*»|\d+:\d+|\d+ s|\(\.\w+\)|\b[KNPCVF]\b", "", body.text)
    assert not re.findall(r"\w+", left)


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    page = read(course(["Alpha"], []) | {"missing": ["edge_detector", "<b>"]}, tmp_path)
    assert page.all("p", "missing")[0].text == "Not filmed yet: Edge detector, <b>"
    assert "There is no film of this chapter yet." in page.all("section", "chapter")[1].text
    assert not read(course(["Alpha"]), tmp_path).all("p", "missing")


def test_a_course_of_gifs_is_pictures(tmp_path: Path) -> None:
    page = read(course(["Alpha"], fmt="gif"), tmp_path)
    assert not page.all("video")
    (picture,) = page.all("img", "moving")
    assert (picture.attributes["src"], picture.attributes["alt"]) == ("scenes/a/film.gif", "Alpha")
    (still,) = page.all("source")
    assert still.attributes["srcset"] == "scenes/a/poster.png"
    assert "reduced-motion" in still.attributes["media"]
    assert page.all("p", "said")[0].text.endswith("a goes on")


def test_a_scene_alone_has_its_name_said_once(tmp_path: Path) -> None:
    listed = course(["Alpha"], title="Chapter 1")
    page = read(listed, tmp_path)
    assert page.all("h2")[0].has("aside")
    assert not page.all("nav")


def test_captions_look_like_the_film(tmp_path: Path) -> None:
    assert not read(course(["Alpha"]), tmp_path).all("div", "light")
    (box,) = read(course(["Alpha"]) | {"theme": "light"}, tmp_path).all("div", "light")
    assert box.all("p", "caption")


def test_films_without_captions_have_no_switch_for_them(tmp_path: Path) -> None:
    listed = course(["Alpha"])
    listed["chapters"][0]["captions"] = listed["chapters"][0]["scenes"][0]["captions"] = None
    for beat in listed["chapters"][0]["scenes"][0]["beats"]:
        beat["said"] = []
    page = read(listed, tmp_path)
    assert not page.all("track") and not page.all("button", "captions")
    assert not page.all("p", "said")


def test_only_a_chapter_with_sound_has_a_switch_for_its_voice(tmp_path: Path) -> None:
    silent = read(course(["Alpha"], ["Beta"]), tmp_path / "silent")
    assert not silent.all("button", "voice") and "V" not in [one.text for one in silent.all("kbd")]
    listed = course(["Alpha"], ["Beta"])
    listed["chapters"][1]["sound"] = True
    page = read(listed, tmp_path / "heard")
    first, second = page.all("section", "chapter")
    assert not first.all("button", "voice")
    assert second.all("button", "voice")[0].text == "Voice"
    assert "V" in [one.text for one in page.all("kbd")]


def test_captions_that_cannot_be_read_do_not_prevent_the_page(tmp_path: Path) -> None:
    path = write_course(course(["Alpha", "Beta"]), tmp_path)
    (tmp_path / "scenes" / "a" / "film.srt").unlink()
    page = Reader(write_page(path).read_text(encoding="utf-8")).open[0]
    assert [one.text[0] for one in page.all("p", "said")] == ["a", "a", "b", "b"]
    (cues,) = [json.loads(one.text) for one in page.all("script", "cues")]
    assert {cue[2][0] for cue in cues} == {"b"}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"chapters": 3}', "\ufffd"])
def test_a_file_that_lists_no_course_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "course.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"course\.json is no list of a course; make it"):
        write_page(path)
    assert not (tmp_path / "index.html").exists()


def test_times_are_told_as_people_tell_them() -> None:
    assert [length(s) for s in (0.4, 48.9, 60, 230.9, 3900)] == [
        *("0 s", "48 s", "1 min 0 s", "3 min 50 s", "1 h 5 min")
    ]
    assert [clock(s) for s in (0, 65.9, 3723)] == ["0:00", "1:05", "1:02:03"]


def test_the_pages_parts_can_stand_inside_their_elements() -> None:
    style, script = ((ROOM / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    assert "</style" not in style.lower() and "</script" not in script.lower()
    assert "<!--" not in script


def test_filming_a_course_ends_with_its_page(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.scene("alpha")
    project.course(["alpha"], title="A course")
    assert project.render() == 0
    assert capsys.readouterr().out.endswith("renders/c/l/index.html\n")
    text = '"A course" = "Ein Kurs"\n"Captions" = "Untertitel"\n"Alpha" = "Das <A>"'
    translation = project.root / "assets" / "courses" / "c.de.toml"
    translation.write_text(f'language = "de"\n[text]\n{text}\n', encoding="utf-8")
    assert project.render("--language", "de") == 0
    (path,) = (project.root / "renders" / "c-de").rglob("index.html")
    page = Reader(path.read_text(encoding="utf-8")).open[0]
    assert page.all("html")[0].attributes["lang"] == "de"
    assert page.all("h1")[0].text == "Ein Kurs"
    assert page.all("h3")[0].all("span", "title")[0].text == "Das <A>"
    assert page.all("button", "captions")[0].text == "Untertitel"
    assert page.all("button", "full")[0].text == "Full screen"  # where the translation lacks it
    assert page.all("p", "said")[0].text == "Said <i>so</i>. Or so."
