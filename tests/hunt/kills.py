"""Runs killed at random moments: the next one makes the same films as one that was left alone."""

import shutil
import time
from pathlib import Path
from random import Random

from tests.helpers.courses import Project, clips
from tests.hunt.remains import processes, remains

WHAT = "SIGKILL to `nnfilm render` at random moments, then the same films as without"


class Kills:
    """Three scenes in two chapters, filmed by the stand-in."""

    def __init__(self, folder: Path) -> None:
        root = folder / "kills"
        root.mkdir()
        self.project = Project(root, clips(folder / "clips"))
        for stem in ("alpha", "beta", "gamma"):
            self.project.scene(stem)
        self.project.course(["alpha", "beta"], ["gamma"])
        begin = time.monotonic()
        self._render()
        self.took = time.monotonic() - begin
        self.expected = remains(self.project)

    def attempt(self, rng: Random) -> str | None:
        """Kill a run, or several one after the other, and finish it."""
        shutil.rmtree(self.project.root / "renders")
        for _ in range(rng.randrange(1, 4)):
            run = self.project.start("--jobs", str(rng.randrange(1, 4)))
            time.sleep(rng.random() * 1.1 * self.took)
            run.kill()
            run.communicate()
        if fault := self._render():
            return fault
        if (found := remains(self.project)) != self.expected:
            odd = sorted(
                k for k in found.keys() | self.expected if found.get(k) != self.expected.get(k)
            )
            return f"not as without kills: {', '.join(odd)}"
        return processes(self.project.root)

    def _render(self) -> str | None:
        run = self.project.start()
        said, _ = run.communicate()
        return f"the last run failed: {said.strip().splitlines()[-1:]}" if run.returncode else None
