"""Find reported speech and whose it is: direct, indirect, mixed, and embedded posts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.models import AttributionModel
from consilience.records import Article, Block, Mention, Quote, Sentence
from consilience.stages.annotate.speech.attribution import scenes
from consilience.stages.annotate.speech.marks import Stretch, stretches
from consilience.stages.annotate.speech.posts import Post, posts
from consilience.stages.annotate.speech.reports import Report, named_again, reports_of
from consilience.stages.annotate.speech.speakers import Speakers
from consilience.stages.annotate.speech.verbs import TO_DO
from consilience.stages.annotate.tree import Tree
from consilience.text import FINITE, content_id, overlap, squeeze

_STOP = re.compile(r"[.!?…][\s”’\"]")
FARTHEST = 160  # characters between a quotation and its cue; beyond that the cue belongs to something else
NEXT = 4  # line ends between a paragraph and the one before it, blank lines between them included
SCARE = 4  # words; an unattributed stretch of fewer is a scare quote or a title


@dataclass(frozen=True, slots=True)
class Told:
    """The quoted stretch read before: its block, the report that attributes it, and where its utterance began."""

    block: Block
    stretch: Stretch
    report: Report | None
    begin: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of speech with the report that attributes it (or none) and how sure that is."""

    start: int
    end: int
    kind: str
    report: Report | None
    utterance: int  # offset where the utterance begins
    score: float


def find_quotes(
    articles: list[Article],
    blocks: list[Block],
    sentences: list[Sentence],
    mentions: list[Mention],
    *,
    attribution: AttributionModel,
) -> Iterator[Quote]:
    """Find all reported speech of each article, in text order."""
    for article in articles:
        of = article.article_id
        own = [b for b in blocks if b.article_id == of and b.kind != "boilerplate" and not b.duplicate]
        speakers = Speakers(article.text, [m for m in mentions if m.article_id == of])
        embedded = {b.n for b in own if b.kind == "embed"}
        trees = [
            Tree(s, article.text)
            for s in sorted(sentences, key=lambda s: s.start)
            if s.article_id == of and s.block not in embedded
        ]
        yield from (_post(article, p, speakers) for p in posts(article.text, own))
        for spoken in sorted(_spoken(article.text, own, trees, attribution), key=lambda s: (s.start, s.end)):
            quote = _quote(article, spoken, speakers)
            speakers.heard(quote.speaker_start, quote.speaker_text, quote.speaker_mention)
            yield quote


def _spoken(text: str, blocks: list[Block], trees: list[Tree], model: AttributionModel) -> Iterator[Spoken]:
    """Direct speech by its marks, then the reported clauses that no marks enclose."""
    ordered = [b for b in sorted(blocks, key=lambda b: b.start) if b.kind != "embed"]
    quoted = [(b, s) for b in ordered for s in stretches(text, b.start, b.end)]
    marked = [s for _, s in quoted]
    reports = [r for scene in scenes(text, trees, marked) for r in reports_of(text, scene, model)]
    reports = [named_again(r, trees) for r in reports]
    free = [r for r in reports if not any(q.start <= r.cue[0] < q.end for q in marked)]
    indirect = list(_indirect(free, marked))
    mixed = [s for s in indirect if s.kind == "mixed"]
    yield from indirect
    for spoken in _direct(text, quoted, free, trees):
        if not any(m.report is spoken.report and m.start <= spoken.start and spoken.end <= m.end for m in mixed):
            yield spoken


def _direct(
    text: str, quoted: list[tuple[Block, Stretch]], reports: list[Report], trees: list[Tree]
) -> Iterator[Spoken]:
    """Attribute each quoted stretch: by a cue beside it, by the quotation before it, by what governs it."""
    last: Told | None = None
    for block, stretch in quoted:
        words = text[stretch.start : stretch.end]
        report, score, begin = _beside(text, stretch, [r for r in reports if r.block == block.n]), 0.9, stretch.start
        if last and _continues(text, last, (block, stretch), reports) and (report is None or report is last.report):
            report, score, begin = last.report, 0.7, last.begin
        if report is None and _alone(text, block, stretch):
            report, score = _before(text, block, reports, last, trees), 0.6
        if _is_scare(words, report):
            continue
        if report is None:
            report = _governing(stretch, trees)
            score = 0.5 if report else 0.3
        last = Told(block, stretch, report, begin)
        yield Spoken(stretch.start, stretch.end, "direct", report, begin, score)


def _beside(text: str, stretch: Stretch, reports: list[Report]) -> Report | None:
    """The report nearest to a stretch with no sentence end between them."""
    near = [(gap, r.cue, r) for r in reports if (gap := _gap(text, stretch, r)) is not None]
    return min(near, key=lambda n: n[:2])[2] if near else None


def _gap(text: str, stretch: Stretch, report: Report) -> int | None:
    """Characters between a stretch and a report that may be its own; ``None`` when it cannot be."""
    for start, end in report.contents:
        if start <= stretch.start + 1 and stretch.end - 1 <= end and report.source:
            return 0
    if report.start >= stretch.outer_end:
        between = text[stretch.outer_end : report.start]
        penalty = 0
    elif report.end <= stretch.outer_start:
        between = text[report.end : stretch.outer_start]
        penalty = 3
    else:
        return None
    if (
        len(between) > FARTHEST
        or _STOP.search(between + " ")
        or not (report.speech or (report.contents and report.source))
    ):
        return None
    return len(between) + penalty + (0 if report.source else 40) + (0 if report.speech else 30)


def _continues(text: str, last: Told, here: tuple[Block, Stretch], reports: list[Report]) -> bool:
    """Whether a stretch goes on with the utterance before it, in its paragraph or in the next one."""
    block, new = here
    between = text[last.stretch.outer_end : new.outer_start]
    if last.block.n != block.n:
        unclosed = not last.stretch.closed and last.stretch.outer_end >= last.block.end - 1
        return unclosed and new.outer_start == block.start and between.count("\n") <= NEXT
    if last.report is None:
        return not between.strip()
    others = (r for r in reports if r is not last.report and r.speech)
    return len(between) <= FARTHEST * 2 and not any(
        last.stretch.outer_end <= r.cue[0] < new.outer_start for r in others
    )


def _alone(text: str, block: Block, stretch: Stretch) -> bool:
    """Whether quoted words fill their paragraph, or at least begin it and leave no word to attribute them."""
    return stretch.outer_start == block.start and not text[stretch.outer_end : block.end].strip(" .,\n")


def _before(text: str, block: Block, reports: list[Report], last: Told | None, trees: list[Tree]) -> Report | None:
    """Who speaks a paragraph that is all quotation: whom the lines before introduce, or who spoke last."""
    lead = text[: block.start].rstrip()
    earlier = [
        r
        for r in reports
        if r.speech and r.source and r.end <= len(lead) and text.count("\n", r.end, block.start) <= NEXT
    ]
    if lead.endswith(":"):
        return max(earlier, key=lambda r: r.end, default=None) or _introduced(len(lead), trees)
    if last is not None and text.count("\n", last.stretch.outer_end, block.start) <= NEXT:
        return last.report
    return max(earlier, key=lambda r: r.end, default=None)


def _introduced(end: int, trees: list[Tree]) -> Report | None:
    """Whose words a line without verb of speech introduces: "These are his findings:", "From Jo Doe's report:"."""
    tree = next((t for t in trees if t.sentence.start < end <= t.sentence.end), None)
    if tree is None:
        return None
    s = tree.sentence
    person = next((i for i in range(len(tree)) if s.names[i][2:] == "person" or s.tags[i] in {"PRP", "PRP$"}), None)
    if person is None:
        return None
    first, last = person, len(tree) - 1
    while person + 1 < len(tree) and s.names[person + 1] == "I-person":
        person += 1
    return Report(tree, tree.span(last, last + 1), tree.span(first, person + 1), s.starts[first], (), False)


def _governing(stretch: Stretch, trees: list[Tree]) -> Report | None:
    """The verb that governs quoted words, with its subject for their speaker."""
    tree = next((t for t in trees if t.sentence.start <= stretch.start < t.sentence.end), None)
    if tree is None:
        return None
    s = tree.sentence
    inside = [i for i in range(len(tree)) if stretch.start <= s.starts[i] < stretch.end]
    outer = [i for i in inside if s.heads[i] not in inside]
    for i in outer:
        for verb in tree.ancestors(i):
            subject = tree.subject(verb) if tree.sentence.pos[verb] == "VERB" and verb not in inside else None
            if subject is not None and subject not in inside and s.pos[subject] in {"PROPN", "PRON", "NOUN"}:
                span = tree.phrase(subject, without={verb})
                return Report(tree, tree.span(verb, verb + 1), tree.span(*span), s.starts[subject], (), False)
    return None


def _is_scare(quoted: str, report: Report | None) -> bool:
    """A few words that nobody is said to say, or the name of a work: its longer words have capitals."""
    if report is not None and report.source is not None and report.speech:
        return False
    long = [w for w in re.findall(r"[^\W\d_]+", quoted) if len(w) > 3]
    title = len(long) > 0 and all(w[0].isupper() for w in long) and quoted[-1:] not in ".,!?"
    return title or (len(quoted.split()) < SCARE and (report is None or report.source is None))


def _indirect(reports: list[Report], quoted: list[Stretch]) -> Iterator[Spoken]:
    """Reported clauses; those that contain quoted words are mixed, those that marks enclose are direct already."""
    for report in reports:
        if not (report.speech and report.source and report.contents):
            continue
        parts = [(a, b) for a, b in report.contents if not any(_encloses(q, a, b) for q in quoted)]
        if any(_is_clause(report, start, end, quoted) for start, end in parts):
            for start, end in parts:
                shared = any(overlap(start, end, q.outer_start, q.outer_end) for q in quoted)
                yield Spoken(start, end, "mixed" if shared else "indirect", report, report.contents[0][0], 0.8)


def _encloses(q: Stretch, start: int, end: int) -> bool:
    return q.outer_start <= start and end <= q.outer_end


def _is_clause(report: Report, start: int, end: int, quoted: list[Stretch]) -> bool:
    """Whether the words outside quotation marks hold a verb that says something: a finite one, or what is vowed."""
    s = report.tree.sentence
    free = [
        i
        for i in range(len(report.tree))
        if start <= s.starts[i] < end and not any(q.outer_start <= s.starts[i] < q.outer_end for q in quoted)
    ]
    if free and s.tags[free[0]] == "TO":
        return s.lemmas[next(k for k in range(len(s.starts)) if s.ends[k] >= report.cue[1])].lower() in TO_DO
    return any(s.tags[i] in FINITE and not _hangs_on_noun(report.tree, i) for i in free)


def _hangs_on_noun(tree: Tree, i: int) -> bool:
    return any(tree.dep(a) in {"relcl", "acl"} for a in (i, tree.sentence.heads[i]))


def _quote(article: Article, spoken: Spoken, speakers: Speakers) -> Quote:
    report = spoken.report
    source = report.source if report else None
    mention, name = None, ""
    if report and source and report.source_head is not None:
        mention = speakers.at(*source, report.source_head)
        name, mention = speakers.name(*source, mention)
    return Quote(
        quote_id=content_id(
            article.article_id, "quote", spoken.kind, spoken.start, spoken.end, report.cue if report else ""
        ),
        article_id=article.article_id,
        utterance=content_id(article.article_id, "utterance", spoken.utterance),
        start=spoken.start,
        end=spoken.end,
        kind=spoken.kind,
        cue_start=report.cue[0] if report else None,
        cue_end=report.cue[1] if report else None,
        speaker_start=source[0] if source else None,
        speaker_end=source[1] if source else None,
        speaker_text=name,
        speaker_mention=mention.mention_id if mention else "",
        via=_via(article.text, report, source) if report else (),
        date="",
        score=spoken.score,
    )


def _via(text: str, report: Report, source: tuple[int, int] | None) -> tuple[str, ...]:
    """Who carried the words: the outlet they were told to, or that is quoted for them."""
    tree, found = report.tree, []
    for i, word in enumerate(tree.lower):
        at = tree.sentence.starts[i]
        if at == report.cue[0] or (tree.lower[i] in {"told", "tells"} and report.cue[0] <= at < report.cue[1]):
            listener = tree.child(i, "dobj", "dative") if word in {"told", "tells"} else None
            if listener is not None and tree.sentence.names[listener][2:] == "organization":
                found.append(tree.phrase(listener))
        if word in {"quoted", "cited", "reported"}:
            by = tree.child(i, "agent")
            carrier = tree.child(by, "pobj") if by is not None else None
            if carrier is not None:
                found.append(tree.phrase(carrier))
    names = [squeeze(text[slice(*tree.span(*f))]) for f in found if tree.span(*f) != source]
    return tuple(dict.fromkeys(names))


def _post(article: Article, post: Post, speakers: Speakers) -> Quote:
    mention, name = None, ""
    if post.author_start is not None and post.author_end is not None:
        mention = speakers.at(post.author_start, post.author_end, post.author_start)
        name, mention = speakers.name(post.author_start, post.author_end, mention)
    return Quote(
        quote_id=content_id(article.article_id, "quote", "post", post.start, post.end),
        article_id=article.article_id,
        utterance=content_id(article.article_id, "utterance", post.start),
        start=post.start,
        end=post.end,
        kind="post",
        cue_start=None,
        cue_end=None,
        speaker_start=post.author_start,
        speaker_end=post.author_end,
        speaker_text=name,
        speaker_mention=mention.mention_id if mention else "",
        via=(),
        date=post.date,
        score=0.9 if name else 0.4,
    )
