"""A dossier of two fictional sagas, rich in everything the page shows; every citation holds by construction.

In ``sample.json`` a citation is written ``"name: words"`` (the first place where the words stand in the account),
and an article by its name; the texts are in ``accounts/``, but for the hostile one.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from consilience.text import content_id

HERE = Path(__file__).parent
NAMES = ("wire", "courier", "spun", "lantern", "follow", "roof_a", "roof_b")
JUNK = ("Leave a Reply", "Share this:", "Category:", "Advertisement", "Sign up for")
HOSTILE = """<script>alert("rink")</script> "quoted" & </mark> title

A sign read <b onclick="steal()">free</b> and \u202egnp.exe\u202c said \u2066the\u2069 painter\x07.
It's </mark></details><script>alert(1)</script> all.

Comments are javascript:alert(1) closed. Leave a Reply"""

TEXTS = {n: (HERE / f"accounts/{n}.txt").read_text("utf-8").rstrip("\n") for n in NAMES} | {"hostile": HOSTILE}
ID = {name: content_id(name) for name in TEXTS}

_CITATION = re.compile(rf"({'|'.join(TEXTS)}): (.+)", re.DOTALL)


def dossier() -> dict[str, Any]:
    """The dossier, new on every call: tests may change it."""
    data: dict[str, Any] = _spelled_out(json.loads(_written()))
    data["articles"] = [_article(**a) for a in data["articles"]]
    for story in data["stories"]:
        story["members"] = [_member(a, story["articles"]) for a in story["articles"]]
    return data


def _member(article: str, story: list[str]) -> dict[str, Any]:
    nearest = next((a for a in story if a != article), "")
    why = "most like “another”: both name Ostrel; words 0.41 alike" if nearest else "no other account of it was found"
    return {"article": article, "nearest": nearest, "score": 0.9, "features": ["words=0.41"], "why": why}


def one_saga() -> dict[str, Any]:
    """The first saga alone."""
    data = dossier()
    keep = {ID[a] for a in ("wire", "courier", "spun", "lantern", "follow")}
    data["sagas"] = data["sagas"][:1]
    data["stories"] = data["stories"][:2]
    data["articles"] = [a for a in data["articles"] if a["id"] in keep]
    for part in ("propositions", "timeline", "commitments"):
        data[part] = [x for x in data[part] if x["story"] != "s-roof"]
    kept = {p["id"] for p in data["propositions"]}
    data["differences"] = [d for d in data["differences"] if d["proposition"] in kept]
    data["quotes"] = [q for q in data["quotes"] if q["utterances"][0]["article"] in keep]
    data["lineage"] = [x for x in data["lineage"] if x["article"] in keep]
    data["origins"] = data["origins"][:3]
    for e in data["entities"]:
        e["mentions"] = [m for m in e["mentions"] if m["article"] in keep]
    return data


@cache
def fifty_accounts() -> dict[str, Any]:
    """The first saga, each of its accounts printed ten times."""
    data, first = one_saga(), one_saga()["articles"]
    for n in range(45):
        data["articles"].append({**first[n % 5], "id": f"copy{n}", "path": f"copy{n}.txt"})
        data["stories"][0]["articles"].append(f"copy{n}")
    for p in data["propositions"]:
        cites = [{**p["claims"][0]["citation"], "article": f"copy{n}"} for n in range(45)]
        held = [c for c in cites if first[int(c["article"][4:]) % 5]["text"][c["start"] : c["end"]] == c["text"]]
        p["claims"] += [{**p["claims"][0], "citation": c} for c in held]
    return data


def _written() -> str:
    return (HERE / "sample.json").read_text("utf-8")


def cite(name: str, words: str) -> dict[str, Any]:
    """Cite the first place where the words stand in the article."""
    start = TEXTS[name].index(words)
    return {"article": ID[name], "start": start, "end": start + len(words), "text": words}


def number(low: float | None, high: float | None, unit: str, of: str = "") -> dict[str, Any]:
    """A quantity."""
    return {"low": low, "high": high, "unit": unit, "of": of}


def claim(name: str, words: str, stance: str = "asserts", **given: Any) -> dict[str, Any]:
    """What an account says of a proposition."""
    blank = {"attribution": [], "modality": "asserted", "time": None, "quantities": []}
    return {"citation": cite(name, words), "stance": stance, **blank, **given}


def proposition(key: str, story: str, text: str, claims: list[dict[str, Any]]) -> dict[str, Any]:
    """What several accounts report."""
    counts = {"status": "corroborated", "origins": 2, "outlets": len(claims), "salience": 0.5}
    return {"id": key, "story": story, "text": text, **counts, "claims": claims}


def _spelled_out(x: Any) -> Any:
    if isinstance(x, dict):
        return {k: v if k == "name" else _spelled_out(v) for k, v in x.items()}
    if isinstance(x, list):
        return [_spelled_out(v) for v in x]
    if isinstance(x, str) and (match := _CITATION.fullmatch(x)):
        return cite(match[1], match[2])
    return ID.get(x, x) if isinstance(x, str) else x


def _article(name: str, **given: Any) -> dict[str, Any]:
    text = TEXTS[name]
    own = {"id": ID[name], "path": f"accounts/{name}.txt", "title": text.split("\n")[0], "text": text}
    return {**own, "left_out": "", **given, "blocks": _blocks(text)}


def _blocks(text: str) -> list[dict[str, Any]]:
    blocks, at = [], 0
    for n, line in enumerate(text.split("\n")):
        if line.strip():
            kind = "title" if n == 0 else "boilerplate" if line.startswith(JUNK) else "paragraph"
            kind = "caption" if line.startswith("Photo:") else "byline" if line.startswith("By ") else kind
            blocks.append({"kind": kind, "start": at, "end": at + len(line), "duplicate": False})
        at += len(line) + 1
    return blocks
