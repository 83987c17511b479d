from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.models import AttributionModel, load
from consilience.records import Block, Mention, Quote
from consilience.stages.annotate.speech.marks import stretches
from consilience.stages.annotate.speech.quotes import find_quotes
from tests.factory import article, make

CASES = Path(__file__).parents[3] / "cases" / "quotes.txt"
MODEL = load(AttributionModel)


def quotes(text, mentions=(), **kinds):
    made, blocks, sentences = article(text)
    return list(find_quotes([made], blocks, sentences, list(mentions), attribution=MODEL))


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("# "):
            text, _, expected = line.rpartition(" => ")
            yield text.replace(" // ", "\n\n"), expected.strip()


def as_line(text, found):
    def one(q):
        speaker = text[q.speaker_start : q.speaker_end] if q.speaker_start is not None else "-"
        return f"{text[q.start : q.end]} | {q.kind} | {speaker}"

    return " ++ ".join(one(q) for q in sorted(found, key=lambda q: q.start)) or "-"


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_cases(text, expected):
    assert as_line(text, quotes(text)) == expected


def mention(text, words, form, chain, kind="person"):
    start = text.index(words)
    name = words if form == "name" else ""
    ids = {"mention_id": words, "article_id": article(text)[0].article_id, "chain": chain}
    return make(Mention, start=start, end=start + len(words), kind=kind, form=form, name=name, **ids)


def test_a_pronoun_speaks_with_the_fullest_name_of_its_chain():
    text = "Mayor Ines Calder arrived late. Calder sat down. “We lost,” she said."
    chain = [mention(text, "Ines Calder", "name", "c"), mention(text, "she", "pronoun", "c")]
    (quote,) = quotes(text, chain)
    assert (quote.speaker_text, quote.speaker_mention) == ("Ines Calder", "she")


def test_he_is_who_spoke_last_until_somebody_else_is_named():
    text = "“We lost,” said Ines Calder.\n\n“Nobody came,” she said. Tova Brandt was out.\n\n“A pity,” she added."
    known = [mention(text, "Ines Calder", "name", "c"), mention(text, "Tova Brandt", "name", "t")]
    wrong = [
        replace(mention(text, f"she {verb}", "pronoun", "t"), end=text.index(f"she {verb}") + 3)
        for verb in ("said", "added")
    ]
    assert [q.speaker_text for q in quotes(text, [*known, *wrong])] == ["Ines Calder", "Ines Calder", "Tova Brandt"]


def test_whom_the_words_tell_of_does_not_take_the_floor():
    text = "Ines Calder said Tova Brandt was right.\n\n“A pity,” she said.\n\nTova Brandt lost, the lawyer said."
    known = [mention(text, "Ines Calder", "name", "c"), mention(text, "Tova Brandt", "name", "t")]
    wrong = replace(mention(text, "she", "pronoun", "t"), start=text.index("she said"))
    assert {q.speaker_text for q in quotes(text, [*known, wrong])} == {"Ines Calder"}


def test_he_is_nobody_whom_the_article_calls_she():
    text = "Ines Calder left her seat. Calder said Jim Marsh was right.\n\n“A pity,” he said."
    known = [mention(text, "Ines Calder", "name", "c"), mention(text, "Calder said", "nominal", "c")]
    known += [mention(text, "her", "pronoun", "c"), mention(text, "Jim Marsh", "name", "j")]
    he = replace(mention(text, "he said", "pronoun", "j"), end=text.index("he said") + 2)
    assert [q.speaker_text for q in quotes(text, [*known, he])] == ["Ines Calder", "Jim Marsh"]


def test_a_name_beside_a_description_wins_over_the_description():
    text = "The prime minister, Tova Brandt, said the harbour was closed."
    chain = [mention(text, "prime minister", "nominal", "wrong"), mention(text, "Tova Brandt", "name", "t")]
    (quote,) = quotes(text, chain)
    assert quote.speaker_text == "Tova Brandt"


def test_a_pronoun_that_points_nowhere_takes_who_spoke_last():
    text = (
        "“We lost,” said Ines Calder. The hall was quiet for a long while after that.\n\n“We will be back,” she added."
    )
    found = quotes(text, [mention(text, "Ines Calder", "name", "c")])
    assert [q.speaker_text for q in found] == ["Ines Calder", "Ines Calder"]


def test_parts_of_one_utterance_share_it():
    first, second = quotes("“The road,” said Maria Lund, “will open on Friday.”")
    assert first.utterance == second.utterance
    assert first.quote_id != second.quote_id


def test_the_outlet_that_was_told_stands_in_the_chain():
    (quote,) = quotes("Foreign Minister Adam Holt told the Kurdish Service of VOA that the talks would resume.")
    assert quote.via == ("the Kurdish Service of VOA",)


def test_who_quotes_another_carries_the_words():
    (quote,) = quotes("“The shop is shut,” the agency quoted the baker as saying.")
    assert quote.via == ("the agency",)


def test_what_an_agency_was_told_it_carries():
    _, told = quotes("An official told the Nordic News Agency that a deal was close, the agency reported.")
    assert (told.speaker_text, told.via) == ("An official", ("the agency", "the Nordic News Agency"))


def test_an_embedded_post_is_a_quote_of_its_author_with_its_date():
    text = "The talks ended.\nA new day for our harbour. pic.social.example/x1\n— Ines Calder (@calder) July 26, 2021"
    made, _, sentences = article(text)
    ends = [text.index("\n"), len(text)]
    shape = {"article_id": made.article_id, "score": 1.0}
    blocks = [
        make(Block, n=0, kind="paragraph", start=0, end=ends[0], **shape),
        make(Block, n=1, kind="embed", start=ends[0] + 1, end=ends[1], **shape),
    ]
    (quote,) = find_quotes([made], blocks, sentences[:1], [], attribution=MODEL)
    assert (quote.kind, quote.speaker_text, quote.date) == ("post", "Ines Calder", "2021-07-26")
    assert text[quote.start : quote.end].startswith("A new day for our harbour.")


def test_boilerplate_and_repeated_blocks_are_not_read():
    text = "“We lost,” said Ines Calder."
    made, blocks, sentences = article(text)
    for change in ({"kind": "boilerplate"}, {"duplicate": True}):
        gone = [make(Block, **{**{f: getattr(blocks[0], f) for f in Block.__slots__}, **change})]
        assert list(find_quotes([made], gone, [], [], attribution=MODEL)) == []
    assert list(find_quotes([], [], [], [], attribution=MODEL)) == []
    assert len(list(find_quotes([made], blocks, sentences, [], attribution=MODEL))) == 1


def test_the_order_of_input_does_not_matter():
    text = "“The road,” said Maria Lund, “will open.” Omar Nader denied that it had closed."
    made, blocks, sentences = article(text)
    there = list(find_quotes([made], blocks, sentences, [], attribution=MODEL))
    assert there == list(find_quotes([made], blocks[::-1], sentences[::-1], [], attribution=MODEL))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab ,.\n“”\"'‘’«»„`() sai", max_size=60))
def test_stretches_lie_in_order_inside_the_block(text):
    at = 0
    for s in stretches(text, 0, len(text)):
        assert at <= s.outer_start <= s.start < s.end <= s.outer_end <= len(text)
        at = s.outer_end


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="“”\"' abt,.:\nsaid héñ漢", max_size=50))
def test_spans_hold_on_any_text(text):
    for quote in quotes(text):
        assert isinstance(quote, Quote)
        assert 0 <= quote.start < quote.end <= len(text)


def test_a_description_that_ends_in_a_name_is_of_that_name():
    text = "A spokesman for the sailors' union, Tova Brandt, said the harbour was closed."
    (quote,) = quotes(text, [mention(text, "Tova Brandt", "name", "t")])
    assert quote.speaker_text == "Tova Brandt"
    text = "A spokesman for the minister, Tova Brandt, said the harbour was closed."
    of_minister = [mention(text, "minister", "nominal", "t"), mention(text, "Tova Brandt", "name", "t")]
    assert quotes(text, of_minister)[0].speaker_text != "Tova Brandt"
