"""What a page's data block says of the article, where a scrape left it among the lines (JSON-LD of schema.org)."""

import json
import re
from collections.abc import Iterator

from consilience.stages.clean.authors import names_in
from consilience.stages.clean.dates import iso
from consilience.stages.clean.parts import About, Dated
from consilience.text import fold, squeeze

_SIGN = '"@type"'
_ARTICLE = re.compile(r'"@type"\s*:\s*\[?\s*"(?:\w*Article|BlogPosting|Report)"')
_STRING = r'"((?:[^"\\]|\\.)*)"'
_HEADLINE = re.compile(rf'"headline"\s*:\s*{_STRING}')
_DATES = tuple((role, re.compile(rf'"{key}"\s*:\s*{_STRING}'))
               for role, key in (("published", "datePublished"), ("updated", "dateModified")))  # fmt: skip
_LISTS = '"ItemList"'  # of other articles
_AUTHOR = re.compile(r'"author"\s*:\s*(?:\[(?P<several>[^\]]*)\]|(?P<one>\{[^{}]*\}))')
_MAKER = re.compile(rf'\{{[^{{}}]*?"name"\s*:\s*{_STRING}[^{{}}]*\}}')


def about_left(text: str) -> About:
    """Read the first block of data about an article; a headline counts where a line of the text reads the same.

    Scrapes cut such blocks short, so that fields are sought one by one and the whole is never parsed.
    """
    if _SIGN not in text:
        return About()
    lines = text.split("\n")
    data = next(filter(_is_of_article, lines), "")
    headline = _field(_HEADLINE, data)
    shown = bool(headline) and fold(headline) in {fold(squeeze(line)) for line in lines}
    authors, organisations = _makers(data)
    return About(headline if shown else "", authors, organisations, dates=tuple(_dates(data)))


def _is_of_article(line: str) -> bool:
    return line.lstrip()[:1] in {"{", "["} and _ARTICLE.search(line) is not None and _LISTS not in line


def _field(pattern: re.Pattern[str], data: str) -> str:
    found = pattern.search(data)
    return _plain(found[1]) if found else ""


def _plain(value: str) -> str:
    """Undo the escapes of JSON."""
    try:
        return squeeze(str(json.loads(f'"{value}"', strict=False)))
    except ValueError:
        return ""


def _makers(data: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people and the organisations that are named as authors."""
    found = _AUTHOR.search(data)
    makers = [*_MAKER.finditer(found["several"] or found["one"] or "")] if found else []
    named = [("Organization" in m.group(), name) for m in makers for name in names_in(_plain(m[1]))]
    people, organisations = ([name for of, name in named if of is group] for group in (False, True))
    return tuple(people), tuple(organisations)


def _dates(data: str) -> Iterator[Dated]:
    for role, pattern in _DATES:
        stated = _field(pattern, data)
        if value := iso(stated):
            yield Dated(role, value, "metadata", stated)
