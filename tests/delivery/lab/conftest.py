"""A lab in Chromium for the tests of its page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scenes.delivery.lab.chosen import chosen
from scenes.delivery.lab.linked import NOWHERE
from scenes.delivery.lab.page import write_lab
from tests.helpers.browser import chromium
from tests.helpers.labs import (
    DESKTOP,
    PHONE,
    LabPage,
    lab_opened,
)
from tests.helpers.modules import Modules, modules


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def run(browser: Browser) -> Iterator[Modules]:
    with modules(browser) as ready:
        yield ready


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("a lab é #1") / "index.html"
    write_lab(path, chosen([]), None, NOWHERE)
    return path


@pytest.fixture(scope="module", params=["phone", "desktop"])
def open_lab(request: pytest.FixtureRequest, browser: Browser, path: Path) -> Iterator[LabPage]:
    screen = PHONE if request.param == "phone" else DESKTOP
    with lab_opened(browser, path, **screen) as lab:
        yield lab


@pytest.fixture
def lab(open_lab: LabPage) -> LabPage:
    """A lab as it is in the beginning: the one key brings it there, whatever was done before."""
    open_lab.page.locator("h1").click()
    open_lab.press("r")
    return open_lab
