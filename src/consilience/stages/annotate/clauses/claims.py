"""Cut sentences into claims: clauses that say something checkable, each with who asserts it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.models import EventModel
from consilience.records import Article, Block, Claim, Mention, Quantity, Quote, Repair, Sentence, TimeExpression
from consilience.stages.annotate.clauses.certainty import certainty
from consilience.stages.annotate.clauses.clauses import Clause, clauses
from consilience.stages.annotate.clauses.events import event
from consilience.stages.annotate.clauses.modality import modality, negated
from consilience.stages.annotate.tree import Tree
from consilience.text import FINITE, content_id, overlap, squeeze

_TELL = frozenset({"say", "add", "tell", "note"})  # that somebody said something is no claim without what
_HEADLINE = 4  # words from which a headline without a clause still tells something
_OPINION = frozenset({"think", "feel", "hope", "believe", "be", "wish", "love", "thank", "mean", "guess"})


@dataclass(frozen=True)
class Reading:
    """What the claims of an article are made from."""

    articles: list[Article]
    blocks: list[Block]
    repairs: list[Repair]
    sentences: list[Sentence]
    mentions: list[Mention]
    times: list[TimeExpression]
    quantities: list[Quantity]
    quotes: list[Quote]


def find_claims(read: Reading, *, events: EventModel) -> Iterator[Claim]:
    """Find the claims of each article, in text order."""
    for article in read.articles:
        found = _Found(article, read, events)
        for sentence in sorted(read.sentences, key=lambda s: s.start):
            if sentence.article_id == article.article_id and found.is_content(sentence):
                yield from _of_sentence(Tree(sentence, article.text), found)


class _Found:
    """What was found in one article, looked up by place."""

    def __init__(self, article: Article, read: Reading, events: EventModel) -> None:
        of = article.article_id
        self.events = events
        self.text = article.text
        self._kinds = {b.n: b.kind for b in read.blocks if b.article_id == of}
        self._repairs = sorted((r for r in read.repairs if r.article_id == of), key=lambda r: r.start)
        self._quotes = sorted((q for q in read.quotes if q.article_id == of), key=lambda q: (q.start, q.end))
        self._things: list[tuple[int, int, str, str]] = sorted(
            [(m.start, m.end, "mention", m.mention_id) for m in read.mentions if m.article_id == of]
            + [(t.start, t.end, "time", t.time_id) for t in read.times if t.article_id == of]
            + [(q.start, q.end, "quantity", q.quantity_id) for q in read.quantities if q.article_id == of]
        )
        self._starts = [t[0] for t in self._things]

    def is_content(self, sentence: Sentence) -> bool:
        return self._kinds.get(sentence.block, "paragraph") not in {"boilerplate", "byline", "dateline"}

    def is_title(self, sentence: Sentence) -> bool:
        return self._kinds.get(sentence.block) == "title"

    def quotes(self, start: int, end: int) -> list[Quote]:
        """Quotes whose words or cue lie in a range."""
        cued = [(q, q.cue_start if q.cue_start is not None else q.start) for q in self._quotes]
        return [q for q, cue in cued if overlap(q.start, q.end, start, end) or start <= cue < end]

    def ids(self, sort: str, start: int, end: int) -> tuple[str, ...]:
        """Ids of the things of one sort inside a range, in text order."""
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return tuple(t[3] for t in self._things[first:last] if t[2] == sort and t[1] <= end)

    def words(self, start: int, end: int) -> str:
        """The text of a range with its repairs, white space folded."""
        parts, at = [], start
        for r in self._repairs:
            if at <= r.start and r.end <= end:
                parts += [self.text[at : r.start], r.reading]
                at = r.end
        return _unmarked(squeeze("".join([*parts, self.text[at:end]])))


def _unmarked(words: str) -> str:
    """Words without a quotation mark at an end whose partner is not among them."""
    if words.count('"') == 1:
        return squeeze(words.replace('"', ""))
    if words.count("“") != words.count("”") or words.count('"') % 2:
        words = words.strip('“”"' if words[:1] in '“"' or words[-1:] in '”"' else "").strip()
    return words


def _of_sentence(tree: Tree, found: _Found) -> Iterator[Claim]:
    quotes = found.quotes(tree.sentence.start, tree.sentence.end)
    reported = [q for q in quotes if _stands_alone(tree, q)]
    contents = {i for q in reported for i in (*tree.tokens(q.start, q.end), *_governed(tree, q))}
    frames = {i for q in reported for i in _frame(tree, q, contents)}
    seen: set[tuple[int, int]] = set()
    for clause in clauses(tree, frames, contents):
        if (clause.start, clause.end) not in seen and _is_checkable(tree, clause):
            seen.add((clause.start, clause.end))
            yield _claim(tree, clause, found, quotes)
    if not seen and len(tree) >= _HEADLINE and found.is_title(tree.sentence):
        yield _claim(tree, _headline(tree), found, quotes)


def _headline(tree: Tree) -> Clause:
    """All of a headline: it tells the news even where its capitals hide the verb or it has none."""
    subject = tree.child(tree.root, "nsubj", "nsubjpass")
    return Clause(head=tree.root, start=0, end=len(tree), subject=subject, object=tree.child(tree.root, "dobj"))


def _governed(tree: Tree, quote: Quote) -> set[int]:
    """Tokens of the clause that the cue governs: what is reported may be more than the words found."""
    if quote.cue_start is None or quote.cue_end is None:
        return set()
    cue = tree.tokens(quote.cue_start, quote.cue_end)
    below = [c for i in cue for c in tree.children[i] if tree.dep(c) == "ccomp"]
    return set().union(*(tree.subtree(c) for c in below)) - set(cue)


def _stands_alone(tree: Tree, quote: Quote) -> bool:
    """Whether reported words hold a finite clause, so that they say something without their frame."""
    inside = tree.tokens(quote.start, quote.end)
    return any(tree.sentence.tags[i] in FINITE and _has_subject(tree, i, inside) for i in inside) or (
        quote.kind == "post" and bool(inside)
    )


def _has_subject(tree: Tree, i: int, inside: list[int]) -> bool:
    verb = tree.sentence.heads[i] if tree.dep(i) in {"aux", "auxpass"} else i
    return verb in inside and tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl") is not None


def _frame(tree: Tree, quote: Quote, contents: set[int]) -> set[int]:
    """Tokens that only attribute: the cue, the speaker, and what hangs on them outside the words reported."""
    frame: set[int] = set()
    for start, end in ((quote.cue_start, quote.cue_end), (quote.speaker_start, quote.speaker_end)):
        if start is not None and end is not None:
            frame.update(tree.tokens(start, end))
    for i in tuple(frame):
        for c in tree.children[i]:
            if tree.dep(c) not in {"ccomp", "parataxis", "conj", "advcl"}:
                frame |= tree.subtree(c)
    return frame - contents


def _is_checkable(tree: Tree, clause: Clause) -> bool:
    """Statements with a finite verb and something they are about; no orders, no bare feelings."""
    s = tree.sentence
    inside = range(clause.start, clause.end)
    if s.lemmas[clause.head].lower() in _TELL and tree.child(clause.head, "ccomp", "nsubjpass") is None:
        return False
    if not any(s.pos[i] in {"NOUN", "PROPN", "NUM"} for i in inside if i != clause.head):
        return False
    if clause.subject is None:
        finite = s.tags[clause.head] in {"VBZ", "VBD"} or tree.child(clause.head, "aux", "auxpass") is not None
        return finite and len(inside) > 3
    own = tree.lower[clause.subject] in {"i", "me"}
    return not (own and s.lemmas[clause.head].lower() in _OPINION)


def _claim(tree: Tree, clause: Clause, found: _Found, quotes: list[Quote]) -> Claim:
    s = tree.sentence
    start, end = tree.span(clause.start, clause.end)
    quote = _quote_of(quotes, tree, clause)
    cue = "" if tree.dep(clause.head) in {"relcl", "acl", "advcl"} else _cue_lemma(tree, quote)
    subject = _phrase(tree, clause.subject, clause)
    complement = _phrase(tree, clause.object, clause)
    shared = subject is not None and subject[1] <= start
    words = found.words(start, end)
    negative = negated(tree, clause.head)
    mode = modality(tree, clause.head, cue)
    particle = tree.child(clause.head, "prt")
    return Claim(
        claim_id=content_id(s.article_id, "claim", start, end, clause.head),
        article_id=s.article_id,
        sentence=s.n,
        start=start,
        end=end,
        text=f"{found.words(*subject)} {words}" if shared and subject else words,
        quote_id=quote.quote_id if quote else "",
        speaker_mention=quote.speaker_mention if quote else "",
        speaker_text=quote.speaker_text if quote else "",
        subject_start=subject[0] if subject else None,
        subject_end=subject[1] if subject else None,
        predicate=" ".join([s.lemmas[clause.head].lower(), *([tree.lower[particle]] if particle is not None else [])]),
        predicate_start=s.starts[clause.head],
        predicate_end=s.ends[clause.head],
        object_start=complement[0] if complement else None,
        object_end=complement[1] if complement else None,
        negated=negative,
        modality=mode,
        certainty=round(certainty(tree, clause.head, news=1.0), 2),
        event=event(tree, clause.head, clause.subject, clause.object, found.events),
        time_ids=found.ids("time", start, end),
        quantity_ids=found.ids("quantity", start, end),
        mention_ids=found.ids("mention", start, end),
    )


def _phrase(tree: Tree, i: int | None, clause: Clause) -> tuple[int, int] | None:
    """Offsets of a noun phrase without the clause that hangs on it."""
    if i is None:
        return None
    hanging = [k for k in tree.subtree(i) if k != i and tree.dep(k) in {"relcl", "appos"}]
    without = {clause.head}.union(*(tree.subtree(k) for k in hanging)) - {i}
    return tree.span(*tree.trim(*tree.phrase(i, without=without)))


def _quote_of(quotes: list[Quote], tree: Tree, clause: Clause) -> Quote | None:
    """The innermost quote that the predicate stands in, else the one whose cue governs it."""
    at = tree.sentence.starts[clause.head]
    around = [q for q in quotes if q.start <= at < q.end]
    around = around or [q for q in quotes if clause.head in _governed(tree, q)]
    return min(around, key=lambda q: (q.end - q.start, q.quote_id), default=None)


def _cue_lemma(tree: Tree, quote: Quote | None) -> str:
    if quote is None or quote.cue_start is None or quote.cue_end is None:
        return ""
    inside = [i for i in tree.tokens(quote.cue_start, quote.cue_end) if tree.sentence.pos[i] == "VERB"]
    return tree.sentence.lemmas[inside[-1]].lower() if inside else ""
