"""How clustering grows: articles a second and memory on made signatures in a store, and the cost of more articles.

    python -m evals.scale 10000 100000 1000000

The signatures are drawn from a seeded topic model: words at large and names of the world follow Zipf's law, every topic
has words and names of its own, and every story of a topic has names, numbers and a direction in the space of meaning.
No text is made. What is measured is the flow from signatures to stories, the store's work included, in one process.
"""

import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from consilience.pipeline import GIVEN, RECORDS
from consilience.records import Member, Signature
from consilience.run import run
from consilience.store import SqliteStore
from evals.stories import FLOW, keep, score

WORDS, TOPIC_WORDS, STORY_WORDS = 50_000, 300, 50  # to draw from: everywhere, in a topic, in a story
WORLD_NAMES, TOPIC_NAMES, STORY_NAMES = 5_000, 60, 40
DIMENSIONS = 384
NOISE = 8  # places by which the weight of a word differs between two articles
STORIES_PER_TOPIC, MEAN_MEMBERS = 25, 8
ADDED = 100  # articles that come later, of stories old and new
BATCH = 10_000  # signatures written at once
Random = np.random.Generator


def signatures(count: int, seed: int = 0) -> Iterator[tuple[Signature, str]]:
    """Draw ``count`` signatures, each with the story it was drawn from."""
    random = np.random.default_rng(seed)
    made = 0
    for topic in itertools.count():
        centre = random.normal(size=DIMENSIONS)
        for story in range(STORIES_PER_TOPIC):
            own = centre + 1.0 * random.normal(size=DIMENSIONS)
            for _ in range(random.geometric(1 / MEAN_MEMBERS)):
                if made == count:
                    return
                yield _signature(random, made, topic, f"{topic}-{story}", own), f"{topic}-{story}"
                made += 1


def _signature(random: Random, n: int, topic: int, story: str, own: Any) -> Signature:
    names = _names(random, topic, story)
    told = _mixed(random, (f"s{story}.", STORY_WORDS * random.random(40) ** 2))
    themed = _distinct(f"t{topic}.", random.integers(TOPIC_WORDS, size=15))
    numbers = _distinct("", random.integers(10, 2000, size=3))
    common = _distinct("w", WORDS ** random.random(50))
    heavy = list(itertools.chain(*itertools.zip_longest(names, told)))  # heaviest first: names and words in turn
    terms = (*(word for word in heavy if word), *themed, *numbers, *common)
    vector = own + 0.9 * random.normal(size=DIMENSIONS)  # as alike as whitened vectors of one story are
    return Signature(
        article_id=f"{n * 2_654_435_761 % 2**32:08x}",  # in no order, as hashes are
        title=f"Article {n}",
        terms=terms,
        term_weights=(2.0,) * (len(names) + len(told)) + (1.5,) * len(themed) + (1.0,) * (len(numbers) + len(common)),
        names=names[:12],
        numbers=numbers,
        earliest="",
        latest="",
        dates=(f"{1 + topic % 12:02d}-{1 + sum(map(ord, story)) % 28:02d}",),
        weekdays=(),
        vector=(vector / np.linalg.norm(vector)).astype("<f2").tobytes(),
    )


def _names(random: Random, topic: int, story: str) -> tuple[str, ...]:
    """Names of the story, of its topic and of the whole world, roughly in the order of their weight in each."""
    return _mixed(
        random,
        (f"n{story}.", STORY_NAMES * random.random(30) ** 3),
        (f"n{topic}.", TOPIC_NAMES * random.random(4) ** 2),
        ("n", WORLD_NAMES ** random.random(2)),
    )


def _mixed(random: Random, *drawn: tuple[str, Any]) -> tuple[str, ...]:
    """Numbered words of several kinds, low numbers first, though no two articles agree on their weight."""
    words = {f"{kind}{k}": k for kind, numbers in drawn for k in numbers.astype(int).tolist()}
    place = np.array(list(words.values())) + NOISE * random.random(len(words))
    return tuple(np.array(list(words))[np.argsort(place)].tolist())


def _distinct(kind: str, numbers: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{kind}{k}" for k in numbers.astype(int).tolist()))


def measure(count: int, folder: Path) -> dict[str, Any]:
    """Cluster ``count`` articles, then add some; time, memory and scores against the stories drawn."""
    store = SqliteStore(folder / "scale.db", RECORDS, GIVEN)
    drawn = signatures(count + ADDED, seed=0)
    story_of = dict(_stored(store, itertools.islice(drawn, count)))
    first = _timed(store)
    memory = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    members = {m.article_id: m.story_id for m in store.rows(Member)}
    scores = score([members[a] for a in story_of], list(story_of.values()))
    largest = max(Counter(members.values()).values())
    del members, story_of
    dict(_stored(store, drawn))
    more = _timed(store)
    return {
        "articles": count,
        **first,
        "articles_per_second": round(count / first["seconds"], 1),
        "memory_mb": memory,
        "b3_f1": round(scores["b3_f1"], 3),
        "largest": largest,
        "added": {"articles": ADDED, **more},
    }


def _stored(store: SqliteStore, drawn: Iterator[tuple[Signature, str]]) -> Iterator[tuple[str, str]]:
    while batch := list(itertools.islice(drawn, BATCH)):
        keep(store, [signature for signature, _ in batch])
        yield from ((signature.article_id, story) for signature, story in batch)


def _timed(store: SqliteStore) -> dict[str, Any]:
    """Bring the stories up to date; seconds of this process, and partitions computed."""
    began, wall = time.process_time(), time.time()
    report = run(FLOW, store)
    if report.failed:
        raise RuntimeError(f"failed: {report.failed}")
    return {
        "seconds": round(time.process_time() - began, 2),
        "wall_seconds": round(time.time() - wall, 1),
        "computed": report.done,
    }


def main(counts: list[str]) -> None:
    """Measure each size in a process of its own, as memory once used stays counted."""
    if len(counts) > 1:
        for count in counts:
            subprocess.run([sys.executable, "-m", "evals.scale", count], check=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(int(counts[0]), Path(folder))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
