"""`nnfilm script COURSE`: what to read aloud of a course, to record it oneself."""

import argparse
from pathlib import Path

from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.problems import CourseError, counted, shown_path, unknown
from scenes.delivery.course.translations import translation_of
from scenes.delivery.course.work import find_work
from scenes.delivery.keeping.filmed import up_to_date
from scenes.delivery.keeping.jobs import file_name
from scenes.delivery.script.content import script
from scenes.delivery.script.words import SCRIPT_WORDS
from scenes.delivery.script.written import length, write_script
from scenes.delivery.verbs.arguments import add_language, add_only, tell_environment
from scenes.delivery.verbs.report import exit_status
from scenes.telling.shown import shown
from scenes.telling.translation import ENGLISH

HELP = "write what to read aloud of a course, to record it yourself"
DESCRIPTION = """\
Writes what each beat says, phrase by phrase, with the seconds that its picture takes and the name
under which its recording is saved: as a page to print and as plain text. Recordings lie beside the
course in the folder chapter1.voice, those of a translation in chapter1.de.voice, and are heard
where the course is told aloud. Nothing is filmed.
"""
EXAMPLES = """\
examples:
  nnfilm script chapter1                   all that is said in a course
  nnfilm script chapter1 --language de     in the words of chapter1.de.toml
  nnfilm script chapter1 --only forward    of this scene alone
  nnfilm script forward                    of a scene without a course

recordings, as .wav, .flac, .mp3, .m4a or .ogg:
  chapter1.voice/forward/digit_pours_in.wav     all of a beat, read with a pause of a second
                                                between its phrases, where it is cut
  chapter1.voice/forward/digit_pours_in-1.wav   or one for each phrase, numbered from 1

Silence before and after is cut away, and all are made equally loud. nnfilm check chapter1 says
which beats are not recorded yet, and which recordings cannot be used or should be made again.
nnfilm render chapter1 --voice recordings films with them alone; with --voice another
voice speaks what is not recorded.

The seconds, and sentences that depend on the data, are those of the last filming where the film is
up to date; else the seconds are those of reading. The script is in renders/COURSE/script.

exit status: 0 fine, 1 something failed, 2 something given was wrong
"""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    parser.add_argument(
        "course", metavar="COURSE", help="a course's name or its .toml file, or one scene"
    )
    add_language(parser)
    add_only(parser, "read")


@exit_status
def run(given: argparse.Namespace, root: Path) -> int:
    """Write a script; the exit status. root: the project."""
    course, scenes = find_work(given.course, root, given.language), catalogue(root)
    tell_environment(course)
    names = [entry.name for entry in course.entries]
    if problems := unknown(given.only, names, "scene", course.path):
        raise CourseError(problems)
    films, translation = up_to_date(course, scenes, root), translation_of(course)
    read, name = script(course, scenes, films, given.only), file_name(course.name)
    places = write_script(read, translation.words, root / "renders" / name / "script", name)
    counts = counted(len(read.beats), "beat"), counted(read.phrases, "phrase"), length(read.seconds)
    print(f"{', '.join(counts)} to read: {' and '.join(map(shown_path, places))}")
    if unfilmed := [name for name in given.only or names if name not in films]:
        which = "all scenes" if len(unfilmed) == len(given.only or names) else ", ".join(unfilmed)
        print(f"The seconds are those of reading where the film is not up to date: {which}.")
    lacking = [words for words in SCRIPT_WORDS if words not in translation.text]
    if lacking and course.language != ENGLISH:
        print(f"[text] of the translation lacks {', '.join(map(shown, lacking))}.")
    return 0
