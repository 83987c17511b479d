"""Find the accounts that say nothing of what most independent origins report.

Agreement overlooks many a retelling, so that an account without a matched claim is no proof of silence: in the labelled
stories two of three such accounts do tell the fact. An account counts as silent only where no claim of it means nearly
the same and no passage of it has the fact's rarer words: nearly three of four such findings hold. It must also cover
the story at length, and be of the day of the fact or later.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from consilience.page import Accounts, Page, pages
from consilience.records import Claim, ClaimVector, Omission, Proposition

_AT_LENGTH = 8  # sentences, and half of what the other accounts of the story have
_MEANS_NEARLY = 0.66  # cosine of claim vectors; both bounds from the 56 labelled stories
_HOLDS = 0.35  # share of a telling's words, rare ones weighing more, that a passage of two sentences holds
_TELLINGS = 6  # tellings of a fact that are looked for word by word
_STEM = 5  # letters

Stems = frozenset[str]
Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Retold(Accounts):
    """The accounts of a saga, what they agree on, and what each claim means."""

    vectors: list[ClaimVector]


@dataclass(frozen=True)
class _Reader:
    """An account, ready to be searched for a fact."""

    page: Page
    claims: list[Claim]
    vectors: Vectors  # one row a claim
    passages: list[Stems]  # of every two sentences


def find_omissions(read: Retold) -> Iterator[Omission]:
    """Write, for each fact that most origins of a story report, the accounts that cover the story and lack it."""
    told = pages(read)
    vector_of = {v.claim_id: v.vector for v in read.vectors}
    claim_of = {c.claim_id: c for c in read.claims}
    tellings: dict[str, list[Claim]] = defaultdict(list)
    for stance in sorted(read.stances, key=lambda s: s.claim_id):
        tellings[stance.proposition_id].append(claim_of[stance.claim_id])
    for story in sorted({page.story_id for page in told}):
        own = [page for page in told if page.story_id == story]
        widely = [p for p in read.propositions if p.story_id == story and p.origins > max(1, len(own) / 2)]
        if widely:
            yield from _silent(own, sorted(widely, key=lambda p: p.proposition_id), tellings, vector_of)


def _silent(
    own: list[Page], widely: list[Proposition], tellings: dict[str, list[Claim]], vector_of: dict[str, bytes]
) -> Iterator[Omission]:
    page_of = {page.article.article_id: page for page in own}
    readers = [_reader(page, vector_of) for page in own if _at_length(page, own)]
    rarity = _rarity(readers)
    for fact in widely:
        claims = tellings[fact.proposition_id]
        tellers = {c.article_id for c in claims}
        meant = _rows(claims, vector_of)
        told = [page_of[a] for a in sorted(tellers) if a in page_of]
        others = (r for r in readers if r.page.article.article_id not in tellers and len(r.vectors) and len(meant))
        for reader in others:
            if not _could_know(reader.page, told, claims):
                continue
            like = reader.vectors @ meant.T
            if like.max() < _MEANS_NEARLY and not _holds(reader, claims[:_TELLINGS], page_of, rarity):
                yield _omission(fact, reader.claims[int(like.max(axis=1).argmax())], float(like.max()))


def _omission(fact: Proposition, nearest: Claim, likeness: float) -> Omission:
    return Omission(
        saga_id=fact.saga_id,
        proposition_id=fact.proposition_id,
        article_id=nearest.article_id,
        start=nearest.start,
        end=nearest.end,
        likeness=round(likeness, 3),
    )


def _at_length(page: Page, own: list[Page]) -> bool:
    """Whether an account covers its story at length: no blurb, no list of links, no page behind a wall."""
    usual = median(len(p.order) for p in own)
    return page.article.form == "article" and len(page.order) >= max(_AT_LENGTH, usual / 2)


def _could_know(page: Page, tellers: list[Page], claims: list[Claim]) -> bool:
    """Whether an account is not older than the fact: than its first telling, and than the days its tellings name."""
    told = [p.published.earliest[:10] for p in tellers if p.published and p.published.earliest]
    named = {t for c in claims for t in c.time_ids}
    days = [r.earliest[:10] for p in tellers for t, r in p.times if t.time_id in named and r.earliest]
    last = page.published.latest[:10] if page.published else ""
    return last >= max(min(told, default=""), min(days, default=""))


def _reader(page: Page, vector_of: dict[str, bytes]) -> _Reader:
    claims = [c for n in sorted(page.claims) for c in page.claims[n] if c.claim_id in vector_of]
    stems = [_stems(page, n, s.start, s.end) for n, s in sorted(page.sentences.items())]
    passages = [a | b for a, b in zip(stems, [*stems[1:], frozenset[str]()], strict=True)]
    return _Reader(page, claims, _rows(claims, vector_of), passages)


def _rows(claims: list[Claim], vector_of: dict[str, bytes]) -> Vectors:
    rows = [np.frombuffer(vector_of[c.claim_id], "<f2").astype(np.float32) for c in claims if c.claim_id in vector_of]
    return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)


def _stems(page: Page, n: int, start: int, end: int) -> Stems:
    return frozenset(t[:_STEM] for t in page.terms(page.sentences[n], start, end))


def _rarity(readers: list[_Reader]) -> dict[str, float]:
    """Weigh each stem by how few passages hold it (inverse document frequency)."""
    every = [p for reader in readers for p in reader.passages]
    counts: dict[str, int] = defaultdict(int)
    for passage in every:
        for stem in passage:
            counts[stem] += 1
    return {stem: float(np.log(1 + len(every) / n)) for stem, n in counts.items()}


def _holds(reader: _Reader, claims: list[Claim], page_of: dict[str, Page], rarity: dict[str, float]) -> bool:
    """Whether a passage of the account has enough of the words of a telling."""
    rarest = max(rarity.values(), default=1.0)
    for claim in claims:
        page = page_of.get(claim.article_id)
        words = _stems(page, claim.sentence, claim.start, claim.end) if page else frozenset[str]()
        needed = _HOLDS * sum(rarity.get(w, rarest) for w in words)
        if any(sum(rarity[w] for w in words & passage) >= needed for passage in reader.passages):
            return True
    return False
