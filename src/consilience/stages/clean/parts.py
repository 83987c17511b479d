"""What the readers of this room hand to each other: a text cut into parts, and what the page says of itself."""

from dataclasses import dataclass, field

CONTENT = frozenset({"dek", "heading", "paragraph", "embed"})
Cited = tuple[int, int, str]  # where a passage says on whom it rests, and whom it names


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text and what it is; the kinds are those of ``records.Block``."""

    kind: str
    start: int
    end: int
    score: float = 1.0
    duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that the page states about itself: role, ISO value, basis, and the words with their place."""

    role: str  # published | updated
    value: str
    basis: str  # metadata | url | text
    evidence: str
    start: int | None = None
    end: int | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class About:
    """What a page or its container states about the article, before it is checked against the text."""

    title: str = ""
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()  # named as authors: so they are where no person is found
    outlet: str = ""
    url: str = ""
    section: str = ""
    language: str = ""
    dates: tuple[Dated, ...] = ()
    form: str = ""  # "liveblog", or "stub" where what the page holds is sold


@dataclass(frozen=True, slots=True)
class Page:
    """A document read: its canonical text, the parts that tile it, and what it says of itself."""

    text: str
    parts: tuple[Part, ...]
    about: About = field(default_factory=About)
