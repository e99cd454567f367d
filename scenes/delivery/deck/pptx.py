"""What manim-slides leaves out of a .pptx: titles, words for the films, pictures to stand there."""

import io
from pathlib import Path
from typing import Any

from scenes.delivery.deck.deck import Deck, Slide, first_picture, looks
from scenes.delivery.filming.footage import last_picture

TITLE = """\
<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
  <p:nvSpPr>
    <p:cNvPr id="{number}" name="Title"/>
    <p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>
    <p:nvPr><p:ph type="title"/></p:nvPr>
  </p:nvSpPr>
  <p:spPr>
    <a:xfrm><a:off x="0" y="-{height}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
  </p:spPr>
  <p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>
</p:sp>
"""
TITLE_ONLY = 5  # the layout with a title and nothing else
EMPTY = 4.0  # a picture that varies less than this, of 255, shows nothing


def finish(path: Path, deck: Deck) -> None:
    """Give each slide its title, its film a description and a picture that shows something."""
    import pptx

    presentation = pptx.Presentation(str(path))
    presentation.core_properties.title = deck.title
    presentation.core_properties.language = deck.language
    layout = presentation.slide_layouts[TITLE_ONLY]
    for page, slide in zip(presentation.slides, deck.slides, strict=True):
        (movie,) = page.shapes
        _relay(page, layout)
        movie.name = slide.title
        movie._element.nvPicPr.cNvPr.set("descr", slide.notes.replace("\n", " "))
        _show(page, movie, slide)
        _fit(page, movie, slide, presentation)
        _entitle(page, slide.title, presentation.slide_width)
    presentation.save(str(path))


def _relay(page: Any, layout: Any) -> None:
    """Base a page on another layout: the blank one, which manim-slides takes, has no title."""
    for relation in page.part.rels.values():
        if relation.reltype.endswith("/slideLayout"):
            relation._target = layout.part


def _entitle(page: Any, title: str, width: int) -> None:
    """Add a title where lists of slides and screen readers find it, above what is shown."""
    from pptx.oxml import parse_xml

    number = max(int(shape.shape_id) for shape in page.shapes) + 1
    page.shapes._spTree.append(parse_xml(TITLE.format(number=number, width=width, height=914400)))
    page.shapes.title.text_frame.text = title


def _fit(page: Any, movie: Any, slide: Slide, presentation: Any) -> None:
    """Put a film that is tall, on a slide that is wide, into the middle of its own ground."""
    from pptx.dml.color import RGBColor

    room = presentation.slide_width, presentation.slide_height
    size, ground = looks(slide.clip)
    if (size[0] > size[1]) == (room[0] > room[1]):
        return
    scale = min(space / side for space, side in zip(room, size, strict=True))
    movie.width, movie.height = (round(scale * side) for side in size)
    movie.left, movie.top = (room[0] - movie.width) // 2, (room[1] - movie.height) // 2
    page.background.fill.solid()
    colour = RGBColor(*bytes.fromhex(ground[1:]))  # type: ignore[no-untyped-call]
    page.background.fill.fore_color.rgb = colour


def _show(page: Any, movie: Any, slide: Slide) -> None:
    """Let the last picture stand for a film that begins with an empty one.

    Any other begins as the one before ends; there the first picture changes over unseen.
    """
    from PIL import ImageStat

    if ImageStat.Stat(first_picture(slide.clip).convert("L")).stddev[0] >= EMPTY:
        return
    picture = io.BytesIO()
    last_picture(slide.clip).save(picture, "PNG")
    picture.seek(0)
    _, reference = page.part.get_or_add_image_part(picture)
    blip = movie._element.blipFill.blip
    before, blip.rEmbed = blip.rEmbed, reference
    page.part.drop_rel(before)
