"""When an item of a site was made, by its number in the address: a count that goes up day by day, or a clock.

Known items with their days stand on either side of a count; between them it grows evenly, to some days. Outside the
known ones nothing is said. A number that is a clock (Al Jazeera until 2020: 2014 4 5 7 25 41 …) tells the day itself.
"""

import re
from bisect import bisect_right
from datetime import date, timedelta

from consilience.stages.annotate.publication.account import spoken
from consilience.stages.annotate.publication.clues import Clue, Window

_EVEN = 2  # days by which an item can be off next to known ones: it is made before, or corrected after, its day
_UNEVEN = 0.1  # of the days to the nearer known item: a count grows faster in some months than in others

_BBC = """
2011-03-11 12709598 2011-05-02 13256676 2011-10-20 15389550 2011-11-21 15814790 2012-07-18 18890247
2013-06-10 22838267 2013-07-21 23395104 2013-09-09 24021843 2013-12-05 25249520 2014-03-08 26492748
2014-03-24 26722260 2014-04-30 27224887 2014-07-17 28354856 2014-09-19 29270441 2015-01-07 30710883
2015-11-14 34818994 2016-03-22 35869254 2016-06-24 36615028 2017-03-22 39355108 2017-06-14 40269625
2017-10-29 41794087 2018-02-14 43066226 2018-07-18 44868527 2019-03-15 47578798 2019-04-15 47941794
2020-01-03 50979463 2020-05-26 52800595 2020-08-04 53656220 2021-01-06 55568621 2021-03-19 56452471
2021-11-24 59395804 2022-01-22 60092300 2022-02-24 60503037 2022-06-29 61970258 2022-11-09 63569844
2023-02-09 64577753 2023-03-19 64990826 2023-04-22 65358298 2023-10-06 67025726 2023-12-29 67838297
2024-02-06 68221347
"""
_BBC_BEFORE = """
2007-12-27 7161590 2008-05-15 7401899 2008-09-15 7615931 2008-11-05 7709978 2009-02-19 7898972
2009-06-26 8122028 2010-02-16 8517613 2010-05-06 8665488
"""  # earlier numbers were given out in several runs at a time
_TELEGRAPH = """
2009-06-19 5577434 2013-12-24 10536246 2014-03-02 10671580 2014-03-20 10712044 2014-04-24 10786410
2014-04-30 10800030 2014-07-17 10974050
"""
_INDEPENDENT = "2014-02-28 9160180 2014-03-11 9183607 2014-03-20 9205898 2014-04-05 9240451"


_CLOCK = re.compile(r"//www\.aljazeera\.com/.*/(\d{4})/(\d\d)/.*?(\d{15,})\.html")
_BELOW_HOURS = 10  # digits of such a number behind the hour: minutes, seconds and six more


def _known(listed: str) -> list[tuple[int, date]]:
    """Numbers and days, as they are listed by turns."""
    words = listed.split()
    return [(int(n), date.fromisoformat(day)) for day, n in zip(words[::2], words[1::2], strict=True)]


_SITES = (
    (r"//(?:www\.)?bbc\.(?:co\.uk|com)/(?:news|sport|newsbeat)/(?:.*[/-])?(\d{8})(?:[/?#]|$)", _known(_BBC)),
    (r"//news\.bbc\.co\.uk/.*/(\d{7})\.stm", _known(_BBC_BEFORE)),
    (r"//(?:www\.)?telegraph\.co\.uk/.*/(\d{7,8})/", _known(_TELEGRAPH)),
    (r"//(?:www\.)?independent\.co\.uk/.*-(\d{7})\.html", _known(_INDEPENDENT)),
)


def numbered(url: str) -> Clue | None:
    """The days around which the item of an address was numbered, where items before and after it are known."""
    for pattern, known in _SITES:
        found = re.search(pattern, url)
        days = _between(int(found[1]), known) if found else None
        if found and days:
            day, slack = days
            window = Window(day - timedelta(days=slack), day + timedelta(days=slack))
            return Clue(window, 2, f"the site numbered its items like this one ({found[1]}) around {spoken(day)}", ())
    return _clocked(url)


def _clocked(url: str) -> Clue | None:
    """The day of a number made of year, month, day, hour and so on without zeros, where it can be read one way only."""
    found = _CLOCK.search(url)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2])
    digits = found[3].removeprefix(f"{year}{month}")[:-_BELOW_HOURS]
    days = [day for n in (1, 2) if (day := _day(year, month, digits[:n])) and _is_hour(digits[n:])]
    if len(days) != 1 or digits == found[3][:-_BELOW_HOURS]:
        return None
    return Clue(Window(days[0], days[0]), 2, f"the number in its address is of {spoken(days[0])}", ())


def _day(year: int, month: int, day: str) -> date | None:
    try:
        return date(year, month, int(day))
    except ValueError:
        return None


def _is_hour(digits: str) -> bool:
    return digits.isdigit() and int(digits) < 24 and (digits == "0" or digits[0] != "0")


def _between(number: int, known: list[tuple[int, date]]) -> tuple[date, int] | None:
    """The day of a number and by how many days it can be off."""
    at = bisect_right(known, number, key=lambda item: item[0])
    if not 0 < at < len(known):
        return None
    (before, first), (after, last) = known[at - 1 : at + 1]
    apart = (last - first).days
    gone = round(apart * (number - before) / (after - before))
    return first + timedelta(days=gone), round(_EVEN + _UNEVEN * min(gone, apart - gone))
