"""A narration in phrases: where each begins, how long it lasts, and which captions follow."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.telling.captions import CHARACTERS_PER_SECOND, SHORTEST
from scenes.telling.phrases import (
    Phrase,
    Telling,
    TellingError,
    as_read,
    phrases,
    seconds_to_read,
    unlike,
)

WORDS = st.text("ab .,|é", min_size=1, max_size=90).filter(lambda text: bool(phrases(text)))
LONG = "This one goes on for so long that it needs two captions, " * 2
SAID = ["One.", "Two is a little longer.", "Three."]


def telling(*said: str, start: float = 10.0) -> Telling:
    return Telling("scene", "beat", list(said), start)


def shown(told: Telling, now: float, is_cut: bool = False) -> list[tuple[float, float, str]]:
    found = told.captions(now, is_cut)
    return [(round(c.start, 3), round(c.end, 3), c.text) for c in found]


@pytest.mark.parametrize(
    ("narration", "expected"),
    [
        ("One. | Two.", ["One.", "Two."]),
        ("One.", ["One."]),
        ("| One. | | Two. |", ["One.", "Two."]),  # what is empty is no phrase
        ("It is |x|, not a|b.", ["It is |x|, not a|b."]),  # a bar without its spaces is a sign
        ("", []),
        (" | ", []),
    ],
)
def test_bars_part_phrases(narration: str, expected: list[str]) -> None:
    assert phrases(narration) == expected


def test_a_phrase_takes_as_long_as_its_captions_are_read() -> None:
    assert seconds_to_read("x" * 34) == 34 / CHARACTERS_PER_SECOND == 2
    assert seconds_to_read("x") == SHORTEST
    assert as_read("any", "beat", 3, "x" * 34) == 2


def test_phrases_begin_where_the_beat_says() -> None:
    told = telling(*SAID)
    assert told.left(10.4) == pytest.approx(0.6)  # "One." stands for a second
    told.begin_next(12.0)
    assert told.left(12.0) == pytest.approx(len(SAID[1]) / 17)
    told.begin_next(14.0, waited=0.3)
    assert told.left_in_all(14.5) == pytest.approx(0.5)
    assert told.told(15.0) == [
        Phrase(0.0, SAID[0]), Phrase(2.0, SAID[1], waited=0.3), Phrase(4.0, SAID[2]),
    ]  # fmt: skip
    assert shown(told, 15.0) == [(10, 12, SAID[0]), (12, 14, SAID[1]), (14, 15, SAID[2])]


def test_the_captions_of_a_long_phrase_are_read_and_the_last_one_stands() -> None:
    told = telling(LONG, "Short.")
    told.begin_next(30.0)
    *first, last, short = shown(told, 40.0)
    assert [end - start for start, end, _ in first] == pytest.approx(
        [len(text) / 17 for *_, text in first], abs=1e-2
    )
    assert last[1] == 30 and last[0] == first[-1][1] < 20
    assert short == (30, 40, "Short.")


def test_phrases_that_nobody_begins_share_the_beats_time() -> None:
    told = telling("x" * 17, "x" * 34)  # one second and two
    assert told.left_in_all(11.0) == pytest.approx(2.0)
    assert [(p.start, p.text) for p in told.told(16.0)] == [(0, "x" * 17), (2, "x" * 34)]
    assert shown(told, 16.0) == [(10, 12, "x" * 17), (12, 16, "x" * 34)]


def test_what_nobody_tells_is_silent() -> None:
    told = telling()
    assert (told.left(11), told.left_in_all(11), told.told(11), told.captions(11)) == (0, 0, [], [])


@given(st.lists(WORDS, min_size=1, max_size=5), st.floats(0, 40), st.data())
def test_captions_follow_each_other_and_none_is_too_short(
    said: list[str], extra: float, data: st.DataObject
) -> None:
    told, now = telling(*said), 10.0
    if data.draw(st.booleans()):
        for _ in said[1:]:
            now += told.left(now) + data.draw(st.floats(0, 5))
            told.begin_next(now)
    now += told.left_in_all(now) + extra
    found = told.captions(now)
    assert found[0].start == 10 and found[-1].end == pytest.approx(now)
    assert all(one.end == pytest.approx(two.start) for one, two in pairwise(found))
    assert all(c.end - c.start > max(1, len(c.text) / 17) - 1e-6 for c in found)
    heard = [phrase.text for phrase in told.told(now)]
    assert heard == said
    assert "".join("".join(c.text for c in found).split()) == "".join("".join(said).split())


def test_a_film_that_ends_within_a_beat_has_what_was_begun() -> None:
    told = telling(*SAID)
    assert shown(told, 10.2, is_cut=True) == [(10, 11, SAID[0])]
    told.begin_next(12.0)
    *_, last = shown(told, 12.1, is_cut=True)
    assert last == (12, round(12 + len(SAID[1]) / 17, 3), SAID[1])


def test_something_else_may_be_said() -> None:
    told = telling("No.", "Not this.")
    told.say_instead("Yes, 3.", "Yes, {}.")
    told.begin_next(12.0)
    told.say_instead("That, and it takes longer.", "That, and it takes longer.")
    assert told.left(12.0) == pytest.approx(len("That, and it takes longer.") / 17)
    assert [(p.text, p.instead) for p in told.told(15)] == [
        ("Yes, 3.", "Yes, {}."),
        ("That, and it takes longer.", "That, and it takes longer."),
    ]


def test_another_timetable_is_asked_by_scene_beat_number_and_words() -> None:
    asked = []

    def voice(*phrase: object) -> float:
        asked.append(phrase)
        return 5.0

    told = Telling("scene", "beat", SAID[:2], 0.0, voice)
    assert told.left(1.0) == 4
    told.begin_next(6.0)
    assert told.left_in_all(7.0) == 4
    assert {*asked} == {("scene", "beat", number, SAID[number]) for number in (0, 1)}


def test_too_many_and_too_few_phrases_are_said_with_scene_and_beat() -> None:
    told = telling("One.", "Two.", "Three.")
    told.begin_next(11)
    with pytest.raises(TellingError) as few:
        told.left_in_all(12)
    assert str(few.value) == 'scene.beat begins 2 of its 3 phrases: "Three." is never said.'
    told.begin_next(12)
    with pytest.raises(TellingError) as many:
        told.begin_next(13)
    assert str(many.value) == (
        'scene.beat begins phrase 4, and its narration has 3. Phrases are parted by " | ".'
    )
    with pytest.raises(TellingError, match=r"scene\.beat has no narration"):
        telling().say_instead("Two.", "Two.")
    with pytest.raises(TellingError, match=r"scene\.beat begins phrase 1, and .* has 0\."):
        telling().begin_next(11)


def test_a_translation_has_as_many_phrases() -> None:
    assert unlike("forward", "winner", "One. | Two.", "Eins. | Zwei.") is None
    assert unlike("forward", "winner", "1 | 2 | 3", "1 | 2") == (
        "[beats.forward] winner has 2 phrases, the scene's has 3."
    )
    assert unlike("a", "b", "1 | 2", "1") == "[beats.a] b has 1 phrase, the scene's has 2."
