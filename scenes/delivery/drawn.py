"""Which words a scene draws in its pictures, read from its source without running it.

`words` and `formula` draw text, and so does everything that hands an argument on to them: badge,
SignKey, the lesson's heading. What reaches them is followed back through names, choices, loops
over written lists and fields of dataclasses, as far as the source says it; where it is computed,
a slot `{}` stands. What cannot be followed is not listed, and is drawn in English unless a
translation has it all the same.
"""

import ast
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from scenes.delivery.catalogue import ROOT
from scenes.delivery.scopes import ANY, EACH, Scope, Source, Way, sources_of
from scenes.telling.vocabulary import SLOT, has_letters, pattern

QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')  # the words in a formula
MOST = 64  # ways to fill one text that are followed


@dataclass(frozen=True)
class Words:
    """What a scene draws. drawn: its words, with slots; texts: every text in its source."""

    drawn: frozenset[str]
    texts: frozenset[str]

    def may_draw(self, english: str) -> bool:
        """Whether the scene draws these words, or could as far as its source says."""
        if english in self.drawn or english in self.texts:
            return True
        slotted = (words for words in self.drawn if SLOT in words)
        return any(pattern(words).fullmatch(english) for words in slotted)


def words_of(scene: Path, root: Path = ROOT) -> Words:
    """The words in a scene's pictures, in English, those without a letter left out."""
    reader = _Reader(sources_of(scene, root))
    texts = {" ".join(text.split()) for source in reader.sources for text in source.texts}
    return Words(frozenset(reader.read()), frozenset(texts))


@dataclass(frozen=True)
class _Parameter:
    """Stands for what a caller hands over."""

    name: str
    scope: Scope


@dataclass(frozen=True)
class _Taker:
    """A parameter of a callable that ends up drawn: as words, or as a formula's code."""

    parameter: str
    place: int
    code: bool = False
    default: ast.expr | None = None
    scope: Scope | None = None  # in which the default is read


Found = set[str | _Parameter]
Seen = frozenset[tuple[object, ...]]  # what is being followed already


class _Reader:
    """Follows texts through the modules of one scene."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        # What draws text, by its name.
        self.takers = {"words": {_Taker("text", 0)}, "formula": {_Taker("code", 0, code=True)}}

    def read(self) -> set[str]:
        """The words that are drawn; first everything that draws words has to be known."""
        known = -1
        drawn: set[str] = set()
        while known != (known := sum(map(len, self.takers.values()))):
            drawn = set()
            for source in self.sources:
                for call, scope in source.calls:
                    drawn |= self._drawn(call, scope, source)
        return {text for text in drawn if has_letters(text)}

    def _drawn(self, call: ast.Call, scope: Scope, source: Source) -> set[str]:
        name, drawn = _last_name(call.func), set[str]()
        if name == "map" and len(call.args) == 2:
            for taker in list(self.takers.get(_last_name(call.args[0]), ())):
                found = self._texts(call.args[1], (EACH,), scope, source)
                drawn |= self._kept(found, taker.code)
        for taker in list(self.takers.get(name, ())):
            argument, where = _argument(call, taker.parameter, taker.place), scope
            if argument is None and taker.scope is not None:
                argument, where = taker.default, taker.scope
            if argument is not None:
                drawn |= self._kept(self._texts(argument, (), where, source), taker.code)
        return drawn

    def _kept(self, found: Found, code: bool) -> set[str]:
        """The words among what reaches a drawing; for a parameter, its function draws words."""
        drawn = set()
        for text in found:
            if isinstance(text, _Parameter):
                scope, place = text.scope, text.scope.parameters.index(text.name)
                taker = _Taker(text.name, place, code, scope.defaults.get(text.name), scope)
                self.takers.setdefault(scope.called, set()).add(taker)
            elif code:
                drawn |= {word.strip() for word in QUOTED.findall(text)}
            else:
                drawn.add(text.strip())
        return drawn

    def _texts(
        self, node: ast.expr, way: Way, scope: Scope, source: Source, seen: Seen = frozenset()
    ) -> Found:
        """What an expression may be: texts with slots, and parameters."""

        def follow(node: ast.expr, way: Way = way) -> Found:
            return self._texts(node, way, scope, source, seen)

        first, rest = (way[0], way[1:]) if way else (None, ())
        match node:
            case ast.Constant(value=str(text)) if not way:
                return {text}
            case ast.JoinedStr(values=parts) if not way:
                return _joined([_filled(part, follow) for part in parts])
            case ast.BinOp(left=left, op=ast.Add(), right=right) if not way:
                return _joined([follow(left), follow(right)])
            case ast.IfExp(body=body, orelse=other):
                return follow(body) | follow(other)
            case ast.Name(id=name):
                return self._named(name, way, scope, source, seen)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                if isinstance(first, int):
                    parts = parts[first : first + 1]
                if first is not None:
                    return set().union(*(follow(part, rest) for part in parts))
            case ast.Dict(values=values) if first == ANY:
                return set().union(*(follow(value, rest) for value in values))
            case ast.ListComp(elt=inner) | ast.GeneratorExp(elt=inner) if first in (EACH, ANY):
                return follow(inner, rest)
            case ast.Subscript(value=inner):
                return follow(inner, (ANY, *way))
            case ast.Attribute(attr=field) if not way:
                return self._field(field, seen)
            case ast.Call(func=ast.Name(id="zip"), args=parts) if way[:1] == (EACH,) and rest:
                if isinstance(rest[0], int) and rest[0] < len(parts):
                    return follow(parts[rest[0]], (EACH, *rest[1:]))
            case ast.Call(func=ast.Name(id="enumerate"), args=[inner, *_]) if rest[:1] == (1,):
                return follow(inner, (EACH, *rest[1:]))
            case ast.Call(func=ast.Attribute(attr="get", value=inner), args=[_, *other]):
                found = [follow(inner, (ANY, *way)), *(follow(part) for part in other)]
                return set().union(*found)
        return {SLOT}

    def _named(self, name: str, way: Way, scope: Scope, source: Source, seen: Seen) -> Found:
        """What a name may stand for: in its function, around it, in its module, in another."""
        around: Scope | None = scope
        while around is not None:
            set_here = around.bindings.get(name, [])
            here = (id(around.bindings), name)
            if here in seen:
                return {SLOT}
            now = seen | {here}
            found = [self._texts(node, (*on, *way), around, source, now) for node, on in set_here]
            if name in around.parameters:
                found.append({_Parameter(name, around)} if not way else {SLOT})
            if found:
                return set().union(*found)
            around = around.outer
        for other in self.sources:
            if name in other.bindings and other is not source:
                module = Scope("", (), {}, other.bindings)
                return self._named(name, way, module, other, seen)
        return {SLOT}

    def _field(self, field: str, seen: Seen) -> Found:
        """What a field of that name is given wherever its class is made."""
        found: Found = {SLOT}
        classes = {
            name: fields
            for source in self.sources
            for name, fields in source.fields.items()
            if field in fields and ("a field", field) not in seen
        }
        now = seen | {("a field", field)}
        for source in self.sources if classes else ():
            for call, scope in source.calls:
                if (name := _last_name(call.func)) in classes:
                    argument = _argument(call, field, classes[name].index(field))
                    if argument is not None:
                        given = self._texts(argument, (), scope, source, now)
                        found |= {text for text in given if isinstance(text, str)}
        return found


def _filled(part: ast.expr, follow: Callable[[ast.expr], Found]) -> Found:
    """A part of an f-string; a number that is formatted is a slot."""
    if isinstance(part, ast.FormattedValue):
        plain = part.format_spec is None and part.conversion == -1
        return follow(part.value) if plain else {SLOT}
    return follow(part)


def _joined(parts: list[Found]) -> Found:
    """All texts that these parts can make."""
    spelled = [{SLOT if isinstance(t, _Parameter) else t for t in part} for part in parts]
    ways = 1
    for part in spelled:
        ways *= len(part)
    if ways > MOST:
        spelled = [part if len(part) == 1 else {SLOT} for part in spelled]
    return {"".join(chosen) for chosen in product(*spelled)}


def _argument(call: ast.Call, parameter: str, place: int) -> ast.expr | None:
    """What a call hands over for a parameter; None where it does not say."""
    for keyword in call.keywords:
        if keyword.arg == parameter:
            return keyword.value
    before = call.args[: place + 1]
    if len(before) <= place or any(isinstance(argument, ast.Starred) for argument in before):
        return None
    return before[place]


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
