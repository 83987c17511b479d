"""Whose words: from the words that name a speaker to the fullest name the article gives."""

import re
from collections.abc import Iterable

from consilience.records import Mention
from consilience.text import squeeze, word_set

APPOSED = 6  # words from a description's head word to the name: "leader, the retired Colonel Jo Doe"
_CLAUSE = re.compile(r",? (?:who|which|that|whose)\b.*$")  # what is told about a speaker beside the description
_BREAK = re.compile(r"[.;:()“”\"]|\b(?:of|and|for|to|who|at|in|from|by)\b")
BODIES = frozenset(
    f"the {noun}" for noun in word_set("group movement militia organisation organization company firm party")
)
PERSONAL = word_set("he she him her his who i")
_ONE_PERSON = frozenset(["he", "she"])
# a calling that stands for who spoke last: "the lawyer said"; an office ("the minister") may be anybody's
_CALLINGS = frozenset(
    f"the {noun}"
    for noun in word_set(
        """
        spokesman spokeswoman spokesperson lawyer attorney solicitor barrister professor analyst expert activist
        researcher scientist historian economist author novelist actor actress singer commentator columnist campaigner
        """
    )
)
_PAPERS = re.compile(r"(?:the|a|its|their)(?: [a-z]+)? (?:statement|message|letter|tweet|post|email|release)")
_HIS, _HERS = word_set("he him his"), word_set("she her hers")
_NOT_LONG = 900  # characters over which a pronoun goes on with who spoke last
PRONOUNS = PERSONAL | word_set("they it we them their its this that which")


class Speakers:
    """The mentions of one article, asked for the one that a speaker phrase stands for."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self._text = text
        self._mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._last: dict[bool, tuple[str, Mention | None]] = {}  # of persons, of others
        self._since = 0  # where the last person is said to speak
        self._beyond: list[tuple[int, int]] = []  # what was said, and the sentence it was said in: it names no speaker
        self._fullest: dict[str, Mention] = {}
        for m in self._mentions:
            best = self._fullest.get(m.chain)
            if m.form == "name" and (best is None or _fullness(m) > _fullness(best)):
                self._fullest[m.chain] = m

    def at(self, start: int, end: int, head: int) -> Mention | None:
        """The mention that a phrase stands for: the name beside its head word (offset), else what covers that word."""
        inside = [m for m in self._mentions if m.start < end and start < m.end]
        covering = [m for m in inside if m.start <= head < m.end]
        named = (
            [m for m in covering if m.form == "name"]
            or [m for m in inside if self._apposed(head, m)]
            or [m for m in inside if self._closes(head, end, m)]
        )
        if named:
            return max(named, key=lambda m: (m.end - m.start, -m.start))
        return max(covering, key=lambda m: (m.end - m.start, m.mention_id), default=None)

    def _apposed(self, head: int, m: Mention) -> bool:
        """Whether a person's name follows a description: "the minister, Jo Doe", "spokeswoman Jo Doe"."""
        between = self._text[head : m.start]
        return (
            m.form == "name"
            and m.kind == "person"
            and m.start > head
            and len(between.split()) <= APPOSED
            and between.count(",") <= 1
            and not _BREAK.search(between)
        )

    def _closes(self, head: int, end: int, m: Mention) -> bool:
        """Whether a phrase that tells of one person ends in the name: "a spokesman for the union, Jo Doe"."""
        person = m.kind == "person" and m.form == "name" and m.end >= len(self._text[:end].rstrip(" ,"))
        beside = self._text[head : m.start].rstrip().endswith(",")
        others = any(o.kind == "person" and head < o.start < m.start for o in self._mentions)
        return person and beside and not others

    def name(self, start: int, end: int, mention: Mention | None) -> tuple[str, Mention | None]:
        """The fullest name of a mention's chain, for a pronoun that points nowhere who spoke last, else the words."""
        own = squeeze(self._text[start:end])
        spoke = self._last.get(False)
        again = self._again(start)
        if again is not None and (self._fits(own.lower(), again[1]) or self._is_calling(own, mention)):
            return again
        full = self._fullest.get(mention.chain) if mention is not None else None
        if full is None and spoke is not None and spoke[1] is not None and _is_a_body_s(own.lower()):
            return spoke  # "the group said", "the statement said": the one that spoke last
        if full is not None:
            return full.name or squeeze(self._text[full.start : full.end]), mention
        if mention is not None and mention.name:
            return mention.name, mention
        if own.lower() in PRONOUNS:
            return self._last.get(own.lower() in PERSONAL, ("", mention))
        return _CLAUSE.sub("", own).rstrip(" ,;:–—-"), mention

    def _fits(self, pronoun: str, spoke: Mention | None) -> bool:
        """Whether "he" or "she" may be who spoke last: the article does not call that person the other more often."""
        if pronoun not in _ONE_PERSON or spoke is None:
            return False
        chain = [self._text[m.start : m.end].lower() for m in self._mentions if m.chain == spoke.chain]
        his, hers = (sum(words in sort for words in chain) for sort in (_HIS, _HERS))
        return his >= hers if pronoun == "he" else hers >= his

    def _is_calling(self, own: str, mention: Mention | None) -> bool:
        """Whether the words only say what the speaker does, and are known to mean nobody else."""
        return own.lower() in _CALLINGS and (mention is None or mention.chain not in self._fullest)

    def _again(self, start: int) -> tuple[str, Mention | None] | None:
        """Who spoke last, for "he" where nobody else was named since; None where somebody was."""
        name, spoke = self._last.get(True, ("", None))
        if spoke is None or start - self._since > _NOT_LONG:
            return None
        since = (m for m in self._mentions if self._since < m.start < start and m.kind == "person" and m.form == "name")
        named = any(m.chain != spoke.chain and not any(a <= m.start < b for a, b in self._beyond) for m in since)
        return None if named else (name, spoke)

    def told(self, spans: Iterable[tuple[int, int]]) -> None:
        """Remember where others than speakers are named: of whom it is told, or to whom, does not take the floor."""
        self._beyond.extend(spans)

    def heard(self, start: int | None, name: str, mention_id: str) -> None:
        """Remember who spoke, for the pronouns that follow."""
        mention = next((m for m in self._mentions if m.mention_id == mention_id), None)
        if name and start is not None:
            person = mention is not None and mention.kind == "person"
            self._last[person] = (name, mention)
            self._since = start if person else self._since


def _is_a_body_s(words: str) -> bool:
    return words in BODIES or _PAPERS.fullmatch(words) is not None


def _fullness(mention: Mention) -> tuple[int, int, float, int]:
    """More words first, then more letters; the earliest wins."""
    name = mention.name
    return len(name.split()), len(name), mention.score, -mention.start
