"""Chromium for tests of pages: found on this machine, shut off from the network, watched.

    @pytest.fixture(scope="module")
    def browser() -> Iterator[Browser]:
        with chromium() as browser:
            yield browser

Where there is no Chromium such tests are skipped, unless NNFILM_BROWSER_REQUIRED is set: then they
fail. Pages with a content security policy refuse Playwright's wait_for_function: use `until`.
"""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# Contrast of every piece of text against what is painted behind it, the lowest first.
CONTRAST = """() => {
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, k) => sum + v * [0.2126, 0.7152, 0.0722][k], 0);
    const colour = text => text.match(/[\\d.]+/g).map(Number);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const on = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !on.checkVisibility()) continue;
        let behind = on;
        while (behind && colour(getComputedStyle(behind).backgroundColor)[3] === 0)
            behind = behind.parentElement;
        const [dark, bright] = [on, behind]
            .map((one, k) => getComputedStyle(one)[k ? "backgroundColor" : "color"])
            .map(text => light(colour(text))).sort((a, b) => a - b);
        found.push([(bright + 0.05) / (dark + 0.05), on.textContent.slice(0, 40)]);
    }
    return found.sort((a, b) => a[0] - b[0]);
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium without a window."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        reason = f"there is no Chromium on the PATH, neither {', nor '.join(NAMES)}"
        if os.environ.get("NNFILM_BROWSER_REQUIRED"):
            pytest.fail(f"{reason}, though NNFILM_BROWSER_REQUIRED asks for one", pytrace=False)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, address: str, **context: Any) -> Iterator[Page]:
    """A page in a fresh profile, at an address.

    At the end it must have logged no error, opened no dialog, and asked for nothing outside the
    folder it came from. context: what Playwright's new_context takes, as color_scheme="light".
    """
    faults: list[str] = []
    asked: list[str] = []
    inside = address.partition("#")[0].rpartition("/")[0] + "/"
    with browser.new_context(**context) as profile:
        page = profile.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        yield page
    assert not faults
    assert not [url for url in asked if not url.startswith((inside, "data:", f"blob:{inside[:7]}"))]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on a simple server, one that cannot send a part of a file."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
