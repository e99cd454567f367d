"""The @beat decorator: one section, one clip, one slide, with what is said of it.

The environment chooses: NNFILM_BEATS=name,name films only these beats, and
NNFILM_LANGUAGE_FILE=chapter1.de.toml gives narration and pictures in another language.
"""

import functools
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar, overload

from scenes._assets import AssetError
from scenes.delivery.course.translations import read_translation
from scenes.telling.captions import narration
from scenes.telling.phrases import Telling, TellingError, as_read, phrases, unlike
from scenes.telling.refusals import refusal
from scenes.telling.translation import Translation

Beat = TypeVar("Beat", bound=Callable[..., Any])

HOLD = 0.5  # seconds for which every beat's last picture stands


@overload
def beat(method: Beat) -> Beat: ...


@overload
def beat(*, loop: bool = False) -> Callable[[Beat], Beat]: ...


def beat(method: Beat | None = None, *, loop: bool = False) -> Any:
    """Make a method a beat.

    The method's name is the section's, its docstring the narration, shown as captions. ` | ` in it
    parts the phrases: the first begins with the beat, each other one where the beat calls
    `self.say`, which waits until the one before has been read. A beat that never calls it spreads
    its captions evenly. A beat that is over before its narration can be read holds its last picture
    until then. So a beat leaves its subject standing: it may return what the next beat has to
    clear away. A beat that is not filmed still happens, unseen, for the next ones build on it.
    `@beat(loop=True)` plays again and again where its film is a slide.
    """
    if method is None:
        return functools.partial(beat, loop=loop)
    name, english = method.__name__, narration(method.__doc__)
    written_in = Path(method.__code__.co_filename).stem

    @functools.wraps(method)
    def play(scene: Any, *args: Any, **kwargs: Any) -> Any:
        chosen = chosen_beats(type(scene))
        filmed = chosen is None or name in chosen
        scene.next_section(name, skip_animations=not filmed)
        said = phrases_told(type(scene))
        # What is not seen is not told: nothing waits for it, and nobody speaks it.
        timetable = scene.timetable if filmed else as_read
        told = Telling(written_in, name, said, scene.time, timetable)
        with scene.telling_of(told):
            left_standing = method(scene, *args, **kwargs)
            if filmed:
                wait = max(HOLD, told.left_in_all(scene.time))
                scene.hold(wait)
                scene.played.append(record(told, scene.time, wait, loop))
        return left_standing

    def phrases_told(lesson: type) -> list[str]:
        """The narration's phrases in the chosen language.

        A beat that a scene inherits is told in the scene's own words, else in those of its file.
        """
        if (translation := chosen_translation()) is None:
            return phrases(english)
        for stem in filter(None, (scene_stem(lesson), written_in)):
            if told := translation.narration(stem, name):
                if fault := unlike(stem, name, english, told):
                    raise TellingError(f"{translation.path.name}: {fault}")
                return phrases(told)
        return phrases(english)

    play.is_beat, play.loops, play.phrases = True, loop, phrases_told  # type: ignore[attr-defined]
    return play


def scene_stem(lesson: type) -> str | None:
    """What a scene is called in translations: as its file; None in a notebook, which has none."""
    file = getattr(sys.modules.get(lesson.__module__), "__file__", None)
    return Path(file).stem if file else None


def record(telling: Telling, now: float, waited: float, loops: bool = False) -> dict[str, Any]:
    """What is known of a beat that has been played: its name and what it said from when on.

    waited: how long the last picture stood, in seconds. loops: whether its slide plays on.
    """
    said = [asdict(phrase) for phrase in telling.told(now)]
    if said:
        said[-1]["waited"] = waited
    for phrase in said:
        phrase |= {key: round(phrase[key], 3) for key in ("start", "waited")}
    return {"name": telling.beat, "said": said, "loops": loops}


def check_narrations(lesson: type) -> None:
    """Raises TellingError where a beat's translation does not fit it."""
    for method in _beats(lesson).values():
        method.phrases(lesson)


def narrations(lesson: type) -> dict[str, list[str]]:
    """The phrases of each beat that is filmed, in the order in which the source has the beats."""
    chosen = chosen_beats(lesson)
    beats = sorted(_beats(lesson).items(), key=lambda each: _place(lesson, *each))
    return {
        name: method.phrases(lesson) for name, method in beats if chosen is None or name in chosen
    }


def chosen_beats(lesson: type) -> set[str] | None:
    """The beats to film: NNFILM_BEATS, None for all that the scene has."""
    chosen = {name.strip() for name in os.environ.get("NNFILM_BEATS", "").split(",")} - {""}
    known = _beats(lesson)
    if chosen - set(known):
        why = f"there is no such beat; use some of {', '.join(known)}."
        raise AssetError(refusal("NNFILM_BEATS", ",".join(sorted(chosen - set(known))), why))
    return chosen or None


def _place(lesson: type, name: str, method: Any) -> tuple[int, int]:
    """Where a beat stands: what a scene inherits comes first, then line by line."""
    owners = [number for number, owner in enumerate(lesson.__mro__) if name in vars(owner)]
    return -owners[0], method.__wrapped__.__code__.co_firstlineno


def _beats(lesson: type) -> dict[str, Any]:
    """A scene's beats by name."""
    methods = ((name, getattr(lesson, name)) for name in dir(lesson))
    return {name: method for name, method in methods if getattr(method, "is_beat", False)}


def chosen_translation() -> Translation | None:
    """What is said and drawn in another language: NNFILM_LANGUAGE_FILE, None for English."""
    path = os.environ.get("NNFILM_LANGUAGE_FILE")
    return _translation(Path(path)) if path else None


_translation = functools.cache(read_translation)
