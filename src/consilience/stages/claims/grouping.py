"""Gather units into propositions: average-link grouping over pair scores, with a cohesion test at every merge."""

import heapq
from collections.abc import Callable, Sequence
from itertools import permutations

import numpy as np

from consilience.stages.claims.accounts import Place
from consilience.stages.claims.vectors import Flags, Index, Matrix

UNLIKE = 0.5  # share of the bar below which two claims are clearly not alike
# A claim may tell two facts, so that what is left is grouped once more. Further rounds raise F1 of pairs from .551 to
# .556, but tell the main fact in further words: 32 groups a story instead of 26.
_ROUNDS = 2


def group(likeness: Matrix, article: Index, least: float, apart: Flags) -> list[list[int]]:
    """Merge the two groups whose pairs across accounts are most alike on average, while the mean is ``least`` or more.

    The mean over all pairs across accounts is the cohesion test: a group cannot grow along a chain of neighbours
    (average linkage, Sokal & Michener 1958). Units of the pairs in ``apart`` never come together.
    """
    counts = (article[:, None] != article[None, :]).astype(np.float32)
    sums, barred = likeness * counts, apart.copy()
    members = {n: [n] for n in range(len(article))}
    rows, columns = np.nonzero(np.triu((sums >= least) & ~barred))
    queue = [(-float(sums[r, c]), int(r), int(c), 2) for r, c in zip(rows, columns, strict=True)]
    heapq.heapify(queue)
    while queue:
        _, a, b, size = heapq.heappop(queue)
        stale = a not in members or b not in members or len(members[a]) + len(members[b]) != size
        if stale or barred[a, b]:
            continue
        members[a] = sorted(members[a] + members.pop(b))
        barred[a] |= barred[b]
        barred[:, a] = barred[a]
        for table in (sums, counts):
            table[a] += table[b]
            table[:, a] = table[a]
            table[b] = table[:, b] = 0.0
        mean = sums[a] / np.maximum(counts[a], 1.0)
        for other in np.flatnonzero((mean >= least) & ~barred[a]).tolist():
            if other in members and other != a:
                pair = (min(a, other), max(a, other))
                heapq.heappush(queue, (-float(mean[other]), *pair, len(members[a]) + len(members[other])))
    return sorted(members.values())


def gather(likeness: Matrix, article: Index, least: float) -> list[list[int]]:
    """Group units into facts; a unit that holds two facts ("the minister, who resigned in May, was acquitted")
    may stand in several groups, but no pair of units stands together twice.

    First come disjoint groups; then units join further groups that they cohere with; what is still apart and alike is
    grouped once more. No group holds two units that are clearly not alike, whatever the others say.
    """
    across = article[:, None] != article[None, :]
    links = likeness * across
    apart = across & (links < UNLIKE * least)
    groups: list[list[int]] = []
    for _ in range(_ROUNDS):
        found = _several(group(likeness, article, least, apart))
        for members in found:
            apart[np.ix_(members, members)] = True
        _join(found, apart, links, article, least)
        groups += found
    return groups


def _several(groups: list[list[int]]) -> list[list[int]]:
    return [members for members in groups if len(members) > 1]


def _join(groups: list[list[int]], apart: Flags, links: Matrix, article: Index, least: float) -> None:
    """Let units join groups whose members they are alike to on average, the most alike first."""
    wishes = []
    for n, members in enumerate(groups):
        across = (article[:, None] != article[members][None, :]).sum(1)
        mean = links[:, members].sum(1) / np.maximum(across, 1)
        wishes += [(-float(mean[u]), n, int(u)) for u in np.flatnonzero(mean >= least)]
    for _, n, unit in sorted(wishes):
        members = groups[n]
        if unit not in members and not apart[unit, members].any():
            apart[unit, members] = apart[members, unit] = True
            groups[n] = sorted([*members, unit])


def without_echoes(
    groups: list[list[int]], places: Sequence[Place], likeness: Matrix, article: Index, least: float
) -> list[list[int]]:
    """Leave out groups that cite only sentences of groups before them, but for those of a mean of ``least``."""
    cited, kept = set[Place](), []
    for members in groups:
        own = {places[n] for n in members}
        across = article[members][:, None] != article[members][None, :]
        if own - cited or likeness[np.ix_(members, members)][across].mean() >= least:
            kept.append(members)
            cited |= own
    return kept


def unite(
    groups: list[list[int]],
    twin: Callable[[list[int], list[list[int]]], int | None],
    coheres: Callable[[int, list[int]], bool],
) -> list[list[int]]:
    """Let each group go into the earlier one that ``twin`` finds for it, if any.

    Of its members those come along that cohere there and stand with none of them in a further group.
    """
    held = {pair: n for n, members in enumerate(groups) for pair in permutations(members, 2)}
    out: list[tuple[int, list[int]]] = []
    for n, members in enumerate(groups):
        at = twin(members, [own for _, own in out])
        if at is None:
            out.append((n, list(members)))
            continue
        name, own = out[at]
        for unit in members:
            free = all(held.get((unit, other), n) in {n, name} for other in own)
            if unit not in own and free and coheres(unit, own):
                held.update({p: name for other in own for p in ((unit, other), (other, unit))})
                own.append(unit)
    return [sorted(own) for _, own in out]
