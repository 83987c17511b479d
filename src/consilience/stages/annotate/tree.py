"""A sentence as a tree: the dependency columns of one ``Sentence`` made walkable, with its words."""

from collections.abc import Iterator, Set
from functools import cached_property

from consilience.records import Sentence
from consilience.stages.annotate.signals import Signals

QUOTES = "\"“”„‟«»‹›「」『』‘’'`"
_FAR = 12  # steps after which words have nothing to do with one another
_LOOSE = frozenset(QUOTES + ",;:–—-()[]…") | {"``", "''", "--", "...", "’’", "‘‘"}


class Tree:
    """The grammar of one sentence. Token numbers index its columns; spans of tokens are half-open."""

    def __init__(self, sentence: Sentence, text: str) -> None:
        self.sentence = sentence
        self.words = tuple(text[a:b] for a, b in zip(sentence.starts, sentence.ends, strict=True))
        self._below: dict[int, frozenset[int]] = {}
        self._above: dict[int, tuple[int, ...]] = {}
        self._paths: dict[tuple[int, int], str] = {}

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def signals(self) -> Signals:
        """What the token reader says of the tokens."""
        return Signals(self.sentence)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case, with plain apostrophes."""
        return tuple(w.lower().replace("’", "'") for w in self.words)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Direct dependents of each token, in order."""
        below: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.sentence.heads):
            if head != i:
                below[head].append(i)
        return tuple(tuple(c) for c in below)

    @cached_property
    def root(self) -> int:
        """The token that heads the sentence."""
        return next((i for i, h in enumerate(self.sentence.heads) if h == i), 0)

    def dep(self, i: int) -> str:
        """Label of the edge above a token."""
        return self.sentence.deps[i]

    def child(self, i: int, *labels: str) -> int | None:
        """First dependent with one of the labels."""
        deps = self.sentence.deps
        for c in self.children[i]:
            if deps[c] in labels:
                return c
        return None

    def subtree(self, i: int) -> frozenset[int]:
        """All tokens below a token, itself included."""
        if i not in self._below:
            self._below[i] = self._under(i)
        return self._below[i]

    def _under(self, i: int) -> frozenset[int]:
        found, queue = {i}, [i]
        while queue:
            for c in self.children[queue.pop()]:
                if c not in found:
                    found.add(c)
                    queue.append(c)
        return frozenset(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of a token, from the nearest to the root."""
        while self.sentence.heads[i] != i:
            i = self.sentence.heads[i]
            yield i

    def above(self, i: int) -> tuple[int, ...]:
        """A token and its heads, up to the root."""
        if i not in self._above:
            self._above[i] = (i, *self.ancestors(i))
        return self._above[i]

    def path(self, i: int, j: int) -> str:
        """Labels on the way from one word up and down to another, "far" when it is long."""
        if (i, j) not in self._paths:
            self._paths[i, j] = self._way(i, j)
        return self._paths[i, j]

    def _way(self, i: int, j: int) -> str:
        up, down = self.above(i), self.above(j)
        if up[-1] != down[-1]:
            return "none"
        ups, downs = len(up), len(down)
        while ups and downs and up[ups - 1] == down[downs - 1]:  # the way that both go
            ups, downs = ups - 1, downs - 1
        if ups + downs > _FAR:
            return "far"
        return ">".join(map(self.dep, up[:ups])) + "<" + "<".join(map(self.dep, reversed(down[:downs])))

    def phrase(self, i: int, without: Set[int] = frozenset()) -> tuple[int, int]:
        """Contiguous token span around a token that its subtree fills, cut at tokens to leave out."""
        inside = self.subtree(i) - without
        lo = hi = i
        while lo - 1 in inside:
            lo -= 1
        while hi + 1 in inside:
            hi += 1
        return lo, hi + 1

    def trim(self, lo: int, hi: int, loose: Set[str] = _LOOSE) -> tuple[int, int]:
        """Take loose punctuation, or other words, off both ends of a token span."""
        while lo < hi and self.words[lo] in loose:
            lo += 1
        while hi > lo and self.words[hi - 1] in loose:
            hi -= 1
        return lo, hi

    def tokens(self, start: int, end: int) -> list[int]:
        """The tokens that share a code point with a range of the article."""
        s = self.sentence
        return [i for i in range(len(self)) if s.starts[i] < end and start < s.ends[i]]

    def span(self, lo: int, hi: int) -> tuple[int, int]:
        """Offsets of a token span in the article."""
        return self.sentence.starts[lo], self.sentence.ends[hi - 1]

    def is_verb(self, i: int) -> bool:
        """Whether a token is a verb or auxiliary."""
        return self.sentence.pos[i] in {"VERB", "AUX"}

    def subject(self, i: int) -> int | None:
        """Subject of a verb: its own, its coordination's, or that of the verb that controls it."""
        for verb in (i, *self.ancestors(i)):
            own = self.child(verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
            if own is not None:
                return own
            if self.dep(verb) in {"relcl", "acl"}:
                return self.sentence.heads[verb]
            if self.dep(verb) not in {"conj", "xcomp", "advcl", "aux", "auxpass"}:
                return None
        return None
