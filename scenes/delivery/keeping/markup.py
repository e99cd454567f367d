"""HTML that is written whole, in which nothing that it is given can become markup."""

import base64
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scenes.telling.captions import plain

if TYPE_CHECKING:
    from jinja2 import Template


def template(path: Path, filters: Mapping[str, Callable[..., Any]] | None = None) -> "Template":
    """A template that escapes all it is given and refuses names that it is not given."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    rules = Environment(
        loader=FileSystemLoader(path.parent),
        autoescape=True,
        undefined=StrictUndefined,
        # Without what no page can hold; but no markup comes from outside, so none is looked at.
        finalize=lambda value: plain(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    rules.filters.update(filters or {})
    return rules.get_template(path.name)


def source_hash(source: str) -> str:
    """How a content security policy names the one script or style that it allows."""
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
