"""What several tests stand on."""

from pathlib import Path

import pytest

from tests.courses import Project, clips


@pytest.fixture
def project(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project without scenes, in a folder whose name is no word."""
    folder = tmp_path_factory.getbasetemp() / "clips"
    root = tmp_path / "a 'project' é"
    root.mkdir()
    return Project(root, clips(folder))
