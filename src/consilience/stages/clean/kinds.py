"""What the lines of a text or the blocks of a page are, once it is known which are content; and the parts they make."""

import re
from dataclasses import replace

from consilience.gazetteer import is_place
from consilience.stages.clean.around import Floats
from consilience.stages.clean.credit_words import PHOTO_LINE
from consilience.stages.clean.furniture import is_furniture_elsewhere
from consilience.stages.clean.line_signs import is_prose
from consilience.stages.clean.parts import Part
from consilience.stages.clean.phrases import CAPTION_LENGTH, DATELINE, POST_SIGN, POST_SIGNATURE
from consilience.stages.clean.rolls import rolls

_CUT_OFF = re.compile(r"\s*(?:\.\.\.|…|\[…\])$")
_CHANCE = 20  # characters up to which two lines may read alike by chance
_QUESTION = 80  # characters of a heading that asks
_DEK_ABOVE = 5  # lines: a byline, a date and a picture may stand between a dek and what it repeats
_PLACE = re.compile(r"(?P<place>[A-ZÀ-Þ]{4,}(?: [A-ZÀ-Þ]{3,})?) (?P<next>[A-Z][a-z]+)(?= \w)")
_DATELINE_LENGTH = 40  # a dek may leave out the dateline of the paragraph that it repeats
_DASHES = "—–-&"  # what the signature of a post begins with
_BY_SIGNS = {"title", "caption", "byline", "dateline", "embed"}


def kinds_of(lines: list[str], content: list[bool], own: list[str]) -> list[str]:
    """Settle the kinds: ``own`` is what each line's signs say ("" for nothing), ``content`` what its score says."""
    kinds = [
        sign or _plain(line) if sign or (inside and not is_furniture_elsewhere(line)) else "boilerplate"
        for line, inside, sign in zip(lines, content, own, strict=True)
    ]
    for i in rolls(lines, [kind in {"paragraph", "label"} for kind in kinds]):
        kinds[i] = own[i] or "paragraph"
    last = max((i for i, kind in enumerate(kinds) if kind == "paragraph"), default=-1)
    for i, line in enumerate(lines):
        if line[0] in _DASHES and POST_SIGNATURE.fullmatch(line):
            _mark_post(i, lines, kinds)
        elif i and _is_doubled(i, lines, kinds):
            kinds[i - 1 : i + 1] = ["caption", "caption"]
        elif kinds[i] == "label":
            kinds[i] = "caption" if PHOTO_LINE.fullmatch(line) else _placed(i, last)
    return kinds


def _is_doubled(i: int, lines: list[str], kinds: list[str]) -> bool:
    """A short line twice in a row is a picture's caption, and its description for who cannot see it."""
    again = lines[i - 1] == lines[i] and len(lines[i]) < CAPTION_LENGTH
    return again and {kinds[i], kinds[i - 1]} <= {"paragraph", "label"}


def _plain(line: str) -> str:
    return "paragraph" if is_prose(line) and not _asks(line) else "label"


def _asks(line: str) -> bool:
    """A short question without quotation marks is a heading more often than a sentence."""
    return line.endswith("?") and len(line) < _QUESTION and line[0].isupper() and "," not in line


def _mark_post(i: int, lines: list[str], kinds: list[str]) -> None:
    """An embedded post is its signature line and the lines above it that look like a post, at least one."""
    kinds[i] = "embed"
    for k in range(i - 1, max(-1, i - 5), -1):
        if k < i - 1 and (not POST_SIGN.search(lines[k]) or POST_SIGNATURE.fullmatch(lines[k])):
            return
        kinds[k] = "embed"


def _placed(i: int, last: int) -> str:
    """Place a label: before the ``last`` paragraph it is a heading, behind it furniture, and content where is none."""
    if last < 0:
        return "paragraph"
    return "heading" if i < last else "boilerplate"


def parts_of(
    text: str, spans: list[tuple[int, int]], lines: list[str], kinds: list[str], scores: Floats
) -> tuple[Part, ...]:
    """Make the parts: repeats are marked, datelines cut off, and each has the confidence in its side."""
    parts = [
        Part(kind, start, end, _sureness(kind, score))
        for kind, (start, end), score in zip(kinds, spans, scores.tolist(), strict=True)
    ]
    return tuple(piece for part in _duplicates(lines, parts) for piece in _split_dateline(text, part))


def _sureness(kind: str, score: float) -> float:
    """Turn a content score into confidence in the kind; kinds told by their own signs owe nothing to it."""
    if kind in _BY_SIGNS:
        return 0.9
    return max(0.5, 1 - score if kind == "boilerplate" else score)


def _duplicates(lines: list[str], parts: list[Part]) -> list[Part]:
    """Mark a line that says again what another said, and a dek that is a paragraph close below cut off."""
    seen = {lines[i]: i for i in reversed(range(len(lines))) if parts[i].kind == "title"}
    marked = list(parts)
    for i, line in enumerate(lines):
        first = seen.setdefault(line, i)
        if first != i and len(line) > _CHANCE:
            kind = "boilerplate" if parts[first].kind == "title" else parts[i].kind
            marked[i] = replace(parts[i], duplicate=True, kind=kind)
        stem = _CUT_OFF.sub("", line) if line.endswith(("...", "…", "]")) else line
        cut_off = stem != line and len(stem) > _CHANCE and i + 1 < len(lines)
        reach = _DEK_ABOVE if parts[i].kind == "paragraph" else 1
        if cut_off and any(0 <= line.find(stem) < _DATELINE_LENGTH for line in lines[i + 1 : i + 1 + reach]):
            marked[i] = replace(parts[i], kind="dek", duplicate=True)
    return marked


def _split_place(text: str, part: Part) -> tuple[Part, ...]:
    """The same for a place in capitals whose agency and dash were lost: "TEHRAN Backers of the opposition said"."""
    match = _PLACE.match(text, part.start, part.end)
    if match is None or not is_place(match["place"].title()) or f"{match['place'].title()} {match['next']}" in text:
        return (part,)
    return (replace(part, kind="dateline", end=match.end("place")), replace(part, start=match.start("next")))


def _split_dateline(text: str, part: Part) -> tuple[Part, ...]:
    """Give "KIEV (Reuters) -" before the first words of a paragraph a block of its own."""
    dated = part.kind in {"paragraph", "heading"} and not part.duplicate
    match = DATELINE.match(text, part.start, part.end + 1) if dated else None  # a dash ends at a space
    if match is None or not (match["place"] or match["agency"]):
        return _split_place(text, part) if part.kind == "paragraph" and dated else (part,)
    if match.end() >= part.end or part.kind == "heading":
        alone = match["agency"] is not None and match.end() >= part.end
        return (replace(part, kind="dateline") if alone else part,)
    end = part.start + len(match.group().rstrip())
    return (replace(part, kind="dateline", end=end), replace(part, start=match.end()))
