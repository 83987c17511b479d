"""Whose words: from the words that name a speaker to the fullest name the article gives."""

from consilience.records import Mention
from consilience.stages.annotate.speech import words
from consilience.text import squeeze

PRONOUNS = words("he she they it i we who him her them this that")


class Speakers:
    """The mentions of one article, asked for the one that a speaker phrase stands for."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self._text = text
        self._mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._fullest: dict[str, Mention] = {}
        for m in self._mentions:
            best = self._fullest.get(m.chain)
            if m.form == "name" and (best is None or _fullness(m) > _fullness(best)):
                self._fullest[m.chain] = m

    def at(self, start: int, end: int, head: int) -> Mention | None:
        """The mention inside a phrase that covers its head word (offset), else the first one before a comma."""
        inside = [m for m in self._mentions if m.start < end and start < m.end]
        covering = [m for m in inside if m.start <= head < m.end]
        if covering:
            return max(covering, key=lambda m: (m.end - m.start, m.form == "name"))
        near = [m for m in inside if m.form == "name" and m.kind in {"person", "organization"} and m.start > head]
        return near[0] if near and "," not in self._text[head : near[0].start] else None

    def name(self, start: int, end: int, mention: Mention | None) -> str:
        """The fullest name of a mention's chain, else the words themselves."""
        if mention is not None:
            full = self._fullest.get(mention.chain)
            if full is not None:
                return full.name or squeeze(self._text[full.start : full.end])
            if mention.name:
                return mention.name
        words = squeeze(self._text[start:end])
        return "" if words.lower() in PRONOUNS else words


def _fullness(mention: Mention) -> tuple[int, int, float, int]:
    """More words first, then more letters; the earliest wins."""
    name = mention.name
    return len(name.split()), len(name), mention.score, -mention.start
