"""Find reported speech and whose it is: direct, indirect, mixed, and embedded posts."""

import re
from collections.abc import Iterator

from consilience.models import AttributionModel
from consilience.records import Article, Block, Mention, Quote, Sentence
from consilience.stages.annotate.speech.attribution import scenes
from consilience.stages.annotate.speech.direct import direct
from consilience.stages.annotate.speech.marks import Stretch, stretches
from consilience.stages.annotate.speech.posts import Post, posts
from consilience.stages.annotate.speech.reports import Report, Spoken, named_again, reports_of
from consilience.stages.annotate.speech.speakers import Speakers
from consilience.stages.annotate.speech.verbs import TO_DO
from consilience.stages.annotate.tree import Tree
from consilience.text import FINITE, content_id, overlap, squeeze

_POINTS = re.compile(r"(?:This|That) (?:is|was) (?:what|how)")  # at a quotation before it: it says nothing itself


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
            speakers.told(_told(spoken))
            quote = _quote(article, spoken, speakers)
            speakers.heard(quote.speaker_start, quote.speaker_text, quote.speaker_mention)
            yield quote


def _told(spoken: Spoken) -> list[tuple[int, int]]:
    """What was said, and the sentence that says whose it is."""
    said, report = [(spoken.start, spoken.end)], spoken.report
    if report is None or not report.speech or report.source is None:
        return said
    return [*said, (report.tree.sentence.start, report.tree.sentence.end)]


def _spoken(text: str, blocks: list[Block], trees: list[Tree], model: AttributionModel) -> Iterator[Spoken]:
    """Direct speech by its marks, then the reported clauses that no marks enclose."""
    ordered = [b for b in sorted(blocks, key=lambda b: b.start) if b.kind != "embed"]
    quoted = [(b, s) for b in ordered for s in stretches(text, b.start, b.end)]
    marked = [s for _, s in quoted]
    reports = [r for scene in scenes(text, trees, marked) for r in reports_of(text, scene, model)]
    reports = [named_again(r, trees) for r in reports]
    free = [r for r in reports if not any(q.start <= r.cue[0] < q.end for q in marked)]
    indirect = list(_indirect(text, free, marked))
    mixed = [s for s in indirect if s.kind == "mixed"]
    yield from indirect
    for spoken in direct(text, quoted, free, trees):
        if not any(m.report is spoken.report and m.start <= spoken.start and spoken.end <= m.end for m in mixed):
            yield spoken


def _indirect(text: str, reports: list[Report], quoted: list[Stretch]) -> Iterator[Spoken]:
    """Reported clauses; those that contain quoted words are mixed, those that marks enclose are direct already."""
    for report in reports:
        if not (report.speech and report.source and report.contents):
            continue
        parts = [(a, b) for a, b in report.contents if not any(_encloses(q, a, b) for q in quoted)]
        parts = [p for p in parts if not _is_told(text, *p, quoted)]
        if any(_is_clause(report, start, end, quoted) for start, end in parts):
            for start, end in parts:
                shared = any(overlap(start, end, q.outer_start, q.outer_end) for q in quoted)
                yield Spoken(start, end, "mixed" if shared else "indirect", report, report.contents[0][0], 0.8)


def _is_told(text: str, start: int, end: int, quoted: list[Stretch]) -> bool:
    """Whether the outlet tells what stands beside quoted words: "She shut the port: “It is unsafe,” she said"."""
    opened = any(start < q.outer_start < end <= q.outer_end + 1 and text[q.outer_start - 2] == ":" for q in quoted)
    return opened or _POINTS.fullmatch(text, start, end) is not None


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
    carriers = [span for span in report.via if span != source]
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
    carriers += [span for span in (tree.span(*f) for f in found) if span != source]
    return tuple(dict.fromkeys(squeeze(text[start:end]) for start, end in carriers))


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
