"""All that stands on the picture of digits, as data for its template, and the same in words."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from scenes.delivery.digits.answers import Answer, Reader, answer
from scenes.delivery.digits.fault import DigitsError
from scenes.delivery.digits.photographs import Photograph
from scenes.delivery.digits.stages import Stage, grey_stage, stages_of
from scenes.delivery.typeset.colours import COLOURS
from scenes.delivery.typeset.words import Words
from scenes.telling.shown import printable

MOST_ROWS = 40  # that there is room for on a picture
ARROW = " → "


@dataclass
class Shown:
    """What is shown of some photographs. lines: the same in words. refused: how many there are."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    refused: int = 0


def shown_of(photographs: Iterable[Photograph], reader: Reader, say: Words, theme: str) -> Shown:
    """Every digit of every photograph. theme: a key of COLOURS.

    Raises DigitsError where a network's numbers become too large, or there are too many digits.
    """
    shown = Shown()
    for photograph in photographs:
        name = printable(photograph.name)
        if photograph.fault is not None:
            fault = printable(photograph.fault)
            shown.refused += 1
            shown.lines.append(f"{name}: {fault}")
            stages = [] if photograph.grey is None else [grey_stage(photograph.grey, say)]
            shown.rows.append(_row(name, stages, None, fault))
        for number, found in photograph.found:
            title = f"{name}#{number}" if _is_one_of_several(photograph) else name
            title += _levels(photograph)
            stages = stages_of(found, say, theme)
            read = answer(reader, found.result, say)
            shown.lines += _lines(title, stages, read)
            shown.rows.append(_row(title, stages, read, ""))
        if len(shown.rows) > MOST_ROWS:
            raise DigitsError(
                f"a picture has room for {MOST_ROWS} digits, and there are more; give fewer"
                " photographs at a time."
            )
    return shown


def content(shown: Shown, reader: Reader, say: Words, theme: str) -> dict[str, Any]:
    """The data of the template."""
    sizes = "-".join(map(str, reader.network.sizes))
    return {
        "language": say.language,
        "colours": COLOURS[theme],
        "title": say("How digits reach the network, and what it makes of them"),
        "network": f"{reader.name}, {sizes}",
        "rows": shown.rows,
    }


def _is_one_of_several(photograph: Photograph) -> bool:
    numbers = [number for number, _ in photograph.found]
    return numbers != [1]


def _levels(photograph: Photograph) -> str:
    """What was taken for black and white, where it is not plain."""
    if photograph.levels is None:
        return ""
    low, high = (f"{level:,.6g}".replace("-", "−") for level in photograph.levels)
    return f"  ({low} … {high}{ARROW}0 … 1)"


def _row(title: str, stages: list[Stage], read: Answer | None, fault: str) -> dict[str, Any]:
    return {
        "title": title,
        "fault": fault,
        "stages": [asdict(stage) | {"png": list(stage.png)} for stage in stages],
        "answer": asdict(read) if read else None,
    }


def _lines(title: str, stages: list[Stage], read: Answer) -> Iterator[str]:
    yield f"{title}: {read.said}" + (f" ({read.more})" if read.more else "")
    yield "  " + ARROW.join(f"{stage.name}, {stage.size}" for stage in stages)
    wide = max(len(bar.name) for bar in read.bars)
    for bar in read.bars:
        length = "█" * round(20 * bar.share)
        yield f"  {printable(bar.name):>{wide}} {bar.value:>6} {length}".rstrip()
