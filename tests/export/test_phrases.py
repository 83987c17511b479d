import pytest

from consilience.export.phrases import (
    amount,
    at_once,
    clip,
    clip_front,
    counted,
    days,
    edtf,
    failures,
    letters,
    listed,
    number,
    units,
    visible,
    web_address,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2032-02-03", "3 February 2032"),
        ("2032-02", "February 2032"),
        ("2032", "2032"),
        ("2032~", "about 2032"),
        ("203X", "the 2030s"),
        ("2032-21", "spring 2032"),
        ("2032-03-09T06:00", "9 March 2032, 06:00"),
        ("2032-03-09T06:00:00Z", "9 March 2032, 06:00 UTC"),
        ("2014/2017", "2014 – 2017"),
        ("2003-01-01/2004-12-31", "2003 – 2004"),
        ("2032-02-03/2032-02-05", "3 – 5 February 2032"),
        ("2032-02-03/2032-04-05", "3 February – 5 April 2032"),
        ("../2032-02", "until February 2032"),
        ("2032-02-03/..", "since 3 February 2032"),
        ("", ""),
        ("/", "/"),
        ("next winter", "next winter"),
    ],
)
def test_edtf_in_words(value, words):
    assert edtf(value) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("", "", "date unknown"),
        ("2032-02-03", "2032-02-03T23:59:59Z", "3 February 2032"),
        ("2032-02-03", "2032-02-05", "3 – 5 February 2032"),
        ("2031-12-30", "2032-01-02", "30 December 2031 – 2 January 2032"),
        ("2032-02-03", "", "not before 3 February 2032"),
        ("", "2032-02-03", "not after 3 February 2032"),
    ],
)
def test_publication_intervals(earliest, latest, words):
    assert days(earliest, latest) == words


def test_numbers_as_newspapers_say_them():
    assert [number(x) for x in (2500, 9e7, 1.25e9, 3.5, 0)] == ["2,500", "90 million", "1.25 billion", "3.5", "0"]
    assert [amount(12, None), amount(None, 12, "%"), amount(4, 5, "km"), amount(None, None), amount(1 / 3, 1 / 3)] == [
        "at least 12",
        "up to 12 %",
        "4–5 km",
        "some",
        "a third",
    ]
    assert [units(unit) for unit in ("person", "soldier", "city", "troops", "USD", "%", "km", "a")] == [
        "people",
        "soldiers",
        "cities",
        "troops",
        "USD",
        "%",
        "km",
        "years",
    ]


def test_letters_go_on_after_z():
    assert [letters(n) for n in (0, 25, 26, 51, 52, 702)] == ["A", "Z", "AA", "AZ", "BA", "AAA"]


def test_small_words():
    assert [counted(1, "story", "stories"), counted(2, "story", "stories"), counted(0, "account")] == [
        "1 story",
        "2 stories",
        "0 accounts",
    ]
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b and c"]
    assert clip("one two  three", 20) == "one two three"
    assert clip("one two three", 9) == "one two…"
    assert [clip_front("one two three", 12), clip_front("one two", 12)] == ["…two three", "one two"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//no.scheme/x", "http:", "ftp://a/b", "http://[bad", ""]
)
def test_only_web_addresses_become_links(url):
    assert web_address(url) == ""


def test_harmful_characters_are_named():
    assert visible("a\u202egnp.exe\u2069\x07\ud800") == "a[U+202E]gnp.exe[U+2069][U+0007][U+D800]"
    assert visible("tab\tline\nעברית\u200f") == "tab\tline\nעברית\u200f"


@pytest.mark.parametrize(("n", "shown"), [(0, 0), (3, 3), (4, 4), (5, 3)])
def test_one_more_is_shown_rather_than_counted(n, shown):
    assert at_once(n, 3) == shown


def test_what_failed_is_told_once_a_reason():
    failed = [{"path": f"{n}.png", "reason": "no text"} for n in range(9)] + [{"path": "a", "reason": "empty"}]
    (first, paths), last = failures(failed)
    assert (first, last) == ("no text", ("empty", "a"))
    assert paths.startswith("0.png, 1.png") and "and 4 more" in paths
