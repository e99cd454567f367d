"""What faults say, in the report's language.

An audit says in English what is wrong: sentences with values, of which the report knows the slots.
"""

import re
from functools import cache

from scenes.delivery.audit.words import SAID
from scenes.delivery.typeset.words import Words

SLOT = "{}"


def translated(text: str, say: Words, is_quoted: bool = False) -> str:
    """What a fault says, in another language as far as it is known in it.

    is_quoted: whether it may be a sentence of the film, which is left as it is.
    """
    for sentence, pattern in _patterns():
        if (found := pattern.fullmatch(text)) and not (is_quoted and found.groups()):
            values = found.groups()
            return say(sentence, *(translated(value, say) for value in values))
    return text


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The sentences and how they are found, those first in which most is said."""
    first = sorted(SAID, key=lambda sentence: -len(sentence.replace(SLOT, "")))
    return tuple((sentence, _pattern(sentence)) for sentence in first)


def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(map(re.escape, sentence.split(SLOT))), re.DOTALL)
