from consilience.export.book import Book
from consilience.export.family import draw
from consilience.export.view import sagas
from tests.export.sample import ID, cite, claim, dossier, number, one_saga, proposition


def _saga(data):
    return sagas(Book(data))[0]


def test_accounts_are_lettered_by_story_and_date():
    book = Book(dossier())
    assert [(a.key, a.name) for a in book.accounts[:5]] == [
        ("A", "Meridian Wire"),
        ("B", "The Harbor Courier"),
        ("C", "“Velmora closes charcoal factory of…”"),
        ("D", "Ostrel Lantern"),
        ("E", "Velmora Today"),
    ]


def test_an_open_interval_neither_orders_nor_dates_a_saga():
    data = one_saga()
    data["articles"][0]["published"] |= {"earliest": "1967-01-01", "latest": ""}
    saga = _saga(data)
    assert saga.dates == "3 February – 2 April 2032"
    assert [a.name for a in saga.stories[0].accounts][-1] == "Meridian Wire"


def test_what_is_copied_is_repeated_not_confirmed():
    saga = _saga(one_saga())
    assert [r.id for r in saga.repeated] == ["p-said"]
    assert [r.id for r in saga.confirmed] == ["p-workers", "p-money", "p-smoke"]
    assert {r.id for _, rows in saga.lone for r in rows} == {"p-radio", "p-cold"}


def test_what_may_be_two_facts_is_neither_agreed_nor_plotted():
    data = one_saga()
    next(p for p in data["propositions"] if p["id"] == "p-workers")["score"] = 0.4
    saga = _saga(data)
    assert [r.id for r in saga.doubtful] == ["p-workers"]
    assert [r.id for r in saga.confirmed] == ["p-money", "p-smoke"]
    assert "workers" in {p.of for p in _saga(one_saga()).plots} - {p.of for p in saga.plots}


def test_conflicts_come_before_updates_and_these_before_what_is_compatible():
    assert [d.sort for d in _saga(one_saga()).disputes] == ["conflict", "conflict", "update", "compatible"]


def test_a_difference_of_no_proposition_stands_with_those_of_wording():
    data = one_saga()
    lone = data["differences"][0] | {"id": "d-lone", "proposition": None}
    before = _saga(data).wordings
    data["differences"].append(lone)
    assert len(_saga(data).wordings) == len(before) + 1
    assert lone["why"] in {p.why for p in _saga(data).wordings}


def test_a_disputed_proposition_without_a_difference_is_still_shown():
    data = one_saga()
    data["differences"] = []
    assert [d.row.id for d in _saga(data).disputes] == ["p-close"]


def test_one_chip_an_account_lights_all_its_passages():
    data = one_saga()
    again = claim("wire", "ending 61 years of coal power on the island", "differs")
    data["propositions"][0]["claims"].append(again)
    row = _saga(data).disputes[0].row
    first = row.by_account[0]
    assert len(first.code.split()) == 2
    assert first.tone == "differs"


def test_numbers_are_compared_only_where_they_count_the_same():
    data = one_saga()
    wire = claim(
        "wire",
        "ending 61 years of coal power",
        quantities=[number(61, 61, "a", "coal power"), number(3, 3, "strike", "drone strikes")],
    )
    spun = claim(
        "spun",
        "what terminates 61 years of charcoal electricity",
        quantities=[number(60, 60, "a", "coal power"), number(9, 9, "strike", "rocket strikes")],
    )
    data["propositions"] = [proposition("p", "s-close", "Coal power ends.", [wire, spun])]
    data["differences"] = []
    (plot,) = _saga(data).plots
    assert [lane.words for lane in plot.lanes] == ["60 years", "61 years"]
    assert plot.lanes[0].x < plot.lanes[1].x


def test_numbers_ten_times_apart_are_not_compared():
    data = one_saga()
    wire = claim("wire", "The plant employs 420 workers", quantities=[number(420, 420, "worker", "workers")])
    spun = claim("spun", "In the factory work 420 employees", quantities=[number(3, 3, "worker", "workers")])
    data["propositions"] = [proposition("p", "s-close", "Some work there.", [wire, spun])]
    data["differences"] = []
    assert _saga(data).plots == []


def test_the_same_number_is_plotted_once():
    data = one_saga()
    before = len(_saga(data).plots)
    twin = {**data["propositions"][2], "id": "p-twin", "text": "How many work there."}
    data["propositions"].append(twin)
    assert len(_saga(data).plots) == before


def test_what_is_foretold_for_a_year_stands_behind_its_days():
    data = one_saga()
    first = {**data["timeline"][0], "salience": 1.0}
    told = [("2031", "forecast"), ("2031", "background"), ("2031-06-01", "event"), ("2032-01-05", "event")]
    data["timeline"] = [{**first, "date": date, "kind": kind, "text": f"{date} {kind}"} for date, kind in told]
    assert [d.text.split()[1] for d in _saga(data).timeline] == ["background", "event", "forecast", "event"]


def test_the_end_is_the_weightiest_event_of_the_last_date():
    data = one_saga()
    late = {**data["timeline"][5], "text": "A gull sits on the chimney.", "salience": 0.01}
    data["timeline"].insert(0, late)
    assert _saga(data).latest.text == "The plant goes cold, two days late."
    about = {**late, "text": "Thursday's closing came two days late.", "salience": 1.0}
    data["timeline"].append(about)
    assert _saga(data).latest.text == "The plant goes cold, two days late."
    data["timeline"] = [late]
    assert _saga(data).latest is None


def test_whom_somebody_accused_is_told_with_the_word():
    data = one_saga()
    quote = next(q for q in data["quotes"] if q["kind"] == "indirect")
    quote["cue"] = quote["utterances"][0] | {"text": "accused"}
    said = [s.words for speaker in _saga(data).speakers for s in speaker.said]
    assert f"accused {quote['utterances'][0]['text']}" in said


def test_a_sentence_of_two_dates_is_shown_once():
    data = one_saga()
    first = data["timeline"][0] | {"text": "The plant closed on 2 April and was sold the next day."}
    data["timeline"] = [first | {"date": date} for date in ("2032-04-03", "2032-04-02")]
    (line,) = _saga(data).timeline
    assert (line.iso, line.words) == ("2032-04-02", "2 and 3 April 2032")


def test_a_spelling_is_shown_with_the_accounts_that_use_it():
    people = _saga(one_saga()).people["People"]
    found = {name: [c.account.key for c in chips] for name, chips in people[0].spellings}
    assert found == {"Ilse Maravane": ["A", "B", "E"], "Maravane": ["A"], "Ilze Marawane": ["C"], "Marawane": ["C"]}


def test_one_utterance_in_two_accounts_is_one_quote():
    speaker = _saga(one_saga()).speakers[0]
    assert speaker.name == "Ilse Maravane"
    assert [[c.account.key for c in s.chips] for s in speaker.said] == [["A", "B"], ["C"]]


def test_roots_of_the_drawing_are_the_independent_origins():
    drawing = draw(_saga(one_saga()))
    assert drawing.roots == 3
    assert {n.key or n.name for n in drawing.nodes if n.root} == {"A", "D", "Velgrid statement"}
    assert len(drawing.edges) == 3


def test_a_circle_of_copies_and_a_shared_quote():
    data = one_saga()
    link = data["lineage"][0]
    data["lineage"] = [
        link,
        {**link, "article": ID["wire"], "from": ID["courier"]},
        {
            **link,
            "article": ID["lantern"],
            "kind": "shared-quote",
            "evidence": [[cite("lantern", "no date"), cite("wire", "before spring")]],
        },
    ]
    drawing = draw(_saga(data))
    assert drawing.roots == 4
    assert len({(n.x, n.y) for n in drawing.nodes}) == len(drawing.nodes) == 5


def test_a_saga_without_a_title_bears_that_of_its_first_account():
    data = one_saga()
    data["sagas"][0]["title"] = ""
    assert _saga(data).title == "Velmora to close Ostrel coal plant by end of March, president says"


def test_who_is_silent_on_a_widely_reported_fact_is_shown_with_the_nearest_passage():
    data = one_saga()
    assert _saga(data).silences == []
    nearest = data["propositions"][1]["claims"][0]["citation"]
    data["propositions"][0]["silent"] = [nearest]
    (silence,) = _saga(data).silences
    assert [a.id for a in silence.accounts] == [nearest["article"]]
    assert silence.text == data["propositions"][0]["text"]


def test_a_line_is_marked_disputed_only_where_it_says_what_differs():
    data = one_saga()
    difference = data["differences"][0]
    disputed = next(p for p in data["propositions"] if p["id"] == difference["proposition"])
    side, elsewhere = difference["a"], cite("wire", "Meridian")
    data["stories"][0]["summary"] = [
        {"text": "It was " + side["text"], "propositions": [disputed["id"]], "citations": [side]},
        {"text": "Coal was dear.", "propositions": [disputed["id"]], "citations": [elsewhere]},
    ]
    told = _saga(data).stories[0].brief
    assert told[0].status == "disputed"
    assert told[1].status != "disputed"


def test_a_rough_date_is_told_by_the_days_between_which_it_lies():
    data = one_saga()
    data["timeline"][0] |= {"date": "2032", "earliest": "2032-01-04", "latest": "2032-03-30", "text": "Somewhen."}
    found = next(d for d in _saga(data).timeline if d.text == "Somewhen.")
    assert (found.iso, found.words) == ("2032-01-04", "4 January – 30 March 2032")


def _with(data, like, **changes):
    """The data with one proposition more, but for the changes like that one."""
    data["propositions"].append({**next(p for p in data["propositions"] if p["id"] == like), **changes})
    return data


def _aspects(saga):
    return {row.id: [aspect.id for aspect in row.aspects] for row in saga.confirmed}


def test_what_repeats_passages_cited_above_is_read_under_it():
    data = _with(one_saga(), "p-money", id="p-again", text="The same again.", salience=0.0)
    saga = _saga(data)
    assert _aspects(saga)["p-money"] == ["p-again"]
    assert saga.corroborated == _saga(one_saga()).corroborated + 1


def test_aspects_stand_under_the_first_of_their_matter_each_before_its_own():
    data = _with(one_saga(), "p-smoke", id="p-a", under="p-money", salience=0.7)
    data = _with(data, "p-smoke", id="p-b", under="p-money", salience=0.6)
    data = _with(data, "p-smoke", id="p-of-a", under="p-a", salience=0.1, origins=2)
    assert _aspects(_saga(data)) == {"p-workers": [], "p-money": ["p-a", "p-of-a", "p-b"], "p-smoke": []}


def test_a_disputed_statement_heads_what_is_agreed_of_its_matter():
    data = _with(one_saga(), "p-money", id="p-by-whom", under="p-close", salience=0.0)
    saga = _saga(data)
    head = next(row for row in saga.confirmed if row.aspects)
    assert (head.id, head.disputed, [a.id for a in head.aspects]) == ("p-close", True, ["p-by-whom"])
    assert saga.corroborated == _saga(one_saga()).corroborated + 1
    assert "p-close" in {d.row.id for d in saga.disputes}


def test_a_statement_names_on_whose_word_it_is_told():
    data = one_saga()
    row = next(p for p in data["propositions"] if p["status"] == "corroborated")
    row["text"] = row["claims"][0]["citation"]["text"]
    for n, told in enumerate(row["claims"]):
        told["attribution"] = ["the port" if n else "Ada Holt"]
    assert next(r for r in _saga(data).confirmed if r.id == row["id"]).voices == ["Ada Holt", "the port"]
    for said, voices in ((["a poll", "The poll"], ["the poll"]), (["some", "â"], ["somebody not named"])):
        for n, told in enumerate(row["claims"]):
            told["attribution"] = [said[n > 0]]
        assert next(r for r in _saga(data).confirmed if r.id == row["id"]).voices == voices
    row["claims"][-1]["attribution"] = []
    assert next(r for r in _saga(data).confirmed if r.id == row["id"]).whose_word == ""  # one says it itself


def test_one_promise_is_shown_once_with_every_place_that_tells_it():
    data = one_saga()
    first = data["commitments"][0]
    claims = next(p for p in data["propositions"] if len(p["claims"]) > 1)["claims"]
    again = [{**first, "id": f"again{n}", "made": c["citation"], "status": "open"} for n, c in enumerate(claims[:2])]
    data["commitments"] = [{**again[0], "status": "broken"}, again[1]]
    (promise,) = _saga(data).promises
    assert promise.status == "broken" and [c.spans[0][0] for c in promise.made] == [
        c["citation"]["start"] for c in claims[:2]
    ]
    data["commitments"][1] |= {"actor": "somebody else", "deadline": None}
    assert len(_saga(data).promises) == 2
    data["commitments"][1]["same_as"] = "again0"
    assert len(_saga(data).promises) == 1


def test_what_is_told_as_a_figure_is_not_told_again_as_wording():
    data = one_saga()
    figure = next(d for d in data["differences"] if d["proposition"])
    data["differences"].append(figure | {"id": "d-words", "kind": "wording", "sort": "compatible"})
    assert not _saga(data).wordings
