"""Bytes as disks, editors and strangers leave them."""

from random import Random

ODD = (
    b"\x00",
    b"\xff",
    b"\x1b[2J",
    b"\n",
    b"'",
    b'"',
    b"{}",
    b"\xed\xa0\x80",
    b"9" * 30,
    b"NaN",
    b"//",
)


def mutated(content: bytes, rng: Random) -> bytes:
    """The bytes with a few things wrong; a third of all is cut off, as by a full disk."""
    made = bytearray(content)
    if rng.random() < 1 / 3:
        return bytes(made[: rng.randrange(len(made) + 1)])
    for _ in range(rng.choice((1, 1, 2, 5, 30))):
        place = rng.randrange(len(made) + 1)
        how = rng.randrange(5)
        if how == 0 and place < len(made):
            made[place] ^= 1 << rng.randrange(8)
        elif how == 1 and place < len(made):
            made[place] = rng.randrange(256)
        elif how == 2:
            made[place:place] = rng.choice(ODD)
        elif how == 3:
            del made[place : place + rng.randrange(1, 40)]
        else:  # a piece from elsewhere
            other = rng.randrange(len(made) + 1)
            made[place:place] = made[other : other + rng.randrange(1, 200)]
    return bytes(made)
