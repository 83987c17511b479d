"""Texts whose lines were broken at a width, as in mail and wire copy: their paragraphs are put together again."""

from itertools import pairwise

from consilience.text import squeeze

Spans = list[tuple[int, int]]

_WIDEST, _FEWEST = 120, 5  # characters of a line broken at a width, and lines that must be broken to tell
_SHARE = 0.8  # of the lines that another follows at once: as many had no room for its first word


def unwrapped(text: str, spans: Spans, lines: list[str]) -> tuple[Spans, list[str]]:
    """Join lines that were broken at a width, up to the next blank line; other texts stay as they are."""
    follows = [text.count("\n", end, start) < 2 for (_, end), (start, _) in pairwise(spans)]
    broken = [] if all(follows) else _broken(lines, follows)
    if not any(broken):
        return spans, lines
    joined: Spans = []
    for (start, end), within in zip(spans, [False, *broken], strict=True):
        joined.append((joined.pop()[0] if within else start, end))
    return joined, [squeeze(text[start:end]) for start, end in joined]


def _broken(lines: list[str], follows: list[bool]) -> list[bool]:
    """Which lines go on in the next: nearly all that another follows at once had no room for its first word.

    Lines of less than half the width, as in menus, tell nothing.
    """
    beside = [
        (line, after) if at_once else ("", "") for (line, after), at_once in zip(pairwise(lines), follows, strict=True)
    ]
    width = max(len(line) for pair in beside for line in pair)
    full = [bool(line) and len(line) + 1 + len(after.split()[0]) > width for line, after in beside]
    telling = sum(2 * len(line) >= width for line, _ in beside)
    return full if width <= _WIDEST and sum(full) >= max(_FEWEST, _SHARE * telling) else []
