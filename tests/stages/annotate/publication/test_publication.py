from pathlib import Path

import pytest

from consilience.records import Member, Publication, Quote, StatedDate
from consilience.stages.annotate.publication.publication import Accounts, date_articles
from consilience.stages.annotate.time.times import find_times
from tests.factory import article, make

SEEDS = Path(__file__).parents[5] / "shared" / "seeds"


def dated(*texts: str, captions: tuple[str, ...] = (), **more) -> list[Publication]:
    """Publications of the accounts of one saga, in the order given; lines in ``captions`` are captions."""
    made = [article(text, article_id=f"a{n}", title=text.split("\n")[0]) for n, text in enumerate(texts)]
    articles = [m[0] for m in made]
    sentences = [s for m in made for s in m[2]]
    text_of = {a.article_id: a.text for a in articles}
    blocks = [b for m in made for b in m[1]]
    for block in blocks:
        if text_of[block.article_id][block.start : block.end] in captions:
            object.__setattr__(block, "kind", "caption")
    times = list(find_times(articles, sentences))
    return list(
        date_articles(
            Accounts(
                articles,
                blocks,
                sentences,
                more.get("stated", []),
                times,
                more.get("quotes", []),
                more.get("members", []),
            )
        )
    )


def published(*days: str) -> list[StatedDate]:
    """What the pages of the first accounts state."""
    return [
        make(StatedDate, article_id=f"a{n}", role="published", value=day, basis="metadata")
        for n, day in enumerate(days)
    ]


def one_story(accounts: int) -> list[Member]:
    return [make(Member, article_id=f"a{n}", story_id="s", saga_id="g") for n in range(accounts)]


LEAD = (
    "Governor Ida Marsh and Mayor Tomas Reed signed the Harbour Accord on Monday in Port Ellis, ending the dock strike."
)
CAPTION = "Governor Ida Marsh and Mayor Tomas Reed sign the Harbour Accord in Port Ellis, May 10, 2021."


def test_a_stated_date_wins_with_its_evidence():
    stated = make(
        StatedDate,
        article_id="a0",
        role="published",
        value="2021-05-11",
        basis="text",
        evidence="May 11",
        start=0,
        end=6,
    )
    (only,) = dated("May 11, 2021\n" + LEAD, stated=[stated])
    assert (only.earliest, only.latest, only.basis) == ("2021-05-11", "2021-05-11", "text")
    assert (only.cited_articles, only.cited_starts, only.cited_ends) == (("a0",), (0,), (6,))


def test_the_most_trusted_day_wins_and_a_month_is_an_interval():
    month, doubted, shown = (
        make(StatedDate, article_id="a0", role="published", value=value, basis=basis, score=score)
        for value, basis, score in (
            ("2021-05", "metadata", 1),
            ("2021-06-01", "metadata", 0.4),
            ("2021-05-11", "text", 0.8),
        )
    )
    (only,) = dated(LEAD, stated=[month, doubted, shown])
    assert (only.earliest, only.latest, only.basis) == ("2021-05-11", "2021-05-11", "text")
    (only,) = dated(LEAD, stated=[month])
    assert (only.earliest, only.latest, only.basis) == ("2021-05-01", "2021-05-31", "metadata")


def test_a_stated_month_is_narrowed_by_what_the_account_shows():
    stated = make(
        StatedDate, article_id="a0", role="published", value="2021-05", basis="url", evidence="2021/05", score=0.7
    )
    (only,) = dated(f"Accord ends strike\n{LEAD}\n{CAPTION}", captions=(CAPTION,), stated=[stated])
    assert (only.earliest, only.latest, only.basis) == ("2021-05-10", "2021-05-12", "inferred")


def test_nothing_known_stays_unknown():
    (only,) = dated(LEAD)
    assert (only.earliest, only.latest, only.basis) == ("", "", "unknown")


def test_the_day_of_fetching_bounds_and_alone_dates_nothing():
    fetched = make(StatedDate, article_id="a0", role="retrieved", value="2021-05-11T07:00:00Z", basis="metadata")
    (only,) = dated(LEAD, stated=[fetched])
    assert (only.earliest, only.latest, only.basis) == ("", "", "unknown")
    (only,) = dated(f"Accord ends strike\n{LEAD}\n{CAPTION}", captions=(CAPTION,), stated=[fetched])
    assert (only.earliest, only.latest) == ("2021-05-10", "2021-05-11") and "it was fetched then" in only.why


def test_a_caption_of_the_event_dates_an_account():
    (only,) = dated(f"Accord ends strike\n{LEAD}\n{CAPTION}", captions=(CAPTION,))
    assert only.basis == "inferred"
    assert (only.earliest, only.latest) == ("2021-05-10", "2021-05-12")  # a Monday, as in the text


def test_a_picture_of_another_day_than_the_news_dates_it_less_closely():
    tuesday = CAPTION.replace("May 10", "May 11")
    (only,) = dated(f"Accord ends strike\n{LEAD}\n{tuesday}", captions=(tuesday,))
    assert (only.earliest, only.latest) == ("2021-05-11", "2021-05-18")  # the Monday before or after


def test_a_file_photo_dates_nothing():
    old = "File photo: Governor Ida Marsh and Mayor Tomas Reed in Port Ellis, May 10, 2011."
    (only,) = dated(f"Accord ends strike\n{LEAD}\n{old}", captions=(old,))
    assert (only.earliest, only.latest, only.basis) == ("", "", "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "Governor Ida Marsh spoke of the Orrin bridge, which fell into the river on 12 May 2009.",
        "Governor Ida Marsh said yesterday that the treaty of 1994 was void.",
        "Governor Ida Marsh said the works will be done by 2014.",
        "The constitution was amended on 18 July 2014, and Governor Ida Marsh praised it on Monday.",
    ],
)
def test_years_in_running_text_are_background(text):
    (only,) = dated(f"News from Port Ellis\n{text}")
    assert (only.earliest, only.latest, only.basis) == ("", "", "unknown")


def test_a_note_of_the_page_about_itself_dates_it():
    (only,) = dated(f"Accord ends strike\n{LEAD}\nThis article was amended on 11 May 2021 to correct a name.")
    assert (only.earliest, only.latest, only.basis) == ("2021-05-10", "2021-05-11", "inferred")


def test_a_line_of_its_own_dates_an_account():
    (only,) = dated(f"Accord ends strike\nEllis Observer, Tuesday, May 11, 2021\n{LEAD}")
    assert (only.earliest, only.latest) == ("2021-05-11", "2021-05-12")


def test_a_lead_that_counts_from_the_event_shifts_the_date():
    later = (
        "Three weeks after Governor Ida Marsh and Mayor Tomas Reed signed the Harbour Accord in Port Ellis, "
        "the dock strike has begun anew.\nUnions spoke on Tuesday of a broken promise."
    )
    (only,) = dated(f"Accord fails\n{CAPTION}\n{later}", captions=(CAPTION,))
    assert (only.earliest, only.latest) == ("2021-06-01", "2021-06-03")


def test_yesterday_is_dated_by_the_same_news():
    paper = LEAD.replace("on Monday", "yesterday")
    stated = published("2021-05-10")
    _, second = dated(LEAD, paper, stated=stated)
    assert (second.earliest, second.latest) == ("2021-05-11", "2021-05-12")


def test_what_an_account_looks_back_on_is_no_peg_for_others():
    back = LEAD.replace("on Monday", "on May 10, 2010")
    first, second = dated(LEAD, "Look back at the strike\nNothing has changed.\n" + back)
    assert (first.basis, second.basis) == ("unknown", "unknown")


def test_news_still_to_come_bounds_from_above():
    ahead = LEAD.replace("signed", "will sign")
    stated = published("2021-05-10")
    apart = [make(Member, article_id=f"a{n}", story_id=f"s{n}", saga_id="g") for n in range(2)]
    _, second = dated(LEAD, ahead, stated=stated, members=apart)
    assert (second.earliest, second.latest) == ("2021-05-04", "2021-05-10")


def test_an_update_without_its_year_takes_that_of_the_story():
    stated = published("2021-05-10")
    _, second = dated(LEAD, f"{LEAD}\nUPDATE: May 11, 10:20 a.m.: Reed has resigned.", stated=stated)
    assert (second.earliest, second.latest) == ("2021-05-10", "2021-05-11")


@pytest.mark.parametrize(
    "day", ["Thursday, March 27,", "Thursday (March 27)", "Thursday, 27 March", "Thursday night EDT (March 27)"]
)
def test_a_day_with_its_weekday_tells_the_next_year_in_which_it_fits(day):
    (only,) = dated(f"Three travellers reached the station {day} after two days. It was built in 2011.")
    assert (only.earliest, only.latest) == ("2014-03-27", "2014-04-03")


def test_an_agency_writes_the_year_under_its_piece_and_a_site_that_of_its_page():
    told = "ARLE, July 6 (AP) -- The docks were open again, the union said.\nCopyright 2006 The Associated Press."
    first, _ = dated(told, "The docks in the town of Arle were open again, the union said on Thursday.")
    assert (first.earliest[:4], first.latest[:4]) == ("2006", "2006")
    assert dated("The docks were open again.\n© 2019 The Arle Courier")[0].basis == "unknown"


def test_a_day_with_its_weekday_tells_nothing_where_no_year_is_named():
    assert dated("Three travellers reached the station on Thursday, March 27.")[0].basis == "unknown"


def test_accounts_of_one_story_that_disagree_date_no_third():
    stated = published("2021-05-11", "2021-08-20")
    together = one_story(3)
    *_, third = dated(LEAD, "Reed resigned.", "Dock workers cheered.", stated=stated, members=together)
    assert third.basis == "unknown"


def test_where_nothing_better_is_known_the_others_tell_the_month():
    stated = published("2021-05-02", "2021-05-20")
    together = one_story(3)
    *_, third = dated(LEAD, "Reed resigned.", "Dock workers cheered.", stated=stated, members=together)
    assert (third.earliest, third.latest, third.basis) == ("2021-04-29", "2021-05-23", "inferred")
    told = "Dock workers cheered, the union said yesterday (May 11)."
    *_, third = dated(LEAD, "Reed resigned.", told, stated=stated, members=together)
    assert (third.earliest, third.latest) == ("2021-05-12", "2021-05-12")


def test_most_accounts_of_a_story_date_the_others_whatever_an_old_one_says():
    stated = published("2019-02-03", "2021-05-10", "2021-05-11")
    together = one_story(4)
    *_, last = dated("Reed elected.", LEAD, "Reed resigned.", "Workers cheered.", stated=stated, members=together)
    assert (last.earliest, last.latest) == ("2021-05-09", "2021-05-11")


def test_a_weekday_is_sought_near_the_days_of_the_other_accounts():
    caption = CAPTION.replace("May 10", "May 3")
    stated = [
        make(StatedDate, article_id=f"a{n}", role="published", value="2021-05-11", basis="metadata") for n in (1, 2)
    ]
    together = one_story(4)
    texts = (f"Accord ends strike\n{caption}", "Docks reopen.", "Workers cheered.", LEAD)
    *_, last = dated(*texts, captions=(caption,), stated=stated, members=together)
    assert (last.earliest, last.latest) == ("2021-05-10", "2021-05-12")


@pytest.mark.parametrize(
    "line",
    [
        "PORT ELLIS, May 9 — Governor Ida Marsh resigned.",
        "May 9 (Harbour News) -- Governor Ida Marsh resigned.",
        "Port Ellis, May 9: Governor Ida Marsh resigned.",
    ],
)
def test_a_dateline_without_its_year_takes_that_of_the_story(line):
    stated = published("2021-05-11")
    together = one_story(2)
    _, second = dated(LEAD, f"Governor goes\n{line}", stated=stated, members=together)
    assert (second.earliest, second.latest) == ("2021-05-09", "2021-05-10")


def test_a_day_told_in_the_text_is_no_dateline():
    stated = published("2021-05-11")
    together = one_story(2)
    _, second = dated(LEAD, "Governor goes\nThe vote of May 9: a close one for Marsh.", stated=stated, members=together)
    assert (second.earliest, second.latest) == ("2021-05-10", "2021-05-12")


def test_an_embedded_post_dates_an_account():
    text = f"{LEAD}\nToday we signed."
    quote = make(
        Quote, article_id="a0", quote_id="q", kind="post", date="2021-05-10", start=len(LEAD) + 1, end=len(text)
    )
    (only,) = dated(text, quotes=[quote])
    assert (only.earliest, only.latest) == ("2021-05-10", "2021-05-17")


def test_another_account_dates_the_same_monday():
    first, second = dated(LEAD, f"Harbour Accord ends strike\n{CAPTION}", captions=(CAPTION,))
    assert (first.earliest, first.latest, first.basis) == ("2021-05-10", "2021-05-12", "inferred")
    assert set(first.cited_articles) == {"a0", "a1"}
    assert second.earliest == "2021-05-10"


def test_another_monday_is_not_dated_by_it():
    other = "Farmers in Orrin Valley counted their losses on Monday after hail destroyed the apple crop."
    first, _ = dated(other, f"Accord ends strike\n{CAPTION}", captions=(CAPTION,))
    assert first.basis == "unknown"


def test_a_follow_up_is_later_than_the_month_it_looks_back_on():
    follow_up = (
        "Port Ellis said Thursday that the docks were open.\n"
        "Governor Ida Marsh and Mayor Tomas Reed signed the Harbour Accord in Port Ellis in May to end the strike.\n"
        "The town council elections in August were quiet."
    )
    _, later = dated(f"Accord ends strike\n{CAPTION}", follow_up, captions=(CAPTION,))
    assert later.basis == "inferred"
    assert "2021-09-01" <= later.earliest <= later.latest <= "2022-03-01"


def test_an_account_of_the_same_story_is_about_as_old():
    stated = published("2021-05-11")
    together = one_story(2)
    same_day = "The docks were open again on Monday. Workers cheered."
    _, second = dated(LEAD, same_day, stated=stated, members=together)
    assert (second.earliest, second.latest, second.basis) == ("2021-05-10", "2021-05-12", "inferred")
    _, third = dated(LEAD, "Dock workers in the harbour town cheered.", stated=stated, members=together)
    assert (third.earliest, third.latest, third.basis) == ("2021-05-10", "2021-05-12", "inferred")
    apart = [make(Member, article_id=f"a{n}", story_id=f"s{n}", saga_id="g") for n in range(2)]
    assert dated(LEAD, same_day, stated=stated, members=apart)[1].basis == "unknown"


def test_a_day_to_come_dates_no_past_weekday():
    poll = (
        "Governor Ida Marsh and Mayor Tomas Reed will meet voters at the Harbour Accord poll in Port Ellis on June 7."
    )
    caption = CAPTION.replace("sign", "promote")
    past = poll.replace("will meet", "met").replace("June 7", "Monday")
    _, second = dated(f"{LEAD}\n{caption}\n{poll}", past, captions=(caption,))
    assert second.earliest < "2021-06-07"


def test_the_order_of_the_records_does_not_matter():
    texts = (LEAD, f"Accord ends strike\n{CAPTION}")
    made = [article(t, article_id=f"a{n}") for n, t in enumerate(texts)]
    sentences = [s for m in made for s in m[2]]
    blocks = [b for m in made for b in m[1]]
    articles = [m[0] for m in made]
    times = list(find_times(articles, sentences))
    forwards = list(date_articles(Accounts(articles, blocks, sentences, [], times, [], [])))
    backwards = list(date_articles(Accounts(articles[::-1], blocks[::-1], sentences[::-1], [], times[::-1], [], [])))
    assert forwards == backwards


def test_no_articles():
    assert list(date_articles(Accounts([], [], [], [], [], [], []))) == []


@pytest.mark.skipif(not SEEDS.exists(), reason="the seeds lie outside the repository")
def test_the_seeds_are_dated_from_within():
    texts = [p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt"))]
    captions = tuple(line for text in texts for line in text.split("\n") if "Photo:" in line)
    found = dated(*texts, captions=captions)
    assert {p.basis for p in found} == {"inferred"}
    assert [p.earliest for p in found] == ["2021-07-26", "2021-07-26", "2021-07-26", "2021-11-01", "2021-07-27"]
    assert all(p.latest <= "2021-12-31" for p in found)
