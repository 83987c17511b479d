import pytest

from consilience.stages.clean.furniture import is_furniture_elsewhere


@pytest.mark.parametrize(
    "line",
    ["This post was updated at 6:15 p.m. ET:", "This story has been updated at 11:25 p.m.", "Compartir", "Реклама"],
)
def test_what_a_page_says_of_itself_is_furniture(line):
    assert is_furniture_elsewhere(line)


@pytest.mark.parametrize(
    "line",
    [
        "This article was amended on 9 April 2024: the ferry carried 212, not 312.",
        "The post was updated.",
        "The report was published at 6:15 p.m. and withdrawn an hour later.",
    ],
)
def test_a_correction_and_news_are_none(line):
    assert not is_furniture_elsewhere(line)
