"""What the accounts say somebody is: each office once, in its clearest words, the most frequent first."""

import re
from collections import Counter, defaultdict

from consilience import gazetteer
from consilience.stages.entities.locals import HONORIFICS, Local
from consilience.text import fold, word_set

_HYPHEN, _GENITIVE = re.compile(r"\s*-\s*(?=\w)"), re.compile(r"\s+(?=['’]s\b)")
_WORD = re.compile(r"[^\W_]+")
_WORDY = 12  # words of a role; a longer one has run into the next sentence
_FAR = 3  # how much more often a plain office must be said than any fuller one to be told beside it
_CODE = 2  # letters of a country's code
_SHOUT = 5  # letters from which a word in capitals is that of a dateline and no acronym: "WASHINGTON President"
_SMALL = word_set("of the a an and for in at s")
# What says nothing alone: whose office it was, when, and how somebody is addressed.
_NO_OFFICE = HONORIFICS | word_set(
    "lord lady former then ex late current acting new old newly own first last next other"
)
_IN_FULL = {"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "lt": "lieutenant",
            "col": "colonel", "maj": "major", "capt": "captain", "sgt": "sergeant", "defense": "defence",
            "labor": "labour", "spokeswoman": "spokesman", "spokesperson": "spokesman"}  # fmt: skip


def roles_of(group: list[Local]) -> tuple[str, ...]:
    """List the offices of an entity; what a fuller one says anyway is left out."""
    said: dict[frozenset[str], Counter[str]] = defaultdict(Counter)
    for local in group:
        for m in local.mentions:
            for role in filter(None, map(_clean, m.role.split(";"))):
                said[_office(role)][role] += 1
    counts = {office: wordings.total() for office, wordings in said.items()}
    ranked = sorted(said, key=lambda office: (-counts[office], -len(office), sorted(office)))
    return tuple(_clearest(said[one]) for one in ranked if not any(_says_more(other, one, counts) for other in ranked))


def _says_more(fuller: frozenset[str], office: frozenset[str], counts: dict[frozenset[str], int]) -> bool:
    """Whether one office is another told in full: with its country, or with more and not much more rarely."""
    of_country = all(len(w) == _CODE and w.isupper() for w in fuller - office)
    return office < fuller and (of_country or counts[office] <= _FAR * counts[fuller])


def _clearest(wordings: Counter[str]) -> str:
    """The most frequent wording, of equals the one with the fewest abbreviations; no abbreviation alone."""
    best = max(sorted(wordings), key=lambda r: (wordings[r], -r.count("."), len(r)))
    return _IN_FULL[_plain(best)].title() if _plain(best) in _IN_FULL else best


def _office(role: str) -> frozenset[str]:
    """The words of a role in full, countries as their codes, so that "US senator" and "American Sen." are one."""
    cut = (w for w in _WORD.findall(fold(role.replace("U.S.", "US").replace("U.N.", "UN"))) if w not in _SMALL)
    known = gazetteer.demonyms() | gazetteer.countries()
    return frozenset(known.get(w) or _IN_FULL.get(w, w) for w in cut) or frozenset([fold(role)])


def _clean(text: str) -> str:
    """A role without forms of address and datelines, its marks where they belong; "" where nothing is left."""
    cut = _GENITIVE.sub("", _HYPHEN.sub("-", text)).split()
    while cut and (_plain(cut[0]) in HONORIFICS | {"a", "an", "the"} or (cut[0].isupper() and len(cut[0]) > _SHOUT)):
        cut = cut[1:]
    while cut[1:] and _plain(cut[-1]) in HONORIFICS | {"lord", "lady"}:
        cut = cut[:-1]
    says = any(_plain(w) not in _NO_OFFICE for w in cut)
    return " ".join(cut) if says and len(cut) <= _WORDY else ""


def _plain(word: str) -> str:
    return fold(word).strip(".")
