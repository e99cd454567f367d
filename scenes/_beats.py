"""The @beat decorator: one section, one clip, one slide, with what is said of it.

The environment chooses: NNFILM_BEATS=name,name films only these beats, and
NNFILM_LANGUAGE_FILE=chapter1.de.toml gives narration and pictures in another language.
"""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, overload

from scenes._assets import AssetError
from scenes.delivery.translation import Translation, read_translation
from scenes.telling.captions import narration
from scenes.telling.phrases import Telling, phrases

Beat = TypeVar("Beat", bound=Callable[..., Any])

HOLD = 0.5  # seconds for which every beat's last picture stands


@overload
def beat(method: Beat) -> Beat: ...


@overload
def beat(*, loop: bool = False) -> Callable[[Beat], Beat]: ...


def beat(method: Beat | None = None, *, loop: bool = False) -> Any:
    """Make a method a beat.

    The method's name is the section's, its docstring the narration, shown as captions. ` | ` in it
    parts the phrases, of which the first begins with the beat and each other one where the beat
    calls `self.say`. A beat that is over before its narration can be read holds its last picture
    until then. So a beat leaves its subject standing: it may return what the next beat has to
    clear away. A beat that is not filmed still happens, unseen, for the next ones build on it.
    `@beat(loop=True)` plays again and again where its film is a slide.
    """
    if method is None:
        return functools.partial(beat, loop=loop)
    name, english = method.__name__, narration(method.__doc__)
    scene_name = Path(method.__code__.co_filename).stem

    @functools.wraps(method)
    def play(scene: Any, *args: Any, **kwargs: Any) -> Any:
        chosen = chosen_beats(type(scene))
        filmed = chosen is None or name in chosen
        translation = chosen_translation()
        told = translation.narration(scene_name, name) if translation else None
        scene.next_section(name, skip_animations=not filmed)
        with scene.telling_of(name, Telling(phrases(told or english), scene.time)) as telling:
            left_standing = method(scene, *args, **kwargs)
            if filmed:
                scene.played.append(record(name, telling, scene.time))
                scene.hold(max(HOLD, telling.left_in_all(scene.time)))
        return left_standing

    play.is_beat, play.loops = True, loop  # type: ignore[attr-defined]
    return play


def record(name: str, telling: Telling, now: float) -> dict[str, Any]:
    """What is known of a beat that has been played: how long, and what it said from when on."""
    said = [[round(start - telling.start, 3), phrase] for start, phrase in telling.begun]
    return {"name": name, "played": round(now - telling.start, 3), "said": said}


def chosen_beats(lesson: type) -> set[str] | None:
    """The beats to film: NNFILM_BEATS, None for all that the scene has."""
    chosen = {name.strip() for name in os.environ.get("NNFILM_BEATS", "").split(",")} - {""}
    known = [name for name in dir(lesson) if getattr(getattr(lesson, name), "is_beat", False)]
    if chosen - set(known):
        raise AssetError(
            f"NNFILM_BEATS={','.join(sorted(chosen - set(known)))}: there is no such beat; "
            f"use some of {', '.join(known)}."
        )
    return chosen or None


def chosen_translation() -> Translation | None:
    """What is said and drawn in another language: NNFILM_LANGUAGE_FILE, None for English."""
    path = os.environ.get("NNFILM_LANGUAGE_FILE")
    return _translation(Path(path)) if path else None


_translation = functools.cache(read_translation)
