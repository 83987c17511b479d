"""What is shown of a dossier: plain values, no markup."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from consilience.export.book import UNKNOWN, Account, Chip, known_days
from consilience.export.chronicle import Date
from consilience.export.numbers import Plot
from consilience.export.phrases import days, listed
from consilience.export.who import Person, Speaker

SORTS = ("conflict", "update", "compatible")  # of differences, the gravest first
COLUMNS = 7  # more accounts than this do not fit a page as columns of a table
_NEWS = 7  # days for which an event is news


@dataclass(frozen=True)
class Line:
    """A sentence of the brief."""

    text: str
    status: str
    origins: int
    chips: list[Chip]


@dataclass(frozen=True)
class Story:
    """A story with its brief."""

    id: str
    title: str
    accounts: list[Account]
    dates: str
    brief: list[Line]
    members: list[tuple[Account, str]]  # each account, and why it stands in the story


@dataclass(frozen=True)
class Row:
    """A proposition: who reports it, by account."""

    id: str
    text: str
    status: str
    origins: int
    outlets: int
    hedges: list[str]  # how it is said where not plainly asserted
    plain: bool  # whether any account plainly asserts it
    chips: list[Chip]  # one for each account that speaks of it
    voices: list[str]  # on whose word it is told, where the outlets do not say it themselves
    aspects: list["Row"]  # of the same matter, less borne out: by when, after what, or the same in other words

    @property
    def disputed(self) -> bool:
        """Whether accounts say of it what cannot both hold."""
        return self.status == "disputed"

    @property
    def whose_word(self) -> str:
        """Who says so, "" for the outlets themselves."""
        return f"on the word of {listed(self.voices)}" if self.voices else ""

    @property
    def codes(self) -> str:
        """All passages, for reading them side by side."""
        return " ".join(chip.code for chip in self.chips)

    @property
    def by_account(self) -> dict[int, Chip]:
        """The chips by their account's number."""
        return {chip.account.n: chip for chip in self.chips}


@dataclass(frozen=True)
class Pair:
    """A difference between two passages."""

    kind: str
    sort: str
    why: str
    a: Chip
    b: Chip

    @property
    def slight(self) -> bool:
        """Whether both say the same in other words: for who compares wordings, not for who looks for the facts."""
        return self.kind == "wording" and self.sort == "compatible"


@dataclass(frozen=True)
class Dispute:
    """A proposition on which accounts differ, with the differences and the words of each account."""

    row: Row
    pairs: list[Pair]
    sides: set[str]  # ids of the accounts that a difference names

    @property
    def sort(self) -> str:
        """The gravest sort among the differences."""
        return min((p.sort for p in self.pairs), key=SORTS.index, default=self.row.status)


@dataclass(frozen=True)
class Silence:
    """A widely reported proposition, with the nearest passage of each account that says nothing of it."""

    text: str
    origins: int
    nearest: list[Chip]

    @property
    def accounts(self) -> list[Account]:
        """Who is silent."""
        return [chip.account for chip in self.nearest]


@dataclass(frozen=True)
class Promise:
    """A commitment and its fate."""

    kind: str
    actor: str
    text: str
    deadline: str
    status: str
    note: str
    made: list[Chip]  # where it is told, first as it is shown
    outcome: list[Chip]


@dataclass(frozen=True)
class Link:
    """Who goes back to whom."""

    account: Account
    source: Account | None
    agency: str
    kind: str
    score: float
    evidence: list[list[Chip]]

    @property
    def inferred(self) -> bool:
        """Whether it is a judgement, more or less sure; that two accounts are of one outlet they say themselves."""
        return self.kind != "same-outlet"


@dataclass(frozen=True)
class Saga:
    """Everything the page says of one saga."""

    id: str
    title: str
    stories: list[Story]
    accounts: list[Account]
    outlets: int
    outside: list[tuple[str, list[Account]]]  # origins outside the collection, with the accounts that draw on them
    confirmed: list[Row]  # one for each matter, its aspects with it
    repeated: list[Row]  # the same
    doubtful: list[Row]  # perhaps of one fact, perhaps of two
    lone: list[tuple[Account, list[Row]]]
    disputes: list[Dispute]
    wordings: list[Pair]
    silences: list[Silence]
    timeline: list[Date]
    plots: list[Plot]
    promises: list[Promise]
    speakers: list[Speaker]
    people: dict[str, list[Person]]
    links: list[Link]

    @property
    def corroborated(self) -> int:
        """How many statements two or more independent origins agree on."""
        return sum(not r.disputed and r.origins > 1 for row in self.confirmed for r in (row, *row.aspects))

    @property
    def columns(self) -> bool:
        """Whether a table with one column per account is readable."""
        return 1 < len(self.accounts) <= COLUMNS

    @property
    def dates(self) -> str:
        """First and last day on which accounts were published."""
        return published(self.accounts)

    @property
    def latest(self) -> Date | None:
        """How it ended: the last event, unless the latest account came out long after it, with news of its own."""
        end, dated = next((d for d in self.timeline if d.last), None), _known(self.accounts)
        return end if end and dated and _about(end.iso, max(first for first, _ in dated)) else None


@dataclass(frozen=True)
class Gap:
    """Things of one kind that were not understood."""

    kind: str
    items: list[tuple[Account | None, str, Chip | None]]


def _known(accounts: Iterable[Account]) -> list[tuple[str, str]]:
    """First and last days of publication, where they are known, in order."""
    dated = [known_days(a.article["published"]) for a in accounts]
    return sorted(x for x in dated if x != UNKNOWN[:2])


def published(accounts: Iterable[Account]) -> str:
    """First and last day on which accounts were published, in words; "" where no day is known."""
    dated = _known(accounts)
    return days(dated[0][0], max(last for _, last in dated)) if dated else ""


def _about(event: str, reported: str) -> bool:
    """Whether an event is what an account of the other day reports: of the same month, or of the week before."""
    try:
        return (date.fromisoformat(reported[:10]) - date.fromisoformat(event[:10])).days <= _NEWS
    except ValueError:
        return event[:7] >= reported[:7]
