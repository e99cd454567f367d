"""Who tells a film aloud, as the environment chooses.

NNFILM_VOICE=default, espeak-ng, recordings, or a file of a voice for piper; NNFILM_RECORDINGS the
folder of one's own recordings; NNFILM_SPEECH the folder in which speech is kept.
"""

import os
from pathlib import Path

from manim import config

from scenes._assets import AssetError
from scenes._film.beats import chosen_translation, narrations, scene_stem
from scenes.telling.refusals import refusal
from scenes.telling.translation import ENGLISH
from scenes.telling.voice.narrator import Narrator
from scenes.telling.voice.recordings import Recordings
from scenes.telling.voice.voices import RECORDINGS, VoiceError, choose

VOICE, RECORDED, SPEECH = "NNFILM_VOICE", "NNFILM_RECORDINGS", "NNFILM_SPEECH"
KEPT = ".speech"  # in the folder for films, where nothing else says where


def is_told_aloud() -> bool:
    """Whether somebody shall tell the film aloud."""
    return bool(os.environ.get(VOICE) or os.environ.get(RECORDED))


def chosen_narrator(lesson: type) -> Narrator | None:
    """Who tells a film aloud, None for a silent one; VoiceError or AssetError where nobody can."""
    folder = os.environ.get(RECORDED)
    given = os.environ.get(VOICE) or (RECORDINGS if folder else None)
    if not given:
        return None
    if folder and not os.path.isdir(folder):
        why = "there is no such folder; a folder of recordings is expected."
        raise AssetError(refusal(RECORDED, folder, why))
    translation = chosen_translation()
    language = translation.language if translation else ENGLISH
    try:
        voice = choose(given, language)
    except VoiceError as error:
        raise VoiceError(refusal(VOICE, given, str(error))) from None
    kept = Path(os.environ.get(SPEECH) or Path(config.media_dir) / KEPT).absolute()
    recorded = Recordings(Path(folder).absolute(), kept).recording if folder else None
    return Narrator(voice, language, kept, recorded, scene_stem(lesson), narrations(lesson))
