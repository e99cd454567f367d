"""Which tests run one after the other in one process, when pytest-xdist shares them out.

A file's tests do, since they share films; but a file that plays every scene would keep one process
busy long after the others are done: of that, a scene's tests stay together.
"""

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

EVERY_SCENE = "test_any_network.py"


class Together(LoadScopeScheduling):
    """Shares out files, and scenes of the file that plays them all."""

    def _split_scope(self, nodeid: str) -> str:
        return scope(nodeid)


def scope(nodeid: str) -> str:
    """What is handed to one process as a whole, of a test's full name."""
    file, _, test = nodeid.partition("::")
    scene = test.rpartition("[")[2].partition("-")[0]
    return f"{file}: {scene}" if file.endswith(EVERY_SCENE) else file
