"""Flattened text: every line is given a kind by its own signs and by the lines around it."""

import re
from dataclasses import replace

from consilience.stages.clean.parts import Part
from consilience.stages.clean.phrases import (
    BYLINE,
    CAPTION_START,
    COUNTS,
    DATE_LINE,
    DATELINE,
    FURNITURE,
    PHOTO_CREDIT,
    POST_SIGN,
    POST_SIGNATURE,
    TEMPLATE,
)
from consilience.text import squeeze

_LINE = re.compile(r"[^\r\n\u0085\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*\s*$")
_LABEL_WORDS = 14  # a line this short without an end mark is a label or heading until its neighbours say more
_CAPTION_LENGTH = 400
_TITLE_LENGTH = 220


def read_flat(text: str) -> tuple[Part, ...]:
    """Cut a text into lines and say what each is; the parts tile all non-space characters."""
    return read_lines(text, [_trimmed(m.start(), m.group()) for m in _LINE.finditer(text) if m.group().strip()])


def read_lines(text: str, lines: list[tuple[int, int]], content: list[bool] | None = None) -> tuple[Part, ...]:
    """Give each line (a span of the text) its kind; ``content`` tells what the markup already ruled out."""
    words = [squeeze(text[start:end]) for start, end in lines]
    first = _first_look(words)
    if content is not None:
        first = [kind if inside else "boilerplate" for kind, inside in zip(first, content, strict=True)]
    kinds = _settle(words, first)
    title = _title(words, kinds)
    parts = [Part(kind, start, end) for kind, (start, end) in zip(kinds, lines, strict=True)]
    if title is not None:
        parts[title] = replace(parts[title], kind="title")
    return tuple(piece for part in _duplicates(words, parts) for piece in _split_dateline(text, part))


def _trimmed(start: int, line: str) -> tuple[int, int]:
    left = len(line) - len(line.lstrip())
    return start + left, start + left + len(line.strip())


def _first_look(words: list[str]) -> list[str]:
    """Judge each line alone; "label" is a short line that only its neighbours can place."""
    kinds = [_alone(line) for line in words]
    for i, line in enumerate(words):
        if POST_SIGNATURE.fullmatch(line):
            kinds[i] = "embed"
            for k in range(i - 1, max(-1, i - 4), -1):
                if k < i - 1 and not POST_SIGN.search(words[k]):
                    break
                kinds[k] = "embed"
        elif i and words[i - 1] == line and len(line) < _CAPTION_LENGTH and kinds[i] in {"paragraph", "label"}:
            kinds[i - 1 : i + 1] = ["caption", "caption"]
    return kinds


def _alone(line: str) -> str:
    if FURNITURE.fullmatch(line) or COUNTS.fullmatch(line) or len(TEMPLATE.findall(line)) > len(line) // 400:
        return "boilerplate"
    if DATE_LINE.fullmatch(line):
        return "dateline"
    if len(line) < 110 and BYLINE.fullmatch(line):
        return "byline"
    if is_caption(line):
        return "caption"
    return "paragraph" if is_prose(line) else "label"


def is_caption(line: str) -> bool:
    """Tell a photo's caption or credit by how it begins or ends."""
    if len(line) > _CAPTION_LENGTH:
        return False
    credit = PHOTO_CREDIT.search(line)
    return CAPTION_START.match(line) is not None or (credit is not None and credit.end() >= len(line.rstrip(").] ")))


def is_prose(line: str) -> bool:
    """Tell running text from labels: it ends like a sentence, or it is long."""
    count = len(line.split())
    return (count > 4 and _SENTENCE_END.search(line) is not None) or count > 25 or len(line) > 160


def _settle(words: list[str], kinds: list[str]) -> list[str]:
    """Place the labels: a heading stands before a paragraph, a label after the last one is furniture."""
    prose = [i for i, kind in enumerate(kinds) if kind == "paragraph"]
    if not prose:
        return ["paragraph" if kind == "label" else kind for kind in kinds]
    settled = list(kinds)
    for i, kind in enumerate(kinds):
        if kind == "label":
            settled[i] = _placed(i, words, kinds, prose[-1])
    return settled


def _placed(i: int, words: list[str], kinds: list[str], last: int) -> str:
    if i > last:
        return "boilerplate"
    following = [k for k in kinds[i + 1 : i + 4] if k not in {"caption", "embed"}]
    return "heading" if following and following[0] in {"paragraph", "label", "dateline", "byline"} else "boilerplate"


def _title(words: list[str], kinds: list[str]) -> int | None:
    """Find the headline: the first line, when it is short, does not end like a sentence and prose follows."""
    if len(words) < 2 or kinds[0] not in {"label", "heading", "paragraph"} or len(words[0]) > _TITLE_LENGTH:
        return None
    ends = words[0].endswith((".", ":", ";", ",")) and not words[0].endswith("...")
    return None if ends or "paragraph" not in kinds[1:] else 0


def _duplicates(words: list[str], parts: list[Part]) -> list[Part]:
    """Mark a line that says again what another said, and a dek that is the next paragraph cut off."""
    seen: dict[str, int] = {}
    marked = list(parts)
    for i, line in enumerate(words):
        first = seen.setdefault(line, i)
        if first != i and len(line) > 20:
            kind = parts[first].kind
            marked[i] = replace(parts[i], duplicate=True, kind="boilerplate" if kind == "title" else kind)
        stem = re.sub(r"\s*(?:\.\.\.|…|\[…\])$", "", line)
        if stem != line and len(stem) > 20 and i + 1 < len(words) and words[i + 1].startswith(stem) and i < 4:
            marked[i] = replace(parts[i], kind="dek", duplicate=True)
    return marked


def _split_dateline(text: str, part: Part) -> tuple[Part, ...]:
    """Give "KIEV (Reuters) -" before the first words of a paragraph a block of its own."""
    match = DATELINE.match(text, part.start, part.end) if part.kind in {"paragraph", "dek"} else None
    if match is None or not (match["place"] or match["agency"]) or match.end() >= part.end:
        return (part,)
    end = part.start + len(match.group().rstrip())
    return (replace(part, kind="dateline", end=end), replace(part, start=match.end()))
