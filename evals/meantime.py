"""Who is who across documents, on MEANTIME: the named entities of each folder of documents as one saga.

Scored are the gold mentions by name; one that no mention of ours covers counts as an entity of its own.
"""

import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from consilience.models import AntecedentModel, NameScorer, NameTagger, Parser, load
from consilience.records import Article, EntityLink, Member, Mention
from consilience.stages.annotate.names.mentions import find_mentions
from consilience.stages.annotate.sentences import parse
from consilience.stages.entities.resolve import Accounts, resolve_entities
from evals.entities import Document, reading
from evals.stories import score

NAMED = {"NAM", "PRE.NAM"}
FIGURES = ("b3_f1", "b3_precision", "b3_recall", "pairwise_precision", "pairwise_recall", "pairwise_f1")


@dataclass(frozen=True)
class Name:
    """A gold mention by name."""

    article_id: str
    start: int
    end: int
    entity: str
    text: str


def run(data: Path) -> dict[str, Any]:
    """Return B3 and pairwise scores of entities over the named mentions, the mean of the folders."""
    began = time.perf_counter()
    folders = sorted({path.parent for path in data.rglob("*.xml")})
    scores = [_scores(sorted(folder.glob("*.xml"))) for folder in folders]
    means = {system: {f: _mean(s[system][f] for s in scores) for f in FIGURES} for system in ("ours", "string")}
    covered = _mean(s["covered"]["covered"] for s in scores)
    n = int(sum(s["ours"]["n"] for s in scores))
    baselines = {"same string": means["string"]}
    return {**means["ours"], "covered": covered, "n": n, "seconds": time.perf_counter() - began, "baselines": baselines}


def _mean(values: Iterator[float]) -> float:
    listed = list(values)
    return sum(listed) / max(1, len(listed))


def _scores(paths: list[Path]) -> dict[str, dict[str, float]]:
    articles, mentions, names = list[Article](), list[Mention](), list[Name]()
    for path in paths:
        article, found, gold = _read(path)
        articles.append(article)
        mentions += found
        names += gold
    members = [Member(article_id=a.article_id, story_id="s", saga_id="s") for a in articles]
    links = list(resolve_entities(Accounts(members, articles, mentions, [], []), names=load(NameScorer)))
    said = [_entity(name, [x for x in links if isinstance(x, EntityLink)]) for name in names]
    gold_ids = [name.entity for name in names]
    ours = [entity or f"missed {n}" for n, entity in enumerate(said)]
    covered = {"covered": sum(map(bool, said)) / max(1, len(said))}
    return {
        "ours": score(ours, gold_ids),
        "string": score([n.text.lower() for n in names], gold_ids),
        "covered": covered,
    }


def _read(path: Path) -> tuple[Article, list[Mention], list[Name]]:
    root = ET.parse(path).getroot()
    tokens = [(t.get("t_id", ""), t.get("sentence", ""), t.text or "") for t in root.iter("token")]
    sentences: dict[str, list[tuple[str, str]]] = {}
    for _, sentence, word in tokens:
        sentences.setdefault(sentence, []).append((word, "O"))
    made = reading(Document(list(sentences.values())))
    article = replace(made.article, article_id=path.stem, doc_id=path.stem, path=path.name)
    blocks = [replace(block, article_id=path.stem) for block in made.blocks]
    parsed = list(parse([article], blocks, [], parser=load(Parser)))
    found = list(find_mentions([article], blocks, parsed, tagger=load(NameTagger), antecedents=load(AntecedentModel)))
    flat = [spot for spots in made.tokens for spot in spots]
    places = {t_id: spot for (t_id, _, _), spot in zip(tokens, flat, strict=True)}
    return article, found, list(_names(root, article, places))


def _names(root: ET.Element, article: Article, places: dict[str, tuple[int, int]]) -> Iterator[Name]:
    """Read the mentions by name that refer to an entity, with the entity's id across documents."""
    instances = {e.get("m_id"): e.get("instance_id", "") for e in root.iter("ENTITY")}
    owner = {
        source.get("m_id"): instances.get(target.get("m_id"), "")
        for relation in root.iter("REFERS_TO")
        for target in relation.iter("target")
        for source in relation.iter("source")
    }
    for mention in root.iter("ENTITY_MENTION"):
        spots = [places[anchor.get("t_id", "")] for anchor in mention.iter("token_anchor")]
        entity = owner.get(mention.get("m_id"), "")
        if spots and entity and mention.get("syntactic_type") in NAMED:
            start, end = min(s for s, _ in spots), max(e for _, e in spots)
            yield Name(article.article_id, start, end, entity, article.text[start:end])


def _entity(name: Name, links: list[EntityLink]) -> str:
    """The entity of our mention that covers the gold mention most tightly, "" when none covers half of either."""
    fits = [
        (shared / (max(x.end, name.end) - min(x.start, name.start)), x.entity_id)
        for x in links
        if x.article_id == name.article_id and (shared := min(x.end, name.end) - max(x.start, name.start)) > 0
    ]
    best = max(fits, default=(0.0, ""))
    return best[1] if best[0] >= 0.5 else ""
