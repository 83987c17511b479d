"""A dossier of two fictional sagas, rich in everything the page shows; every citation holds by construction."""

from typing import Any

from consilience.text import content_id

JUNK = ("Leave a Reply", "Share this:", "Category:", "Advertisement", "Sign up for")

WIRE = """Velmora to close Ostrel coal plant by end of March, president says

PORT LENNE, Feb. 3 (Meridian Wire) – President Ilse Maravane said on Wednesday that Velmora will shut the Ostrel coal plant by the end of March, ending 61 years of coal power on the island.

"We will burn the last lump of coal at Ostrel before spring," Maravane told reporters after meeting the mayor of Ostrel, Tomas Quill. The plant employs 420 workers.

Energy Minister Dorrit Okan said the state would spend 90 million crowns on retraining. Two unions said no worker should lose a job.

At least 12 people were treated for smoke after a fire at the plant in November, which revived calls for its closure."""

REWRITE = """Last coal plant in Velmora to shut before spring
By Harbor Courier staff

Velmora will shut the Ostrel coal plant by the end of March, ending 61 years of coal power on the island, President Ilse Maravane said on Wednesday, the Meridian Wire reported.

"We will burn the last lump of coal at Ostrel before spring," Maravane told reporters. About 400 people work at the plant.

Photo: President Ilse Maravane and Tomas Quill at the Salt Palace, 3 February 2032. Meridian Wire

Energy Minister Dorrit Okan said the state would spend 90 million crowns on retraining.

Share this: Mail Print
Leave a Reply
Category: Island News (2,114)"""

SPUN = """Velmora closes charcoal factory of Ostrel

The leader Ilze Marawane has officially signed on Wednesday the closing of the charcoal factory Ostrel until finish of March, what terminates 61 years of charcoal electricity of the island.

Marawane said that the final piece of charcoal will be burned before the spring season. In the factory work 420 employees.

The minister of energy Dorit Okan gives 90 million crowns for the new learning of workers. The fire of November made 17 persons ill.

Advertisement"""

LOCAL = """‘We heard it on the radio’: Ostrel takes in the news

Workers at the gate of the Ostrel plant said on Thursday that nobody had told them before the president spoke.

"We heard it on the radio like everybody else," said Bettany Roe, a boiler fitter of 22 years.

Mayor Tomas Quill denied that a date had been agreed at his meeting with the president. "There was no signature and no date," he said.

Hospital director Amara Lindqvist said 17 people had been treated after the November fire, five more than first counted.

Sign up for the Ostrel Lantern letter"""

FOLLOW = """Ostrel burns its last coal, two days late

OSTREL, April 2 – The Ostrel coal plant went cold on Friday, two days after the date President Ilse Maravane had set, the grid operator Velgrid said.

All 420 workers stay on the payroll until the end of the year, Velgrid said in a statement. "The boilers are out. The people are not," said its director, Henrik Sool.

Retraining has not begun: parliament has released 30 of the 90 million crowns promised by Energy Minister Dorrit Okan."""

ROOF_A = """Roof of Calder ice rink falls in, no one hurt

CALDER, March 9 – The roof of the municipal ice rink came down under snow early on Tuesday, an hour before the first skaters were due, the fire brigade said.

"One hour later and we would be counting children," fire chief Noor Abadi said. The rink opened in 1988."""

ROOF_B = """Ice rink roof collapses in Calder

The roof of the Calder ice rink collapsed on Tuesday at 6 a.m., the town said. Nobody was injured. The building, opened in 1986, had been inspected in January."""

HOSTILE = """<script>alert("rink")</script> "quoted" & </mark> title

A sign read <b onclick="steal()">free</b> and \u202egnp.exe\u202c said \u2066the\u2069 painter\x07, it's </mark></details><script>alert(1)</script> all.

Comments are javascript:alert(1) closed. Leave a Reply"""

TEXTS = {
    "wire": WIRE,
    "courier": REWRITE,
    "spun": SPUN,
    "lantern": LOCAL,
    "follow": FOLLOW,
    "roof_a": ROOF_A,
    "roof_b": ROOF_B,
    "hostile": HOSTILE,
}
ID = {name: content_id(name) for name in TEXTS}

_OUTLETS = {
    "wire": ("Meridian Wire", "https://meridian.example/ostrel", "2032-02-03", "2032-02-03", "text"),
    "courier": ("The Harbor Courier", "https://courier.example/news/2032/02/coal", "2032-02-03", "2032-02-04", "url"),
    "spun": ("", "", "2032-02-03", "2032-02-05", "inferred"),
    "lantern": ("Ostrel Lantern", "https://lantern.example/gate", "2032-02-04", "2032-02-04", "metadata"),
    "follow": ("Velmora Today", "https://today.example/cold", "2032-04-02", "2032-04-02", "text"),
    "roof_a": ("Calder Post", "https://post.example/rink", "2032-03-09", "2032-03-09", "text"),
    "roof_b": ("Meridian Wire", "https://meridian.example/rink", "2032-03-09", "2032-03-10", "inferred"),
    "hostile": ('Evil "Outlet" <b>', "javascript:alert(1)", "", "", "unknown"),
}


def cite(name: str, words: str) -> dict[str, Any]:
    """Cite the first place where the words stand in the article."""
    start = TEXTS[name].index(words)
    return {"article": ID[name], "start": start, "end": start + len(words), "text": words}


def _blocks(text: str) -> list[dict[str, Any]]:
    blocks, at = [], 0
    for n, line in enumerate(text.split("\n")):
        if line.strip():
            kind = "title" if n == 0 else "boilerplate" if line.startswith(JUNK) else "paragraph"
            kind = "caption" if line.startswith("Photo:") else "byline" if line.startswith("By ") else kind
            blocks.append({"kind": kind, "start": at, "end": at + len(line), "duplicate": False})
        at += len(line) + 1
    return blocks


def _article(name: str) -> dict[str, Any]:
    outlet, url, earliest, latest, basis = _OUTLETS[name]
    evidence = [cite("courier", "3 February 2032")] if name in {"wire", "spun"} else []
    return {
        "id": ID[name],
        "path": f"accounts/{name}.txt",
        "url": url,
        "outlet": outlet,
        "site": "",
        "title": TEXTS[name].split("\n")[0],
        "authors": ["Mina Fairweather"] if name == "lantern" else [],
        "language": "en",
        "form": "article",
        "translated": 0.83 if name == "spun" else 0.04,
        "published": {"earliest": earliest, "latest": latest, "basis": basis, "evidence": evidence},
        "why_published": "“Wednesday” is 3 February 2032 in another account of the same announcement."
        if evidence
        else "",
        "blocks": _blocks(TEXTS[name]),
        "credits": [cite("courier", "the Meridian Wire reported")] if name == "courier" else [],
        "text": TEXTS[name],
    }


def number(low: float | None, high: float | None, unit: str, of: str = "") -> dict[str, Any]:
    return {"low": low, "high": high, "unit": unit, "of": of}


def claim(name: str, words: str, stance: str = "asserts", *, by: tuple[str, ...] = (), **given: Any) -> dict[str, Any]:
    blank = {"modality": "asserted", "time": None, "quantities": []}
    return {"citation": cite(name, words), "stance": stance, "attribution": list(by), **blank, **given}


def _proposition(
    key: str, story: str, text: str, status: str, origins: int, claims: list[dict[str, Any]]
) -> dict[str, Any]:
    outlets = len({c["citation"]["article"] for c in claims})
    return {"id": key, "story": story, "text": text, "status": status, "origins": origins, "outlets": outlets,
            "salience": round(0.5 + 0.1 * outlets, 2), "claims": claims}  # fmt: skip


def _propositions() -> list[dict[str, Any]]:
    return [
        _proposition("p-close", "s-close", "Velmora will shut the Ostrel coal plant by the end of March.", "disputed", 2, [
            claim("wire", "Velmora will shut the Ostrel coal plant by the end of March", by=("e-maravane",), modality="planned", time="2032-03-31"),
            claim("courier", "Velmora will shut the Ostrel coal plant by the end of March", by=("e-maravane",), modality="planned", time="2032-03-31"),
            claim("spun", "the closing of the charcoal factory Ostrel until finish of March", modality="planned"),
            claim("lantern", "denied that a date had been agreed at his meeting with the president", "denies", by=("e-quill",), modality="denied"),
        ]),
        _proposition("p-said", "s-close", "President Maravane announced the closure on Wednesday.", "single-origin", 1, [
            claim("wire", "President Ilse Maravane said on Wednesday", time="2032-02-03"),
            claim("courier", "President Ilse Maravane said on Wednesday", time="2032-02-03"),
            claim("spun", "has officially signed on Wednesday the closing", "differs", time="2032-02-03"),
        ]),
        _proposition("p-workers", "s-close", "The plant employs 420 workers.", "corroborated", 2, [
            claim("wire", "The plant employs 420 workers", quantities=[number(420, 420, "worker", "workers")]),
            claim("courier", "About 400 people work at the plant", "differs", quantities=[number(400, 400, "worker", "people at the plant")]),
            claim("spun", "In the factory work 420 employees", quantities=[number(420, 420, "worker", "employees")]),
            claim("follow", "All 420 workers stay on the payroll", by=("e-velgrid",), quantities=[number(420, 420, "worker", "workers")]),
        ]),
        _proposition("p-smoke", "s-close", "People were treated for smoke after the November fire.", "updated", 2, [
            claim("wire", "At least 12 people were treated for smoke", quantities=[number(12, None, "person", "people")]),
            claim("spun", "The fire of November made 17 persons ill", quantities=[number(17, 17, "person", "persons")]),
            claim("lantern", "17 people had been treated after the November fire", by=("e-lindqvist",), quantities=[number(17, 17, "person", "people")]),
        ]),
        _proposition("p-money", "s-close", "The state will spend 90 million crowns on retraining.", "corroborated", 2, [
            claim("wire", "the state would spend 90 million crowns on retraining", by=("e-okan",), modality="promised", quantities=[number(9e7, 9e7, "crown")]),
            claim("courier", "the state would spend 90 million crowns on retraining", by=("e-okan",), modality="promised", quantities=[number(9e7, 9e7, "crown")]),
            claim("follow", "the 90 million crowns promised by Energy Minister Dorrit Okan", quantities=[number(9e7, 9e7, "crown")]),
        ]),
        _proposition("p-radio", "s-close", "Workers heard of the closure on the radio.", "single-origin", 1, [
            claim("lantern", "nobody had told them before the president spoke", by=("workers at the gate",)),
        ]),
        _proposition("p-cold", "s-cold", "The Ostrel plant went cold on 2 April.", "single-origin", 1, [
            claim("follow", "The Ostrel coal plant went cold on Friday", by=("e-velgrid",), time="2032-04-02"),
        ]),
        _proposition("p-roof", "s-roof", "The roof of the Calder ice rink came down on Tuesday.", "corroborated", 2, [
            claim("roof_a", "The roof of the municipal ice rink came down under snow early on Tuesday", time="2032-03-09"),
            claim("roof_b", "The roof of the Calder ice rink collapsed on Tuesday at 6 a.m.", time="2032-03-09T06:00"),
            claim("hostile", "it's </mark></details><script>alert(1)</script> all"),
        ]),
        _proposition("p-opened", "s-roof", "The rink opened in 1988.", "disputed", 2, [
            claim("roof_a", "The rink opened in 1988", time="1988"),
            claim("roof_b", "opened in 1986", "differs", time="1986"),
        ]),
    ]  # fmt: skip


def _difference(
    key: str, proposition: str, kind: str, sort: str, a: dict[str, Any], b: dict[str, Any], why: str
) -> dict[str, Any]:
    return {"id": key, "proposition": proposition, "kind": kind, "sort": sort, "a": a, "b": b, "why": why}


def _differences() -> list[dict[str, Any]]:
    smoke = cite("wire", "At least 12 people were treated for smoke")
    said = "President Ilse Maravane said on Wednesday"
    return [
        _difference("d-date", "p-close", "polarity", "conflict", cite("wire", "Velmora will shut the Ostrel coal plant by the end of March"),
                    cite("lantern", "denied that a date had been agreed at his meeting with the president"), "A date was set, against: no date was agreed."),
        _difference("d-signed", "p-said", "act", "conflict", cite("wire", said), cite("spun", "has officially signed on Wednesday the closing"),
                    "“said” is a statement, “officially signed” an act with force of law."),
        _difference("d-workers", "p-workers", "quantity", "compatible", cite("wire", "The plant employs 420 workers"),
                    cite("courier", "About 400 people work at the plant"), "420, against about 400: a rounded figure can hold both."),
        _difference("d-smoke", "p-smoke", "quantity", "update", smoke, cite("lantern", "17 people had been treated after the November fire"),
                    "At least 12, later 17: five more than first counted."),
        _difference("d-opened", "p-opened", "time", "conflict", cite("roof_a", "The rink opened in 1988"), cite("roof_b", "opened in 1986"), "1988, against 1986."),
    ]  # fmt: skip


def _entity(
    key: str,
    kind: str,
    name: str,
    aliases: list[str],
    roles: list[str],
    mentions: list[dict[str, Any]],
    country: str = "",
) -> dict[str, Any]:
    return {
        "id": key,
        "kind": kind,
        "name": name,
        "aliases": aliases,
        "roles": roles,
        "country": country,
        "mentions": mentions,
    }


def _entities() -> list[dict[str, Any]]:
    return [
        _entity("e-maravane", "person", "Ilse Maravane", ["Maravane", "Ilze Marawane", "Marawane"], ["president"], [
            cite("wire", "Ilse Maravane"), cite("wire", "Maravane told"[:8]), cite("courier", "Ilse Maravane"), cite("spun", "Ilze Marawane"),
            cite("spun", "Marawane said"[:8]), cite("follow", "Ilse Maravane")]),
        _entity("e-quill", "person", "Tomas Quill", [], ["mayor of Ostrel"], [cite("wire", "Tomas Quill"), cite("courier", "Tomas Quill"), cite("lantern", "Tomas Quill")]),
        _entity("e-okan", "person", "Dorrit Okan", ["Dorit Okan"], ["energy minister"], [cite(n, "Dorrit Okan") for n in ("wire", "courier", "follow")] + [cite("spun", "Dorit Okan")]),
        _entity("e-roe", "person", "Bettany Roe", [], ["boiler fitter"], [cite("lantern", "Bettany Roe")]),
        _entity("e-lindqvist", "person", "Amara Lindqvist", [], ["hospital director"], [cite("lantern", "Amara Lindqvist")]),
        _entity("e-sool", "person", "Henrik Sool", [], ["director of Velgrid"], [cite("follow", "Henrik Sool")]),
        _entity("e-velgrid", "organization", "Velgrid", [], ["grid operator"], [cite("follow", "Velgrid")]),
        _entity("e-ostrel", "place", "Ostrel", [], [], [cite(n, "Ostrel") for n in ("wire", "courier", "spun", "lantern", "follow")]),
        _entity("e-velmora", "place", "Velmora", [], [], [cite(n, "Velmora") for n in ("wire", "courier", "spun")], "IS"),
        _entity("e-abadi", "person", "Noor Abadi", [], ["fire chief"], [cite("roof_a", "Noor Abadi")]),
        _entity("e-calder", "place", "Calder", [], [], [cite("roof_a", "Calder"), cite("roof_b", "Calder")]),
        _entity("e-evil", "other", "<img src=x onerror=alert(1)>", ["\u202egnp.exe"], [], [cite("hostile", "\u202egnp.exe")]),
    ]  # fmt: skip


def _quote(
    key: str, speaker: str | None, text: str, said: list[dict[str, Any]], kind: str = "direct", **given: Any
) -> dict[str, Any]:
    blank = {"cue": None, "via": [], "date": ""}
    return {"id": key, "speaker": speaker, "speaker_text": text, "kind": kind, "utterances": said, **blank, **given}


def _quotes() -> list[dict[str, Any]]:
    lump = "We will burn the last lump of coal at Ostrel before spring,"
    return [
        _quote("q1", "e-maravane", "President Ilse Maravane", [cite("wire", lump)], cue=cite("wire", "told reporters"), date="2032-02-03"),
        _quote("q2", "e-maravane", "President Ilse Maravane", [cite("courier", lump)], cue=cite("courier", "told reporters")),
        _quote("q3", "e-maravane", "Marawane", [cite("spun", "the final piece of charcoal will be burned before the spring season")], "indirect"),
        _quote("q4", "e-roe", "Bettany Roe", [cite("lantern", "We heard it on the radio like everybody else,")]),
        _quote("q5", "e-quill", "Mayor Tomas Quill", [cite("lantern", "There was no signature and no date,")]),
        _quote("q6", "e-sool", "Henrik Sool", [cite("follow", "The boilers are out. The people are not,")], via=["Velgrid"]),
        _quote("q7", None, "two unions", [cite("wire", "no worker should lose a job")], "indirect"),
        _quote("q8", "e-abadi", "fire chief Noor Abadi", [cite("roof_a", "One hour later and we would be counting children,")]),
        _quote("q9", None, "", [cite("hostile", "<b onclick=\"steal()\">free</b>")], "post"),
    ]  # fmt: skip


def _line(text: str, propositions: list[str], *citations: dict[str, Any]) -> dict[str, Any]:
    return {"text": text, "propositions": propositions, "citations": list(citations)}


def _stories() -> list[dict[str, Any]]:
    shut = "Velmora will shut the Ostrel coal plant by the end of March"
    close = [
        _line("President Ilse Maravane said on 3 February 2032 that Velmora will shut the Ostrel coal plant by the end of March.", ["p-close", "p-said"],
              cite("wire", shut), cite("courier", shut), cite("spun", "the closing of the charcoal factory Ostrel until finish of March")),
        _line("The mayor of Ostrel denies that a date was agreed.", ["p-close"], cite("lantern", "denied that a date had been agreed")),
        _line("The plant employs 420 workers, or about 400 by one account.", ["p-workers"], cite("wire", "The plant employs 420 workers"),
              cite("courier", "About 400 people work at the plant")),
    ]  # fmt: skip
    cold = [
        _line("The plant went cold on 2 April, two days late; all 420 workers stay on the payroll.", ["p-cold", "p-workers"],
              cite("follow", "The Ostrel coal plant went cold on Friday, two days after the date"), cite("follow", "All 420 workers stay on the payroll")),
    ]  # fmt: skip
    roof = [
        _line(
            "The roof of the Calder ice rink fell in; nobody was hurt.",
            ["p-roof"],
            cite("roof_a", "came down under snow"),
            cite("roof_b", "Nobody was injured"),
        )
    ]

    def story(
        key: str, saga: str, title: str, articles: list[str], summary: list[dict[str, Any]], words: list[str]
    ) -> dict[str, Any]:
        return {
            "id": key,
            "saga": saga,
            "title": title,
            "articles": [ID[a] for a in articles],
            "keywords": words,
            "summary": summary,
        }

    return [
        story("s-close", "g-ostrel", "Velmora to close Ostrel coal plant by end of March, president says", ["wire", "courier", "spun", "lantern"], close, ["coal", "Ostrel"]),
        story("s-cold", "g-ostrel", "Ostrel burns its last coal, two days late", ["follow"], cold, ["coal", "Velgrid"]),
        story("s-roof", "g-roof", "Roof of Calder ice rink falls in, no one hurt", ["roof_a", "roof_b", "hostile"], roof, ["roof", "rink"]),
    ]  # fmt: skip


def _happening(
    date: str,
    text: str,
    kind: str,
    story: str,
    proposition: str | None,
    *citations: dict[str, Any],
    salience: float = 0.7,
) -> dict[str, Any]:
    return {
        "date": date,
        "text": text,
        "kind": kind,
        "story": story,
        "proposition": proposition,
        "salience": salience,
        "citations": list(citations),
    }


def _timeline() -> list[dict[str, Any]]:
    return [
        _happening("1971", "Coal power begins on the island.", "background", "s-close", None, cite("wire", "61 years of coal power on the island"), salience=0.2),
        _happening("2031-11", "A fire at the plant sends people to hospital with smoke.", "background", "s-close", "p-smoke",
                   cite("wire", "a fire at the plant in November"), cite("lantern", "the November fire")),
        _happening("2032-02-03", "President Maravane announces the closure.", "event", "s-close", "p-said", cite("wire", "President Ilse Maravane said on Wednesday")),
        _happening("2032-02-04", "Workers at the gate say nobody told them.", "event", "s-close", "p-radio", cite("lantern", "said on Thursday")),
        _happening("2032-03-31", "The plant is to be shut.", "forecast", "s-close", "p-close", cite("wire", "by the end of March")),
        _happening("2032-04-02", "The plant goes cold, two days late.", "event", "s-cold", "p-cold", cite("follow", "went cold on Friday"), salience=0.9),
        _happening("1988", "The rink opens.", "background", "s-roof", "p-opened", cite("roof_a", "The rink opened in 1988")),
        _happening("2032-03-09T06:00", "The roof comes down.", "event", "s-roof", "p-roof", cite("roof_b", "on Tuesday at 6 a.m.")),
    ]  # fmt: skip


def _commitments() -> list[dict[str, Any]]:
    return [
        {"id": "c1", "story": "s-close", "kind": "pledge", "actor": "e-maravane", "text": "Shut the Ostrel coal plant by the end of March",
         "made": cite("wire", "Velmora will shut the Ostrel coal plant by the end of March"), "deadline": "2032-03-31", "status": "broken",
         "outcome": [cite("follow", "two days after the date President Ilse Maravane had set")], "note": "The plant was shut, two days late."},
        {"id": "c2", "story": "s-close", "kind": "plan", "actor": "e-okan", "text": "Spend 90 million crowns on retraining",
         "made": cite("wire", "the state would spend 90 million crowns on retraining"), "deadline": None, "status": "open",
         "outcome": [cite("follow", "parliament has released 30 of the 90 million crowns")], "note": "30 of 90 million released."},
        {"id": "c3", "story": "s-cold", "kind": "pledge", "actor": "e-velgrid", "text": "Keep all 420 workers on the payroll until the end of the year",
         "made": cite("follow", "All 420 workers stay on the payroll until the end of the year"), "deadline": "2032-12-31", "status": "unknown", "outcome": [], "note": ""},
    ]  # fmt: skip


def _link(
    article: str, source: str | None, agency: str | None, kind: str, score: float, *evidence: list[dict[str, Any]]
) -> dict[str, Any]:
    return {"article": ID[article], "from": ID[source] if source else None, "agency": agency, "kind": kind, "score": score,
            "features": [f"containment={score}"], "evidence": list(evidence)}  # fmt: skip


def _lineage() -> list[dict[str, Any]]:
    shut = "ending 61 years of coal power on the island"
    roof = [cite("roof_b", "the town said")]
    return [
        _link("courier", "wire", None, "copy", 0.86, [cite("courier", shut), cite("wire", shut)]),
        _link(
            "spun",
            "wire",
            None,
            "translation",
            0.71,
            [cite("spun", "what terminates 61 years of charcoal electricity of the island"), cite("wire", shut)],
        ),
        _link(
            "follow", None, "Velgrid statement", "shared-agency", 0.6, [cite("follow", "Velgrid said in a statement")]
        ),
        _link("roof_b", None, "Town of Calder", "shared-agency", 0.5, roof),
    ]


def _origins() -> list[dict[str, Any]]:
    return [
        {"id": "o1", "kind": "article", "name": "Meridian Wire", "articles": [ID["wire"], ID["courier"], ID["spun"]]},
        {"id": "o2", "kind": "article", "name": "Ostrel Lantern", "articles": [ID["lantern"]]},
        {"id": "o3", "kind": "agency", "name": "Velgrid statement", "articles": [ID["follow"]]},
        {"id": "o4", "kind": "article", "name": "Calder Post", "articles": [ID["roof_a"]]},
        {"id": "o5", "kind": "common", "name": "Town of Calder", "articles": [ID["roof_b"], ID["hostile"]]},
    ]


def _ledger() -> dict[str, Any]:
    stages = [("clean", 8, 0), ("parse", 8, 0), ("cluster", 1, 0), ("agree", 2, 0), ("compare", 2, 1)]
    failed = [{"path": "accounts/broken.jsonl", "reason": "line 3 is not JSON"}]
    return {"documents": 8, "failed": failed, "stages": [{"name": n, "done": d, "failed": f} for n, d, f in stages]}


def _notes() -> list[dict[str, Any]]:
    return [
        {"article": ID["lantern"], "kind": "time", "text": "“on Thursday” has no stated anchor; taken as 4 February 2032.", "citation": cite("lantern", "on Thursday")},
        {"article": ID["spun"], "kind": "outlet", "text": "No outlet is named.", "citation": None},
        {"article": None, "kind": "language", "text": "One page had no text.", "citation": None},
    ]  # fmt: skip


def dossier() -> dict[str, Any]:
    """The dossier, new on every call: tests may change it."""
    return {
        "schema": "consilience.dossier/1",
        "generator": "consilience 0.1.0",
        "title": "Ostrel and Calder",
        "articles": [_article(name) for name in TEXTS],
        "sagas": [
            {"id": "g-ostrel", "title": "Ostrel burns its last coal, two days late", "stories": ["s-close", "s-cold"]},
            {"id": "g-roof", "title": "Roof of Calder ice rink falls in, no one hurt", "stories": ["s-roof"]},
        ],
        "stories": _stories(),
        "lineage": _lineage(),
        "origins": _origins(),
        "entities": _entities(),
        "quotes": _quotes(),
        "propositions": _propositions(),
        "differences": _differences(),
        "timeline": _timeline(),
        "commitments": _commitments(),
        "notes": _notes(),
        "ledger": _ledger(),
    }
