"""The words in a PDF as Typst writes it, read from its fonts' own tables: what can be searched."""

import re
import zlib

OBJECT = re.compile(rb"\n(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
RUN = re.compile(rb"/(\w+) [\d.]+ Tf(.*?)\nET", re.DOTALL)
PLAIN = rb"\\.|[^\\()]"
# Brackets in a string may stand as they are where there are both.
STRING = re.compile(rb"\(((?:%b|\((?:%b)*\))*)\)" % (PLAIN, PLAIN), re.DOTALL)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|[nrtbf()\\])")
LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pdf_texts(pdf: bytes) -> list[str]:
    """Each run of words in the order in which it is drawn."""
    objects = dict(OBJECT.findall(pdf))
    streams = [content for body in objects.values() if b"BT" in (content := _content(body))]
    fonts = {}
    for body in objects.values():
        for table in re.findall(rb"/Font<<(.*?)>>", body):
            for name, number in re.findall(rb"/(\w+) (\d+) 0 R", table):
                fonts[name] = _letters_of(objects, number)
    found = []
    for content in streams:
        for name, shown in RUN.findall(content):
            codes = b"".join(map(_unescaped, STRING.findall(shown)))
            pairs = (codes[k : k + 2] for k in range(0, len(codes), 2))
            found.append("".join(fonts[name].get(pair, "\ufffd") for pair in pairs))
    return found


def _letters_of(objects: dict[bytes, bytes], number: bytes) -> dict[bytes, str]:
    """What the codes of a font stand for."""
    (table,) = re.findall(rb"/ToUnicode (\d+) 0 R", objects[number])
    rows = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", _content(objects[table]))
    return {
        bytes.fromhex(a.decode()): bytes.fromhex(b.decode()).decode("utf-16-be") for a, b in rows
    }


def _content(body: bytes) -> bytes:
    found = STREAM.search(body)
    if found is None or b"/Image" in body[: found.start()]:
        return b""
    try:
        return zlib.decompress(found[1])
    except zlib.error:
        return found[1]


def _unescaped(text: bytes) -> bytes:
    def letter(found: re.Match[bytes]) -> bytes:
        one = found[1]
        return bytes([int(one, 8)]) if one.isdigit() else LETTERS.get(one, one)

    return ESCAPE.sub(letter, text)
