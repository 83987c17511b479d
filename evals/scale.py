"""How clustering grows: articles a second and memory on made signatures, and the cost of one more article.

    python -m evals.scale 10000 100000

The signatures are drawn from a seeded topic model: words at large follow Zipf's law, every topic has words of its own,
and every story of a topic has names, numbers and a direction in the space of meaning. No text is made.
"""

import itertools
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

from consilience.models import Vocabulary, load
from consilience.records import Member, Signature
from consilience.stages.stories.cluster import cluster
from evals.stories import score

WORDS, TOPIC_WORDS, STORY_NAMES = 50_000, 300, 40
DIMENSIONS = 384
STORIES_PER_TOPIC, MEAN_MEMBERS = 25, 8


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


def _signature(random: np.random.Generator, n: int, topic: int, story: str, own: Any) -> Signature:
    common = {f"w{k}" for k in (WORDS ** random.random(50)).astype(int).tolist()}
    themed = {f"t{topic}.{k}" for k in random.integers(TOPIC_WORDS, size=15).tolist()}
    names = [f"n{story}.{k}" for k in sorted(set((STORY_NAMES * random.random(40) ** 1.5).astype(int).tolist()))]
    numbers = [f"{k}" for k in sorted(set(random.integers(10, 2000, size=3).tolist()))]
    terms = (*names, *numbers, *sorted(themed), *sorted(common))
    vector = own + 0.5 * random.normal(size=DIMENSIONS)
    return Signature(
        article_id=f"{n:08d}",
        title=f"Article {n}",
        terms=terms,
        term_weights=(1.0,) * len(terms),
        names=tuple(names[:10]),
        numbers=tuple(numbers),
        earliest="",
        latest="",
        dates=(f"{1 + topic % 12:02d}-{1 + hash_day(story):02d}",),
        vector=(vector / np.linalg.norm(vector)).astype("<f2").tobytes(),
    )


def hash_day(story: str) -> int:
    """A day of the month for a story, the same in every run."""
    return sum(map(ord, story)) % 28


def measure(count: int) -> dict[str, float]:
    """Cluster ``count`` articles; time, memory and scores against the stories drawn."""
    drawn = list(signatures(count))
    before = _memory()
    began = time.process_time()
    rows = cluster([s for s, _ in drawn], vocabulary=load(Vocabulary))
    members = {m.article_id: m.story_id for m in rows if isinstance(m, Member)}
    seconds = time.process_time() - began
    scores = score([members[s.article_id] for s, _ in drawn], [story for _, story in drawn])
    return {
        "articles": count,
        "seconds": round(seconds, 1),
        "articles_per_second": round(count / seconds, 1),
        "memory_of_signatures_mb": before,
        "memory_mb": _memory(),
        "b3_f1": round(scores["b3_f1"], 3),
        "largest": max(Counter(members.values()).values()),
    }


def _memory() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        print(json.dumps(measure(int(argument))), flush=True)
