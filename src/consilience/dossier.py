"""The dossier: all records of a collection, and their public form (``docs/dossier.schema.json``)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from typing import Any, TypeVar

from consilience import records as r
from consilience.placing import nearest, why
from consilience.store import LedgerRow
from consilience.text import edtf_start

T = TypeVar("T")
Json = dict[str, Any]

SCHEMA = "consilience.dossier/1"


def by_date(h: r.Happening) -> tuple[str, float, str]:
    """What happenings are sorted by: their first day, and the weightier first where they share it."""
    return h.earliest or edtf_start(h.date), -h.salience, h.happening_id


@dataclass(frozen=True)
class Dossier:
    """All records of a collection by type, with the ledger of the run that made them."""

    records: Mapping[type, list[Any]]
    ledger: list[LedgerRow]

    def of(self, kind: type[T]) -> list[T]:
        """All records of a type."""
        return self.records.get(kind, [])

    def to_dict(self, include_text: bool = True) -> Json:
        """Return the dossier in its public JSON form."""
        return _Form(self).dossier(include_text)

    @cached_property
    def texts(self) -> dict[str, str]:
        """Canonical text of each article, by id."""
        return {a.article_id: a.text for a in self.of(r.Article)}


# why a page that was read is no account
LEFT_OUT = {
    "linklist": "a list of links",
    "wall": "a wall that asks for consent or a subscription",
    "error": "an error page",
}
_IN_PART = {
    "stub": "Only its beginning could be read, the rest is behind a paywall: it is not counted as silent on anything.",
    "liveblog": "A live blog, written over many hours: it is not counted as silent on anything.",
}


class _Form:
    """Joins records into the public form; every lookup table is made once."""

    def __init__(self, dossier: Dossier) -> None:
        self.of = dossier.of
        self.ledger = dossier.ledger
        self.claims = {c.claim_id: c for c in self.of(r.Claim)}
        self.quantities = {q.quantity_id: q for q in self.of(r.Quantity)}
        self.times = {t.time_id: t for t in self.of(r.ResolvedTime)}
        self.entity_of = {link.mention_id: link.entity_id for link in self.of(r.EntityLink)}
        self.blocks = _grouped(self.of(r.Block), "article_id")
        self.credits = _grouped(self.of(r.Credit), "article_id")
        self.placed = {p.article_id: p for p in self.of(r.Placement)}
        self.articles = {a.article_id: a for a in self.of(r.Article)}
        self.published = {p.article_id: p for p in self.of(r.Publication)}
        self.story_of = {m.article_id: m.story_id for m in self.of(r.Member)}

    # ---------------------------------------------------------------- citations

    def cite(self, article: str, start: int | None, end: int | None) -> Json:
        """Point at a span, with its words."""
        return {"article": article, "start": start, "end": end, "text": self.articles[article].text[start:end]}

    def cites(self, articles: Iterable[str], starts: Iterable[int], ends: Iterable[int]) -> list[Json]:
        """Point at the spans of parallel tuples."""
        return [self.cite(*span) for span in zip(articles, starts, ends, strict=True)]

    def cite_maybe(self, article: str, start: int | None, end: int | None) -> Json | None:
        """Point at a span that may be missing."""
        return None if start is None else self.cite(article, start, end)

    # ---------------------------------------------------------------- parts

    def dossier(self, include_text: bool) -> Json:
        """Put all parts together."""
        stories = self.stories()
        sagas = self.sagas(stories)
        return {
            "schema": SCHEMA,
            "generator": f"consilience {metadata.version('consilience')}",
            "title": sagas[0]["title"] if sagas else "",
            "articles": [self.article(a, include_text) for a in sorted(self.of(r.Article), key=lambda a: a.path)],
            "sagas": sagas,
            "stories": stories,
            "lineage": [self.link(x) for x in self.of(r.CopyLink)],
            "origins": self.origins(),
            "entities": self.entities(),
            "quotes": self.quotes(),
            "propositions": self.propositions(),
            "differences": [self.difference(d) for d in sorted(self.of(r.Difference), key=lambda d: -d.score)],
            "timeline": self.timeline(),
            "commitments": [self.commitment(c) for c in self.of(r.Commitment)],
            "notes": self.notes(),
            "ledger": self.counts(),
        }

    def article(self, a: r.Article, include_text: bool) -> Json:
        """One account with its parts, date and credits."""
        published = self.published.get(a.article_id)
        form = {
            "id": a.article_id,
            "path": a.path,
            "url": a.url,
            "outlet": a.outlet,
            "site": a.site,
            "title": a.title,
            "authors": list(a.authors),
            "language": a.language,
            "form": a.form,
            "left_out": LEFT_OUT.get(a.form, ""),
            "translated": round(a.translated, 3),
            "published": self.publication(published),
            "why_published": published.why if published else "",
            "blocks": [
                {"kind": b.kind, "start": b.start, "end": b.end, "duplicate": b.duplicate}
                for b in self.blocks[a.article_id]
            ],
            "credits": [self.cite(a.article_id, c.start, c.end) for c in self.credits[a.article_id]],
        }
        return {**form, "text": a.text} if include_text else form

    def publication(self, p: r.Publication | None) -> Json:
        """When an account was published, and how that is known."""
        if p is None:
            return {"earliest": "", "latest": "", "basis": "unknown", "evidence": []}
        evidence = self.cites(p.cited_articles, p.cited_starts, p.cited_ends)
        return {"earliest": p.earliest, "latest": p.latest, "basis": p.basis, "evidence": evidence}

    def stories(self) -> list[Json]:
        """Stories, the earliest first, with their brief."""
        members = _grouped(self.of(r.Member), "story_id")
        lines = _grouped(self.of(r.BriefLine), "story_id")
        form = [
            {
                "id": s.story_id,
                "saga": s.saga_id,
                "title": s.title,
                "keywords": list(s.keywords),
                "articles": sorted(m.article_id for m in members[s.story_id]),
                "members": [self.member(a) for a in sorted(m.article_id for m in members[s.story_id])],
                "summary": [self.line(x) for x in sorted(lines[s.story_id], key=lambda x: x.n)],
            }
            for s in self.of(r.Story)
        ]
        return sorted(form, key=lambda s: (self.first_day(s["articles"]), s["id"]))

    def member(self, article: str) -> Json:
        """Why an account stands in its story."""
        placed = self.placed[article]
        return {
            "article": article,
            "nearest": nearest(placed),
            "score": placed.score,
            "features": list(placed.features),
            "why": why(placed, self.articles),
        }

    def first_day(self, articles: list[str]) -> str:
        """Earliest day on which any of the articles may have been published; unknown sorts last."""
        days = [p.earliest for a in articles if (p := self.published.get(a)) and p.earliest]
        return min(days, default="9999")

    def line(self, x: r.BriefLine) -> Json:
        """One sentence of the brief."""
        cited = self.cites(x.cited_articles, x.cited_starts, x.cited_ends)
        return {"text": x.text, "propositions": list(x.proposition_ids), "citations": cited}

    def sagas(self, stories: list[Json]) -> list[Json]:
        """Sagas, the largest first; each is named after its largest story."""
        groups: dict[str, list[Json]] = defaultdict(list)
        for story in stories:
            groups[story["saga"]].append(story)
        form = []
        for saga, own in groups.items():
            title = max(own, key=lambda s: len(s["articles"]))["title"]
            form.append({"id": saga, "title": title, "stories": [s["id"] for s in own]})
        size = {s["id"]: len(s["articles"]) for s in stories}
        return sorted(form, key=lambda g: (-sum(size[s] for s in g["stories"]), g["id"]))

    def link(self, x: r.CopyLink) -> Json:
        """Who goes back to whom, with pairs of spans."""
        quads = [x.spans[i : i + 4] for i in range(0, len(x.spans), 4)]
        evidence = []
        for start, end, source_start, source_end in quads:
            pair = [self.cite(x.article_id, start, end)]
            if x.source_article:
                pair.append(self.cite(x.source_article, source_start, source_end))
            evidence.append(pair)
        return {
            "article": x.article_id,
            "from": x.source_article or None,
            "agency": x.agency or None,
            "kind": x.kind,
            "score": round(x.score, 3),
            "features": list(x.features),
            "evidence": evidence,
        }

    def origins(self) -> list[Json]:
        """Independent roots, with the articles that rest on them."""
        resting = _grouped(self.of(r.OriginSpan), "origin_id")
        return [
            {
                "id": o.origin_id,
                "kind": o.kind,
                "name": o.name,
                "articles": sorted({s.article_id for s in resting[o.origin_id]}),
            }
            for o in self.of(r.Origin)
        ]

    def entities(self) -> list[Json]:
        """People, organisations and places, the most mentioned first; pronouns are not listed."""
        form_of = {m.mention_id: m.form for m in self.of(r.Mention)}
        links = _grouped((x for x in self.of(r.EntityLink) if form_of.get(x.mention_id) != "pronoun"), "entity_id")
        found: dict[str, Json] = {}
        for e in self.of(r.Entity):
            if e.entity_id in found or not links[e.entity_id]:
                continue
            found[e.entity_id] = {
                "id": e.entity_id,
                "kind": e.kind,
                "name": e.name,
                "aliases": list(e.aliases),
                "roles": list(e.roles),
                "country": e.country,
                "known_id": e.known_id,
                "perhaps_same": [],
                "mentions": [self.cite(x.article_id, x.start, x.end) for x in links[e.entity_id]],
            }
        for one, other in sorted((d.entity_id, d.other_id) for d in self.of(r.EntityDoubt)):
            if one in found and other in found:
                found[one]["perhaps_same"].append(other)
                found[other]["perhaps_same"].append(one)
        return sorted(found.values(), key=lambda e: (-len(e["mentions"]), e["id"]))

    def quotes(self) -> list[Json]:
        """Words in quotation marks and embedded posts, by utterance; indirect speech is in the claims."""
        spoken = (q for q in self.of(r.Quote) if q.kind != "indirect")
        return [self.quote(parts) for parts in _grouped(spoken, "utterance").values()]

    def quote(self, parts: list[r.Quote]) -> Json:
        """One utterance, whose parts may be split by its attribution."""
        q = max(parts, key=lambda part: bool(part.speaker_text))
        return {
            "id": q.utterance,
            "speaker": self.entity_of.get(q.speaker_mention),
            "speaker_text": q.speaker_text,
            "kind": q.kind,
            "cue": self.cite_maybe(q.article_id, q.cue_start, q.cue_end),
            "via": list(q.via),
            "date": q.date,
            "utterances": [self.cite(p.article_id, p.start, p.end) for p in sorted(parts, key=lambda p: p.start)],
        }

    def propositions(self) -> list[Json]:
        """What accounts report, the most salient first."""
        stances = _grouped(self.of(r.Stance), "proposition_id")
        silent = _grouped(self.of(r.Omission), "proposition_id")
        ranked = sorted(self.of(r.Proposition), key=lambda p: (-p.salience, p.proposition_id))
        return [
            {
                "id": p.proposition_id,
                "story": p.story_id,
                "text": p.text,
                "under": p.under or None,
                "status": p.status,
                "origins": p.origins,
                "outlets": p.outlets,
                "salience": round(p.salience, 3),
                "score": p.score,
                "claims": [self.claim(s) for s in stances[p.proposition_id]],
                "silent": [self.cite(o.article_id, o.start, o.end) for o in silent[p.proposition_id]],
            }
            for p in ranked
        ]

    def claim(self, s: r.Stance) -> Json:
        """What one account says of a proposition."""
        c = self.claims[s.claim_id]
        speaker = self.entity_of.get(c.speaker_mention) or c.speaker_text
        quantities = [self.quantities[q] for q in c.quantity_ids if q in self.quantities]
        time = next((self.times[t].edtf for t in c.time_ids if t in self.times and self.times[t].edtf), None)
        return {
            "citation": self.cite(c.article_id, c.start, c.end),
            "stance": s.stance,
            "attribution": [speaker] if speaker else [],
            "modality": c.modality,
            "time": time,
            "quantities": [{"low": q.low, "high": q.high, "unit": q.unit, "of": q.of} for q in quantities],
        }

    def difference(self, d: r.Difference) -> Json:
        """Two spans that do not say the same."""
        return {
            "id": d.difference_id,
            "proposition": d.proposition_id or None,
            "kind": d.kind,
            "sort": d.sort,
            "a": self.cite(d.a_article, d.a_start, d.a_end),
            "b": self.cite(d.b_article, d.b_start, d.b_end),
            "why": d.why,
        }

    def timeline(self) -> list[Json]:
        """Dated lines in the order of their dates."""
        story_of = {p.proposition_id: p.story_id for p in self.of(r.Proposition)}
        return [
            {
                "date": h.date,
                "earliest": h.earliest,
                "latest": h.latest,
                "text": h.text,
                "kind": h.kind,
                "proposition": h.proposition_id or None,
                "story": story_of.get(h.proposition_id) or self.story_of.get(h.cited_articles[0]),
                "salience": round(h.salience, 3),
                "citations": self.cites(h.cited_articles, h.cited_starts, h.cited_ends),
                "counted_from": self.cite(h.anchor_article, h.anchor_start, h.anchor_end) if h.anchor_article else None,
            }
            for h in sorted(self.of(r.Happening), key=by_date)
        ]

    def commitment(self, c: r.Commitment) -> Json:
        """A promise or plan, and what became of it."""
        return {
            "id": c.commitment_id,
            "kind": c.kind,
            "actor": c.actor_entity or c.actor_text,
            "text": c.text,
            "story": self.story_of.get(c.article_id),
            "made": self.cite(c.article_id, c.start, c.end),
            "deadline": c.deadline or None,
            "status": c.status,
            "note": c.note,
            "outcome": self.cites(c.outcome_articles, c.outcome_starts, c.outcome_ends),
            "same_as": c.same_as or None,
        }

    # ---------------------------------------------------------------- what was not understood

    def notes(self) -> list[Json]:
        """List what the reader must know was not understood, article by article."""
        found = []
        for a in sorted(self.of(r.Article), key=lambda a: a.path):
            published = self.published.get(a.article_id)
            if a.form in r.NO_ACCOUNT:
                found.append(_note(a, "form", f"Read, but no article: {LEFT_OUT[a.form]}."))
                continue
            if a.form in _IN_PART:
                found.append(_note(a, "form", _IN_PART[a.form]))
            if a.language and not a.language.startswith("en"):
                found.append(_note(a, "language", f"Written in “{a.language}”: only English is read closely so far."))
            if published is None or published.basis == "unknown":
                found.append(_note(a, "date", "No publication date is stated or can be inferred."))
        loose = (t for t in self.times.values() if not t.value and self.is_account(t.article_id))
        found += [
            _note(
                t,
                "time",
                "This expression could not be placed on the calendar.",
                self.cite(t.article_id, t.start, t.end),
            )
            for t in loose
        ]
        found += [
            _note(q, "speaker", "The speaker of this quotation was not found.", self.cite(q.article_id, q.start, q.end))
            for q in self.of(r.Quote)
            if q.kind != "indirect" and not q.speaker_text and self.is_account(q.article_id)
        ]
        return found

    def is_account(self, article: str) -> bool:
        """Whether a page is an account, and may stand in a story."""
        return self.articles[article].form not in r.NO_ACCOUNT

    def counts(self) -> Json:
        """Count what was read, what failed and why."""
        failed = [{"path": row.key, "reason": row.error} for row in self.ledger if row.stage == "read"]
        stages: dict[str, Json] = {}
        for row in self.ledger:
            if row.stage != "read":
                entry = stages.setdefault(row.stage, {"name": row.stage, "done": 0, "failed": 0})
                entry["failed" if row.error else "done"] += 1
        path_of = {a.article_id: a.path for a in self.of(r.Article)} | {
            d.doc_id: d.path for d in self.of(r.RawDocument)
        }
        failed += [
            {"path": path_of.get(row.key, row.key), "reason": f"{row.stage}: {row.error}"}
            for row in self.ledger
            if row.error and row.stage != "read"
        ]
        return {"documents": len(self.of(r.Article)), "failed": failed, "stages": list(stages.values())}


def _note(about: Any, kind: str, text: str, citation: Json | None = None) -> Json:
    return {"article": about.article_id, "kind": kind, "text": text, "citation": citation}


def _grouped(rows: Iterable[T], name: str) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, name)].append(row)
    return groups
