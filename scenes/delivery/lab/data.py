"""What a lab's page is made with, as one JSON that js/data.js unpacks: arrays are base64."""

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from nnmath import Network
from scenes.delivery.course.catalogue import catalogue, label
from scenes.delivery.course.palettes import PALETTES
from scenes.delivery.lab.chosen import Known, own_digits
from scenes.delivery.lab.curves import OWN
from scenes.telling.phrases import phrases
from scenes.telling.translation import Translation
from scenes.telling.vocabulary import fill

FORWARD = "forward"  # the film whose steps the lab takes, with its phrases
NOT_OF_PICTURES = ("numbers_come_in",)  # of its beats, where a network takes no picture
# How the films draw light: scenes/mobjects, which loads Manim. What each is says js/data.js.
LIGHT: Mapping[str, float] = {
    "power": 1.5,
    "thickness": 0.008,
    "exposure": 3.0,
    "crowd_exposure": 2.0,
    "crowd_share": 0.95,
    "crowd_place": 0.05,
    "full": 5.0,
    "segments": 40,
    "dash": 5,
    "pulse": 0.16,
    "rest": 0.6,
}
Say = Callable[[str], str]


def data(
    networks: Sequence[Known],
    translation: Translation | None,
    words: Sequence[str],
    films: Mapping[str, Any],
    course: str | None,
) -> dict[str, Any]:
    """What stands in the page.

    words: the English ones that the scripts say. films: by the scene's name, each title and
    address. course: the address of its page.
    """
    say: Say = translation.pictures if translation else str
    digits = own_digits()
    return {
        "language": translation.language if translation else "en",
        "networks": [_network(known, say) for known in networks],
        "digits": [
            {
                "name": digits.names[index],
                "label": int(digits.labels[index]),
                "image": packed(digits.images[index]),
            }
            for index in digits.defaults
        ],
        "words": {english: told for english in words if (told := say(english)) != english},
        "beats": _beats(translation),
        "films": films,
        "course": course,
        "palettes": PALETTES,
        "light": LIGHT,
    }


def packed(array: np.ndarray) -> str:
    """An array as text: base64 of float32, row by row, the lowest byte first."""
    return base64.b64encode(array.astype("<f4").tobytes()).decode()


def _network(known: Known, say: Say) -> dict[str, Any]:
    return {
        "name": known.name,
        "setting": known.setting,
        "network": {"layers": _layers(known.network)},
        "classes": known.classes,
        "accuracy": known.score and known.score.share,
        "measured_on": known.score and say(known.score.measured_on),
        "curves": [
            {
                "change": curve.change,
                "by": curve.by,
                "share": [round(share, 4) for share in curve.share],
                "measured_on": fill(say(OWN), [curve.count]),
            }
            for curve in known.curves
        ],
    }


def _layers(network: Network) -> list[dict[str, Any]]:
    return [
        {
            "n_in": layer.n_in,
            "n_out": layer.n_out,
            "weights": packed(layer.weights),
            "biases": packed(layer.biases),
            "activation": layer.activation,
        }
        for layer in network.layers
    ]


def _beats(translation: Translation | None) -> list[dict[str, Any]]:
    """What the film of the forward pass says, beat by beat."""
    told = []
    for beat in catalogue()[FORWARD].beats:
        if beat.name in NOT_OF_PICTURES:
            continue
        translated = translation and translation.narration(FORWARD, beat.name)
        title = label(beat.name)
        told.append(
            {
                "name": beat.name,
                "title": translation.words(title) if translation else title,
                "phrases": phrases(translated or beat.narration),
            }
        )
    return told
