"""What kind of page it is: an article, a live blog, a list of links, a stub behind a wall, or an error page."""

import re

from consilience.stages.clean.parts import Part

_ERROR = re.compile(
    r"\b(?:404|403|410|50[0-4])\b|(?:page|site|article) (?:not found|cannot be found|no longer)|access denied"
    r"|forbidden"
    r"|service unavailable|seite nicht gefunden|page introuvable|página no encontrada|checking your browser"
    r"|just a moment",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"subscri(?:be|ption|bers)\b.{0,60}(?:to (?:continue|read|unlock)|access|only)|(?:continue"
    r"|keep) reading.{0,40}(?:subscri|sign)"
    r"|already a (?:subscriber|member)|exclusive to (?:subscribers|members)|abonn(?:ement|enten|és"
    r"|ez)\b.{0,40}(?:lesen|lire|suite)"
    r"|(?:we use|accept|uses)(?: all)? cookies.{0,80}(?:consent|accept|continue)|réservé aux abonnés"
    r"|solo para suscriptores",
    re.IGNORECASE,
)
_LIVE = re.compile(
    r"\blive(?:blog)?\b.{0,12}(?:updates?|blog|coverage|:)|\ben direct\b|\bliveticker\b|\ben vivo\b", re.IGNORECASE
)
_CLOCK_LINE = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?|\d+\s*(?:m|min|h|hours?|minutes?) ago)", re.IGNORECASE
)

_LABEL, _STOPS, _MANY = 80, '.,;:!?…"”»', 40  # what is shorter and stops at nothing is a label; a list has many
_SHORT, _STUB = 400, 1200  # characters of content: less than an article has, less than a stub's teaser has


def form_of(title: str, text: str, parts: tuple[Part, ...]) -> str:
    """Name the form, from the headline, the amount of content, and what the furniture says."""
    content = [p for p in parts if p.kind in {"paragraph", "embed"} and not p.duplicate]
    size = sum(p.end - p.start for p in content)
    if size < _SHORT and _ERROR.search(title or text[:200]):
        return "error"
    furniture = [text[p.start : p.end] for p in parts if p.kind == "boilerplate" and p.end - p.start < 300]
    if size < _STUB and any(_WALL.search(line) for line in furniture):
        return "stub"
    if _LIVE.search(title) and sum(_is_clock(text, p) for p in parts) >= 4:
        return "liveblog"
    running = sum(p.end - p.start for p in content if p.end - p.start > _LABEL or text[p.end - 1] in _STOPS)
    return "linklist" if running < _SHORT // 2 and len(content) + len(furniture) > _MANY else "article"


def _is_clock(text: str, part: Part) -> bool:
    return part.end - part.start < 25 and _CLOCK_LINE.fullmatch(text[part.start : part.end]) is not None
