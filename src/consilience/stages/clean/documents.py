"""Published documents on which the body of an article rests a passage: statements, posts, reports."""

import re
from collections.abc import Iterator

from consilience.stages.clean.parts import Cited
from consilience.stages.clean.words import Known

_NAMED = r"(?:(?!(?:On|In|At|But|And|As|While|When|For|If|By|From)\b)[A-ZÀ-ÞЀ-Я][\w’'.&-]*)"
_NAME = rf"(?P<name>(?:the )?{_NAMED}(?: (?:(?:of|for|and|the|on) (?:the )?)?{_NAMED}){{0,6}})"
_SAID = (
    r"(?:sa(?:id|ys?|ying)|wr(?:ote|ites|iting)|announc(?:ed|es|ing)|add(?:ed|s|ing)|confirm(?:ed|s|ing)|post(?:ed|s)"
    r"|tweet(?:ed|s)|declar(?:ed|es|ing)|warn(?:ed|s|ing)|insist(?:ed|s|ing)|explain(?:ed|s|ing)|not(?:ed|es|ing)"
    r"|stat(?:ed|es|ing)|acknowledg(?:ed|es|ing)|den(?:ied|ies|ying)|apologi[sz](?:ed|es|ing))"
)
_PAPER = r"(?:statement|communiqu[eé]|(?:press|news|media) release|report|study|survey|review|bulletin|assessment)"
_POST = r"(?:tweet|(?:blog|Facebook|Twitter|Instagram|social media|Telegram) (?:post|posting|message|account|page))"
_PLACE = (
    r"(?:Twitter|Facebook|Instagram|Telegram|YouTube|Weibo|VKontakte"
    r"|(?:its|his|her|their|the(?: \w+){0,3}?) (?:own |official )?(?:website|web site|site|blog|Facebook page))\b"
)
# who is named inside a reference ("said the Bathers' League on its website", "the Bathers' League statement said"):
# only looked ahead for, as the reference is one without a name too
_BY = rf"(?= {_NAME} (?:on|via|through|in)\b|)"
_OWNED = rf"(?= (?P<owner>{_NAMED}(?: {_NAMED}){{0,4}}) (?:[a-z]+ ){{0,2}}{_PAPER}\b|)"
_ISSUING = ("issued", "released", "published", "put out", "posted", "distributed", "circulated", "sent")
_ISSUED = rf"(?:{'|'.join(_ISSUING)})"
_PAPERS = ("statement", "communiqu", "release", "report", "study", "survey", "review", "bulletin", "assessment")
_POSTS = ("tweet", "post", "message", "account", "page")
_PLACES = ("Twitter", "Facebook", "Instagram", "Telegram", "YouTube", "Weibo", "VKontakte", "site", "blog", "page")
_RULINGS = ("determination", "ruling", "verdict")
# each kind of reference, and of two lists of words one of each without which a paragraph holds none of it
_KINDS = (
    # "said in a statement", "said the minister in a letter", "in a statement yesterday"
    (
        rf"(?:\b{_SAID}{_BY},?(?: [^.;:,\"“”\n]{{1,50}}?)?,? )?\b[Ii]n (?:an?|the|his|her|its|their)"
        rf" (?:(?:\w+-)*[a-z]+ ){{0,2}}(?:statement|communiqu[eé]|(?:press|news|media) release|{_POST})\b",
        ("n a", "n the", "n his", "n her", "n its"),
        (*_PAPERS, *_POSTS),
    ),
    # "wrote on Facebook", "said the ministry on its website"
    (
        rf"\b{_SAID}{_BY}(?: [^.;:,\"“”\n]{{1,50}}?)? (?:on|via|through) {_PLACE}",
        (" on ", " via ", " through "),
        _PLACES,
    ),
    # "issued a statement", "published its report"
    (
        rf"\b{_ISSUED} (?:an?|the|his|her|its|their) (?:(?:\w+-)*[a-z]+ ){{0,2}}"
        rf"(?:{_PAPER}|determination|ruling|verdict)\b",
        _ISSUING,
        (*_PAPERS, *_RULINGS),
    ),
    # "a report by the Tidewater Board said", "a statement released by the harbour office"
    (
        rf"\b(?:[Aa]n?|[Tt]he){_OWNED} (?:(?:\w+-)*[a-z]+ ){{0,2}}{_PAPER} (?:(?:{_ISSUED} )?by|from) (?:the )?"
        rf"(?:{_NAME}|[a-z]+(?: [a-z]+)?)(?: (?:{_SAID}|found|showed))?",
        (" by ", " from "),
        _PAPERS,
    ),
    # "a ministry statement said", "the Tidewater Board's report says"
    (
        rf"\b(?:[Aa]n?|[Tt]he){_OWNED} (?:[\w’'-]+ ){{0,4}}?{_PAPER} (?:{_SAID}|found|showed)\b",
        (" ",),
        _PAPERS,
    ),
    # "an earlier Tidewater Accident Board report"
    (
        rf"\b(?:[Aa]n?|[Tt]he) (?:[a-z]+ )?"
        rf"(?P<name>{_NAMED}(?: (?:of|for|the|branch|board|office)| {_NAMED}){{1,5}}) report\b",
        (" ",),
        (" report",),
    ),
    # "according to the report", "according to a statement"
    (
        rf"\b[Aa]ccording to (?:an?|the|its|his|her|their) (?:[\w’'-]+ ){{0,4}}?{_PAPER}\b",
        ("ccording to ",),
        _PAPERS,
    ),
)
_DOCUMENT = tuple((re.compile(kind), *words) for kind, *words in _KINDS)
DOCUMENTS = Known(  # the words of which every reference to a document has one
    "statement communique communiqué release report study survey review bulletin assessment determination ruling"
    " verdict tweet post posting message account page Twitter Facebook Instagram Telegram YouTube Weibo VKontakte"
    " website site blog"
)
_BEFORE, _AFTER = re.compile(rf"{_NAME},? $"), re.compile(rf"(?: [\w ]{{1,20}})?, {_NAME} {_SAID}\b")
# "Ida Marsh, head of the board in Velm, "
_ASIDE = re.compile(rf"{_NAME}, (?!(?:and|but|or|as|when|while|where)\b)[a-z][^,.;:\"“”\n]{{2,100}}, $")
_OWNS = re.compile(r"['’]s$")
_REACH = 160  # characters before the words in which their issuer is sought


def cited_documents(text: str, start: int, end: int) -> Iterator[Cited]:
    """Yield the span of each reference to a document in one paragraph, and who issued it, where that is said."""
    done = start
    for m in sorted(_matches(text, start, end), key=lambda m: m.span()):
        if m.start() >= done:
            done = m.end()
            yield *m.span(), _issuer(text, start, m)


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    held = text[start:end].__contains__
    kinds = (kind for kind, *lists in _DOCUMENT if all(any(map(held, words)) for words in lists))
    return (m for kind in kinds for m in kind.finditer(text, start, end))


def _issuer(text: str, start: int, m: re.Match[str]) -> str:
    """Who issued it: named by the words themselves, just before them or after; else the words stand for it."""
    words = m.groupdict()
    named = words.get("name") or words.get("owner") or ""
    before = text[max(start, m.start() - _REACH) : m.start()]
    near = _ASIDE.search(before) or _BEFORE.search(before) or _AFTER.match(text, m.end())
    name = _OWNS.sub("", named) or (near["name"] if near else m.group())
    return name if "." in name[:-1] else name.removesuffix(".")
