"""Who is who under which spelling, and who said what."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from consilience.export.book import Book, Chip, Json, nearest
from consilience.text import fold, read_again, squeeze, stem, word_set

KINDS = {"person": "People", "organization": "Organisations", "place": "Places", "other": "Other names"}

_ARTICLE = re.compile(r"^(?:The|An?|His|Her|Its|Their|One|Some|Many)\b")
_UNNAMED = "somebody not named"
_NAMES_SOMEBODY = re.compile(r"[^\W\d_]{2}")
_NOBODY = re.compile(
    r"(?i)(?:(?:some|many|most|several|others?|they|he|she|it|one|both|all|few|people)$|(?:who|which|that|whose)\b)"
)
_THE = re.compile(r"^(?:the|an?)\s+")

# Words of speech that are followed by whom they are of, and not by what was said.
_OF_SOMEBODY = frozenset(map(stem, word_set("accuse blame condemn criticise criticize denounce praise")))


@dataclass(frozen=True)
class Person:
    """An entity: its best name, its roles, and which account spells it how."""

    name: str
    country: str
    roles: list[str]
    mentions: int
    spellings: list[tuple[str, list[Chip]]]  # the best name first
    known_id: str
    perhaps: list[str]  # names of entities that may be the same

    @property
    def accounts(self) -> int:
        """How many accounts name it."""
        return len({chip.account.n for _, chips in self.spellings for chip in chips})


@dataclass(frozen=True)
class Said:
    """One utterance, in every account that reports it."""

    words: str
    kind: str
    via: str
    date: str
    chips: list[Chip]


@dataclass(frozen=True)
class Speaker:
    """Somebody who is quoted."""

    name: str
    roles: list[str]
    said: list[Said]


def voices(book: Book, p: Json) -> list[str]:
    """On whose word a proposition is told, where no account says it itself: all whom they name, or where they differ
    whoever says the words that stand for it; nobody whom the words name. An outlet that cites itself says it itself.
    """
    told = [(c, _voice(book, c)) for c in p["claims"]]
    if not all(name for _, name in told):
        return []
    shown = nearest([c["citation"] for c, _ in told], p["text"])[0][1]
    one = p["status"] in {"corroborated", "single-origin"}
    named = {_THE.sub("", fold(name)): name for c, name in told if one or c["citation"] == shown}
    words = fold(p["text"])
    found = [name for bare, name in named.items() if bare.split()[-1] not in words]
    return [_ARTICLE.sub(lambda m: m.group().lower(), name) for name in found] if len(found) == len(named) else []


def _voice(book: Book, claim: Json) -> str:
    """Whom an account names for a claim, "" for itself."""
    who = claim["attribution"][0] if claim["attribution"] else ""
    name = f"the {book.name(who)}" if who in book.entity and book.name(who)[:1].islower() else book.name(who)
    if not name or fold(name) == fold(book.account[claim["citation"]["article"]].name):
        return ""
    return name if _NAMES_SOMEBODY.search(name) and not _NOBODY.match(name) else _UNNAMED


def people(book: Book, articles: set[str]) -> dict[str, list[Person]]:
    """Gather the entities that the articles name, by kind, the most widely named first."""
    found: dict[str, list[Person]] = {title: [] for title in KINDS.values()}
    for e in book.dossier["entities"]:
        mentions = [m for m in e["mentions"] if m["article"] in articles]
        if mentions:
            found[KINDS[e["kind"]]].append(_person(book, e, mentions))
    return {title: sorted(own, key=lambda p: (-p.accounts, -p.mentions, p.name)) for title, own in found.items() if own}


def _person(book: Book, e: Json, mentions: list[Json]) -> Person:
    names = {fold(squeeze(name)): name for name in [*e["aliases"], e["name"]]}
    forms: dict[str, dict[str, Json]] = defaultdict(dict)
    for m in sorted(mentions, key=lambda m: m["start"]):
        said = fold(squeeze(m["text"]))
        name = names.get(said) or names.get(_THE.sub("", said))
        if name:
            forms[name].setdefault(m["article"], m)
    if not forms:
        forms[e["name"]] = {m["article"]: m for m in reversed(mentions)}
    ordered = sorted(forms.items(), key=lambda f: (f[0] != e["name"], -len(f[1]), f[0]))
    spellings = [(name, book.chips(cites.values())) for name, cites in ordered]
    perhaps = [book.entity[other]["name"] for other in e["perhaps_same"]]
    return Person(e["name"], e["country"], e["roles"], len(mentions), spellings, e["known_id"], perhaps)


def speakers(book: Book, articles: set[str]) -> list[Speaker]:
    """Gather what is quoted in the articles by speaker, the most quoted first; unknown speakers close the list."""
    groups: dict[str, list[Json]] = defaultdict(list)
    for q in book.dossier["quotes"]:
        if q["utterances"][0]["article"] in articles:
            groups[q["speaker"] or fold(q["speaker_text"])].append(q)
    ordered = sorted(groups.items(), key=lambda g: (not g[0], -len(g[1]), g[0]))
    return [_speaker(book, key, quotes) for key, quotes in ordered]


def _speaker(book: Book, key: str, quotes: list[Json]) -> Speaker:
    entity = book.entity.get(key)
    texts = Counter(q["speaker_text"] for q in quotes if q["speaker_text"])
    name = entity["name"] if entity else texts.most_common(1)[0][0] if texts else "Speaker not named"
    return Speaker(name, entity["roles"] if entity else [], _said(book, quotes))


def _said(book: Book, quotes: Iterable[Json]) -> list[Said]:
    same: dict[str, list[Json]] = defaultdict(list)
    for q in sorted(quotes, key=lambda q: (book.account[q["utterances"][0]["article"]].n, q["utterances"][0]["start"])):
        same["".join(c for u in q["utterances"] for c in fold(u["text"]) if c.isalnum())].append(q)
    found = [_utterance(book, own) for own in same.values()]
    return sorted(found, key=lambda s: (-len(s.chips), s.kind == "indirect"))


def _utterance(book: Book, quotes: list[Json]) -> Said:
    first = quotes[0]
    words = " … ".join(squeeze(read_again(u["text"])) for u in first["utterances"])
    if first["kind"] in {"indirect", "mixed"} and first["cue"] and stem(first["cue"]["text"].lower()) in _OF_SOMEBODY:
        words = f"{first['cue']['text']} {words}"  # "the council of delay" is told with its "accused"
    chips = book.chips(q["utterances"][0] for q in quotes)
    via = ", ".join(dict.fromkeys(v for q in quotes for v in q["via"]))
    date = next((q["date"] for q in quotes if q["date"]), "")
    return Said(words.rstrip(","), first["kind"], via, date, chips)
