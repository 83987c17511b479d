"""One account with all in it that tells about time, and how its words are compared and shown."""

import re
from dataclasses import dataclass
from datetime import date

from consilience.records import Article, Block, Quote, Sentence, StatedDate, TimeExpression
from consilience.text import fold, squeeze

WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones tell no event from another
_LETTERS = 5


@dataclass(frozen=True)
class Account:
    """The records of one article that tell about time, in the order of the text."""

    article: Article
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    stated: tuple[StatedDate, ...]
    times: tuple[TimeExpression, ...]
    posts: tuple[Quote, ...]

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.article_id

    def lead_end(self, sentences: int) -> int:
        """Where the first so many sentences end."""
        return self.sentences[min(sentences, len(self.sentences)) - 1].end if self.sentences else 0

    def words(self, time: TimeExpression) -> str:
        """An expression as it is written, on one line."""
        return squeeze(self.article.text[time.start : time.end])


def beginning(word: str) -> str:
    """The first letters of a word, folded: "Iraq" and "Iraqi", "announced" and "announcement" begin alike."""
    return fold(word)[:_LETTERS]


def spoken(day: date) -> str:
    """A day as readers write it."""
    return f"{day.day} {day:%B} {day.year}"
