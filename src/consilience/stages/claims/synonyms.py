"""Words that are one word to a reader: abbreviations and their expansions, a country and its people, one or many."""

import re
from functools import lru_cache

from consilience import gazetteer
from consilience.text import fold, stem, word_set

_EMPTY = word_set("a an the this that these those its his her their our of and")
_MARKS = re.compile(r"(?<=\b[^\W\d])\.|(?<=\w{3})-(?=\w)")  # those of "U.S." and "health-care"
_WORD = re.compile(r"\d[\d.,]*\d|[^\W_]+")
_LONG = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "lt": "lieutenant",
    "col": "colonel", "sgt": "sergeant", "capt": "captain", "prof": "professor", "pres": "president", "ex": "former",
    "dept": "department", "govt": "government", "intl": "international", "pct": "percent", "covid": "coronavirus",
    "covid19": "coronavirus",
    "co": "county", "mt": "mount", "ft": "fort", "st": "saint",
}  # fmt: skip
_NAMED = {"un": "united nations", "eu": "european union", "uk": "united kingdom", "us": "united states"}


def read_alike(one: str, other: str) -> bool:
    """Whether two wordings differ in abbreviation, hyphens, articles, number, or a country's name for its people's."""
    return plain(one) == plain(other)


@lru_cache(10_000)
def plain(words: str) -> str:
    """What is left of a wording when such differences are taken out."""
    said = [_LONG.get(w, w) for w in _WORD.findall(_MARKS.sub("", fold(words))) if w not in _EMPTY and w != "s"]
    text = f" {' '.join(said)} "
    for short, long in _NAMED.items():
        text = text.replace(f" {short} ", f" {long} ")
    return "".join(_country(pair) for pair in _pairs(text.split()))


def _pairs(words: list[str]) -> list[str]:
    """The words, two of them as one where they name a country."""
    out: list[str] = []
    for word in words:
        if out and f"{out[-1]} {word}" in gazetteer.countries():
            out[-1] += f" {word}"
        else:
            out.append(word)
    return out


def _country(word: str) -> str:
    return gazetteer.demonyms().get(word) or gazetteer.countries().get(word) or stem(word)
