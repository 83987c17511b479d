"""Gather units into propositions: average-link grouping over pair scores, with a cohesion test at every merge."""

import heapq

import numpy as np

from consilience.stages.claims.features import Index, Matrix


def group(likeness: Matrix, article: Index, least: float, apart: set[tuple[int, int]]) -> list[list[int]]:
    """Merge the two groups whose pairs across accounts are most alike on average, while the mean is ``least`` or more.

    The mean over all pairs across accounts is the cohesion test: a group cannot grow along a chain of neighbours
    (average linkage, Sokal & Michener 1958). Units of the pairs in ``apart`` never come together.
    """
    counts = (article[:, None] != article[None, :]).astype(np.float32)
    sums = likeness * counts
    members = {n: [n] for n in range(len(article))}
    barred = {n: {b for a, b in apart if a == n} | {a for a, b in apart if b == n} for n in members}
    rows, columns = np.nonzero(np.triu(sums) >= least)
    queue = [(-float(sums[r, c]), int(r), int(c), 2) for r, c in zip(rows, columns, strict=True)]
    heapq.heapify(queue)
    while queue:
        _, a, b, size = heapq.heappop(queue)
        stale = a not in members or b not in members or len(members[a]) + len(members[b]) != size
        if stale or not barred[a].isdisjoint(members[b]):
            continue
        members[a] = sorted(members[a] + members.pop(b))
        barred[a] |= barred.pop(b)
        for table in (sums, counts):
            table[a] += table[b]
            table[:, a] = table[a]
            table[b] = table[:, b] = 0.0
        mean = sums[a] / np.maximum(counts[a], 1.0)
        for other in np.flatnonzero(mean >= least).tolist():
            if other in members and other != a:
                pair = (min(a, other), max(a, other))
                heapq.heappush(queue, (-float(mean[other]), *pair, len(members[a]) + len(members[other])))
    return sorted(members.values())


def cover(likeness: Matrix, article: Index, seed: float, least: float) -> list[list[int]]:
    """Cover all pairs of ``seed`` or more by groups whose members are alike on average by ``least`` or more.

    A claim often holds two facts ("the minister, who resigned in May, was acquitted"), so it may stand in two groups.
    Each group starts from the most alike pair that no group holds yet and takes in the unit that is most alike to
    its members across accounts, as long as the mean holds: cohesion, no chaining.
    """
    across = article[:, None] != article[None, :]
    links = likeness * across
    rows, columns = np.nonzero(np.triu(links) >= seed)
    order = np.lexsort((columns, rows, -links[rows, columns]))
    held = np.zeros(links.shape, bool)
    out = []
    for a, b in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if not held[a, b]:
            members = _grow([a, b], links, across, least)
            held[np.ix_(members, members)] = True
            out.append(members)
    return out


def _grow(members: list[int], links: Matrix, across: Matrix, least: float) -> list[int]:
    sums, counts = links[members].sum(0), across[members].sum(0)
    while True:
        mean = sums / np.maximum(counts, 1)
        mean[members] = -1.0
        best = int(mean.argmax())
        if mean[best] < least:
            return sorted(members)
        members = [*members, best]
        sums, counts = sums + links[best], counts + across[best]
