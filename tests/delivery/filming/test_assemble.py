"""Films of chapters: every picture in its place, marks and captions with them."""

import hashlib
import json
import re
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import pytest

from scenes.delivery.filming import footage, joining
from scenes.delivery.filming.footage import FootageError
from scenes.delivery.filming.joining import Mark
from scenes.telling import captions
from tests.helpers.courses import FRAMES, RATE, SECONDS, Project, encode

ODD = 'A "quoted" <b>🙂</b> \\ ../../x ' + "é" * 270


def pictures(path: Path) -> list[tuple[float, bytes]]:
    """When each picture is shown and what is in it, as a player decodes it."""
    with av.open(str(path)) as container:
        return [
            (frame.time, hashlib.sha256(frame.to_ndarray().tobytes()).digest())
            for frame in container.decode(video=0)
        ]


def decoding_times(path: Path) -> list[int]:
    with av.open(str(path)) as container:
        return [packet.dts for packet in container.demux(video=0) if packet.dts is not None]


def marks_of(film: Path) -> list[Mark]:
    """The chapter marks that a player finds in a film."""
    with av.open(str(film)) as container:
        return [
            Mark(
                chapter["metadata"]["title"],
                chapter["start"] * (chapter["time_base"] or 1),
                chapter["end"] * (chapter["time_base"] or 1),
            )
            for chapter in container.chapters()
        ]


@pytest.mark.parametrize("suffix", [".mp4", ".webm"])
@pytest.mark.parametrize("lengths", [(20, 13), (1, 1, 7), (5, 1, 30)])
def test_joined_films_show_every_picture_at_its_time(
    tmp_path: Path, suffix: str, lengths: tuple[int, ...]
) -> None:
    films = [encode(tmp_path / f"{k}{suffix}", n, 40 * k) for k, n in enumerate(lengths)]
    starts = [sum(lengths[:k]) for k in range(len(lengths))]
    marks = [
        Mark(ODD[k:], Fraction(start, RATE), Fraction(start + n, RATE))
        for k, (start, n) in enumerate(zip(starts, lengths, strict=True))
    ]
    target = tmp_path / f"all{suffix}"
    joining.join(films, target, ODD, marks)
    shown, apart = pictures(target), [picture for film in films for picture in pictures(film)]
    assert [picture for _, picture in shown] == [picture for _, picture in apart]
    assert [time for time, _ in shown] == pytest.approx(
        [k / RATE for k in range(sum(lengths))], abs=2e-3
    )
    decoding = decoding_times(target)
    assert all(before < after for before, after in pairwise(decoding))
    assert float(footage.measure(target).duration) == pytest.approx(sum(lengths) / RATE)
    assert footage.measure(target).frames == sum(lengths)
    found = marks_of(target)
    assert [mark.title for mark in found] == [mark.title for mark in marks]
    assert [float(mark.start) for mark in found] == pytest.approx(
        [float(mark.start) for mark in marks], abs=2e-3
    )
    with av.open(str(target)) as container:
        assert container.metadata.get("title", container.metadata.get("TITLE")) == ODD


def test_the_films_have_frames_out_of_order(tmp_path: Path) -> None:
    """Else the test above would prove little."""
    with av.open(str(encode(tmp_path / "a.mp4", 20))) as container:
        times = [packet.pts for packet in container.demux(video=0) if packet.pts is not None]
    assert times != sorted(times)


def test_films_that_differ_are_not_joined(tmp_path: Path) -> None:
    films = [encode(tmp_path / "a.mp4", 5), encode(tmp_path / "b.mp4", 5, size=(96, 64))]
    with pytest.raises(FootageError, match="were not encoded alike"):
        joining.join(films, tmp_path / "all.mp4", "", [])


@pytest.mark.parametrize("suffix", [".mp4", ".webm"])
@pytest.mark.parametrize("part", [0, 0.3, 0.6, 0.95])
def test_a_film_that_breaks_off_is_noticed(tmp_path: Path, suffix: str, part: float) -> None:
    film = encode(tmp_path / f"a{suffix}", 40)
    assert footage.measure(film).frames == 40
    content = film.read_bytes()
    film.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(FootageError, match=r"a\.(mp4|webm)"):
        footage.measure(film)


def test_the_last_picture_is_the_last(tmp_path: Path) -> None:
    film = encode(tmp_path / "a.mp4", 300)
    with av.open(str(film)) as container:
        *_, last = container.decode(video=0)
    assert footage.last_picture(film).tobytes() == last.to_image().tobytes()  # type: ignore[no-untyped-call]


def test_a_course_lists_films_times_and_checksums(project: Project) -> None:
    project.scene("alpha")
    project.scene("beta")
    project.course([f"alpha:{ODD}", "beta"], title=ODD)
    assert project.render() == 0
    listing = json.loads((project.out / "course.json").read_text(encoding="utf-8"))
    assert (listing["title"], listing["quality"], listing["video"]) == (ODD, "l", "mp4")
    (chapter,) = listing["chapters"]
    assert chapter["film"] == "chapters/01-chapter-1.mp4"
    assert chapter["duration"] == pytest.approx(2 * SECONDS, abs=2e-3)
    alpha, beta = chapter["scenes"]
    assert (alpha["title"], beta["title"]) == (ODD, "Beta")
    assert (alpha["start"], beta["start"]) == pytest.approx((0, SECONDS), abs=2e-3)
    assert beta["beats"][0] == {
        "name": "first",
        "title": "First",
        "start": 0.0,
        "duration": round(FRAMES[0] / RATE, 3),
        "clip": "scenes/beta/beats/01-first.mp4",
        "said": [{"start": 0, "text": "Said <i>so</i>."}, {"start": 0.5, "text": "Or so."}],
    }
    named = {chapter["film"], *chapter["captions"].values()}
    for scene in chapter["scenes"]:
        named |= {scene["film"], scene["poster"], *scene["captions"].values()}
        named |= {beat["clip"] for beat in scene["beats"]}
    assert named == {file["path"] for file in listing["files"]}
    for file in listing["files"]:
        content = (project.out / file["path"]).read_bytes()
        assert len(content) == file["bytes"]
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
    marks = marks_of(project.out / chapter["film"])
    assert [mark.title for mark in marks] == [ODD, "Beta"]


def test_a_chapters_captions_are_shifted(project: Project) -> None:
    project.scene("alpha")
    project.scene("beta")
    project.course(["alpha", "beta"])
    assert project.render() == 0
    text = (project.out / "chapters" / "01-chapter-1.srt").read_text(encoding="utf-8")
    shown = captions.read_srt(text)
    assert [(c.start, c.end) for c in shown] == [
        pytest.approx((start + 0.1, start + 1), abs=2e-3) for start in (0, SECONDS)
    ]
    vtt = (project.out / "chapters" / "01-chapter-1.vtt").read_text(encoding="utf-8")
    assert re.findall(r"00:00:0[03]\.\d{3} --> 00:00:0[13]\.\d{3}", vtt)


def test_hostile_titles_stay_in_the_folder(project: Project) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    course = project.root / "assets" / "courses" / "c.toml"
    odd = json.dumps(ODD, ensure_ascii=False)
    course.write_text(course.read_text("utf-8").replace('"Chapter 1"', odd), encoding="utf-8")
    before = {path for path in project.root.rglob("*") if "renders" not in path.parts}
    assert project.render() == 0
    after = {path for path in project.root.rglob("*") if "renders" not in path.parts}
    assert after - before == {project.root / "filmed.txt"}
    (film,) = (project.out / "chapters").glob("*.mp4")
    assert re.fullmatch(r"01-[a-z0-9-]{1,60}\.mp4", film.name)


def test_an_unchanged_chapter_is_left_alone(project: Project) -> None:
    project.scene("alpha")
    project.scene("beta")
    project.course(["alpha"], ["beta"])
    assert project.render() == 0
    films = [project.out / "chapters" / f"0{n}-chapter-{n}.mp4" for n in (1, 2)]
    before = [film.stat().st_mtime_ns for film in films]
    assert project.render() == 0
    assert [film.stat().st_mtime_ns for film in films] == before
    project.course(["alpha:Another title"], ["beta"])
    assert project.render() == 0
    assert [film.stat().st_mtime_ns == time for film, time in zip(films, before, strict=True)] == [
        False,
        True,
    ]
    films[1].unlink()
    assert project.render() == 0
    assert films[1].exists()
