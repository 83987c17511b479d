"""Cut buckets into cells, so that a word of half the news costs an added article no more than a rare one."""

from collections.abc import Iterator

from consilience.records import Bucket, Cell

FULL = 300  # articles of a cell


def spread(buckets: list[Bucket]) -> Iterator[Cell]:
    """Cut one bucket by the codes of its articles, as finely as it must be (a trie).

    An added article changes its own cell alone, unless that is full. Each bucket begins with another digit of the
    codes, so that articles of one story that are cut apart here meet elsewhere.
    """
    if len(buckets) < 2:  # an article alone meets nobody
        return
    name = buckets[0].bucket
    first = int(name, 16) % max(1, len(buckets[0].code))
    turned = sorted((b.code[first:] + b.code[:first], b.article_id) for b in buckets)
    for cell, own in _cut(turned, ""):
        for article_id in own:
            yield Cell(article_id=article_id, cell=f"{name}.{cell}")


def _cut(coded: list[tuple[str, str]], prefix: str) -> Iterator[tuple[str, list[str]]]:
    depth = len(prefix)
    if len(coded) <= FULL:
        yield prefix, [article for _, article in coded]
    elif depth == len(coded[0][0]):  # very many copies of one text: each cell takes over the last of the one before
        for n in range(0, len(coded), FULL):
            yield f"{prefix}.{n}", [article for _, article in coded[max(0, n - 1) : n + FULL]]
    else:
        for digit in "01":
            yield from _cut([c for c in coded if c[0][depth] == digit], prefix + digit)
