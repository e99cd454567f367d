"""Audits films, each in a process of its own, several at a time, and keeps what came of it."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

from scenes.delivery.audit.audited import Audited
from scenes.delivery.filming.group import Limits
from scenes.delivery.filming.playing import OVER, display, play
from scenes.delivery.keeping.certificate import Certificate, Wrong, write_certificate
from scenes.delivery.keeping.jobs import Job, file_name
from scenes.delivery.keeping.record import Record
from scenes.delivery.keeping.writing import whole

TRUTH = "truth"  # the folder of the report and its pictures, in renders/<course>/<quality>
PICTURES = "pictures"
LIMITS = Limits()  # a beat at 2160p is one sign of life
Command = Callable[[Job, Path, Path], list[str]]
Outcome = tuple[Audited, Certificate | None]


def audit_command(job: Job, film: Path, work: Path) -> list[str]:
    """The command that audits a job's film. work: a folder of its own."""
    places = ["--pictures", str(work / PICTURES), "--media", str(work / "media")]
    words = ["-P", "-m", "scenes._audit", str(job.scene_path), str(film), *places]
    return [sys.executable, *words]


def audit_all(
    films: Sequence[tuple[Job, Record]],
    at_once: int,
    command: Command,
    root: Path,
    as_json: bool = False,
) -> Generator[Outcome]:
    """Audit films and give each in their order, with its certificate, which lies beside it then.

    command: what audits a film. root: the project.
    """
    stop = Event()
    with display(as_json, len(films)) as told, ThreadPoolExecutor(at_once) as pool:
        try:
            look = partial(_audit, command=command, root=root, stop=stop, told=told)
            # The longest first, so that none of them is left alone at the end.
            longest = sorted(films, key=lambda film: film[1].duration, reverse=True)
            begun = {id(film): pool.submit(look, film) for film in longest}
            for film in films:
                yield begun[id(film)].result()
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)


def _audit(
    film: tuple[Job, Record],
    *,
    command: Command,
    root: Path,
    stop: Event,
    told: Callable[[str, str], None],
) -> Outcome:
    """Audit one film in a process of its own."""
    job, record = film
    audited, place = Audited(job, record), job.folder / record.film

    def hear(line: str) -> bool:
        return audited.hear(line, partial(told, job.name))

    certificate = None
    try:
        with tempfile.TemporaryDirectory(prefix="nnfilm-") as folder:
            work = Path(folder)
            words = command(job, place, work)
            audited.end(
                *play(job, words, work=work, root=root, stop=stop, hear=hear, limits=LIMITS)
            )
            if found := audited.certificate():
                certificate = _keep(found, job, place, work / PICTURES)
    except OSError as error:  # such as a full disk, which spares the others
        audited.fault = f"{error.strerror or error}: {error.filename or job.folder}"
    told(job.name, OVER)
    return audited, certificate


def _keep(found: Certificate, job: Job, film: Path, made: Path) -> Certificate:
    """Put a certificate beside its film, and the pictures of faults where the report is."""
    pictures = job.out_dir / TRUTH / file_name(job.name)
    certificate = replace(found, wrong=_keep_pictures(found.wrong, made, pictures))
    write_certificate(certificate, film)
    return certificate


def _keep_pictures(wrong: Sequence[Wrong], made: Path, kept: Path) -> tuple[Wrong, ...]:
    """The faults with their pictures where they stay; what was kept of an older audit goes.

    made: the folder into which the audit has put them. Pictures are named by their faults' number.
    """
    shutil.rmtree(kept, ignore_errors=True)
    found = []
    for number, each in enumerate(wrong, 1):
        picture = None
        source = made / Path(each.picture).name if each.picture else None
        if source and source.is_file() and not source.is_symlink():
            name = f"{number:03}.png"
            kept.mkdir(parents=True, exist_ok=True)
            with whole(kept / name) as unfinished:
                shutil.copyfile(source, unfinished)
            picture = f"{kept.name}/{name}"
        found.append(replace(each, picture=picture))
    return tuple(found)
