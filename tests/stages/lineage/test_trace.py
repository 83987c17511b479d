from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.models import Vocabulary, load
from consilience.records import CopyLink, CopySpan, Credit, Member, Origin, OriginSpan, Publication, Quote
from consilience.stages.lineage.agencies import agency_key
from consilience.stages.lineage.trace import Accounts, trace_copies
from tests.factory import article, make

SOURCE = """The mayor of Ostrin closed the old iron bridge after an inspector found cracks in two of its piers.
Lorries had crossed the bridge every day since the quarry at Velm reopened in spring.
Shopkeepers on the east bank fear that the detour through Hallan will cost them half of their customers.
A temporary ferry for walkers is to run from the fish market until the piers are mended."""
SPUN = """The mayor of Ostrin shut the ancient iron bridge after an inspector discovered cracks in two of its piers.
Trucks had crossed the bridge each day since the quarry at Velm restarted in spring.
Traders on the east bank dread that the detour through Hallan will cost them half of their clients.
A provisional ferry for walkers is to operate from the fish market until the piers are repaired."""
INDEPENDENT = """Ostrin's iron bridge has been shut, and nobody can say for how long.
Damage to the piers came to light this week during a routine check, the town hall said.
On the market square people were angry: the quarry's traffic was to blame, one fishwife told this paper.
Repairs could take a year, an engineer from Hallan estimated."""


@cache
def parsed(text, name):
    return article(text, article_id=name)


def accounts(**texts):
    """Parse texts, each under its own name."""
    made = {name: parsed(text, name) for name, text in texts.items()}
    return {
        "articles": [a for a, _, _ in made.values()],
        "members": [make(Member, article_id=name, saga_id="saga") for name in texts],
        "blocks": [b for _, blocks, _ in made.values() for b in blocks],
        "sentences": [s for _, _, sentences in made.values() for s in sentences],
        "credits": [],
        "publications": [],
        "quotes": [],
    }


def trace(read, kind=None):
    found = list(trace_copies(Accounts(**read), vocabulary=load(Vocabulary)))
    return [r for r in found if isinstance(r, kind)] if kind else found


def day(name, value):
    return make(Publication, article_id=name, earliest=value, latest=value, basis="text")


def test_a_copy_is_linked_to_its_source_word_for_word():
    (link,) = trace(accounts(a=SOURCE, b=SOURCE), CopyLink)
    assert link.kind == "copy"
    assert len(link.spans) == 4 * 4


def test_a_spun_copy_is_a_rewrite():
    links = trace(accounts(a=SOURCE, b=SPUN), CopyLink)
    assert [k.kind for k in links] == ["rewrite"]
    assert {s.kind for s in trace(accounts(a=SOURCE, b=SPUN), CopySpan)} <= {"edited", "reworded", "verbatim"}


def test_independent_accounts_are_not_linked():
    assert trace(accounts(a=SOURCE, b=INDEPENDENT), CopyLink) == []


def test_a_common_date_line_is_no_passage():
    texts = {
        name: f"Ostrin Herald, Thursday, 4 March 2021\n{text}" for name, text in (("a", SOURCE), ("b", INDEPENDENT))
    }
    read = accounts(**texts)
    assert trace(read, CopySpan)
    read["blocks"] = [replace(b, kind="dateline") if b.start == 0 else b for b in read["blocks"]]
    assert not trace(read, CopySpan)


def test_spans_lie_in_their_articles_and_hold_the_passage():
    read = accounts(a=SOURCE, b=SPUN, c=INDEPENDENT)
    texts = {a.article_id: a.text for a in read["articles"]}
    for span in trace(read, CopySpan):
        assert 0 <= span.start < span.end <= len(texts[span.article_id])
        assert 0 <= span.source_start < span.source_end <= len(texts[span.source_article])


def test_the_earlier_is_the_source():
    read = accounts(a=SOURCE, b=SPUN)
    read["publications"] = [day("a", "2021-03-05"), day("b", "2021-03-04")]
    (link,) = trace(read, CopyLink)
    assert (link.article_id, link.source_article) == ("a", "b")
    assert "direction_by=published_first" in link.features


def test_without_times_the_fuller_is_the_source():
    (link,) = trace(accounts(a="\n".join(SOURCE.split("\n")[:2]), b=SOURCE), CopyLink)
    assert (link.article_id, link.source_article) == ("a", "b")


OWN = "\nAnders Quill, the ferryman, told this paper that he would rather swim to Velm than pay for a ticket."


def origin_at(found, name, position):
    """The origin of a place, as readers look it up: the shortest span over it."""
    over = [s for s in found if isinstance(s, OriginSpan) and s.article_id == name and s.start <= position < s.end]
    return min(over, key=lambda s: s.end - s.start).origin_id


def test_copied_passages_go_back_to_the_origin_of_the_source():
    read = accounts(a=SOURCE, b=SPUN + OWN)
    read["publications"] = [day("a", "2021-03-04"), day("b", "2021-03-05")]
    found = trace(read)
    assert {s.article_id for s in found if isinstance(s, OriginSpan)} == {"b"}
    source, copy = (o.origin_id for o in found if isinstance(o, Origin))
    assert origin_at(found, "b", SPUN.index("Trucks")) == source
    assert origin_at(found, "b", len(SPUN) + 5) == copy


def test_what_a_copy_rewords_beyond_recognition_goes_back_to_the_source_too():
    read = accounts(a=SOURCE, b="Crossing halted over damage\n" + SPUN + "\nPeople are upset about it.")
    read["publications"] = [day("a", "2021-03-04"), day("b", "2021-03-05")]
    found = trace(read)
    (source, _) = (o.origin_id for o in found if isinstance(o, Origin))
    size = len(read["articles"][1].text)
    assert {origin_at(found, "b", at) for at in range(size)} == {source}


def test_two_accounts_of_one_agency_are_linked_once():
    read = accounts(a=SOURCE, b=SPUN)
    read["credits"] = [
        make(Credit, article_id=k, name=name, kind="text", start=0, end=3) for k in "ab" for name in ("AP", "AFP")
    ]
    pairs = [frozenset((k.article_id, k.source_article)) for k in trace(read, CopyLink) if k.source_article]
    assert pairs == [frozenset("ab")]


def test_few_words_in_common_are_no_more_than_a_lead():
    said = "The repairs to the bridge are planned to begin before the end of June."
    told = "It is planned that repairs of the bridge begin by late June, before schools close."
    assert all(k.score < 0.5 for k in trace(accounts(a=INDEPENDENT + "\n" + said, b=told), CopyLink))


def test_copies_of_copies_share_one_origin():
    read = accounts(a=SOURCE, b=SPUN, c=SPUN)
    read["publications"] = [day("a", "2021-03-04"), day("b", "2021-03-05"), day("c", "2021-03-06")]
    assert len({s.origin_id for s in trace(read, OriginSpan)}) == 1


def test_one_agency_under_two_names_is_one_origin():
    read = accounts(a="OSTRIN (AP) The bridge is shut.", b="By the Associated Press\nNobody crosses the river now.")
    read["credits"] = [
        make(Credit, article_id="a", name="AP", kind="text", start=8, end=10),
        make(Credit, article_id="b", name="Associated Press", kind="text", start=7, end=23),
    ]
    found = trace(read)
    assert [o.kind for o in found if isinstance(o, Origin)].count("agency") == 1
    assert ("b", "a") in {(k.article_id, k.source_article) for k in found if isinstance(k, CopyLink)}


@pytest.mark.parametrize(
    ("one", "other"),
    [("VTC", "Coastal Service of VTC"), ("VTC", "the VTC news agency"), ("Velm Tide Courier", "VTC")],
)
def test_names_of_one_house_are_one_key(one, other):
    assert agency_key(one) == agency_key(other)


def test_the_office_of_a_place_is_no_house():
    assert agency_key("Bank of Velm") != agency_key("Velm")


def cited(name, article_id, text, words):
    start = text.index(words)
    return make(Credit, article_id=article_id, name=name, kind="cited", start=start, end=start + len(words))


TOLD = "The bridge had been closed twice before, an engineer told Tideline radio."
HEARD = "Nobody was hurt.\nThe closing is the third of the year, Velm's Tideline radio said."


def test_two_accounts_that_rest_on_one_medium_have_one_origin_for_it():
    read = accounts(a=TOLD, b=HEARD)
    read["credits"] = [
        cited("Tideline radio", "a", TOLD, "told Tideline radio"),
        cited("Velm's Tideline radio", "b", HEARD, "Velm's Tideline radio said"),
    ]
    found = trace(read)
    assert origin_at(found, "a", 5) == origin_at(found, "b", HEARD.index("third"))
    assert {s.start for s in found if isinstance(s, OriginSpan) and s.article_id == "b"} == {HEARD.index("The closing")}


def test_what_an_outlet_was_told_itself_is_its_own():
    read = accounts(a=TOLD, b=HEARD)
    read["articles"] = [replace(a, outlet="Tideline" if a.article_id == "a" else "Velm Post") for a in read["articles"]]
    read["credits"] = [
        cited("Tideline", "a", TOLD, "told Tideline"),
        cited("Tideline", "b", HEARD, "Tideline radio said"),
    ]
    found = trace(read)
    own = {o.name: o.origin_id for o in found if isinstance(o, Origin)}
    spans = [s for s in found if isinstance(s, OriginSpan)]
    assert [(s.article_id, s.origin_id) for s in spans] == [("b", own["Tideline"])]


@pytest.mark.parametrize("name", ["statement", "In a statement", "A ministry statement said"])
def test_a_document_of_nobody_in_particular_is_no_origin(name):
    read = accounts(a=TOLD)
    read["credits"] = [make(Credit, article_id="a", name=name, kind="cited", start=0, end=3)]
    assert trace(read, OriginSpan) == []


@pytest.mark.parametrize("name", ["Web", "Mirel Adda in Ostrin, Ossian Veld in Hallan", "Ostrin Herald staff"])
def test_reporters_and_the_web_are_no_agency(name):
    read = accounts(a="The bridge is shut.")
    read["credits"] = [make(Credit, article_id="a", name=name, kind="text", start=0, end=3)]
    assert trace(read, CopyLink) == []


def test_two_accounts_of_one_speech_have_one_origin_for_it():
    read = accounts(a='"It is not safe," Mayor Tirza Holm said.', b='Tirza Holm said: "I will not open it."')
    read["quotes"] = [
        make(Quote, article_id="a", quote_id="1", kind="direct", start=1, end=15, speaker_text="Mayor Tirza Holm"),
        make(Quote, article_id="b", quote_id="2", kind="direct", start=18, end=37, speaker_text="Tirza Holm"),
    ]
    found = trace(read)
    (common,) = [o for o in found if isinstance(o, Origin) and o.kind == "common"]
    assert {s.article_id for s in found if isinstance(s, OriginSpan) and s.origin_id == common.origin_id} == {"a", "b"}


def test_a_speaker_who_is_cited_is_the_one_who_is_quoted():
    read = accounts(a='"It is not safe," Tirza Holm said.', b="The bridge is not safe, Mayor Holm said on television.")
    read["quotes"] = [
        make(Quote, article_id="a", quote_id="1", kind="direct", start=1, end=15, speaker_text="Tirza Holm")
    ]
    read["credits"] = [make(Credit, article_id="b", name="Mayor Holm", kind="cited", start=24, end=34)]
    found = trace(read)
    assert origin_at(found, "a", 5) == origin_at(found, "b", 5)


def test_two_ministries_are_two_origins():
    read = accounts(a='"It is shut," the Harbour Ministry said.', b='"It is open," the Justice Ministry said.')
    read["quotes"] = [
        make(Quote, article_id="a", quote_id="1", kind="direct", start=1, end=11, speaker_text="the Harbour Ministry"),
        make(Quote, article_id="b", quote_id="2", kind="direct", start=1, end=11, speaker_text="the Justice Ministry"),
    ]
    assert not [o for o in trace(read) if isinstance(o, Origin) and o.kind == "common"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("about 40 pro-Velmish marchers", "the Velmish foreign ministry", False),
        ("Relatives of 16 men lost in the Ostrin Sea", "A fisherman from the Ostrin Sea", False),
        ("an official with the Tidewater Board", "the Tidewater Board", False),
        ("the general secretary of the Dockers' Union, Dan Holt", "union leader Dan Holt", True),
        ("the president of Norland", "Norland", False),
        ("A Tidewater Board spokesman", "the Tidewater Board", True),
        ("A spokesman for the harbour, Paul Reyes", "Mr Reyes", True),
        ("The Velmish foreign ministry", "the Velmish ministry", True),
        ("Dan Ki-hun", "Mayor Dan Ki-hun", True),
    ],
)
def test_a_speaker_is_who_the_words_are_about_not_a_name_within_them(one, other, same):
    read = accounts(a='"It is shut," we heard on Monday.', b='"It is open," we heard on Tuesday.')
    read["quotes"] = [
        make(Quote, article_id="a", quote_id="1", kind="direct", start=1, end=11, speaker_text=one),
        make(Quote, article_id="b", quote_id="2", kind="direct", start=1, end=11, speaker_text=other),
    ]
    assert any(isinstance(o, Origin) and o.kind == "common" for o in trace(read)) == same


def test_a_misspelt_speaker_is_no_other_speaker():
    read = accounts(a='"It is not safe," Rupert Velmianov said.', b='Velmyanov said: "I will not open it."')
    read["quotes"] = [
        make(Quote, article_id="a", quote_id="1", kind="direct", start=1, end=15, speaker_text="Rupert Velmianov"),
        make(Quote, article_id="b", quote_id="2", kind="direct", start=17, end=36, speaker_text="Velmyanov"),
    ]
    assert len({s.origin_id for s in trace(read, OriginSpan)}) == 1


def test_a_shared_quotation_is_no_copy():
    said = '"We shall mend both of the piers before the autumn rains, and not one lorry will cross until then."'
    read = accounts(a=INDEPENDENT + f"\n{said}", b=SPUN + f"\n{said}")
    at = {a.article_id: a.text.index("We shall") for a in read["articles"]}
    read["quotes"] = [
        make(Quote, article_id=k, quote_id=k, kind="direct", start=n, end=n + len(said) - 2) for k, n in at.items()
    ]
    assert [k.kind for k in trace(read, CopyLink)] == ["shared-quote"]


@pytest.mark.parametrize("text", ["", "\n\n", "…", "船が沈没した。", "Ok."])
def test_odd_texts_pass(text):
    assert len([r for r in trace(accounts(a=text, b=SOURCE)) if isinstance(r, Origin)]) == 2


def test_nothing_in_nothing_out():
    assert trace(accounts()) == []


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(["a", "b", "c"]))
def test_the_order_of_the_records_does_not_matter(order):
    texts = {"a": SOURCE, "b": SPUN, "c": INDEPENDENT}
    assert set(trace(accounts(**{k: texts[k] for k in order}))) == set(trace(accounts(**texts)))
