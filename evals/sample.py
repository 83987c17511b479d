"""The sample corpus, whose two stories lie mixed in one folder, against its hand-made gold.

What needs nothing but this repository is always measured: every citation holds, the stories come out
apart, no furniture is content. The other figures come from the maintainers' ``score_dossier.py`` and are
left out where it is not at hand.
"""

import contextlib
import io
import json
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from consilience import build
from evals.gold import find_scorer

EXAMPLES = Path(__file__).parent.parent / "examples"
SHARED = Path(__file__).parent.parent.parent / "shared" / "data"

Json = dict[str, Any]


def run(data: Path) -> Json:
    """Score the corpus in ``data/corpus`` against ``data/gold/*.json``; figures are named ``story.figure``."""
    began = time.perf_counter()
    dossier = build([data / "corpus"]).to_dict()
    golds = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted((data / "gold").glob("*.json"))}
    figures = {"citations.hold": _hold(dossier), "stories.apart": _apart(dossier, golds)}
    with contextlib.suppress(SystemExit):
        scorer = find_scorer(SHARED)
        for name, gold in golds.items():
            figures |= {f"{name}.{figure}": value for figure, value in _score(scorer, dossier, gold).items()}
    return {**figures, "n": len(dossier["articles"]), "seconds": time.perf_counter() - began}


def _hold(dossier: Json) -> float:
    """Share of citations whose words are the words of the article at their place."""
    texts = {a["id"]: a["text"] for a in dossier["articles"]}
    cited = list(_citations({key: value for key, value in dossier.items() if key != "articles"}))
    return sum(texts[c["article"]][c["start"] : c["end"]] == c["text"] for c in cited) / len(cited)


def _citations(value: Any) -> Any:
    if isinstance(value, dict) and {"article", "start", "end", "text"} <= value.keys():
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _citations(inner)


def _apart(dossier: Json, golds: dict[str, Json]) -> float:
    """1 when every gold story is one saga of its own, else the share of pairs of articles that are right."""
    saga_of_story = {s["id"]: s["saga"] for s in dossier["stories"]}
    saga = {a: saga_of_story[s["id"]] for s in dossier["stories"] for a in s["articles"]}
    path = {a["path"]: a["id"] for a in dossier["articles"]}
    where = [(saga[path[p]], name) for name, gold in golds.items() for p in gold["articles"].values()]
    pairs = [(a[0] == b[0]) == (a[1] == b[1]) for n, a in enumerate(where) for b in where[:n]]
    return sum(pairs) / len(pairs)


def _score(scorer: ModuleType, dossier: Json, gold: Json) -> dict[str, float]:
    """Score one story: its articles and all that is said about them, under the names of its gold."""
    names = {path: key for key, path in gold["articles"].items()}
    own = [a | {"path": f"{names[a['path']]}.txt"} for a in dossier["articles"] if a["path"] in names]
    kept = {a["id"] for a in own}
    with tempfile.TemporaryDirectory() as folder:
        for article in own:
            (Path(folder) / article["path"]).write_text(article["text"], encoding="utf-8", newline="")
        (Path(folder) / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
        part = _part(dossier, kept) | {"articles": own}
        (Path(folder) / "dossier.json").write_text(json.dumps(part), encoding="utf-8")
        with contextlib.redirect_stdout(io.StringIO()):
            figures: dict[str, float] = scorer.main(f"{folder}/dossier.json", folder)
    return figures


def _part(value: Any, kept: set[str]) -> Any:
    """Leave out list items that cite, or are, articles of another story."""
    if isinstance(value, dict):
        return {key: _part(inner, kept) for key, inner in value.items() if key != "articles"}
    if isinstance(value, list):
        return [_part(item, kept) for item in value if _is_of(item, kept)]
    return value


def _is_of(item: Any, kept: set[str]) -> bool:
    of_other = isinstance(item, dict) and item.get("article", next(iter(kept))) not in kept
    return not of_other and all(c["article"] in kept for c in _citations(item))
