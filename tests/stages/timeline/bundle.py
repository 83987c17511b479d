"""Bundles of records for the tests of the timeline."""

from consilience.page import Accounts
from consilience.records import Claim, Member, Mention, Publication, Quote, ResolvedTime, TimeExpression
from consilience.text import content_id
from tests.factory import article, make


def accounts(told, published, stances=(), **more):
    """Accounts of one saga from (text, times) pairs, or texts alone; times are (words, edtf, earliest, latest, kind,
    tense) and, if need be, the value as written.

    ``published`` is one day for all, or a day each.
    """
    lists = {name: [] for name in Accounts.__dataclass_fields__}
    days = [published] * len(told) if isinstance(published, str) else published
    for item, day in zip(told, days, strict=True):
        text, times = item if isinstance(item, tuple) else (item, [])
        made, blocks, sentences = article(text, article_id=content_id(text, day))
        key = made.article_id
        lists["articles"].append(made)
        lists["blocks"] += blocks
        lists["sentences"] += sentences
        lists["members"].append(make(Member, article_id=key, story_id="s", saga_id="g"))
        lists["publications"].append(make(Publication, article_id=key, earliest=day, latest=day))
        for words, edtf, earliest, latest, kind, tense, *value in times:
            start = text.index(words)
            sentence = next(s.n for s in sentences if s.start <= start < s.end)
            where = {"article_id": key, "time_id": content_id(key, start), "start": start, "end": start + len(words)}
            said = {"kind": kind, "tense": tense, "value": "".join(value)}
            lists["times"].append(make(TimeExpression, **where, sentence=sentence, **said))
            lists["resolved"].append(make(ResolvedTime, **where, edtf=edtf, earliest=earliest, latest=latest))
    lists["stances"] += stances
    for name, records in more.items():
        lists[name] += records
    return Accounts(**lists)


def claim(bundle, n, words, **given):
    """A claim over some words of the n-th account."""
    made = bundle.articles[n]
    start = made.text.index(words)
    sentence = next(s for s in bundle.sentences if s.article_id == made.article_id and s.start <= start < s.end)
    fields = {"modality": "asserted", "predicate_start": start, "predicate_end": start + 1, **given}
    return make(
        Claim,
        claim_id=content_id(made.article_id, start, len(words)),
        article_id=made.article_id,
        sentence=sentence.n,
        start=start,
        end=start + len(words),
        text=words,
        **fields,
    )


def mention(bundle, n, words, **given):
    """A name in the n-th account."""
    made = bundle.articles[n]
    start = made.text.index(words)
    sentence = next(s for s in bundle.sentences if s.article_id == made.article_id and s.start <= start < s.end)
    return make(
        Mention,
        mention_id=content_id("m", made.article_id, start),
        article_id=made.article_id,
        sentence=sentence.n,
        start=start,
        end=start + len(words),
        **{"kind": "person", "form": "name", "name": words, **given},
    )


def quote(bundle, n, words, speaker):
    """A direct quotation in the n-th account."""
    made = bundle.articles[n]
    start = made.text.index(words)
    return make(
        Quote,
        quote_id=content_id("q", start),
        article_id=made.article_id,
        start=start,
        end=start + len(words),
        kind="direct",
        speaker_text=speaker,
    )
