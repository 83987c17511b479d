"""The headline of a flattened text: the first line of an article, or the line of a page that leads its body."""

from collections import Counter

_TITLE_LENGTH = 220
_REACH = 14  # lines above the body in which a headline is looked for: byline, date, share bar and picture come between


def find_headline(lines: list[str], kinds: list[str]) -> int | None:
    """Say which line is the headline, or None where the text begins without one."""
    body = next((i for i, kind in enumerate(kinds) if kind == "paragraph" and len(lines[i]) > 80), None)
    if body is None:
        body = next((i for i, kind in enumerate(kinds) if kind == "paragraph"), None)
    if body is None or len(lines) < 2:
        return None
    counts = Counter(lines)
    places = [i for i in range(max(0, body - _REACH), body) if _may_be(lines[i])]
    best = max(places, key=lambda i: (_weight(i, body, lines, kinds, counts), -i), default=None)
    return best if best is not None and _weight(best, body, lines, kinds, counts) > 0 else None


def _may_be(line: str) -> bool:
    ends = line.endswith((".", ":", ";", ",")) and not line.endswith(("...", "U.S.", "U.K.", "U.N."))
    return 8 <= len(line) <= _TITLE_LENGTH and not ends


def _weight(i: int, body: int, lines: list[str], kinds: list[str], counts: Counter[str]) -> float:
    """Weigh a candidate: its length, whether the page says it again, and how near the body it stands."""
    words = lines[i].count(" ") + 1
    again = counts[lines[i]] > 1 or any(
        lines[i] in other for other in lines if len(lines[i]) < len(other) < len(lines[i]) + 60
    )
    signs = {"byline": -3.0, "dateline": -3.0, "caption": -2.0, "boilerplate": -0.5}.get(kinds[i], 0.3)
    length = 1.0 if 4 <= words <= 25 else 0.3 if words > 2 else -0.6
    return length + 0.8 * again + signs - 0.06 * (body - i) + 0.6 * (i == 0)
