"""Picture files that are damaged, hostile or huge: read or refused, in bounded memory."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, features

from nnmath import load_digits, predict, preprocess
from scenes._assets import chosen_network
from scenes.given.pictures import (
    FORMATS,
    MOST,
    MOST_OF_WEBP,
    PictureError,
    read_levels,
    read_picture,
)
from tests.helpers.memory import LIMIT, megabytes
from tests.helpers.pictures import ROOT

DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
SIX = np.kron(DIGITS.images[DIGITS.defaults[6]], np.ones((5, 5)))  # 140 pixels a side
READ = """
from scenes.given.pictures import PictureError, read_picture
for file in files:
    try:
        print(file.name, read_picture(file).shape)
    except PictureError as error:
        print(file.name, error)
"""


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(path: Path, width: int, height: int, colour: int, depth: int = 8, *, rows: int = 0) -> Path:
    """A PNG by hand, all zero. colour: 0 grey, 3 palette, 6 with opacity. rows: of them written."""
    channels = {0: 1, 3: 1, 6: 4}[colour]
    row = bytes(1 + -(-width * channels * depth // 8))
    packer = zlib.compressobj(1)
    data = b"".join(packer.compress(row) for _ in range(rows or height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    palette = chunk(b"PLTE", bytes(3)) + chunk(b"tRNS", b"\x80") if colour == 3 else b""
    body = chunk(b"IHDR", head) + palette + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


# What is read


@pytest.mark.parametrize(
    "name", ["six.png", "six.jpg", "six.gif", "six.webp", "six.bmp", "six.tif"]
)
def test_a_picture_of_every_format_is_read(name: str, tmp_path: Path) -> None:
    Image.fromarray(np.uint8(255 * (1 - SIX))).save(tmp_path / name)
    pixels = read_picture(tmp_path / name)
    assert pixels.shape == (140, 140, 4) and pixels.dtype == np.uint8
    assert np.abs(pixels[..., 0] / 255 - (1 - SIX)).max() < 0.2
    assert predict(chosen_network(), preprocess(pixels).result.ravel()).winner == 6


@pytest.mark.parametrize("name", ["six.png", "six.tif", "six-big-endian.tif"])
def test_sixteen_bits_are_read_as_such(name: str, tmp_path: Path) -> None:
    grey = (3000 + 60000 * (1 - SIX)).astype(np.uint16)
    order = grey.astype(">u2") if "big" in name else grey
    mode = "I;16B" if "big" in name else "I;16"
    Image.frombytes(mode, (140, 140), order.tobytes()).save(tmp_path / name)
    pixels = read_picture(tmp_path / name)
    assert pixels.dtype == np.uint16
    np.testing.assert_array_equal(pixels, grey)
    assert predict(chosen_network(), preprocess(pixels).result.ravel()).winner == 6


def test_a_tiff_of_floats_is_read_from_zero_to_one(tmp_path: Path) -> None:
    Image.fromarray(np.float32(1 - SIX)).save(tmp_path / "six.tif")
    np.testing.assert_array_equal(read_picture(tmp_path / "six.tif"), np.float32(1 - SIX))
    assert read_levels(tmp_path / "six.tif")[1] is None


@pytest.mark.parametrize(("low", "high"), [(0, 255), (0, 4095), (-3, 3), (-2e9, 2e9), (1e-9, 40)])
@pytest.mark.parametrize("dtype", [np.float32, np.int32])
def test_numbers_of_32_bits_are_scaled_by_what_stands_in_them(
    low: float, high: float, dtype: type, tmp_path: Path
) -> None:
    numbers: np.ndarray = (low + (high - low) * (1 - SIX)).astype(dtype)
    Image.fromarray(numbers).save(tmp_path / "six.tif")
    pixels, levels = read_levels(tmp_path / "six.tif")
    if dtype is np.int32 and (low, high) in ((0, 255), (1e-9, 40)):
        np.testing.assert_array_equal(pixels, numbers)
        assert levels is None
    else:
        assert levels == (pytest.approx(low), pytest.approx(high))
        np.testing.assert_allclose(pixels, 1 - SIX, atol=1 / (high - low) + 1e-6)
        assert predict(chosen_network(), preprocess(pixels).result.ravel()).winner == 6


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf])
def test_a_float_that_is_no_number_is_refused(odd: float, tmp_path: Path) -> None:
    pixels = (1 - SIX).astype(np.float32)
    pixels[3, 3] = odd
    Image.fromarray(pixels).save(tmp_path / "six.tif")
    with pytest.raises(ValueError, match="image must hold finite numbers only"):
        preprocess(read_picture(tmp_path / "six.tif"))


def test_a_tiff_that_is_the_same_everywhere_holds_no_ink(tmp_path: Path) -> None:
    Image.fromarray(np.full((40, 40), 7, np.float32)).save(tmp_path / "flat.tif")
    with pytest.raises(ValueError, match="image holds no ink"):
        preprocess(read_picture(tmp_path / "flat.tif"))


def test_two_hundred_megapixels_are_read_as_phones_take_them(tmp_path: Path) -> None:
    big = Image.new("L", (16320, 12240), 235)
    six = Image.fromarray(np.uint8(235 - 200 * SIX)).resize((7000, 7000), Image.Resampling.NEAREST)
    big.paste(six, (4600, 2600))
    big.save(tmp_path / "phone.jpg", quality=60)
    assert 16320 * 12240 > 199_000_000
    code = """
from nnmath import predict, preprocess
from scenes._assets import chosen_network
from scenes.given.pictures import read_picture
pixels = read_picture(files[0])
print(pixels.shape, predict(chosen_network(), preprocess(pixels).result.ravel()).winner)
"""
    peak, said = megabytes(code, tmp_path / "phone.jpg")
    assert said == ["(1530, 2040, 4) 6"]
    assert peak < LIMIT


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_beyond_the_limit_is_read_smaller(mode: str, tmp_path: Path) -> None:
    # Dark below, light above, as a photo of 64 megapixels would be.
    picture = Image.new("RGB", (8000, 8000), "white")
    picture.paste("black", (0, 4000, 8000, 8000))
    picture.convert(mode).save(tmp_path / "photo.jpg", quality=50)
    pixels = read_picture(tmp_path / "photo.jpg")
    assert pixels.shape == (2000, 2000, 4)
    assert pixels[:990, :, :3].min() > 250 and pixels[1010:, :, :3].max() < 5


def test_what_is_averaged_down_is_the_same_picture(tmp_path: Path) -> None:
    row = np.repeat(np.array([0, 200], np.uint8), 1500)
    Image.fromarray(np.broadcast_to(row, (3000, 3000)).copy()).save(tmp_path / "halves.png")
    pixels = read_picture(tmp_path / "halves.png")
    assert pixels.shape == (1500, 1500, 4)
    assert (pixels[:, :750, 0] == 0).all() and (pixels[:, 750:, 0] == 200).all()


# What is refused


def damaged(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(np.uint8(255 * SIX)).save(buffer, kind)
    return buffer.getvalue()


SOUND = {kind: damaged(kind) for kind in FORMATS}


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    kind=st.sampled_from(FORMATS),
    changes=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=4),
    keep=st.floats(0.1, 1),
)
def test_damage_is_read_or_refused_in_a_sentence(
    kind: str, changes: list[tuple[int, int]], keep: float, tmp_path: Path
) -> None:
    content = bytearray(SOUND[kind])
    for place, value in changes:
        content[place % len(content)] = value
    (tmp_path / "damaged").write_bytes(content[: int(keep * len(content))])
    said = "use PNG or JPEG."
    try:
        assert read_picture(tmp_path / "damaged").ndim in (2, 3)
    except PictureError as error:
        said = str(error)
    assert said.endswith(("use PNG or JPEG.", "Save it smaller.", "save it as PNG."))


def test_a_png_with_a_broken_chunk_is_no_traceback(tmp_path: Path) -> None:
    content = bytearray(SOUND["PNG"])
    content[37:41] = b"\0\1\2\3"  # what should say "IDAT", which Pillow answers with a SyntaxError
    (tmp_path / "broken.png").write_bytes(content)
    with pytest.raises(PictureError, match="not a picture that can be read; use PNG or JPEG"):
        read_picture(tmp_path / "broken.png")


def test_a_refusal_is_all_that_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (9, 9)).save(buffer, "TIFF")
    samples = struct.pack("<HHI", 277, 3, 1)  # a pixel: three; Pillow logs that 255 are too many
    content = buffer.getvalue().replace(samples + b"\3", samples + b"\xff")
    (tmp_path / "samples.tif").write_bytes(content)
    with pytest.raises(PictureError, match="use PNG or JPEG"):
        read_picture(tmp_path / "samples.tif")
    assert caplog.text == ""


@pytest.mark.parametrize("kind", ["AVIF", "ICO", "PPM", "PCX", "TGA", "EPS"])
def test_other_formats_are_refused(kind: str, tmp_path: Path) -> None:
    if kind == "AVIF" and not features.check("avif"):
        pytest.skip("this Pillow cannot write it")
    # Its name says PNG; what counts is what is in it.
    Image.fromarray(np.uint8(255 * SIX)).convert("RGB").save(tmp_path / "six.png", kind)
    with pytest.raises(PictureError, match="use PNG or JPEG"):
        read_picture(tmp_path / "six.png")


def test_a_damaged_avif_is_refused(tmp_path: Path) -> None:
    (tmp_path / "six.avif").write_bytes(b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1B" + bytes(99))
    with pytest.raises(PictureError, match="use PNG or JPEG"):
        read_picture(tmp_path / "six.avif")


def test_pillows_own_limit_is_left_as_it_was(tmp_path: Path) -> None:
    before = Image.MAX_IMAGE_PIXELS
    with pytest.raises(PictureError):
        read_picture(png(tmp_path / "wide.png", 100_000, 1, 0))
    assert before == Image.MAX_IMAGE_PIXELS is not None


# What they may take


def test_what_is_too_large_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "tiles.tif").write_bytes(tiled(30_000))
    Image.new("L", (8000, 8000)).save(tmp_path / "slow.jpg", progressive=True)
    Image.new("RGB", (8000, 8000)).save(tmp_path / "whole.jpg", subsampling=0)
    whole, first = (tmp_path / "whole.jpg").read_bytes(), b"\xff\xda\0\x08\1\1\0"
    one_scan = b"\xff\xda\0\x0c\3\1\0\2\x11\3\x11"
    assert one_scan in whole  # of three colours; now the first scan has one
    (tmp_path / "parts.jpg").write_bytes(whole.replace(one_scan, first))
    Image.new("1", (6000, 6000)).convert("RGB").save(tmp_path / "four.webp", lossless=True)
    files = [
        png(tmp_path / "bomb.png", 13_300, 13_300, 0, 1),  # 177 megapixels in 22 kB
        png(tmp_path / "long.png", 1_000_000, 40, 6),
        *(tmp_path / name for name in ("tiles.tif", "slow.jpg", "parts.jpg", "four.webp")),
    ]
    assert files[0].stat().st_size < 100_000
    peak, said = megabytes(READ, *files)
    assert peak < 150
    assert said == [
        "bomb.png the picture has 13,300 × 13,300 pixels; at most 50 million are read of such a"
        " file, and 65,535 a side. Save it smaller.",
        "long.png the picture has 1,000,000 × 40 pixels; at most 50 million are read of such a"
        " file, and 65,535 a side. Save it smaller.",
        "tiles.tif the TIFF file is packed in a way that is not read; save it as PNG.",
        "slow.jpg the picture has 8,000 × 8,000 pixels; at most 50 million are read of such a"
        " file, and 65,535 a side. Save it smaller.",
        "parts.jpg the picture has 8,000 × 8,000 pixels; at most 50 million are read of such a"
        " file, and 65,535 a side. Save it smaller.",
        "four.webp the picture has 6,000 × 6,000 pixels; at most 25 million are read of such a"
        " file, and 65,535 a side. Save it smaller.",
    ]


def test_the_largest_that_is_read_takes_less_than_the_limit(tmp_path: Path) -> None:
    side = int(MOST**0.5)
    files = [
        png(tmp_path / "opacity.png", side, side, 6),
        png(tmp_path / "palette.png", side, side, 3),
        png(tmp_path / "deep.png", side, side, 0, 16),
    ]
    Image.new("F", (side, side), 7).save(tmp_path / "float.tif", compression="tiff_deflate")
    webp = int(MOST_OF_WEBP**0.5)
    Image.new("RGBA", (webp, webp)).save(tmp_path / "a.webp", lossless=True, method=0)
    Image.new("RGB", (side, side)).save(tmp_path / "pieces.jpg", progressive=True, subsampling=0)
    files += [tmp_path / "a.webp", tmp_path / "pieces.jpg", tmp_path / "float.tif"]
    peak, said = megabytes(READ, *files)
    assert peak < LIMIT
    assert [line.split()[1] for line in said] == [
        *("(2357,", "(2357,", "(2357,", "(2500,", "(1768,", "(2357,"),
    ]


def tiled(side: int) -> bytes:
    """A TIFF of 10 x 10 pixels that says it is packed in one tile of this side."""
    tags = {256: 10, 257: 10, 258: 8, 259: 8, 262: 1, 277: 1, 322: side, 323: side, 324: 200}
    tags[325] = 100
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items())
    head = b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + bytes(4)
    return head.ljust(200, b"\0") + zlib.compress(bytes(10_000))
