"""Choose the lines of a brief: the most that accounts share, said once, within a budget of words.

Budgeted maximum coverage of weighted concepts, greedy by gain a word (Khuller, Moss and Naor 1999; for news
summaries Gillick and Favre 2009). Concepts are propositions, and content words so that facts nobody repeats count too.
"""

import math
from collections import defaultdict
from collections.abc import Callable

from consilience.stages.brief.lines import Line

Concept = tuple[str, str]  # ("p", proposition) or ("w", word)

_COST = 0.4  # exponent of a line's words in its cost: 1 prefers crumbs, 0 prefers long lines
_WORDS = 0.35  # weight of words beside propositions
_CLEAR = 1.0  # how much clarity counts


def weights(lines: list[Line], salience: dict[str, float], outlets: dict[str, int]) -> dict[Concept, float]:
    """Weigh each concept: propositions by how many accounts report them, words by how many accounts lead with them."""
    out: dict[Concept, float] = {}
    accounts: dict[str, dict[str, float]] = defaultdict(dict)
    for line in lines:
        for word in line.terms:
            accounts[word][line.page.article.article_id] = max(
                accounts[word].get(line.page.article.article_id, 0.0), 0.3 + 0.7 * line.lead**2
            )
        for p in line.propositions:
            out["p", p] = (outlets.get(p, 1) - 0.5) * (0.5 + salience.get(p, 0.0)) * 2
    for word, leads in accounts.items():
        if len(leads) > 1:
            out["w", word] = _WORDS * math.log(1 + sum(leads.values()))
    return out


def choose(lines: list[Line], weight: dict[Concept, float], budget: int, most: int) -> list[Line]:
    """Pick lines one by one by the weight of what they add, until words or lines run out."""
    chosen: list[Line] = []
    covered: set[Concept] = set()
    left = budget

    def gain(line: Line) -> float:
        new = sum(weight.get(c, 0.0) for c in concepts(line) - covered)
        return float(new * line.clarity**_CLEAR * (0.6 + 0.4 * line.lead) / line.words**_COST)

    while len(chosen) < most:
        best = _best([line for line in lines if line.words <= left], gain)
        if best is None:
            break
        chosen.append(best)
        covered |= concepts(best)
        left -= best.words
        lines = [line for line in lines if not _says_the_same(line, best)]
    return chosen


def concepts(line: Line) -> set[Concept]:
    """What a line would cover."""
    return {("p", p) for p in line.propositions} | {("w", w) for w in line.terms}


def _best(lines: list[Line], gain: Callable[[Line], float]) -> Line | None:
    scored = [(gain(line), line) for line in lines]
    usable = [(g, line) for g, line in scored if g > 0]
    return min(usable, key=lambda x: (-x[0], x[1].page.article.article_id, x[1].start, x[1].end))[1] if usable else None


def _says_the_same(line: Line, chosen: Line) -> bool:
    """Whether a line repeats a chosen one: the same place, the same propositions, or nearly the same words."""
    if line.page is chosen.page and line.start < chosen.end and chosen.start < line.end:
        return True
    if line.propositions and line.propositions <= chosen.propositions:
        return True
    smaller = min(len(line.terms), len(chosen.terms))
    return smaller > 0 and len(line.terms & chosen.terms) / smaller > 0.6
