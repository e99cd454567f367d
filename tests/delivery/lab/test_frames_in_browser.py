"""What a frame of the lab costs while one draws, on a desk and on an ordinary phone."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, CDPSession

from tests.helpers.labs import DESKTOP, PHONE, lab_opened

SLOWER = 4  # a phone's core than a desk's, as browsers' own tools have it
FRAME = 1000 / 60  # milliseconds
# Counts pictures, and keeps how long each took. Lines and pixels are not filled: here that would be
# the work of the processor, which a graphics card does.
WATCHED = """() => {
    window.spent = [];
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (what) => ask((time) => {
        const begin = performance.now();
        what(time);
        window.spent.push(performance.now() - begin);
    });
    for (const name of ["drawArrays", "drawArraysInstanced"])
        WebGL2RenderingContext.prototype[name] = () => {};
}"""
EIGHT = [
    (0.5 + 0.2 * np.sin(2 * way), 0.5 - 0.32 * np.cos(way)) for way in np.linspace(0, 2 * np.pi, 90)
]


def scripted(session: CDPSession) -> float:
    """How long scripts have run, in milliseconds of a processor that does nothing else."""
    told = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in told if one["name"] == "ScriptDuration"))


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_pages_own_work_leaves_60_frames_a_second(
    browser: Browser, path: Path, screen: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """All that scripts do from one picture to the next; a graphics card's work is not in it.

    Judged is processor time, four times what is measured here; where that is slow, reading ink
    has one frame, and drawing what was read the next. With Chromium's own throttle it is printed
    only: that one counts what else the machine does, four times too.
    """
    with lab_opened(browser, path, calm=False, **screen) as lab:
        lab.page.add_init_script(f"({WATCHED})()")
        lab.page.reload()
        assert lab.reads("3")
        session = lab.page.context.new_cdp_session(lab.page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        told = []
        for slower in (1, SLOWER):
            session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
            lab.click("#clear")
            lab.page.evaluate("window.spent.length = 0")
            before = scripted(session)
            lab.draw(EIGHT)
            spent = lab.page.evaluate("window.spent")
            assert len(spent) > 20
            told += [(scripted(session) - before) / len(spent), np.median(spent)]
        assert lab.reads("8")
    own, clock, split, slowed = told
    with capsys.disabled():
        print(f"\nlab, {screen['viewport']['width']} pixels wide: {own:.1f} ms of script", end=" ")
        print(
            f"for a frame while drawing, {SLOWER} × that is {SLOWER * own:.1f} ms; by the", end=" "
        )
        print(
            f"clock median {clock:.1f} ms; throttled {split:.1f} ms, {slowed:.1f} ms by the clock"
        )
    assert SLOWER * own <= 2 * FRAME
