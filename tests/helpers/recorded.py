"""Recordings for tests: tones instead of words, and silence between them."""

import wave
from pathlib import Path
from typing import Any

import av
import numpy as np

RATE = 48_000
CODECS = {".flac": "flac", ".mp3": "mp3", ".m4a": "aac", ".ogg": "libopus"}


def spoken(*seconds: float, loud: float = 0.2, noise: float = 0.0) -> np.ndarray:
    """Words and pauses, (n,) in −1..1. seconds: of each; a pause's are below 0.

    The word number k, from 0, is a tone of 200 + 100 k Hz. loud: its amplitude. noise: that of what
    is heard all the time.
    """
    parts, number = [], 0
    for length in seconds:
        times = np.arange(round(abs(length) * RATE)) / RATE
        parts.append(loud * np.sin(2 * np.pi * (200 + 100 * number) * times) * (length > 0))
        number += length > 0
    samples = np.concatenate(parts)
    hiss = np.random.default_rng(3).uniform(-noise, noise, len(samples))
    return np.asarray(samples + hiss)


def tone(samples: np.ndarray) -> int:
    """Which word is heard most in samples (n, channels) or (n,), by its number."""
    single = samples if samples.ndim == 1 else samples.mean(axis=1)
    strength = np.abs(np.fft.rfft(single))
    loudest = strength.argmax() * RATE / len(single)
    return round((loudest - 200) / 100)


def record(path: Path, samples: np.ndarray, rate: int = RATE) -> Path:
    """Write samples (n,) in −1..1, the folder too, as the ending of the path says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = np.round(np.clip(samples, -1, 1) * 32767).astype("<i2")
    if path.suffix.lower() == ".wav":
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(whole.tobytes())
        return path
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(CODECS[path.suffix], rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(whole[None], format="s16", layout="mono")
        frame.sample_rate, frame.pts = rate, 0
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path
