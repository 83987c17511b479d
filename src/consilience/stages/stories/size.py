"""Know how large the collection is without counting it anew: shelf by shelf, and no further than it matters."""

import math
from collections.abc import Iterator

from consilience.records import Collection, Entry, Tally

FULL = 16  # articles of a full shelf: 4,096 shelves of two each make LARGE, so that none is full below it
SMALL = 2_000  # a collection of up to so many articles is one part: every article is compared with every other
USUAL = 1_500  # articles of the largest collection the weights were learned on; beyond it a pair is likelier by chance
LARGE = 8_000  # the largest collection in which that was seen to hold; not carried on beyond it


def count(entries: list[Entry]) -> Iterator[Tally]:
    """Count the articles of one shelf."""
    if entries:
        yield Tally(shelf=entries[0].shelf, articles=min(len(entries), FULL))


def weigh(tallies: list[Tally]) -> Iterator[Collection]:
    """Say what the size of the collection means."""
    articles = sum(tally.articles for tally in tallies)
    yield Collection(whole=articles <= SMALL, prior=_prior(articles))


def _prior(articles: int) -> float:
    """The prior odds of a pair fall as the collection grows: two steps each time it doubles, so seldom."""
    doubled = math.log2(max(min(articles, LARGE), USUAL) / USUAL)
    return -math.floor(2 * doubled) / 2 * math.log(2)


def prior(collections: list[Collection]) -> float:
    """Log odds to add for any pair, where the size of the collection is known."""
    return min((collection.prior for collection in collections), default=0.0)


def is_small(collections: list[Collection]) -> bool:
    """Say whether every article is compared with every other."""
    return any(collection.whole for collection in collections)
