"""Who published: the site of an address, and the outlet's name in a page's title."""

import re
from urllib.parse import urlsplit

# second-level labels under which countries register names ("bbc.co.uk")
_SHARED = frozenset(
    {"co", "com", "org", "net", "gov", "ac", "edu", "gob", "or", "ne", "go", "in", "nom", "gouv", "govt"}
)
_NO_WORD = re.compile(r"\W")
_SEPARATOR = re.compile(r"\s+(?:[|»·•–—]|-{1,2}|::?)\s+|\s*[|»]\s*")


def site_of(url: str) -> str:
    """Cut an address to its registered domain: "https://www.bbc.co.uk/news" is "bbc.co.uk"."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    labels = host.split(".")
    if len(labels) < 2 or labels[-1].isdigit():
        return host
    keep = 3 if len(labels) > 2 and labels[-2] in _SHARED and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])


def without_outlet(title: str, outlet: str, site: str) -> str:
    """Cut the outlet's name off a page title: "Storm hits coast | The Daily Tide" is "Storm hits coast"."""
    pieces = _SEPARATOR.split(title)
    while len(pieces) > 1 and (
        _names_outlet(pieces[-1], outlet, site) or len(pieces[-1].split()) <= 3 < len(" ".join(pieces[:-1]).split())
    ):
        title = title[: title.rindex(pieces[-1])].rstrip(" |»·•–—-:")
        pieces.pop()
    if len(pieces) > 1 and _names_outlet(pieces[0], outlet, site):
        title = title[title.index(pieces[1], len(pieces[0])) :]
    return title.strip()


def _names_outlet(piece: str, outlet: str, site: str) -> bool:
    key, known, stem = _key(piece), _key(outlet), _key(site.partition(".")[0])
    return bool(key) and (
        key == known or (len(stem) > 2 and (key in (stem, f"the{stem}") or key == site.replace(".", "").casefold()))
    )


def _key(name: str) -> str:
    return _NO_WORD.sub("", name).casefold()
