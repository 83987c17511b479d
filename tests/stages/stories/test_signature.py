import pytest

from consilience.models import Whitening, load
from consilience.records import Article, Bucket, Signature
from consilience.stages.stories.signature import Accounts, buckets, sign
from tests.factory import make
from tests.stages.stories.conftest import signature


def test_names_numbers_and_days_are_read_without_grammar(vocabulary):
    made = signature(
        "Storm over Tarnwick", "On May 3, 2013 a storm killed 14 in Tarnwick. Then 2 left on 7 June.", vocabulary
    )
    assert "tarnwick" in made.names
    assert "14" in made.numbers
    assert made.dates == ("06-07", "2013-05-03")


def test_months_and_days_of_the_week_are_no_names(vocabulary):
    made = signature("Vote", "The vote in Ostrin is on Monday, not in March.", vocabulary)
    assert set(made.names) == {"ostrin"}
    assert made.weekdays == ("monday",)


def test_a_word_also_written_small_is_no_name(vocabulary):
    made = signature("Ferry Sinks", "The ferry left Quellport.", vocabulary)
    assert "ferri" not in made.names
    assert "quellport" in made.names


def test_the_stated_date_bounds_publication(vocabulary):
    assert signature("A", "b", vocabulary, published="2021-03-04").earliest == "2021-03-04"


@pytest.mark.parametrize("text", ["", "   \n", "\ufffd\u200b", "船が沈没した。", "1 2 3"])
def test_odd_texts_are_signed(text, vocabulary):
    read = Accounts([make(Article, article_id="a", text=text)], [], [], [])
    rows = list(sign(read, vocabulary=vocabulary, whitening=load(Whitening)))
    assert [type(row) for row in rows].count(Signature) == 1
    assert {row.article_id for row in rows if isinstance(row, Bucket)} == {"a"}


def test_articles_meet_where_they_share_a_weighty_word():
    one, other = (
        {b.bucket for b in buckets(make(Signature, article_id=a, terms=("ferri", "sink"), names=(name,)))}
        for a, name in ("ax", "by")
    )
    assert len(one & other) == 2
    assert len(one) == 3


def test_articles_without_words_do_not_meet():
    one, other = (list(buckets(make(Signature, article_id=a))) for a in "ab")
    assert len(one) == len(other) == 1
    assert one[0].bucket != other[0].bucket


def test_an_article_may_have_been_published_on_any_day_of_what_its_page_states(vocabulary):
    for stated, bounds in {
        "2031-05-06T21:00+02:00": ("2031-05-06", "2031-05-06"),
        "2032-02": ("2032-02-01", "2032-02-29"),
        "2031": ("2031-01-01", "2031-12-31"),
        "": ("", ""),
    }.items():
        signed = signature("Ferry sinks", "It sank.", vocabulary, published=stated)
        assert (signed.earliest, signed.latest) == bounds


def test_the_same_words_weigh_the_same_in_any_order(vocabulary):
    a = signature("T", "Boats sink. Crews swim.", vocabulary)
    b = signature("T", "Crews swim. Boats sink.", vocabulary)
    assert (a.terms, a.term_weights) == (b.terms, b.term_weights)
