"""Bodies that watch, count and report, and sources that are not named, on which the body of an article rests."""

import re
from collections.abc import Iterator

from consilience.stages.clean.parts import Cited
from consilience.stages.clean.words import Known
from consilience.text import word_set

_OPENS = r"(?!(?:The|On|In|At|But|And|As|While|When|For|If|So|Yet|By|From|According|Rights|Citing|Quoting)\b)"
_NAMED = rf"{_OPENS}[A-ZÀ-Þ][\w’'-]*[\w’]"
_LINK = r"(?:(?:of|for|on|and|the|in|without) ){0,2}"
_SAY = (
    r"(?:(?:has |have |had |also |later |earlier |previously |since |itself ){0,2}"
    r"(?:sa(?:id|ys?)|report(?:s|ed)?|estimat(?:es?|ed)|not(?:es?|ed)|add(?:s|ed)?|warn(?:s|ed)?|found|count(?:s|ed)"
    r"|document(?:s|ed)|put|confirm(?:s|ed)|claim(?:s|ed)?|call(?:s|ed)|accus(?:es|ed)|describ(?:es|ed)|told|believe"
    r"|allege|announc(?:es|ed)|recorded|measured|acknowledged|denied|condemned|insisted|calculated)\b)"
)
_TO = r"\b(?:[Aa]ccording to|said|says|[Cc]iting|[Qq]uoting) (?:the )?"
# what monitors, relief bodies, offices of record and ministries are called by
_SHORT = word_set(
    "UNICEF Unicef UNHCR UNRWA OCHA ICRC MSF OSCE IAEA Oxfam NASA Nasa NOAA USGS HRW OPCW Amnesty Eurocontrol Eurostat"
    " Gallup Observatory"
)
_HEADS = word_set(
    "Observatory Watch Crescent Cross Ministry Department Office Commission Organization Organisation Borders Survey"
    " Institute Centre Center Bureau Meteorology Refugees Journalists Rights Federation"
)
_HEAD = rf"(?:{'|'.join(sorted(_HEADS))})\b"
_BODY = (
    rf"(?<![\w-])(?P<name>(?:{_NAMED} {_LINK}){{1,5}}{_HEAD}(?: {_LINK}{_NAMED}){{0,5}}"
    rf"|{_HEAD}(?: (?:of|for|on) {_LINK}{_NAMED})(?: {_LINK}{_NAMED}){{0,4}}"
    rf"|(?:{'|'.join(sorted(_SHORT))})\b(?: International)?|(?:[a-z]+ |{_NAMED} ){{1,2}}ministry\b)"
)
_WHO = (
    r"(?:(?:(?:[Hh]uman )?[Rr]ights|[Mm]onitoring|[Aa]id|[Rr]elief) (?:groups?|organi[sz]ations?|workers|agencies)"
    r"|[Mm]onitors|[Ww]atchdogs?|[Aa]nalysts|[Aa]ctivists|[Ss]ources?|[Ee]?[Ww]itnesses|[Ee]yewitnesses|pollsters"
    r"|(?i:security|intelligence|military|medical|health|hospital|judicial|police|government|defen[cs]e|diplomatic"
    r"|court|army|local|senior|US|U\.S\.|western|election|rescue|emergency|airport|state|party) officials?)\b"
)
_NO_MORE = r"(?!(?:and|or|but|that|though|which|in|by|of|as|to|if|with|for|from|while|when|said|says|where|because)\b)"
_UNNAMED = (
    rf"(?<![\w-])(?P<who>(?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Ss]ome|[Tt]wo|[Tt]hree|[Ss]everal|[Mm]any) )?"
    rf"(?:{_NO_MORE}[\w’'-]+ ){{0,2}}?{_WHO})"
    r"(?: (?:familiar with|close to|in|at|within|inside|with knowledge of|briefed on|from)"
    r" (?:(?:the|his|her|its) )?[\w’'-]+(?: [\w’'-]+)?)?"
)
_PIECE = r"[\w’'-]+(?:\.\w+)*"
_NO_MATTER = (
    r"(?!(?:the |their |his |her |its |a )?(?:plans?|schedule|tradition|law|rules|custom|needs?|age|size|how|what)\b)"
)
_WATCH = (*sorted(_SHORT | _HEADS), "ministry")
_TELL = (
    "group",
    "rgani",
    "workers",
    "agencies",
    "onitors",
    "atchdog",
    "nalysts",
    "ctivists",
    "ource",
    "itnesses",
    "pollsters",
    "official",
)
_KINDS = tuple(  # each with words of which a paragraph that holds it has one
    (re.compile(kind), signs)
    for kind, signs in (
        # "Tidewater Watch has said", "according to the Ministry of Ports"
        (rf"{_BODY}(?: (?:monitoring )?(?:group|charity|watchdog))? {_SAY}", _WATCH),
        (rf"{_TO}{_BODY}", _WATCH),
        # "security officials said", "said sources familiar with the talks", "according to rights groups"
        (rf"{_UNNAMED} {_SAY}", _TELL),
        (rf"{_TO}{_UNNAMED}", _TELL),
        (r"\bon (?:the )?condition of anonymity\b", ("anonymity",)),
        # "according to the Air Force", "according to the head of the harbour board, Ida Marsh"
        (
            rf"\b[Aa]ccording to (?P<any>{_NO_MATTER}(?:{_PIECE} ){{0,7}}?{_PIECE})(?=[^\w ’'/.-]"
            r"|[.’']?(?:\W|$)(?! ?\w)"
            r"|(?<!\bU\.S)\. | (?:who|which|that|and|in|on|at|released|published|obtained)\b)",
            ("ccording to ",),
        ),
    )
)
SOURCES = Known(  # one of which every such attribution has
    " ".join(_SHORT | _HEADS) + " ministry groups group organizations organisations organization organisation workers"
    " agencies monitors Monitors watchdog watchdogs analysts Analysts activists Activists source sources Sources"
    " witnesses Witnesses eyewitnesses Eyewitnesses pollsters official officials anonymity According according"
)


def cited_sources(text: str, start: int, end: int) -> Iterator[Cited]:
    """Yield the span of each such attribution in one paragraph, and its body's name or the words that stand for it.

    Words that only stand for a source are given without capitals: they are no origin of their own.
    """
    done = start
    for m in sorted(_matches(text, start, end), key=lambda m: m.start()):
        if m.start() >= done:
            done = m.end()
            words = m.groupdict()
            yield *m.span(), words.get("name") or (words.get("who") or words.get("any") or m.group()).lower()


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    held = text[start:end].__contains__
    return (m for kind, signs in _KINDS if any(map(held, signs)) for m in kind.finditer(text, start, end))
