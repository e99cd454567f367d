"""What a page is given, as HTML: text that is no markup, addresses that lead nowhere else."""

from collections.abc import Callable
from html import escape
from urllib.parse import quote

from scenes.telling import captions

Say = Callable[[str], str]  # from English words to the page's, as HTML


def text(given: str) -> str:
    """Text as HTML, between elements or in quotes, without what no page can hold."""
    return escape(captions.plain(given))


def address(path: str) -> str:
    """A path beside the page as the address of what is there, and of nothing elsewhere."""
    return escape(quote(path.lstrip("/")))


def takes(seconds: float, tag: str = "span") -> str:
    """How long something takes, as an element."""
    return f'<{tag} class="length">{length(seconds)}</{tag}>'


def length(seconds: float) -> str:
    """How long something takes, as people say it: 48 s, 3 min 20 s, 1 h 5 min."""
    minutes, rest = divmod(int(seconds), 60)  # players round down too
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def clock(seconds: float) -> str:
    """A time in a film: 0:05, 12:40, 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
