"""The project's own ten digits, as the strokes a pen makes.

A glyph is a list of pen strokes; a stroke is a list of named parts that the pen draws without
lifting, each starting where the one before it ended. Points are (x, y) with the digit 1 high, x to
the right and y down; the pen runs through them in a smooth curve, and a point written twice is a
corner. Parts have names so that "the loop of the 9" can be shown by itself; a part may be drawn in
two goes under one name.
"""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Part:
    """A named piece of a stroke, such as a loop or a stem, and the points it runs through."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Glyph:
    """One way of writing a digit: the pen strokes, each a tuple of parts, in writing order."""

    digit: int
    name: str
    strokes: tuple[tuple[Part, ...], ...]


def _glyph(digit: int, name: str, *strokes: list[tuple[str, list[Point]]]) -> Glyph:
    return Glyph(
        digit,
        name,
        tuple(tuple(Part(part, tuple(points)) for part, points in stroke) for stroke in strokes),
    )


# fmt: off
GLYPHS: tuple[Glyph, ...] = (
    _glyph(0, "oval", [
        ("loop", [(.44, .03), (.30, .00), (.12, .13), (.02, .45), (.08, .82), (.27, 1.0),
                  (.48, .88), (.61, .55), (.57, .20), (.42, .03), (.33, .02)])]),
    _glyph(0, "round", [
        ("loop", [(.36, .00), (.14, .10), (.00, .42), (.08, .80), (.32, 1.0), (.60, .86),
                  (.72, .50), (.63, .14), (.40, .00), (.26, .05)])]),
    _glyph(0, "swing", [
        ("loop", [(.50, .09), (.34, .01), (.12, .20), (.03, .58), (.13, .93), (.33, .98),
                  (.54, .74), (.60, .36), (.48, .07), (.36, .06), (.30, .13)])]),

    _glyph(1, "plain", [
        ("stem", [(.07, .00), (.05, .33), (.03, .66), (.00, 1.0)])]),
    _glyph(1, "bent", [
        ("stem", [(.05, .00), (.07, .33), (.06, .67), (.02, 1.0)])]),
    _glyph(1, "swung", [
        ("stem", [(.12, .00), (.06, .35), (.05, .70), (.08, 1.0)])]),

    _glyph(2, "plain", [
        ("arch", [(.04, .22), (.15, .05), (.34, .00), (.53, .09), (.56, .28), (.44, .52)]),
        ("slope", [(.22, .78), (.00, .97), (.00, .97)]),
        ("base", [(.30, .95), (.64, .96)])]),
    _glyph(2, "looped", [
        ("arch", [(.06, .17), (.20, .02), (.40, .01), (.54, .15), (.51, .37), (.37, .61)]),
        ("slope", [(.20, .86)]),
        ("loop", [(.07, .97), (.00, .90), (.06, .80), (.20, .83)]),
        ("base", [(.40, .95), (.56, .98), (.72, .88)])]),
    _glyph(2, "swan", [
        ("arch", [(.08, .25), (.16, .06), (.36, .00), (.52, .12), (.51, .33), (.38, .58)]),
        ("slope", [(.20, .81), (.02, .98), (.02, .98)]),
        ("base", [(.17, .90), (.34, .92), (.50, .98), (.68, .90)])]),

    _glyph(3, "round", [
        ("upper bow", [(.05, .13), (.20, .01), (.40, .02), (.50, .17), (.43, .36), (.21, .47),
                       (.21, .47)]),
        ("lower bow", [(.45, .52), (.58, .68), (.53, .88), (.33, 1.0), (.12, .97), (.00, .86)])]),
    _glyph(3, "curled", [
        ("upper bow", [(.06, .18), (.13, .05), (.32, .00), (.49, .09), (.49, .28), (.36, .42),
                       (.24, .46)]),
        ("lower bow", [(.27, .48), (.48, .54), (.57, .72), (.49, .91), (.28, 1.0), (.08, .94),
                       (.00, .82)])]),
    _glyph(3, "flat", [
        ("upper bow", [(.04, .04), (.28, .02), (.54, .01), (.54, .01), (.40, .21), (.24, .40),
                       (.24, .40)]),
        ("lower bow", [(.46, .45), (.58, .63), (.53, .86), (.33, .99), (.13, .98), (.00, .88)])]),

    _glyph(4, "open", [
        ("left line", [(.12, .02), (.08, .22), (.02, .52), (.02, .52)]),
        ("bar", [(.26, .53), (.60, .49)])],
        [("stem", [(.50, .00), (.47, .34), (.44, .68), (.41, 1.0)])]),
    _glyph(4, "closed", [
        ("left line", [(.46, .00), (.26, .29), (.00, .63), (.00, .63)]),
        ("bar", [(.30, .64), (.66, .61)])],
        [("stem", [(.46, .00), (.46, .33), (.45, .66), (.44, 1.0)])]),
    _glyph(4, "cup", [
        ("left line", [(.08, .06), (.02, .30), (.04, .49)]),
        ("bar", [(.20, .54), (.40, .48), (.52, .38)])],
        [("stem", [(.56, .00), (.53, .30), (.49, .65), (.47, 1.0)])]),

    _glyph(5, "plain", [
        ("neck", [(.17, .03), (.14, .22), (.10, .43), (.10, .43)]),
        ("belly", [(.28, .36), (.48, .45), (.55, .66), (.44, .90), (.22, 1.0), (.00, .91)])],
        [("flag", [(.17, .03), (.36, .03), (.58, .00)])]),
    _glyph(5, "one stroke", [
        ("flag", [(.60, .00), (.40, .03), (.20, .04), (.20, .04)]),
        ("neck", [(.16, .22), (.10, .42), (.10, .42)]),
        ("belly", [(.30, .37), (.50, .46), (.54, .67), (.42, .89), (.20, 1.0), (.00, .94)])]),
    _glyph(5, "flowing", [
        ("flag", [(.62, .02), (.44, .05), (.26, .03), (.26, .03)]),
        ("neck", [(.19, .20), (.15, .38)]),
        ("belly", [(.32, .43), (.49, .56), (.50, .76), (.36, .93), (.16, 1.0), (.00, .94)])]),

    _glyph(6, "straight", [
        ("sweep", [(.40, .00), (.22, .22), (.07, .50), (.03, .76)]),
        ("loop", [(.11, .95), (.29, 1.0), (.48, .87), (.51, .67), (.38, .54), (.20, .60),
                  (.06, .80)])]),
    _glyph(6, "round", [
        ("sweep", [(.47, .03), (.28, .06), (.10, .30), (.01, .62)]),
        ("loop", [(.09, .91), (.30, 1.0), (.51, .88), (.55, .67), (.42, .52), (.22, .54),
                  (.04, .72)])]),
    _glyph(6, "hooked", [
        ("sweep", [(.34, .00), (.16, .20), (.04, .48), (.02, .75)]),
        ("loop", [(.13, .97), (.33, .98), (.48, .82), (.45, .63), (.29, .58), (.14, .71),
                  (.10, .82)])]),

    _glyph(7, "plain", [
        ("bar", [(.00, .05), (.28, .04), (.60, .00), (.60, .00)]),
        ("stem", [(.46, .30), (.32, .64), (.22, 1.0)])]),
    _glyph(7, "barred", [
        ("bar", [(.02, .06), (.30, .04), (.62, .02), (.62, .02)]),
        ("stem", [(.48, .32), (.35, .65), (.26, 1.0)])],
        [("crossbar", [(.20, .52), (.40, .50), (.60, .48)])]),
    _glyph(7, "curved", [
        ("bar", [(.00, .14), (.04, .05), (.28, .07), (.50, .03), (.60, .04)]),
        ("stem", [(.56, .22), (.40, .48), (.30, .74), (.28, 1.0)])]),

    _glyph(8, "one stroke", [
        ("upper loop", [(.47, .07), (.33, .00), (.18, .08), (.14, .24), (.22, .38)]),
        ("lower loop", [(.42, .53), (.54, .68), (.53, .86), (.39, .98), (.20, .99), (.06, .86),
                        (.07, .70), (.22, .54)]),
        ("upper loop", [(.42, .39), (.52, .25), (.51, .12), (.42, .03), (.34, .00)])]),
    _glyph(8, "two rings", [
        ("upper loop", [(.34, .45), (.19, .40), (.11, .24), (.16, .07), (.31, .00), (.46, .07),
                        (.51, .23), (.45, .38), (.34, .45), (.25, .44)])],
        [("lower loop", [(.34, .45), (.16, .50), (.04, .65), (.04, .84), (.17, .97), (.36, 1.0),
                         (.53, .91), (.59, .74), (.51, .55), (.34, .45), (.26, .46)])]),
    _glyph(8, "slim", [
        ("upper loop", [(.42, .06), (.32, .00), (.20, .07), (.16, .22), (.22, .37)]),
        ("lower loop", [(.34, .53), (.41, .69), (.40, .87), (.29, .98), (.14, .98), (.05, .86),
                        (.06, .70), (.18, .53)]),
        ("upper loop", [(.36, .38), (.45, .24), (.45, .11), (.39, .03), (.33, .00)])]),

    _glyph(9, "straight", [
        ("loop", [(.53, .10), (.39, .00), (.20, .04), (.05, .20), (.07, .38), (.22, .45),
                  (.40, .36), (.53, .10), (.53, .10)]),
        ("tail", [(.51, .36), (.48, .68), (.45, 1.0)])]),
    _glyph(9, "curved", [
        ("loop", [(.54, .13), (.41, .01), (.22, .02), (.07, .17), (.08, .36), (.23, .44),
                  (.41, .36), (.54, .13), (.54, .13)]),
        ("tail", [(.56, .42), (.51, .74), (.37, .95), (.15, .98)])]),
    _glyph(9, "leaning", [
        ("loop", [(.60, .10), (.46, .00), (.27, .05), (.14, .22), (.18, .38), (.34, .40),
                  (.50, .27), (.60, .10), (.60, .10)]),
        ("tail", [(.50, .38), (.37, .68), (.25, 1.0)])]),
)
# fmt: on


def between(first: Glyph, second: Glyph, share: float, name: str) -> Glyph:
    """The glyph `share` of the way (0..1) from one glyph to another of the same structure.

    It keeps the first one's digit. Raises ValueError when strokes, parts or points do not match.
    """
    if _structure(first) != _structure(second):
        raise ValueError(
            f"second must have the strokes, parts and points of {first.name!r}, given"
            f" {second.name!r} with others."
        )
    strokes = tuple(
        tuple(
            Part(a.name, tuple(_mix(p, q, share) for p, q in zip(a.points, b.points, strict=True)))
            for a, b in zip(*stroke, strict=True)
        )
        for stroke in zip(first.strokes, second.strokes, strict=True)
    )
    return Glyph(first.digit, name, strokes)


def _structure(glyph: Glyph) -> list[list[tuple[str, int]]]:
    return [[(part.name, len(part.points)) for part in stroke] for stroke in glyph.strokes]


def _mix(p: Point, q: Point, share: float) -> Point:
    return (1 - share) * p[0] + share * q[0], (1 - share) * p[1] + share * q[1]


# A 4 open at the top and a 9 drawn with the same strokes: half way, the gap is closing.
# fmt: off
OPEN_4 = _glyph(4, "wide open", [
    ("cup", [(.10, .06), (.05, .22), (.03, .38), (.11, .50), (.28, .50), (.44, .42), (.55, .29)])],
    [("stem", [(.57, .00), (.55, .33), (.51, .67), (.48, 1.0)])])
CLOSED_9 = _glyph(9, "closed", [
    ("cup", [(.54, .05), (.30, .01), (.07, .17), (.08, .38), (.24, .46), (.42, .40), (.55, .26)])],
    [("stem", [(.55, .04), (.54, .35), (.51, .67), (.48, 1.0)])])
# fmt: on
