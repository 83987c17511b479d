"""What clustering needs of an article: weighed words, names, numbers, dates and meaning, all cheap to get."""

import hashlib
import math
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from consilience.models import Vocabulary, Whitening
from consilience.records import NO_ACCOUNT, Article, ArticleVector, Block, Bucket, Entry, Signature, StatedDate
from consilience.text import DAY_NAMES, MONTH_NAMES, content_id, fold, squeeze, stem, words

_CONTENT = {"title", "dek", "dateline", "heading", "paragraph", "caption", "embed"}
MAX_TERMS = 250  # the heaviest: a report of sixty pages must not cost more than a news story
MAX_NAMES = 24  # and as many numbers
KEYS = 3  # terms, and names, that say where an article may meet its likes
PLANES = 24  # enough to cut sixteen million articles that share a word
LEAD_WORDS = 60  # headline and first paragraph, where news names its people and places
_WEEKDAYS = {name.lower(): stem(name.lower()) for name in DAY_NAMES}
_WHOLE = len("2021-07-26")  # characters of a date that tells the day
_CALENDAR = frozenset(stem(name.lower()) for name in (*MONTH_NAMES, *DAY_NAMES))
_MONTHS = {name[:3].lower(): n for n, name in enumerate(MONTH_NAMES, 1)}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:\s*,?\s+((?:19|20)\d\d)\b)?", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}\b(?:\s*,?\s+((?:19|20)\d\d)\b)?", re.IGNORECASE)
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")


@dataclass(frozen=True)
class Accounts:
    """What ``sign`` reads."""

    articles: list[Article]
    blocks: list[Block]
    dates: list[StatedDate]
    vectors: list[ArticleVector]


def sign(read: Accounts, *, vocabulary: Vocabulary, whitening: Whitening) -> Iterator[Signature | Bucket | Entry]:
    """Sign every account; needs no grammar, so that a million are signed as fast as they are read.

    What is no account of anything stays unsigned, and so it enters no story.
    """
    vectors = {v.article_id: v.vector for v in read.vectors}
    for article in (a for a in read.articles if a.form not in NO_ACCOUNT):
        text = _content(article, [b for b in read.blocks if b.article_id == article.article_id])
        counts, capitals, lead = _count(text)
        terms = _heaviest(counts, vocabulary)
        earliest, latest = _published([d for d in read.dates if d.article_id == article.article_id])
        names = _names(counts, capitals, lead, vocabulary)
        signature = Signature(
            article_id=article.article_id,
            title=squeeze(article.title),
            terms=terms,
            term_weights=tuple(round(1 + math.log(counts[t]), 3) for t in terms),
            names=names,
            numbers=tuple(sorted(t for t in counts if t[0].isdigit() and len(t) > 1)[:MAX_NAMES]),
            earliest=earliest,
            latest=latest,
            dates=_dates(text),
            weekdays=tuple(name for name, key in _WEEKDAYS.items() if key in counts),
            vector=_whitened(vectors.get(article.article_id, b""), whitening),
        )
        yield signature
        yield from buckets(signature)
        yield entry(article.article_id)


def _whitened(vector: bytes, whitening: Whitening) -> bytes:
    return whitening(np.frombuffer(vector, "<f2").astype(np.float32)).astype("<f2").tobytes() if vector else b""


def buckets(s: Signature) -> Iterator[Bucket]:
    """Where an article meets others: a bucket for each of its weightiest words and most salient names."""
    words = {*s.terms[:KEYS], *s.names[:KEYS]} or {f"\0{s.article_id}"}  # one without words meets nobody by intent
    for bucket in sorted({content_id("bucket", word)[:5] for word in words}):
        yield Bucket(article_id=s.article_id, bucket=bucket, code=_code(s.vector))


def entry(article_id: str) -> Entry:
    """Where an article is counted."""
    return Entry(article_id=article_id, shelf=content_id("shelf", article_id)[:3])


def _code(vector: bytes) -> str:
    """On which side of ``PLANES`` fixed planes a vector lies (random hyperplanes, Charikar 2002)."""
    values = np.frombuffer(vector, "<f2").astype(np.float32)
    return "".join("01"[int(side)] for side in _planes(len(values)) @ values > 0)


@cache
def _planes(size: int) -> NDArray[np.float32]:
    bits = np.unpackbits(np.frombuffer(hashlib.shake_256(b"planes").digest(PLANES * size), np.uint8))
    return bits[: PLANES * size].reshape(PLANES, size).astype(np.float32) * 2 - 1


def _content(article: Article, blocks: list[Block]) -> str:
    own = sorted((b.start, b.end) for b in blocks if b.kind in _CONTENT and not b.duplicate)
    text = "\n".join(article.text[start:end] for start, end in own)
    stands_in_text = squeeze(article.title).removesuffix("…") in squeeze(text)
    return text if stands_in_text else f"{article.title}\n{text}"


def _count(text: str) -> tuple[Counter[str], Counter[str], set[str]]:
    """Count stems, those of capitalised uses, and collect those of the lead."""
    counts, capitals, lead = Counter[str](), Counter[str](), set[str]()
    for n, (start, end) in enumerate(words(text)):
        word = text[start:end]
        key = stem(fold(word))
        counts[key] += 1
        capitals[key] += word[0].isupper()
        if n < LEAD_WORDS:
            lead.add(key)
    return counts, capitals, lead


def _heaviest(counts: Counter[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    known = sorted(counts)
    rarity = vocabulary.documents / vocabulary.counts(known)
    weight = {t: (1 + math.log(counts[t])) * math.log(1 + r) for t, r in zip(known, rarity.tolist(), strict=True)}
    return tuple(sorted(known, key=lambda t: (-weight[t], t))[:MAX_TERMS])


def _names(counts: Counter[str], capitals: Counter[str], lead: set[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Words always capitalised here and mostly capitalised at large, most salient first."""
    seen = sorted(t for t in counts if capitals[t] == counts[t] and len(t) > 1 and t not in _CALENDAR)
    names = [t for t, share in zip(seen, vocabulary.capitals(seen).tolist(), strict=True) if share > 0.5]
    return tuple(sorted(names, key=lambda t: (-counts[t] * (2 if t in lead else 1), t))[:MAX_NAMES])


def _published(dates: list[StatedDate]) -> tuple[str, str]:
    """First and last day on which the article may have been published, as its page says."""
    stated = [d for d in dates if d.role == "published"]
    best = max(stated, key=lambda d: (len(d.value) >= _WHOLE, d.score, d.value), default=None)
    if best is None:
        return "", ""
    year, month, day = (*best.value[:10].split("-"), "", "")[:3]
    last = day or f"{monthrange(int(year), int(month or 12))[1]:02d}"
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{last}"


def _dates(text: str) -> tuple[str, ...]:
    """Days named in the text, "2013-05-03", or "05-03" where no year is said."""
    found = {_day(y, _MONTHS[m[:3].lower()], int(d)) for m, d, y in _MONTH_FIRST.findall(text)}
    found |= {_day(y, _MONTHS[m[:3].lower()], int(d)) for d, m, y in _DAY_FIRST.findall(text)}
    found |= {_day(y, int(m), int(d)) for y, m, d in _ISO.findall(text)}
    return tuple(sorted(found - {""}))


def _day(year: str, month: int, day: int) -> str:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return ""
    return f"{year}-{month:02d}-{day:02d}" if year else f"{month:02d}-{day:02d}"
