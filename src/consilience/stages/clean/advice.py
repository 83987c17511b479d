"""Where the reader is unsure of a page, a library is asked which of its blocks are the article's.

Trafilatura (Barbaresi 2021) goes by rules where the forests go by what they were taught, so that their errors differ.
It takes several times as long as all else that is done to a page, but few pages are unsure.
"""

import logging
import re

import numpy as np

from consilience.stages.clean.around import Floats

_UNSURE = 0.4  # wrong characters to be expected to one of content; .25 is as good on held-out sites, and asks more
_RUN = 4  # words
_MOST = 0.6  # of the runs of a block
_WORD = re.compile(r"\w+")


def is_unsure(scores: Floats, sizes: Floats) -> bool:
    """Tell a page on which many characters are nearly as likely content as not, or none is likely to be."""
    return bool(np.minimum(scores, 1 - scores) @ sizes > _UNSURE * (scores @ sizes))


def advised(html: str, lines: list[str]) -> list[bool]:
    """Which blocks the library takes for the article's; none where it finds no article."""
    import trafilatura  # noqa: PLC0415  start-up time

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without an article is nothing to report
    return found_in(trafilatura.extract(html, include_comments=False) or "", lines)


def found_in(text: str, lines: list[str]) -> list[bool]:
    """Which lines stand in a text: most of their runs of four words do, or they, if shorter, are a line of it."""
    words = _words(text)
    runs, whole = {*_runs(words)}, {tuple(_words(line)) for line in text.split("\n")}
    return [_stands(_words(line), runs, whole) for line in lines]


def _stands(words: list[str], runs: set[tuple[str, ...]], whole: set[tuple[str, ...]]) -> bool:
    if len(words) <= _RUN:
        return bool(words) and tuple(words) in whole
    own = _runs(words)
    return sum(run in runs for run in own) > _MOST * len(own)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)]
