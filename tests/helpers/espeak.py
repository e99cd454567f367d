"""Stands in for espeak-ng: speaks every text as a tone of a length that is known, and notes it.

As a program it takes what espeak-ng is given. What NNFILM_TEST_SPEECH says is how it fails: hangs,
dies, "writes nothing", noise.
"""

import math
import os
import struct
import sys
import time
import wave
from pathlib import Path

RATE = 16_000
SECONDS = 0.5  # and
PER_LETTER = 0.04
NOTES = "spoken.txt"


def seconds_of(text: str) -> float:
    """How long a text is spoken."""
    return SECONDS + PER_LETTER * len(text)


def install(folder: Path) -> str:
    """Put the program into a folder as espeak-ng; PATH with that folder first."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "espeak-ng"
    lines = [f"#!{sys.executable} -IS", Path(__file__).read_text(encoding="utf-8")]
    program.write_text("\n".join(lines), encoding="utf-8")
    program.chmod(0o755)
    return os.pathsep.join([str(folder), os.environ.get("PATH", "")])


def spoken(folder: Path) -> list[str]:
    """What was spoken since this was last asked."""
    notes = folder / NOTES
    texts = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
    notes.unlink(missing_ok=True)
    return texts


def main(given: list[str]) -> int:
    if given == ["--version"]:
        print("eSpeak NG text-to-speech: stand-in  Data at: /nowhere")
        return 0
    if given == ["--voices"]:
        print("Pty Language Age/Gender VoiceName\n 5  en  --/M  English\n 5  de  --/M  German")
        return 0
    text = sys.stdin.buffer.read().decode()
    with open(Path(__file__).with_name(NOTES), "a", encoding="utf-8") as notes:
        notes.write(f"{text}\n")
    how = os.environ.get("NNFILM_TEST_SPEECH", "")
    if how == "hangs":
        time.sleep(600)
    if how == "dies":
        print("warning\nno voice for that", file=sys.stderr)
        return 3
    target = Path(given[given.index("-w") + 1])
    if how == "noise":
        target.write_bytes(b"no sound")
    elif how != "writes nothing":
        count = round(RATE * seconds_of(text))
        tone = (round(8000 * math.sin(2 * math.pi * 440 * k / RATE)) for k in range(count))
        with wave.open(str(target), "wb") as file:
            file.setparams((1, 2, RATE, count, "NONE", ""))
            file.writeframes(struct.pack(f"<{count}h", *tone))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
