"""What kind of page it is: an article, a live blog, a list of links, a stub before a wall, a wall, or an error page."""

import re
from dataclasses import replace
from itertools import pairwise

from consilience.stages.clean.parts import Part
from consilience.stages.clean.phrases import DATE_LINE
from consilience.stages.clean.walls import (
    CLOCK_LINE,
    CONSENT,
    ERROR,
    ERROR_INSIDE,
    LISTING,
    LIVE,
    PAYWALL,
    READ_ON,
    walls_among,
)

_LABEL, _STOPS, _MANY = 80, '.,;:!?"”»', 40  # what is shorter and stops at nothing is a label; a list has many
_SHORT, _STUB = 400, 1200  # characters of content: less than an article has, less than a stub's teaser has
_CLOCKS, _CLOCK = 4, 45  # clocks that a live blog has, and characters of a line that may be one
_HAS_CLOCK = re.compile(r"\d[:.h]\d\d")
_TEASERS = 5  # links to read on that a list has


def form_of(title: str, text: str, parts: tuple[Part, ...], stated: str = "") -> str:
    """Name the form, from the headline, the amount of content, what short lines say, and what the page states."""
    lines = [(p, text[p.start : p.end]) for p in parts if not p.duplicate]
    sold = walls_among([(line, p.kind) for p, line in lines])
    walls = [line for (_, line), is_wall in zip(lines, sold, strict=True) if is_wall]
    content = [line for p, line in lines if p.kind in {"paragraph", "embed"} and line not in walls]
    size = sum(map(len, content))
    if size < _SHORT and (ERROR.search(title or text[:200]) or any(map(ERROR_INSIDE.search, content))):
        return "error"
    if _is_sold(size, _behind(lines, walls), stated):
        return "stub" if size else "wall"
    if size < _SHORT // 2 and any(map(CONSENT.search, walls)):  # an article may stand beside what asks for consent
        return "wall"
    if stated == "liveblog" or (LIVE.search(title) and sum(_is_clock(line) for _, line in lines) >= _CLOCKS):
        return "liveblog"
    return "linklist" if _is_list(title, content, lines) else "article"


def without_walls(text: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Call the walls of a stub furniture."""
    walls = walls_among([(text[p.start : p.end], p.kind) for p in parts])
    return tuple(replace(p, kind="boilerplate") if wall else p for p, wall in zip(parts, walls, strict=True))


def _behind(lines: list[tuple[Part, str]], walls: list[str]) -> list[str]:
    """The walls behind the beginning of the content: above it they are those of the site's head."""
    first = next((p.start for p, line in lines if p.kind == "paragraph" and line not in walls), 0)
    return [line for p, line in lines if p.start > first and line in walls] if first else walls


def _is_sold(size: int, behind: list[str], stated: str) -> bool:
    """Tell a teaser before a wall."""
    return size < _STUB and (stated == "stub" or any(map(PAYWALL.search, behind)))


def _is_clock(line: str) -> bool:
    return len(line) < _CLOCK and (
        CLOCK_LINE.fullmatch(line) is not None
        or (DATE_LINE.fullmatch(line) is not None and _HAS_CLOCK.search(line) is not None)
    )


def _is_list(title: str, content: list[str], lines: list[tuple[Part, str]]) -> bool:
    """Tell a page of links or teasers: little text that is not cut short, or many links to read on."""
    furniture = sum(p.kind == "boilerplate" for p, _ in lines)
    running = sum(len(line) for line in content if _runs(line))
    teasers = sum(
        above.kind == "paragraph" and READ_ON.fullmatch(line) is not None for (above, _), (_, line) in pairwise(lines)
    )
    labels = running < _SHORT // 2 and len(content) + furniture > _MANY
    return labels or LISTING.fullmatch(title) is not None or (teasers >= _TEASERS and 2 * teasers >= len(content))


def _runs(line: str) -> bool:
    return not line.endswith(("…", "...")) and (len(line) > _LABEL or line[-1] in _STOPS)
