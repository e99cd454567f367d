"""Files of every kind with bytes that are others: refused in a sentence, or made again."""

import gzip
import io
import os
import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image

from nnmath import read_idx
from scenes._assets import AssetError, chosen_digit, chosen_network
from scenes.delivery.course.project import SHIPPED as ROOT
from scenes.delivery.keeping import record
from scenes.delivery.verbs import check
from scenes.telling.typesetting import typeface
from tests.helpers.courses import Project, clips
from tests.hunt.mutation import mutated
from tests.hunt.remains import remains
from tests.hunt.trial import attempt

WHAT = "networks, pictures, IDX files, courses, translations and notes of films, mutated"
COURSES = ROOT / "assets" / "courses"
NOTES = ("job.json", "chapters.json", "course.json", "course.txt", "film.srt", "film.mp4")


class Files:
    """Files that are fine, and what reads them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "files"
        self.folder.mkdir()
        self.project = Project(self.folder / "project", clips(folder / "clips"))
        for stem in ("alpha", "beta"):
            self.project.scene(stem)
        self.project.course(["alpha", "beta"])
        assert attempt(self.project.render).status == 0
        self.expected = remains(self.project)
        networks = [ROOT / f"assets/networks/{stem}.npz" for stem in ("plain", "relu", "linear")]
        self.fine: Mapping[str, list[bytes]] = {
            "npz": [path.read_bytes() for path in networks],
            "picture": [_picture(kind) for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")],
            "idx": [_idx(), gzip.compress(_idx())],
        }
        typeface()  # once, for all forks

    def attempt(self, rng: Random) -> str | None:
        """Mutate one file and let what reads it read it."""
        kind = rng.choice(("npz", "picture", "idx", "course", "translation", "note", "note"))
        if kind == "note":
            return self._note(rng)
        if kind in ("course", "translation"):
            return self._course(kind, rng)
        content = mutated(rng.choice(self.fine[kind]), rng)
        path = self.folder / {"npz": "a.npz", "picture": "a.png", "idx": "a.gz"}[kind]
        path.write_bytes(content)
        fault = attempt(lambda: _read(kind, path)).fault
        return fault and f"{kind}: {fault}"

    def _course(self, kind: str, rng: Random) -> str | None:
        for name in ("chapter1.toml", "chapter1.de.toml"):
            content = (COURSES / name).read_bytes()
            if (name == "chapter1.toml") == (kind == "course"):
                content = mutated(content, rng)
            (self.folder / name).write_bytes(content)
        course = str(self.folder / "chapter1.toml")
        fault = attempt(lambda: check.run(self.project.given(check, course), ROOT)).fault
        return fault and f"{kind}: {fault}"

    def _note(self, rng: Random) -> str | None:
        """What the program itself wrote: whatever is in it, the films are made again the same."""
        renders = self.project.root / "renders"
        paths = sorted(path for path in renders.rglob("*") if path.name in NOTES)
        path = rng.choice(paths)
        path.write_bytes(mutated(path.read_bytes(), rng))
        for work in (self.project.status, self.project.render):
            trial = attempt(work)
            if fault := trial.fault or (trial.status and f"it failed: {trial.said.strip()[-200:]}"):
                return f"{path.name}: {fault}"
        found = remains(self.project)
        films = {k for k in self.expected if not k.endswith(("job.json", "course.json", ".html"))}
        if odd := sorted(k for k in films if found.get(k) != self.expected[k]):
            return f"{path.name} is another, and so is {', '.join(odd)} after filming again"
        if record.read_record(self.project.out / "scenes" / "alpha") is None:
            return f"{path.name} is another, and no record was made again"
        return None


def _read(kind: str, path: Path) -> int:
    variables: dict[str, tuple[str, Callable[[], object]]] = {
        "npz": ("NNFILM_NETWORK", chosen_network),
        "picture": ("NNFILM_DIGIT", chosen_digit),
    }
    try:
        if kind == "idx":
            read_idx(path)
        else:
            variable, choose = variables[kind]
            os.environ[variable] = str(path)
            choose()
    except (AssetError, ValueError, OSError) as error:
        if kind != "idx" and not isinstance(error, AssetError):
            raise
        print(error)
        return 1
    return 0


def _picture(kind: str) -> bytes:
    pixels = np.full((60, 60), 255, np.uint8)
    pixels[10:50, 25:35] = 0
    made = io.BytesIO()
    Image.fromarray(pixels).save(made, kind)
    return made.getvalue()


def _idx() -> bytes:
    return struct.pack(">HBBIII", 0, 8, 3, 10, 28, 28) + bytes(range(256)) * 30 + bytes(160)
