from consilience.placing import nearest, why
from consilience.records import Article, Placement
from tests.factory import make

ARTICLES = {
    "a": make(Article, article_id="a", title="Ferry sinks", text="The Merle Queen sank off Tarnwick."),
    "b": make(Article, article_id="b", title="Twelve missing off Tarnwick", text="Twelve are missing."),
}
TIES = (
    *("nearest=b", "words=0.41", "meaning=0.86", "numbers=0.10", "days=1.00", "foreign=0.60", "years=0.00"),
    "weekdays=1.00",
)


def placed(*features: str) -> Placement:
    return make(Placement, article_id="a", features=features)


def test_ties_are_told_in_words_and_names_as_the_account_writes_them():
    told = why(placed(*TIES, "days_apart=3", "shared_names=tarnwick, merl"), ARTICLES)
    assert told.startswith("most like “Twelve missing off Tarnwick”: both name Tarnwick, Merle; ")
    assert "both name one day; published 3 days apart; though they name other days of the week; though each" in told
    assert "numbers" not in told


def test_a_name_is_not_shouted_where_the_account_also_writes_it_plainly():
    text = "TARNWICK – A ferry sank near Tarnwick, the WKC said."
    shouted = ARTICLES | {"a": make(Article, article_id="a", title="T", text=text)}
    assert "both name Tarnwick, WKC; " in why(placed(*TIES, "shared_names=tarnwick, wkc"), shouted)


def test_an_unknown_day_is_not_told():
    assert "published" not in why(placed(*TIES, "shared_names="), ARTICLES)


def test_a_persons_word_is_named_first():
    assert ": put there by your judgement; " in why(placed(*TIES, "shared_names=", "judged=1"), ARTICLES)


def test_one_alone_says_so():
    assert why(placed("alone=1"), ARTICLES) == "no other account of it was found"
    assert nearest(placed("alone=1")) == ""
