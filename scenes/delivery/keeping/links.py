"""No links among the folders of films: whole folders are deleted there, and only our own."""

import errno
import os
from pathlib import Path

from scenes.delivery.keeping.jobs import work_folder


def refuse_links(out_dir: Path) -> None:
    """Raises OSError where a part of renders/<course>/<quality> is a link.

    What lies behind it is somebody's own. The folder renders itself may be one, on a larger disk.
    """
    work = work_folder(out_dir)
    for place in (work.parent.parent, work.parent, work, out_dir.parent, out_dir):
        _refuse(place)
    for folder, inside, files in os.walk(work):
        for name in (*inside, *files):  # a file behind a link would be written over
            _refuse(Path(folder, name))
    for folder, inside, _ in os.walk(out_dir):
        for name in inside:
            _refuse(Path(folder, name))


def _refuse(place: Path) -> None:
    if place.is_symlink():
        text = "this is a link, and nothing is written or deleted behind links; remove it"
        raise OSError(errno.ELOOP, text, str(place))
