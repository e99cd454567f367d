"""Stands in for Manim: what it does is written in the scene that it is given.

Called as `standin.py SCENE MEDIA FORMAT CLIPS`. The first line of a scene says how it behaves,
`# behaves: hangs`. It leaves what Manim would, copied from a folder of clips made before; a line
`# plays: one two` names the two beats of the film, `# opens: marks.csv` a file beside the scene
that it opens, `# saves: marks.csv` one that somebody then saves, and saves again as it was.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path


def main(scene: Path, media: Path, fmt: str, clips: Path) -> int:
    behaviour = scene.read_text(encoding="utf-8").splitlines()[0].removeprefix("# behaves: ")
    notes = scene.parent.parent
    with open(notes / "filmed.txt", "a", encoding="utf-8") as log:
        log.write(f"{scene.stem}\n")
    print(f"{scene.stem} begins", flush=True)
    for line in scene.read_text(encoding="utf-8").splitlines():
        what, _, name = line.removeprefix("# ").partition(": ")
        if what == "opens":
            _note(scene.parent / name)
        elif what == "saves":  # somebody does, and puts back what was there
            path = scene.parent / name
            text = path.read_text(encoding="utf-8")
            path.write_text(f"{text}# for a moment", encoding="utf-8")
            path.write_text(text, encoding="utf-8")
    if behaviour == "fails":
        print("Traceback (most recent call last):\nZeroDivisionError: division by zero")
        return 3
    if behaviour == "disk full":
        raise OSError(28, "No space left on device", "film.mp4")
    if behaviour == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if behaviour == "leaves nothing":
        return 0
    if behaviour in ("hangs", "waits"):
        child = subprocess.Popen([sys.executable, "-S", "-c", "import time; time.sleep(600)"])
        pids = [os.getpid(), os.getppid(), child.pid]
        (notes / "new.json").write_text(json.dumps(pids), encoding="utf-8")
        (notes / "new.json").rename(notes / "pids.json")
        time.sleep(600)
    if behaviour == "waits for go":
        pids = [os.getpid(), os.getppid()]
        (notes / "new.json").write_text(json.dumps(pids), encoding="utf-8")
        (notes / "new.json").rename(notes / "pids.json")
        print("Animation 0: Create(Circle):  40%|###   | 6/15 [00:00<00:01]", end="\r", flush=True)
        while not (notes / "go").exists():
            time.sleep(0.02)
    _leave(media, fmt, clips, behaviour, _words(scene, "plays"))
    return 0


def _words(scene: Path, key: str) -> list[str]:
    """The words after `# key:` in the scene, none where there is no such line."""
    lines = scene.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if line.startswith(f"# {key}: ") for word in line.split()[2:]]


def _note(path: Path) -> None:
    """Note that a file was opened or a folder listed, as lessons do."""
    seen: object = None
    if path.is_dir():
        seen = [each.name for each in path.iterdir()]
    elif path.exists():
        found = path.stat()
        seen = found.st_mtime_ns, found.st_ctime_ns, found.st_size
    with open(os.environ["NNFILM_OPENED"], "a", encoding="utf-8") as notes:
        notes.write(json.dumps(["l" if path.is_dir() else "r", str(path), seen]) + "\n")


def _leave(media: Path, fmt: str, clips: Path, behaviour: str, plays: list[str]) -> None:
    folder = media / "videos" / "scene" / "480p15"
    (folder / "sections").mkdir(parents=True)
    names = plays or ["first", '<b>"se\'cond"</b> 🙂' + "x" * 200]
    sections = []
    for number, name in enumerate(names):
        video = f"film_{number:04}.{fmt}"
        shutil.copy(clips / f"{number}.{fmt}", folder / "sections" / video)
        sections.append({"name": name, "type": "default.normal", "video": video})
    (folder / "sections" / "film.json").write_text(json.dumps(sections), encoding="utf-8")
    film = folder / f"film.{fmt}"
    shutil.copy(clips / f"film.{fmt}", film)
    phrases = [
        {"start": 0, "text": "Said <i>so</i>.", "waited": 0.2, "instead": None},
        {"start": 0.5, "text": "Or so.", "waited": 0.2, "instead": "Or {}."},
    ]
    beats: list[dict[str, object]] = [{"name": names[0], "said": phrases}]
    beats += [{"name": name, "said": [], "loops": True} for name in plays[1:]]
    told = json.dumps({"beats": beats, "drawn": ["The {}"]})
    film.with_suffix(".beats.json").write_text(told, encoding="utf-8")
    times = "00:00:00,100 --> 00:00:01,000"
    film.with_suffix(".srt").write_text(f"1\n{times}\nSaid <i>so</i>.\n\n", encoding="utf-8")
    if behaviour == "half a film":
        os.truncate(film, film.stat().st_size // 2)
    if behaviour == "half a beat":
        shutil.copy(clips / f"0.{fmt}", folder / "sections" / "film_0001.mp4")


if __name__ == "__main__":
    scene, media, fmt, clips = sys.argv[1:]
    sys.exit(main(Path(scene), Path(media), fmt, Path(clips)))
