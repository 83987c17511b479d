"""Bytes to text: the declared charset where it holds, else UTF-8, else the most likely one."""

import re

import charset_normalizer
from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from consilience.text import unmarked_utf16

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes that tell UTF-16
_SAMPLE = 200_000  # bytes shown to the charset detector: more does not change its mind, only its time
# what is read for what is declared: sets that hold all of it and more
_SUPERSETS = {"shift_jis": "cp932", "euc_kr": "cp949", "gbk": "gb18030", "big5": "big5hkscs", "iso8859-11": "cp874"}
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SHIFTED = "iso2022_jp_2"  # Japanese mail and old pages: ASCII whose escapes tell what it stands for
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_BLANK = bytes(byte if byte > 0x7F else 0x20 for byte in range(256))  # for each byte: itself beyond ASCII, else a space
_TAG = re.compile(rb"<[^>]*>")
_ACCENTED = b"\xc3"  # what the letters of Western Europe begin with in UTF-8
_WORD, _FEW = 4, 20  # no word of Western Europe has so many characters beyond ASCII in a row, no text so many in such
_ROUNDS = 3  # times that a text may have been misread


def decode(body: bytes, charset: str = "", *, html: bool = False) -> str:
    """Decode without touching anything else: line ends stay, a byte order mark goes."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    if b"\x00" in body and (name := unmarked_utf16(body[:_HEAD])):
        return body.decode(name, "replace")
    if b"\x1b" in body and b"\x1b$" in body and body.isascii():
        return body.decode(_SHIFTED, "replace")
    stated = _META_CHARSET.search(body[:4096]) if html else None
    # UTF-8 is tried first: text in another charset is almost never valid UTF-8, while declarations often lie
    for name in ("utf-8", _python_name(charset), _python_name(stated[1].decode("ascii", "replace")) if stated else ""):
        decoded = _strict(body, name)
        if decoded is not None:
            return _reread(decoded, body if name == "utf-8" else decoded.encode("utf-8", "replace"))
    return _guessed(body)


def _python_name(label: str) -> str:
    """The codec for a label of a charset, by the encoding standard of the web; "" for what is none."""
    name = map_encoding_to_html5(label.strip("\"' "), fallback_utf8=False) or ""
    return _SUPERSETS.get(name, name)


def _strict(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name) if name else None
    except (LookupError, ValueError):
        return None


def _guessed(body: bytes) -> str:
    if body.count(b"\x00") * 10 > len(body):
        return body.decode("utf-8", "replace")
    if len(_SEQUENCE.findall(body)) > len(_BEYOND_ASCII.findall(_SEQUENCE.sub(b"", body))):
        return _mixed(body)
    return _detected(body)


def _detected(body: bytes) -> str:
    """Decode by the likeliest charset of the web, else by any."""
    sample = _TAG.sub(b" ", body[:_SAMPLE])
    name = _python_name(detect_encoding(sample, from_html_meta=False) or "")
    if name != "utf-8" and (decoded := _strict(body, name)) is not None:
        return decoded
    best = charset_normalizer.from_bytes(sample).best()
    return body.decode(best.encoding if best is not None else "cp1252", "replace")


def _mixed(body: bytes) -> str:
    """Decode text that is mostly UTF-8: lines without any of it are in another charset, other lines are damaged."""
    lines = body.splitlines(keepends=True)
    foreign = [not line.isascii() and not _SEQUENCE.search(line) for line in lines]
    return "".join(
        _detected(line) if other else line.decode("utf-8", "replace")
        for line, other in zip(lines, foreign, strict=True)
    )


def _reread(text: str, written: bytes) -> str:
    """Read a text again that nobody can read: one of another script, taken for Western European on its way here.

    Where only accented letters suffered, words can be read, and damage is marked in its place instead.
    ``written``: the text in UTF-8.
    """
    for _ in range(_ROUNDS):
        if written.count(_ACCENTED) < _FEW // 2:
            break
        runs = written.translate(_BLANK).split()
        words = [word for run in runs if len(run) > _WORD and len(word := run.decode()) >= _WORD]
        size = sum(len(word) for word in words if any("À" <= c <= "ÿ" for c in word))
        if size < _FEW or 2 * size < sum(len(run.decode()) for run in runs) or (original := _misread(text)) is None:
            break
        text = _strict(original, "utf-8") or _detected(original)
        written = text.encode("utf-8", "replace")
    return text


def _misread(text: str) -> bytes | None:
    """The bytes that a text was made of, were it read as Western European."""
    import ftfy.bad_codecs  # noqa: F401, PLC0415  start-up time

    for name in ("latin-1", "sloppy-windows-1252"):
        try:
            return text.encode(name)
        except ValueError:
            continue
    return None
