"""What names of classes may be, and one sentence for everything else."""

import pytest

from scenes.given.classes import are_digits, checked_classes, listed, numbered


def test_names_are_parted_by_commas() -> None:
    assert listed("cat, dog,Ankle boot") == ["cat", "dog", "Ankle boot"]
    assert checked_classes(listed("cat,dog"), 2) == ("cat", "dog")
    assert checked_classes(["x" * 40], 1) == ("x" * 40,)


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["cat"], "classes has 1 name, and the network has 2 outputs"),
        (["cat", "dog", "cow"], "3 names"),
        (["cat", "x" * 41], "1 to 40 printable characters"),
        (["cat", " "], "1 to 40 printable characters"),
        (["cat", "d\nog"], "1 to 40 printable characters"),
        (["cat", "\u202edog"], "1 to 40 printable characters"),
        (["cat", "cat"], "a name of its own"),
        ("ab", "a list of names"),
        ([0, 1], "a list of names"),
        ({"cat": 0}, "a list of names"),
        (7, "a list of names"),
    ],
)
def test_what_is_no_name_for_each_output_is_refused(names: object, says: str) -> None:
    with pytest.raises(ValueError, match=says) as refused:
        checked_classes(names, 2)
    assert "\n" not in str(refused.value) and "\u202e" not in str(refused.value)


def test_only_the_ten_digits_in_their_order_are_the_digits() -> None:
    assert are_digits(numbered(10)) and are_digits(list("0123456789"))
    for others in (numbered(9), numbered(11), tuple("9876543210"), ("cat", "dog")):
        assert not are_digits(others)
