"""Words that are one word to a reader: abbreviations and their expansions, a country and its people, one or many."""

import re
from functools import lru_cache

from consilience import gazetteer
from consilience.text import fold, stem, word_set

_EMPTY = word_set("a an the this that these those its his her their our of and")
_MARKS = re.compile(r"(?<=\b[^\W\d])\.|(?<=\w{3})-(?=\w)")  # those of "U.S." and "health-care"
_WORD = re.compile(r"\d[\d.,]*\d|[^\W_]+")
_GENITIVE = re.compile(r"['’]s\b")
_IN_FULL = {
    "adm": "admiral", "capt": "captain", "co": "county", "col": "colonel", "covid": "coronavirus",
    "covid19": "coronavirus", "dept": "department", "eu": "european union", "ex": "former", "fm": "foreign minister",
    "dem": "democrat", "ft": "fort", "gen": "general",
    "gop": "republican", "gov": "governor", "govt": "government", "lib": "liberal", "lt": "lieutenant", "maj": "major",
    "mt": "mount", "pct": "percent", "pm": "prime minister", "pres": "president", "prof": "professor",
    "rep": "representative", "sen": "senator", "sgt": "sergeant", "st": "saint", "uk": "united kingdom",
    "un": "united nations", "us": "united states",
}  # fmt: skip


def read_alike(one: str, other: str) -> bool:
    """Whether two wordings differ in abbreviation, hyphens, articles, number, or a country's name for its people's."""
    return plain(one) == plain(other)


def in_full(text: str) -> list[str]:
    """The words of a text, folded, abbreviations written out."""
    words = _WORD.findall(_MARKS.sub("", _GENITIVE.sub("", fold(text))))
    return [part for word in words for part in _IN_FULL.get(word, word).split()]


@lru_cache(10_000)
def plain(text: str) -> str:
    """What is left of a wording when such differences are taken out."""
    return "".join(_country(name) for name in _pairs([word for word in in_full(text) if word not in _EMPTY]))


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
