"""Which lines of a flattened text may be its headline, and what speaks for and against each.

``training.headline`` teaches how much each sign weighs.
"""

import re
from collections import Counter

from consilience.stages.clean.phrases import is_furniture, tells_when, template_signs

Signs = dict[str, float]

_REACH = 60  # lines above the body in which a headline is looked for: byline, date, share bar and contents come between
_LEAD = 12  # paragraphs whose words a headline is compared with
_NOTICES = 3  # paragraphs above which a headline is looked for: a notice may stand above it
_LONG_LINE, _TITLE_LENGTH, _LONG_TITLE = 80, 220, 100  # characters
_SPOKEN, _MANY_SPOKEN = 0.3, 6  # share and number of the words that the body speaks of
_TRAIL = re.compile(r" [>»/›▸▶→] .* [>»/›▸▶→] ")  # the way down from the home page
_PARTED = re.compile(r"[|»]| / ")
_ITEM = re.compile(r"[•·*▪‣◦–-] ")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LITTLE = 5  # lines above the body of an article that comes without its page
_LABEL = 3  # words: a line of fewer above a headline names a section
_SIGNED = frozenset({"byline", "dateline"})


class Candidates:
    """The lines above the first paragraphs, those that may be the headline at ``places``."""

    def __init__(self, lines: list[str], kinds: list[str]) -> None:
        self._lines, self._kinds = lines, kinds
        prose = [i for i, kind in enumerate(kinds) if kind == "paragraph"]
        long = [i for i in prose if len(lines[i]) > _LONG_LINE] or prose[:1] or [0]
        self._body, end = long[0], long[:_NOTICES][-1]
        first = max(0, self._body - _REACH)
        self._known = {word for i in prose[:_LEAD] for word in LONG_WORD.findall(lines[i].lower())}
        self._when = {i: tells_when(lines[i]) for i in range(first, min(len(lines), end + 4))}
        above = (i for i in range(first, end) if i < self._body or self._signed(i))  # a notice is no body yet
        self.places = [i for i in above if not self._when[i] and _may_be_headline(lines[i])]
        self._spoken = {i: self._spoken_of(lines[i]) for i in self.places}
        self._times = Counter(lines)

    def signs(self, i: int) -> Signs:
        """What speaks for and against the line at a place."""
        return {**self._words(i), **_wording(self._lines[i]), **self._place(i), **self._above(i), **self._below(i)}

    def _signed(self, i: int) -> bool:
        """Whether a date or a byline stands close below."""
        marked = not _SIGNED.isdisjoint(self._kinds[i + 1 : i + 4])
        return marked or any(self._when.get(k, False) for k in (i + 1, i + 2, i + 3))

    def _spoken_of(self, line: str) -> tuple[int, float]:
        """How many of the line's words the body speaks of, and which share."""
        words = LONG_WORD.findall(line.lower())
        spoken = sum(map(self._known.__contains__, words))
        return spoken, spoken / (len(words) + 1)

    def _words(self, i: int) -> Signs:
        spoken, share = self._spoken[i]
        times = min(spoken, _MANY_SPOKEN) / _MANY_SPOKEN
        return {
            "share spoken of": share,
            "times spoken of": times,
            "not spoken of": not spoken,
            "stands again": self._times[self._lines[i]] > 1,
        }

    def _place(self, i: int) -> Signs:
        kind = self._kinds[i]
        return {
            "told otherwise": kind in _SIGNED or kind == "caption",
            "heading": kind == "heading" and i > 0,
            "furniture": kind == "boilerplate",
            "paragraph": kind == "paragraph",
            "first": i == 0,
            "opens": i == 0 and self._body < _LITTLE,
            "distance": abs(self._body - i) ** 0.5,
            "leads body": i + 1 == self._body,
            "in body": i > self._body,
        }

    def _above(self, i: int) -> Signs:
        """What the lines above say of the line: the way down from the home page, or a list, may have named it."""
        line, lines, n = self._lines[i], self._lines[max(0, i - 4) : i], max(0, i - 1)
        above = lines[-1] if lines else ""
        return {
            "named above": any(a != line and a.endswith(line) for a in lines),
            "signed above": bool(lines) and (self._when.get(n, False) or self._kinds[n] in _SIGNED),
            "under a label": bool(lines) and above.count(" ") < _LABEL,
            "under prose": bool(lines) and self._kinds[n] == "paragraph",
            "under one spoken of": self._spoken.get(i - 1, (0, 0.0))[1] > _SPOKEN,
            "under a shorter one": i - 1 in self._spoken and len(above) < len(line),
        }

    def _below(self, i: int) -> Signs:
        """What the lines below say of it: a date or a byline signs it, the way down may name it."""
        line = self._lines[i]
        return {
            "marked below": not _SIGNED.isdisjoint(self._kinds[i + 1 : i + 4]),
            "signed": self._signed(i),
            "signed next": self._when.get(i + 1, False),
            "ends one below": any(line != below and line.endswith(below) for below in self._lines[i + 1 : i + 3]),
            "above one spoken of": self._spoken.get(i + 1, (0, 0.0))[1],
        }


def _wording(line: str) -> Signs:
    words = line.split(" ")
    count, capitals = len(words), sum(word[:1].isupper() for word in words) / len(words)
    return {
        "there": 1.0,
        "one word": count == 1,
        "two words": count == 2,
        "three words": count == 3,
        "four or five words": 4 <= count <= 5,
        "six to fourteen words": 6 <= count <= 14,
        "over 22 words": count > 22,
        "long": len(line) > _LONG_TITLE,
        "capitals": capitals,
        "sentence": capitals < 0.5 and count > 5,
        "shouted": line.isupper(),
        "begins small": line[:1].islower(),
        "begins with a sign": not line[:1].isalnum(),
        "question": line.endswith("?"),
        "parted": _PARTED.search(line) is not None,
        "colon": ": " in line,
        "year": _YEAR.search(line) is not None,
    }


def _may_be_headline(line: str) -> bool:
    """Rule out what no headline is."""
    ends = line.endswith((".", ":", ";", ",")) and not line.endswith(("...", "U.S.", "U.K.", "U.N."))
    if ends or not 8 <= len(line) <= _TITLE_LENGTH:
        return False
    return not _TRAIL.search(line) and not _ITEM.match(line) and not template_signs(line) and not is_furniture(line)
