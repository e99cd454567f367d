"""Modules of JavaScript run in Chromium: what they compute, as Python numbers."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page

from tests.helpers.browser import served

SCRIPTS = Path(__file__).parents[2] / "scenes" / "delivery" / "lab" / "js"
# Typed arrays would arrive as objects with a key for each number.
PLAIN = """(_, value) => ArrayBuffer.isView(value) ? Array.from(value) : value"""


class Modules:
    """The modules of a folder, ready to be called."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def __call__(self, module: str, body: str, **given: Any) -> Any:
        """What an expression gives, with the module's names as `m` and what is given by name.

        Arrays are given as Float64Array, flat; what comes back is plain numbers, lists and objects.
        """
        names = {
            name: {"floats": value.astype(float).ravel().tolist()}
            if isinstance(value, np.ndarray)
            else value
            for name, value in given.items()
        }
        script = f"""async (given) => {{
            const m = await import({json.dumps(f"{self.address}/{module}")});
            const floats = (value) => value?.floats ? Float64Array.from(value.floats) : value;
            const {{ {", ".join(names)} }} =
                Object.fromEntries(Object.entries(given).map(([k, v]) => [k, floats(v)]));
            return JSON.stringify(await (async () => ({body}))(), {PLAIN}) ?? "null";
        }}"""
        return json.loads(self.page.evaluate(script, names))


@contextmanager
def modules(browser: Browser) -> Iterator[Modules]:
    """The lab's modules on a blank page."""
    with served(SCRIPTS) as address, browser.new_context() as profile:
        page = profile.new_page()
        page.goto(f"{address}/words.js")
        yield Modules(page, address)
