"""When an account was published that does not say so: JSONL rows with ``text``, ``url`` and ``story_id``.

The address of one account whose address states the day is hidden at a time, the other accounts of its story stay as
they are. Of the hidden days: ``within_two_days`` are told by an interval of three days at most that holds them,
``wrong`` by one that does not, ``unknown`` not at all; ``wide`` is what is left.

Baseline: the day of most other accounts that state theirs, where there are any, told with a day on either side.
"""

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median_low
from typing import Any

from consilience.models import Parser, load
from consilience.records import Article, Block, Member, Publication, Sentence, StatedDate, TimeExpression
from consilience.stages.annotate.publication.publication import Accounts, date_articles
from consilience.stages.annotate.sentences import parse
from consilience.stages.annotate.time.times import find_times
from consilience.stages.clean.dates import dates_of_url
from evals.accounts import plain_article, plain_blocks

_FEW = 2  # days from the first to the last of an interval that tells the day
Row = dict[str, Any]
Days = tuple[date, date]


@dataclass(frozen=True)
class Account:
    """An account as it was read, and the day that its address states."""

    article: Article
    blocks: list[Block]
    sentences: list[Sentence]
    times: list[TimeExpression]
    stated: list[StatedDate]
    day: date | None


def run(data: Path) -> dict[str, Any]:
    """Date every account whose day is known as if it were not."""
    began = time.perf_counter()
    stories = [_read(rows) for rows in _stories(data)]
    hidden = [(story, account) for story in stories for account in story if account.day and len(story) > 1]
    ours = Counter(_outcome(account.day, _dated(story, account)) for story, account in hidden)
    plain = Counter(_outcome(account.day, _fellows(story, account)) for story, account in hidden)
    return {
        **_shares(ours, len(hidden)),
        "n": len(hidden),
        "seconds": time.perf_counter() - began,
        "baselines": {"the day of most others": _shares(plain, len(hidden))},
    }


def _stories(data: Path) -> Iterator[list[Row]]:
    """The rows of each story that has addresses."""
    for path in sorted(data.rglob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        of: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            of[row["story_id"]].append(row)
        yield from (own for own in of.values() if any(row.get("url") for row in own))


def _read(rows: list[Row]) -> list[Account]:
    return [_account(f"a{n:03}", row) for n, row in enumerate(rows)]


def _account(name: str, row: Row) -> Account:
    title = (row.get("title") or "").strip()
    article = replace(plain_article(name, f"{title}\n{row['text']}", title), url=row.get("url") or "")
    blocks = plain_blocks(article)
    sentences = list(parse([article], blocks, [], parser=load(Parser)))
    stated = [
        StatedDate(article_id=name, role="published", value=found.value, basis="url", evidence=found.value,
                   start=None, end=None, score=1.0)
        for found in dates_of_url(article.url)
    ]  # fmt: skip
    days = [date.fromisoformat(s.value[:10]) for s in stated if len(s.value) >= len("2021-07-26")]
    return Account(article, blocks, sentences, list(find_times([article], sentences)), stated, next(iter(days), None))


def _dated(story: list[Account], hidden: Account) -> Days | None:
    """What the stage says of an account whose address is not told."""
    read = Accounts(
        articles=[replace(a.article, url="") if a is hidden else a.article for a in story],
        blocks=[b for a in story for b in a.blocks],
        sentences=[s for a in story for s in a.sentences],
        stated=[s for a in story if a is not hidden for s in a.stated],
        times=[t for a in story for t in a.times],
        quotes=[],
        members=[_member(a) for a in story],
    )
    (found,) = (p for p in date_articles(read) if p.article_id == hidden.article.article_id)
    return _days(found)


def _member(account: Account) -> Member:
    return Member(article_id=account.article.article_id, story_id="story", saga_id="saga")


def _days(found: Publication) -> Days | None:
    whole = found.earliest and found.latest
    return (date.fromisoformat(found.earliest[:10]), date.fromisoformat(found.latest[:10])) if whole else None


def _fellows(story: list[Account], hidden: Account) -> Days | None:
    days = [a.day for a in story if a.day and a is not hidden]
    around = timedelta(days=1)
    return (median_low(days) - around, median_low(days) + around) if days else None


def _outcome(day: date | None, told: Days | None) -> str:
    if told is None or day is None:
        return "unknown"
    if not told[0] <= day <= told[1]:
        return "wrong"
    return "within_two_days" if (told[1] - told[0]).days <= _FEW else "wide"


def _shares(outcomes: Counter[str], n: int) -> dict[str, float]:
    return {name: outcomes[name] / n if n else 0.0 for name in ("within_two_days", "wide", "wrong", "unknown")}
