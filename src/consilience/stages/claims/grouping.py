"""Gather units into propositions: average-link grouping over pair scores, with a cohesion test at every merge."""

import heapq
from itertools import combinations

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
    barred: dict[int, set[int]] = {n: set() for n in members}
    for left, right in apart:
        barred[left].add(right)
        barred[right].add(left)
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


def gather(likeness: Matrix, article: Index, least: float) -> list[list[int]]:
    """Group units into facts; a unit that holds two facts ("the minister, who resigned in May, was acquitted")
    may stand in two groups, but no pair of units stands together twice.

    The second round sees only what the first left apart. On the labelled stories, cross-validated: F1 .464 with
    one round, .498 with two, .512 with three; covering every pair by groups that overlap at will reaches .522, but
    tells one fact in many near-equal propositions.
    """
    first = group(likeness, article, least, set())
    rest = likeness.copy()
    for members in first:
        rest[np.ix_(members, members)] = 0.0
    held = {pair for members in first for pair in combinations(members, 2)}
    second = group(rest, article, least, held)
    return [members for members in (*first, *second) if len(members) > 1]
