"""Which articles tell one story: JSONL files of rows with ``title``, ``text`` and ``story_id``; one set a file.

The number of stories is never given. Pairwise scores count pairs of articles, B3 (Bagga and Baldwin 1998) articles.
Of a file with more than 1,500 rows whole stories are drawn with seed 0 until 1,500 rows are reached, so that the
task ends within minutes. The weights and thresholds come from half of the development topics of ECB+, Wikinews and
NeuS; ``training/story_likeness.py`` also scores each set with what the others alone teach.
"""

import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consilience.models import Encoder, Vocabulary, Whitening, load
from consilience.pipeline import GIVEN, PIPELINE, RECORDS
from consilience.records import ArticleVector, Member, Signature, StatedDate
from consilience.run import run as bring_up_to_date
from consilience.stages.annotate.vectors import embed_article
from consilience.stages.clean.dates import iso
from consilience.stages.stories.signature import Accounts, buckets, entry, sign
from consilience.store import Outcome, SqliteStore
from evals.accounts import plain_article, plain_blocks
from evals.measures import f1

MOST = 1500
NAMES = [stage.name for stage in PIPELINE]
SIGN = PIPELINE[NAMES.index("sign")]
FLOW = PIPELINE[NAMES.index("sign") + 1 : NAMES.index("cluster") + 1]
Row = dict[str, Any]
Vectors = NDArray[np.float32]


def run(data: Path) -> dict[str, Any]:
    """Group the articles of every set, and score the groups beside those of the baselines."""
    sets, baselines, seconds, total = {}, defaultdict(dict), 0.0, 0
    for path in sorted(data.rglob("*.jsonl")):
        rows = sampled([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()])
        if not rows or "story_id" not in rows[0]:
            continue
        gold = [row["story_id"] for row in rows]
        began = time.perf_counter()
        accounts = embedded(rows)
        sets[path.stem] = score(grouped(signed(accounts)), gold)
        seconds, total = seconds + time.perf_counter() - began, total + len(rows)
        for name, group in BASELINES.items():
            try:
                baselines[name][path.stem] = group(rows, plain(accounts), gold)
            except ModuleNotFoundError as missing:
                print(f"{name} is left out: {missing.name} is not installed", file=sys.stderr)
    return {
        **_mean(sets),
        "sets": sets,
        "n": total,
        "seconds": seconds,
        "baselines": {name: {**_mean(by_set), "sets": by_set} for name, by_set in baselines.items()},
    }


def sampled(rows: list[Row]) -> list[Row]:
    """Keep whole stories, drawn in a fixed random order, up to about ``MOST`` rows."""
    if len(rows) <= MOST:
        return rows
    stories = sorted({row["story_id"] for row in rows})
    random.Random(0).shuffle(stories)
    sizes, kept, count = Counter(row["story_id"] for row in rows), set(), 0
    for story in stories:
        if count >= MOST:
            break
        kept.add(story)
        count += sizes[story]
    return [row for row in rows if row["story_id"] in kept]


def embedded(rows: list[Row]) -> list[Accounts]:
    """Make of every row what the pipeline signs: headline, paragraphs, date, vector."""
    out = []
    for n, row in enumerate(rows):
        title = (row.get("title") or "").strip()
        article = plain_article(f"{n:07d}", f"{title}\n{row['text']}" if title else row["text"], title)
        blocks = plain_blocks(article)
        vectors: list[ArticleVector] = list(embed_article([article], blocks, encoder=load(Encoder)))
        out.append(Accounts([article], blocks, _stated(article.article_id, row), vectors))
    return out


def signed(accounts: list[Accounts]) -> list[Signature]:
    """Sign every article."""
    needs = {"vocabulary": load(Vocabulary), "whitening": load(Whitening)}
    return [row for read in accounts for row in sign(read, **needs) if isinstance(row, Signature)]


def plain(accounts: list[Accounts]) -> Vectors:
    """Vectors as the encoder gives them, zeros where an article has none."""
    found = [np.frombuffer(read.vectors[0].vector, "<f2") if read.vectors else None for read in accounts]
    size = max((len(v) for v in found if v is not None), default=1)
    return np.stack([np.zeros(size) if v is None else v for v in found]).astype(np.float32)


def _stated(article: str, row: Row) -> list[StatedDate]:
    """The row's date, where it has one.

    Its address is not asked, though it may tell: ECB+ and Wikinews hold a report of years later to be of one event.
    """
    day = iso(row.get("date") or "")
    blank = {"basis": "metadata", "evidence": day, "start": None, "end": None, "score": 1.0}
    return [StatedDate(article_id=article, role="published", value=day, **blank)] if day else []


def grouped(signatures: list[Signature]) -> list[str]:
    """Run the flow from signatures to stories; return the story of each."""
    store = SqliteStore(":memory:", RECORDS, GIVEN)
    keep(store, signatures)
    if failed := bring_up_to_date(FLOW, store).failed:
        raise RuntimeError(f"failed: {failed}")
    stories = {member.article_id: member.story_id for member in store.rows(Member)}
    return [stories[s.article_id] for s in signatures]


def keep(store: SqliteStore, signatures: list[Signature]) -> None:
    """Put signatures into a store, as if they had been made there of one article."""
    rows = [row for s in signatures for row in (s, *buckets(s), entry(s.article_id))]
    store.commit(SIGN, "made", [Outcome(signatures[0].article_id, "", rows, "", 0.0)])


def score(said: list[Any], gold: list[Any]) -> dict[str, float]:
    """Pairwise and B3 scores of one grouping."""
    both, ours, theirs = Counter(zip(said, gold, strict=True)), Counter(said), Counter(gold)
    hits = _pairs(both)
    precision, recall = hits / max(1.0, _pairs(ours)), hits / max(1.0, _pairs(theirs))
    b3_precision = sum(n * n / ours[s] for (s, _), n in both.items()) / len(gold)
    b3_recall = sum(n * n / theirs[g] for (_, g), n in both.items()) / len(gold)
    return {
        "pairwise_precision": precision,
        "pairwise_recall": recall,
        "pairwise_f1": f1(precision, recall),
        "b3_precision": b3_precision,
        "b3_recall": b3_recall,
        "b3_f1": f1(b3_precision, b3_recall),
        "clusters": len(ours),
        "gold_clusters": len(theirs),
        "n": len(gold),
    }


def _pairs(counts: Counter[Hashable]) -> float:
    return sum(n * (n - 1) / 2 for n in counts.values())


def _mean(sets: dict[str, dict[str, float]]) -> dict[str, float]:
    """Mean over the sets; clusters are summed."""
    keys = ("pairwise_precision", "pairwise_recall", "pairwise_f1", "b3_f1")
    means = {key: float(np.mean([s[key] for s in sets.values()])) if sets else 0.0 for key in keys}
    return {**means, "clusters": sum(s["clusters"] for s in sets.values())}


def tfidf_average_link(rows: list[Row], vectors: Vectors, gold: list[str]) -> dict[str, float]:
    """TF-IDF and average link, cut where it does best on this very set: an upper bound."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{row.get('title') or ''} {row['text']}" for row in rows]
    matrix = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    distances = np.clip(1 - (matrix @ matrix.T).toarray(), 0, None)
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(distances, checks=False), "average")
    cuts = [score(fcluster(tree, cut, "distance").tolist(), gold) for cut in np.arange(0.5, 1.0, 0.025)]
    return max(cuts, key=lambda s: s["b3_f1"])


def vectors_hdbscan(rows: list[Row], vectors: Vectors, gold: list[str]) -> dict[str, float]:
    """Sentence vectors and HDBSCAN; what it calls noise stays alone."""
    from sklearn.cluster import HDBSCAN

    labels = HDBSCAN(min_cluster_size=2, copy=True).fit_predict(vectors)
    return score([f"alone {n}" if label < 0 else int(label) for n, label in enumerate(labels)], gold)


def bertopic(rows: list[Row], vectors: Vectors, gold: list[str]) -> dict[str, float]:
    """BERTopic (UMAP and HDBSCAN) on the same vectors, topics from two articles; its outliers stay alone.

    Needs the package ``bertopic``, which is in no lock of ours, as it brings torch with it: skipped where it is absent.
    """
    from bertopic import BERTopic
    from umap import UMAP

    reduced = UMAP(n_neighbors=5, n_components=5, min_dist=0.0, metric="cosine", random_state=0)
    model = BERTopic(embedding_model=None, umap_model=reduced, min_topic_size=2)
    texts = [f"{row.get('title') or ''} {row['text']}" for row in rows]
    labels, _ = model.fit_transform(texts, vectors)
    return score([f"alone {n}" if label < 0 else int(label) for n, label in enumerate(labels)], gold)


BASELINES: dict[str, Callable[[list[Row], Vectors, list[str]], dict[str, float]]] = {
    "TF-IDF + average link": tfidf_average_link,
    "sentence vectors + HDBSCAN": vectors_hdbscan,
    "BERTopic": bertopic,
}
