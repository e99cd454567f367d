"""A course.json as `nnfilm render` leaves it, and what its page is doing in a browser."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from scenes.telling import captions
from scenes.telling.captions import Caption
from tests.helpers.courses import RATE, encode, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

SIZES = {"wide": (160, 90), "tall": (90, 160)}  # of films and posters
LONG = 10  # seconds of a scene, of which the first part takes 4


def scene(name: str, title: str, start: float, fmt: str, shape: str) -> dict[str, Any]:
    place = f"scenes/{name}/"
    beats = [("first", 0, 4), ("second_part", 4, 6)] if fmt != "gif" else []
    return {
        "name": name,
        "scene": name,
        "title": title,
        "shape": shape,
        "start": start,
        "duration": LONG,
        "film": f"{place}film.{fmt}",
        "poster": f"{place}poster.png",
        "captions": {"srt": f"{place}film.srt", "vtt": f"{place}film.vtt"},
        "beats": [
            {
                "name": beat,
                "title": beat.title(),
                "start": at,
                "duration": n,
                "clip": "",
                "said": said(name, at),
            }
            for beat, at, n in beats
        ],
    }


def said(name: str, start: float) -> list[dict[str, Any]]:
    """The phrases of a scene's part: the first one's single one, the second's two."""
    if not start:
        return [{"start": 0, "text": f"{name} begins </script><b>&amp;"}]
    return [{"start": 4, "text": f"{name} goes"}, {"start": 7.5, "text": "on"}]


def course(
    *chapters: Sequence[str],
    title: str = "A course",
    fmt: str = "mp4",
    shape: str = "wide",
    sound: bool = False,
) -> dict[str, Any]:
    """A course.json: for each chapter the titles of its scenes."""
    listed, names = [], iter("abcdefgh")
    for number, titles in enumerate(chapters, 1):
        scenes = [scene(next(names), told, LONG * k, fmt, shape) for k, told in enumerate(titles)]
        film = f"chapters/0{number}-a b"
        listed.append(
            {
                "title": f"Chapter {number}",
                "film": f"{film}.{fmt}" if scenes and fmt != "gif" else None,
                "sound": sound and bool(scenes),
                "captions": {"srt": f"{film}.srt", "vtt": f"{film}.vtt"} if scenes else None,
                "duration": LONG * len(scenes),
                "scenes": scenes,
            }
        )
    return {
        "format": 1,
        "name": "c",
        "title": title,
        "language": "en",
        "theme": "dark",
        "quality": "l",
        "video": fmt,
        "duration": sum(chapter["duration"] for chapter in listed),
        "missing": [],
        "chapters": listed,
        "files": [],
    }


def write_course(listed: dict[str, Any], folder: Path, films: bool = False) -> Path:
    """Write course.json, and the captions that it names, which say the scene's name and the part.

    films: the films and posters too.
    """
    folder.mkdir(exist_ok=True)
    for chapter in listed["chapters"]:
        (folder / "chapters").mkdir(exist_ok=True)
        if chapter["film"] and films:
            size = SIZES[chapter["scenes"][0]["shape"]]
            encode(folder / chapter["film"], round(chapter["duration"] * RATE), size=size)
        for one in chapter["scenes"]:
            place = folder / "scenes" / one["name"]
            place.mkdir(parents=True, exist_ok=True)
            cues = [
                Caption(0, 3.999, f"{one['name']} begins </script><b>&amp;"),
                Caption(4.5, 9, f"{one['name']} goes\non"),
            ]
            (place / "film.srt").write_text(captions.write_srt(cues), encoding="utf-8")
            if films:
                picture = Image.new("RGB", SIZES[one["shape"]], "navy")
                picture.save(place / "poster.png")
                if one["film"].endswith(".gif"):
                    picture.save(place / "film.gif")
    path = folder / "course.json"
    path.write_text(json.dumps(listed), encoding="utf-8")
    return path


def film(page: "Page", chapter: int = 1) -> Any:
    """What a chapter's player is doing."""
    return page.evaluate(
        """chapter => {
            const box = document.getElementById(`chapter-${chapter}`);
            const video = box.querySelector("video");
            const current = box.querySelector("[aria-current]");
            return {
                time: video.currentTime,
                paused: video.paused,
                ready: video.readyState > 1 && !video.seeking,
                caption: box.querySelector(".caption").innerText,
                current: current && current.textContent,
                now: box.querySelector(".now").textContent,
                error: video.error && video.error.message,
            };
        }""",
        chapter,
    )


def place(page: "Page") -> str:
    return str(page.evaluate("decodeURIComponent(location.hash)"))


def stays_at(page: "Page", seconds: float, chapter: int = 1) -> bool:
    """Whether the film comes to be there, its picture shown."""
    return until(
        lambda: film(page, chapter)["ready"] and abs(film(page, chapter)["time"] - seconds) < 0.05
    )


def stop_at(page: "Page", seconds: float) -> None:
    """Stop the first chapter's film at a time, as its own controls would."""
    page.evaluate(
        """seconds => {
            const video = document.querySelector("video");
            video.pause();
            video.currentTime = seconds;
        }""",
        seconds,
    )
    assert stays_at(page, seconds)
