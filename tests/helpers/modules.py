"""Modules of JavaScript run in Chromium: numpy's arrays go in and come out."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page

from tests.helpers.browser import served

SCRIPTS = Path(__file__).parents[2] / "scenes" / "delivery" / "lab" / "js"
# Typed arrays travel as base64: as lists they would take minutes.
TRAVEL = """
const letters = (bytes) => {
    let text = "";
    for (let k = 0; k < bytes.length; k += 8192)
        text += String.fromCharCode(...bytes.subarray(k, k + 8192));
    return btoa(text);
};
const packed = (_, value) => ArrayBuffer.isView(value)
    ? { floats: letters(new Uint8Array(Float64Array.from(value).buffer)) } : value;
const unpacked = (_, value) => {
    const kind = value?.floats ? Float64Array : value?.bytes ? Uint8ClampedArray : null;
    if (kind === null) return value;
    const text = atob(value.floats ?? value.bytes);
    return new kind(Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
};
"""


class Modules:
    """The modules of a folder, ready to be called."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def __call__(self, module: str, expression: str, **given: Any) -> Any:
        """What an expression gives, with the module's names as `m` and what is given by name.

        Arrays go in flat, of bytes as Uint8ClampedArray, else as Float64Array; typed arrays come
        back as flat arrays.
        """
        script = f"""async (said) => {{
            {TRAVEL}
            const m = await import({json.dumps(f"{self.address}/{module}")});
            const told = async ({{ {", ".join(given)} }}) => ({expression});
            return JSON.stringify(await told(JSON.parse(said, unpacked)), packed) ?? "null";
        }}"""
        told = self.page.evaluate(script, json.dumps(given, default=_packed))
        return json.loads(told, object_hook=_unpacked)


def _packed(array: np.ndarray) -> dict[str, str]:
    kind, dtype = ("bytes", "u1") if array.dtype == np.uint8 else ("floats", "<f8")
    return {kind: base64.b64encode(array.astype(dtype).tobytes()).decode()}


def _unpacked(value: dict[str, Any]) -> Any:
    if set(value) == {"floats"}:
        return np.frombuffer(base64.b64decode(value["floats"]))
    return value


@contextmanager
def modules(browser: Browser) -> Iterator[Modules]:
    """The lab's modules on a blank page."""
    with served(SCRIPTS) as address, browser.new_context() as profile:
        page = profile.new_page()
        page.goto(f"{address}/words.js")
        yield Modules(page, address)
