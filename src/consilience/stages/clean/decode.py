"""Bytes to text: the declared charset where it holds, else UTF-8, else the most likely one."""

import re

import charset_normalizer

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SAMPLE = 200_000  # bytes shown to the charset detector: more does not change its mind, only its time
# the encoding standard of the web reads these labels as their Windows supersets
_WEB_NAMES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
}


def decode(body: bytes, charset: str = "", *, html: bool = False) -> str:
    """Decode without touching anything else: line ends stay, a byte order mark goes."""
    for bom, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if body.startswith(bom):
            return body.decode(name, "replace")
    stated = _META_CHARSET.search(body[:4096]) if html else None
    # UTF-8 is tried first: text in another charset is almost never valid UTF-8, while declarations often lie
    for name in ("utf-8", charset, stated.group(1).decode("ascii", "replace") if stated else ""):
        decoded = _strict(body, name)
        if decoded is not None:
            return decoded
    return _guessed(body, charset)


def _strict(body: bytes, name: str) -> str | None:
    try:
        return body.decode(_WEB_NAMES.get(name.lower(), name)) if name else None
    except (LookupError, ValueError):
        return None


def _guessed(body: bytes, charset: str) -> str:
    if body.count(b"\x00") * 10 > len(body):
        return body.decode("utf-8", "replace")
    mostly_utf8 = body.decode("utf-8", "replace")
    if mostly_utf8.count("�") * 200 < len(mostly_utf8):  # a few broken bytes in UTF-8
        return mostly_utf8
    best = charset_normalizer.from_bytes(body[:_SAMPLE]).best()
    name = best.encoding if best is not None else charset or "cp1252"
    try:
        return body.decode(name, "replace")
    except LookupError:
        return mostly_utf8
