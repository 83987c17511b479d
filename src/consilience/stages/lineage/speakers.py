"""Whom a speaker's words name: a key under which one speaker is known in all accounts."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from consilience.stages.lineage.agencies import capitalised
from consilience.text import fold, word_set, words

_ARTICLES = {"the", "a", "an", "this", "that", "one", "two", "some", "many"}
_BODIES = word_set(
    "agency alliance army association authority board brigade bureau center centre church coalition command "
    "commission committee company congress corporation council court department directorate force forces foundation "
    "front fund government group guard house institute league ministry mission movement navy office organisation "
    "organization parliament party police post press radio senate service society state times television tv union "
    "university"
)  # the last word of many names: it alone names nobody
# where what a name stands beside begins, but for what is of a body: "the Ministry of Health"
_BELONGS = re.compile(r"\s(?:in|at|with|for|from|on|by|to|near|who|whose|attributed|of(?! (?:the )?[A-Z]))\s")
SPELLING = 85.0  # likeness (0..100) from which two surnames are spellings of one: damaged text, other transcriptions


def speaker(name: str) -> str:
    """Who a speaker's words name: a surname, the whole name of a body, or who of what ("israeli source").

    Only the head of a description counts, or a name beside it: "an official with Eurocontrol" is not Eurocontrol.
    A description without a name is nobody in particular.
    """
    first, *others = name.split(",")
    head = _BELONGS.split(first)[0]
    asides = [x for x in others if len(_names(x)) == len(words(x))]
    alone = head != first and len(words(head)) == 1  # "Relatives of 16 men": what opens a text has a capital anyway
    heads = asides if alone else [head, *asides] if _names(head.partition(" of ")[0]) else [*asides, head]
    return next(filter(None, map(_key, heads)), "")


def _key(head: str) -> str:
    own = [fold(w).removesuffix("'s") for w in _names(head)]
    if own and own[-1] not in _BODIES:
        last = head.partition(" of ")[0].rsplit(maxsplit=1)[-1]  # "the president of Norland" is not Norland
        own = own[-1:] if not last.islower() else [*own, fold(last)]
    return " ".join(own)


def _names(description: str) -> list[str]:
    return capitalised(description, _ARTICLES)


def spelt(key: str, known: Iterable[str]) -> str:
    """The known key of which this is a spelling, else the key itself."""
    found = process.extractOne(key, sorted(known), scorer=fuzz.ratio, score_cutoff=SPELLING)
    return found[0] if found else key
