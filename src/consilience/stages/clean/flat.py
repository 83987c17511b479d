"""Flattened text: every line is given a kind by its own signs, a taught score, and the lines around it."""

import re
from dataclasses import replace

import numpy as np

from consilience.models import ContentScorer
from consilience.stages.clean.around import Floats, stacked
from consilience.stages.clean.headline import find_headline, mark_byline, mark_date_line
from consilience.stages.clean.joined import Flags
from consilience.stages.clean.line_features import Looked, look
from consilience.stages.clean.line_signs import is_prose
from consilience.stages.clean.parts import Part
from consilience.stages.clean.phrases import CAPTION_LENGTH, DATELINE, POST_SIGN, POST_SIGNATURE
from consilience.text import squeeze

_LINE_END = re.compile(r"[\r\n\u0085\u2028\u2029]")
_ODD_SPACE = re.compile(r"[\t\r\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_CUT_OFF = re.compile(r"\s*(?:\.\.\.|…|\[…\])$")
_BAR = 0.45  # score above which a line of a whole page is content: where F1 is highest on held-out sites
_BESIDE_BAR = 0.3  # the same for running text right beside content: as good an F1, and less of an article is lost
_ARTICLE_BAR = 0.06  # the same in a text that is nearly all prose: whoever hands in an article means its lines
_NEVER = 0.02  # first score at and below which no second look has made a line of an unseen site content
_READ_SHARE = 0.4  # of the words: English has two thirds of them in the table, its next of kin a fifth
_UNREAD_BAR = 0.25
_ARTICLE_SHARE = 0.85
_TINY = 3  # lines: a brief of a line or two has nothing around it to judge by
_CHANCE = 20  # characters up to which two lines may read alike by chance
_QUESTION = 80  # characters of a heading that asks
_DATELINE_LENGTH = 40  # a dek may leave out the dateline of the paragraph that it repeats
_DASHES = "—–-&"  # what the signature of a post begins with
_BY_SIGNS = {"title", "caption", "byline", "dateline", "embed"}


def read_flat(text: str, scorer: ContentScorer, stated: str = "") -> tuple[Part, ...]:
    """Cut a text into lines and say what each is; the parts tile all non-space characters.

    ``stated``: what is known to be the headline, and reads as one of the lines.
    """
    spans, lines = _lines_of(text)
    if not lines:
        return ()
    scores, kinds = judged(lines, scorer)
    headline = find_headline(lines, kinds, scorer.headline, stated)
    if headline is not None:
        kinds[headline] = "title"
        mark_date_line(headline, lines, kinds)
        mark_byline(headline, lines, kinds)
    return parts_of(text, spans, lines, kinds, scores)


def judged(lines: list[str], scorer: ContentScorer) -> tuple[Floats, list[str]]:
    """How probably each line is content, and what it is before the headline is known."""
    looked = look(lines, scorer.words)
    scores = _scores(lines, looked, scorer)
    content = _with_neighbours(scores > _bars(lines, looked), looked.prose & (scores > _BESIDE_BAR))
    return scores, kinds_of(lines, content.tolist(), looked.own)


def _lines_of(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """The lines that hold anything: where they stand, spaces around them left out, and their words squeezed."""
    spans, lines, at = [], [], 0
    odd = _ODD_SPACE.search(text) is not None
    for line in _LINE_END.split(text) if odd else text.split("\n"):
        if words := line.strip():
            start = at + line.index(words[0])
            spans.append((start, start + len(words)))
            lines.append(words)
        at += len(line) + 1
    return spans, list(map(squeeze, lines)) if odd or "  " in text else lines


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


def _scores(lines: list[str], looked: Looked, scorer: ContentScorer) -> Floats:
    first = scorer.first(looked.table, page=False)
    sizes = np.array([*map(len, lines)], np.float32)
    likely = first > _NEVER  # what is certain at first sight needs no second look
    second = np.hstack([looked.table, stacked(first, sizes)])[likely]
    scores = first.copy()
    scores[likely] = scorer.second(second, page=False)
    return scores


def _bars(lines: list[str], looked: Looked) -> Floats:
    """The bar of each line: running text in a language that the table of words cannot read has a lower one."""
    prose = looked.prose
    read = looked.known[prose].sum() >= _READ_SHARE * looked.words[prose].sum()
    bar = _bar(lines, looked)
    return np.where(prose, bar if read else min(bar, _UNREAD_BAR), bar).astype(np.float32)


def _bar(lines: list[str], looked: Looked) -> float:
    """Tell an article from a page: nearly all its characters, and half its lines, are running text, or it is tiny."""
    if len(lines) <= _TINY:
        return 0.0
    sizes = np.array([*map(len, lines)])
    prose = looked.prose & (np.array(looked.own) != "boilerplate")
    article = sizes[prose].sum() > _ARTICLE_SHARE * sizes.sum() and 2 * prose.sum() >= len(lines)
    return _ARTICLE_BAR if article else _BAR


def _with_neighbours(content: Flags, likely: Flags) -> Flags:
    """Running text beside content is content at a lower bar: the last sentence of an article is often short."""
    beside = np.zeros_like(content)
    beside[1:] |= content[:-1]
    beside[:-1] |= content[1:]
    return np.asarray(content | (beside & likely))


def kinds_of(lines: list[str], content: list[bool], own: list[str]) -> list[str]:
    """Settle the kinds: ``own`` is what each line's signs say ("" for nothing), ``content`` what its score says."""
    kinds = [
        sign or _plain(line) if sign or inside else "boilerplate"
        for line, inside, sign in zip(lines, content, own, strict=True)
    ]
    last = max((i for i, kind in enumerate(kinds) if kind == "paragraph"), default=-1)
    for i, line in enumerate(lines):
        if line[0] in _DASHES and POST_SIGNATURE.fullmatch(line):
            _mark_post(i, lines, kinds)
        elif i and _is_doubled(i, lines, kinds):
            kinds[i - 1 : i + 1] = ["caption", "caption"]
        elif kinds[i] == "label":
            kinds[i] = _placed(i, kinds, last)
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


def _placed(i: int, kinds: list[str], last: int) -> str:
    """Place a label: a heading stands before content, one of a run of labels is an item, after the end is furniture."""
    if last < 0:
        return "paragraph"
    if i > last:
        return "boilerplate"
    following = next((k for k in kinds[i + 1 :] if k not in {"caption", "embed", "boilerplate"}), "")
    return "heading" if following else "boilerplate"


def _duplicates(lines: list[str], parts: list[Part]) -> list[Part]:
    """Mark a line that says again what another said, and a dek that is the next paragraph cut off."""
    seen = {lines[i]: i for i in reversed(range(len(lines))) if parts[i].kind == "title"}
    marked = list(parts)
    for i, line in enumerate(lines):
        first = seen.setdefault(line, i)
        if first != i and len(line) > _CHANCE:
            kind = "boilerplate" if parts[first].kind == "title" else parts[i].kind
            marked[i] = replace(parts[i], duplicate=True, kind=kind)
        stem = _CUT_OFF.sub("", line) if line.endswith(("...", "…", "]")) else line
        cut_off = stem != line and len(stem) > _CHANCE and i + 1 < len(lines)
        if cut_off and 0 <= lines[i + 1].find(stem) < _DATELINE_LENGTH:
            marked[i] = replace(parts[i], kind="dek", duplicate=True)
    return marked


def _split_dateline(text: str, part: Part) -> tuple[Part, ...]:
    """Give "KIEV (Reuters) -" before the first words of a paragraph a block of its own."""
    match = DATELINE.match(text, part.start, part.end) if part.kind == "paragraph" and not part.duplicate else None
    if match is None or not (match["place"] or match["agency"]) or match.end() >= part.end:
        return (part,)
    end = part.start + len(match.group().rstrip())
    return (replace(part, kind="dateline", end=end), replace(part, start=match.end()))
