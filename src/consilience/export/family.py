"""The drawing of who copied whom: origins at the left, and each account beside what it goes back to."""

from collections.abc import Iterable
from dataclasses import dataclass

from consilience.export.book import Account
from consilience.export.phrases import clip
from consilience.export.shown import Saga

FEW = 8  # up to so many accounts are all drawn
NODE, GAP, ROW = 218, 64, 50  # width of a box, space between columns, height of a row
SPACE, MIDDLE = 8, 21  # between boxes of a column, and from the top of a box to its middle


@dataclass(frozen=True)
class Node:
    """A box of the drawing."""

    x: float
    y: float
    key: str  # the account's letter, "" for a source outside the collection
    name: str
    under: str  # second line
    anchor: str
    root: bool  # an independent origin


@dataclass(frozen=True)
class Edge:
    """A curve from a source to what goes back to it."""

    path: str
    kind: str


@dataclass(frozen=True)
class Drawing:
    """The whole drawing."""

    width: int
    height: int
    roots: int  # independent origins
    nodes: list[Node]
    edges: list[Edge]
    alone: list[Account]  # origins left out of the drawing, because nothing hangs from them and there are many


Source = str  # an account's id, or "outside:" and a name


def draw(saga: Saga) -> Drawing:
    """Lay the saga's accounts out as a forest: a leaf takes the next row, a parent the row of its first child."""
    sources = _sources(saga)
    children = _children(saga.accounts, sources)
    alone = [a for a in saga.accounts if not sources[a.id] and a.id not in children]
    alone = alone if len(saga.accounts) > FEW else []
    place: dict[Source, tuple[int, int]] = {}
    rows = 0

    def settle(node: Source, column: int) -> int:
        nonlocal rows
        place[node] = (column, rows)
        own = [settle(child, column + 1) for child in children.get(node, []) if child not in place]
        if not own:
            rows += 1
        return place[node][1]

    drawn = [a for a in saga.accounts if a not in alone]
    for root in _roots(drawn, sources, children):
        settle(root, 0)
    for a in drawn:  # a circle of copies has no root: its first account stands for it
        if a.id not in place:
            settle(a.id, 0)
    columns = max((c for c, _ in place.values()), default=0) + 1
    nodes = [_node(key, at, saga) for key, at in place.items()]
    surest = [(a, *next(iter(own.items()))) for a, own in sources.items() if own]
    edges = [_edge(place[source], place[a], kind) for a, source, kind in surest]
    width, height = columns * NODE + (columns - 1) * GAP, max(rows * ROW - SPACE, 1)
    return Drawing(width, height, sum(node.root for node in nodes) + len(alone), nodes, edges, alone)


def _sources(saga: Saga) -> dict[str, dict[Source, str]]:
    """For each account its sources and how it goes back to them, the surest first.

    A shared quotation makes no account dependent: two reporters may have heard the same words.
    """
    found: dict[str, dict[Source, str]] = {a.id: {} for a in saga.accounts}
    for x in sorted((x for x in saga.links if x.kind != "shared-quote"), key=lambda x: -x.score):
        inside = x.source is not None and x.source.id in found
        source = x.source.id if x.source and inside else f"outside:{x.agency or (x.source.name if x.source else '')}"
        found[x.account.id].setdefault(source, x.kind)
    return found


def _children(accounts: Iterable[Account], sources: dict[str, dict[Source, str]]) -> dict[Source, list[str]]:
    """Hang each account under the surest of its sources."""
    children: dict[Source, list[str]] = {}
    for a in accounts:
        for source in [*sources[a.id]][:1]:
            children.setdefault(source, []).append(a.id)
    return children


def _roots(
    accounts: Iterable[Account], sources: dict[str, dict[Source, str]], children: dict[Source, list[str]]
) -> list[Source]:
    """Outside sources and accounts that go back to nothing; those with the most copies first."""
    outside = {s: None for own in sources.values() for s in own if s.startswith("outside:")}
    alone = [a.id for a in accounts if not sources[a.id]]
    return sorted([*outside, *alone], key=lambda s: -len(children.get(s, [])))


def _node(key: Source, at: tuple[int, int], saga: Saga) -> Node:
    x, y = at[0] * (NODE + GAP), at[1] * ROW
    account = next((a for a in saga.accounts if a.id == key), None)
    if account is None:
        return Node(x, y, "", clip(key.removeprefix("outside:"), 26), "outside this collection", "", True)
    return Node(x, y, account.key, account.label(24), clip(account.date, 28), f"#text-{account.n}", at[0] == 0)


def _edge(source: tuple[int, int], target: tuple[int, int], kind: str) -> Edge:
    x1, y1 = source[0] * (NODE + GAP) + NODE, source[1] * ROW + MIDDLE
    x2, y2 = target[0] * (NODE + GAP), target[1] * ROW + MIDDLE
    bend = GAP / 2
    return Edge(f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}", kind)
