"""One of several words in the same place, such as the answer of now."""

from collections.abc import Mapping
from typing import Self

from manim import LEFT, Typst, VGroup

from scenes.mobjects.lettering.fitted import fitted_words
from scenes.mobjects.lettering.labelled import baseline, stand


class OneOf(VGroup):
    """Words of which one at a time is seen. `value` is the key of that one."""

    def __init__(self, texts: Mapping[int, str], width: float, size: float) -> None:
        """texts: by their keys. width: that none may pass."""
        self.value, self.seen = next(iter(texts)), 1.0
        self.texts: dict[int, Typst] = {}  # Manim sets a fill before there are any
        super().__init__()
        self.texts = {
            key: fitted_words(width, "{}", text, size=size, bold=True)
            for key, text in texts.items()
        }
        self.add(*self.texts.values())
        for text in self:
            stand(text.align_to(self[0], LEFT), baseline(self[0]))
        self.set_value(self.value)

    def set_value(self, value: float) -> Self:
        """Let another one be seen, as plainly as this one is."""
        self.value = round(value)
        return self.set_fill(opacity=self.seen)

    def set_fill(self, *args: object, opacity: float | None = None, **kwargs: object) -> Self:
        """As of any words; opacity: of the one that is seen, all others have none."""
        if opacity is None:
            return super().set_fill(*args, **kwargs)
        self.seen = float(opacity)
        for key, text in self.texts.items():
            text.set_fill(*args, opacity=self.seen * (key == self.value), **kwargs)
        return self
