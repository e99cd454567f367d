"""Picture files: read as pixels, in little memory whatever a file claims to hold.

Pillow needs four bytes for each pixel, and some formats several times that: so the size, which
stands at the beginning of a file, is held against a limit before anything is unpacked.
"""

import logging
import math
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from PIL.TiffImagePlugin import TiffImageFile

# What drawing programs, scanners and phones save. Pillow knows forty more, seldom used and
# seldom tested, among them some that run other programs.
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
MOST = 50_000_000  # pixels
MOST_OF_WEBP = MOST // 2  # which is unpacked into four arrays at once
ENOUGH = MOST // 8  # what has more is averaged down at once; a digit needs far less
LONGEST = 65_535  # pixels a side
NOT_AVERAGED = {"1": "L", "P": "RGBA", "PA": "RGBA"}  # by Pillow; and what it can average instead
# In TIFF anything can be packed; these are unpacked piece by piece.
PACKED = ("raw", "packbits", "tiff_lzw", "tiff_deflate", "tiff_adobe_deflate", "jpeg",
          "tiff_ccitt", "group3", "group4")  # fmt: skip
BITS, ROWS_A_STRIP, TILE_WIDTH, TILE_HEIGHT = 258, 278, 322, 323  # TIFF's tags


class PictureError(ValueError):
    """A file is no picture that can be read; the text says why and what would do."""


def read_picture(path: Path) -> np.ndarray:
    """The pixels of a picture, upright, as `nnmath.pictures.preprocess` takes them.

    Returns (rows, columns, 4) in 0..255, or (rows, columns) where each pixel is one number of more
    than 8 bits: whole ones of 16 bits as they are, those of 32 bits as `read_levels` scales them.
    Raises PictureError.
    """
    return read_levels(path)[0]


def read_levels(path: Path) -> tuple[np.ndarray, tuple[float, float] | None]:
    """The pixels as `read_picture` gives them, and what was black and white where it was scaled.

    Numbers of 32 bits have no white of their own. Fractions in 0..1 and whole numbers in 0..255
    are what they seem; of all others the lowest becomes 0 and the highest 1.
    """
    # What Pillow raises it also logs. Manim sets this level when it is imported, so not before.
    logging.getLogger("PIL").setLevel(logging.CRITICAL)
    try:
        # What Pillow warns of is either harmless or ends in an exception.
        with warnings.catch_warnings(action="ignore"):
            return _scaled(_pixels(path))
    except PictureError:
        raise
    # Pillow's decoders raise whatever they trip over in a damaged file: OSError, SyntaxError,
    # struct.error, zlib.error, IndexError, TypeError, MemoryError …
    except Exception:
        raise PictureError("the file is not a picture that can be read; use PNG or JPEG.") from None


def _open(path: Path) -> Image.Image:
    # Pillow's own limit would refuse large JPEGs too, which can be read smaller than they are.
    pillows, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        return Image.open(path, formats=FORMATS)
    finally:
        Image.MAX_IMAGE_PIXELS = pillows


def _check_size(picture: Image.Image) -> None:
    most = MOST
    if isinstance(picture, JpegImageFile):
        most = 64 * ENOUGH
        if _is_in_pieces(picture):  # kept as numbers of 16 bits until the last piece is there
            most = MOST * 3 // max(3, len(picture.getbands()))
    elif picture.format == "WEBP":
        most = MOST_OF_WEBP
    elif isinstance(picture, TiffImageFile):
        _check_tiff(picture)
    count = math.prod(picture.size)
    if count > most or max(picture.size) > LONGEST:
        width, height = picture.size
        raise PictureError(
            f"the picture has {width:,} × {height:,} pixels; at most {most // 10**6} million are"
            f" read of such a file, and {LONGEST:,} a side. Save it smaller."
        )


def _is_in_pieces(picture: JpegImageFile) -> bool:
    """Whether the first scan of a JPEG holds less than all there is of each of its pixels."""
    # Pillow has read up to the end of that scan's head: its length, how many colours it has, two
    # bytes for each of them, and three for what it has of them.
    colours = len(picture.getbands())
    fp: Any = picture.fp
    here = fp.tell()
    fp.seek(here - 6 - 2 * colours)
    head = fp.read(6 + 2 * colours)
    fp.seek(here)
    whole = bytes([0, 6 + 2 * colours, colours])
    return bool(picture.info.get("progressive")) or head[:3] != whole


def _check_tiff(picture: TiffImageFile) -> None:
    tags = picture.tag_v2
    width, height = picture.size
    rows = min(tags.get(ROWS_A_STRIP, height), height)
    tile = tags.get(TILE_WIDTH, 0) * tags.get(TILE_HEIGHT, 0)
    size = max(tile, width * rows) * sum(tags.get(BITS, (1,))) // 8  # bytes unpacked at once
    if size > 4 * MOST or picture.info.get("compression") not in PACKED:
        raise PictureError("the TIFF file is packed in a way that is not read; save it as PNG.")


def _pixels(path: Path) -> np.ndarray:
    small, is_16_bits = _small(path)
    upright = ImageOps.exif_transpose(small)  # as the phone was held
    if is_16_bits:
        return np.asarray(upright).astype(np.uint16)
    return np.asarray(upright if upright.mode in ("I", "F") else upright.convert("RGBA"))


def _scaled(pixels: np.ndarray) -> tuple[np.ndarray, tuple[float, float] | None]:
    white = {"f": 1, "i": 255}.get(pixels.dtype.kind)
    low, high = (float(pixels.min()), float(pixels.max())) if white else (0.0, 0.0)
    # NaN and infinity are for others to refuse, and so is what is the same everywhere.
    if white is None or not math.isfinite(high - low) or (low >= 0 and high <= white):
        return pixels, None
    if low == high:
        return np.zeros(pixels.shape, np.float32), (low, high)
    # In double precision, and band by band: half of the memory would be a copy.
    scaled = np.empty(pixels.shape, np.float32)
    for band, numbers in zip(scaled, pixels, strict=True):
        band[:] = (numbers.astype(np.float64) - low) / (high - low)
    return scaled, (low, high)


def _small(path: Path) -> tuple[Image.Image, bool]:
    """The picture, averaged down to what is enough, and whether its pixels are of 16 bits."""
    with _open(path) as picture:
        _check_size(picture)
        if isinstance(picture, JpegImageFile):
            count = math.prod(picture.size)
            factor = next((some for some in (1, 2, 4) if count <= ENOUGH * some**2), 8)
            picture.draft(None, (picture.size[0] // factor, picture.size[1] // factor))
        picture.load()
    is_16_bits = picture.mode.startswith("I;16")
    if is_16_bits or picture.mode in NOT_AVERAGED:
        picture = picture.convert("I" if is_16_bits else NOT_AVERAGED[picture.mode])
    factor = math.ceil(math.sqrt(math.prod(picture.size) / ENOUGH))
    return (picture.reduce(factor) if factor > 1 else picture), is_16_bits
