"""A deck for PowerPoint: a film a slide, which begins by itself, with a title, notes and words."""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scenes.delivery.deck.deck import Deck, Slide, first_picture, looks
from scenes.delivery.filming.footage import last_picture

if TYPE_CHECKING:
    from PIL.Image import Image

PIXEL = 9525  # PowerPoint's units
WIDE, TALL = (1280 * PIXEL, 720 * PIXEL), (720 * PIXEL, 1280 * PIXEL)
ABOVE = 96 * PIXEL  # how high the titles are, which stand above what is shown
TITLE_ONLY = 5  # the layout with a title and nothing else
LONGEST = 255  # letters of a file's title
EMPTY = 4.0  # a picture that varies less than this, of 255, shows nothing
NO_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_pptx(deck: Deck, target: Path) -> None:
    """Write a deck for PowerPoint."""
    import pptx

    all_tall = all(_is_tall(slides[0]) for slides in deck.scenes)
    made: Any = pptx.Presentation()
    made.slide_width, made.slide_height = room = TALL if all_tall else WIDE
    made.core_properties.title = _text(deck.title)[:LONGEST]
    made.core_properties.language = deck.language
    for slide in deck.slides:
        page = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
        _add_title(page, slide, room[0])
        _add_film(page, slide, room)
        if slide.notes:
            page.notes_slide.notes_text_frame.text = _text(slide.notes)
    made.save(str(target))


def _add_title(page: Any, slide: Slide, width: int) -> None:
    """A title where lists of slides and screen readers find it, above what is shown."""
    title = page.shapes.title
    title.text = _text(slide.title)
    title.left, title.top, title.width, title.height = 0, -ABOVE, width, ABOVE


def _add_film(page: Any, slide: Slide, room: tuple[int, int]) -> None:
    """The film, described by what is said, on as much of the slide as it can fill."""
    from pptx.dml.color import RGBColor

    size, ground = looks(slide.clip)
    place = (0, 0, *room)
    if (size[0] > size[1]) != (room[0] > room[1]):  # in the middle of its own ground
        scale = min(space / side for space, side in zip(room, size, strict=True))
        wide, high = (round(scale * side) for side in size)
        place = ((room[0] - wide) // 2, (room[1] - high) // 2, wide, high)
        page.background.fill.solid()
        colour = RGBColor.from_string(ground[1:])  # type: ignore[no-untyped-call]
        page.background.fill.fore_color.rgb = colour
    poster = io.BytesIO()
    _poster(slide).save(poster, "PNG")
    film = page.shapes.add_movie(str(slide.clip), *place, poster, "video/mp4")
    film.name = _text(slide.title)
    film._element.nvPicPr.cNvPr.set("descr", _text(slide.notes).replace("\n", " "))
    timing = "./p:timing//p:video//"
    page.element.xpath(f"{timing}p:cond")[0].set("delay", "0")  # it begins by itself
    if slide.loops:
        page.element.xpath(f"{timing}p:cTn")[0].set("repeatCount", "indefinite")


def _poster(slide: Slide) -> "Image":
    """What stands before the film plays: its last picture where the first one is empty.

    Any other begins as the one before ends; there the first picture changes over unseen.
    """
    from PIL import ImageStat

    first = first_picture(slide.clip)
    is_empty = ImageStat.Stat(first.convert("L")).stddev[0] < EMPTY
    return last_picture(slide.clip) if is_empty else first


def _is_tall(slide: Slide) -> bool:
    (width, height), _ = looks(slide.clip)
    return height > width


def _text(text: str) -> str:
    """Text without what no XML can hold."""
    return NO_XML.sub("", text)
