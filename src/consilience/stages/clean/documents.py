"""Published documents on which the body of an article rests a passage: statements, posts, reports."""

import re
from collections.abc import Iterator

from consilience.stages.clean.parts import Cited
from consilience.stages.clean.words import Known

_NAMED = (
    r"(?:(?!(?:On|In|At|But|And|As|While|When|For|If|By|From|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
    r"[A-ZÀ-ÞЀ-Я][\w’'.&-]*)"
)
_NAME = rf"(?P<name>(?:the )?{_NAMED}(?: (?:(?:of|for|and|the|on) (?:the )?)?{_NAMED}){{0,6}})"
_SAID = (
    r"(?:sa(?:id|ys?|ying)|wr(?:ote|ites|iting)|announc(?:ed|es|ing)|add(?:ed|s|ing)|confirm(?:ed|s|ing)|post(?:ed|s)"
    r"|tweet(?:ed|s)|declar(?:ed|es|ing)|warn(?:ed|s|ing)|insist(?:ed|s|ing)|explain(?:ed|s|ing)|not(?:ed|es|ing)"
    r"|stat(?:ed|es|ing)|acknowledg(?:ed|es|ing)|den(?:ied|ies|ying)|apologi[sz](?:ed|es|ing))"
)
_PUT = r"(?:published|uploaded|released|shared|broadcast|circulated)"
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
_POLLSTER = rf"(?= (?P<owner>{_NAMED}(?: {_NAMED}){{0,3}}) (?:[a-z]+ ){{0,2}}(?:poll|survey)\b|)"
_ISSUER = rf"(?:(?:the )?{_NAME}|(?:the |an? |one )?[A-Za-z]+(?: [a-z]+)?)"
_SHOWS = r"(?:found|show(?:s|ed)?|suggest(?:s|ed)?)\b"
_GOT = r"(?:filed|released|obtained|published|disclosed|provided|issued|reviewed)"
_WRITTEN = (
    r"(?:[Ee]-?mails|affidavits?|indictment|charge sheet|complaint|lawsuit|transcripts?|memo(?:randum)?|letter|cables?"
    r"|documents|papers|records|filings?|logs|figures|statistics|data|estimates|polls?|survey|imagery|recordings?)"
)
_WRITINGS = (
    *("affidavit", "indictment", "charge sheet", "complaint", "lawsuit", "transcript", "memo", "letter", "mails"),
    *("cable", "documents", "papers", "records", "filing", "logs", "figures", "statistics", "data", "estimates"),
    *("poll", "survey", "imagery", "recording"),
)
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
        rf" (?:(?:\w+-)*[a-z]+ ){{0,2}}(?:statement|communiqu[eé]|(?:press|news|media) release|(?:open|joint) letter"
        rf"|{_POST})\b",
        ("n a", "n the", "n his", "n her", "n its"),
        (*_PAPERS, *_POSTS, "letter"),
    ),
    # "wrote on Facebook", "said the ministry on its website"
    (
        rf"\b(?:{_SAID}|{_PUT}){_BY}(?: [^.;:,\"“”\n]{{1,50}}?)? (?:on|via|through|to) {_PLACE}",
        (" on ", " via ", " through ", " to "),
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
# what is written, counted or filed elsewhere: letters, court papers, figures, polls
_WRITTEN_KINDS = (
    # "according to court documents", "citing satellite imagery obtained by the Tidewater Watch"
    (
        r"\b(?:[Aa]ccording to|[Cc]iting|[Qq]uoting|[Bb]ased on) (?:[\w’'-]+ ){0,4}?"
        rf"{_WRITTEN}\b(?: {_GOT} by {_ISSUER})?",
        ("ccording to ", "iting ", "uoting ", "ased on "),
        _WRITINGS,
    ),
    # "emails released by the harbour board", "a letter obtained by the Post"
    (
        r"\b(?:(?:[Aa]n?|[Tt]he) )?(?:[\w’'-]+ ){0,1}"
        rf"{_WRITTEN} (?:{_GOT}|seen|signed|sent|leaked) by {_ISSUER}",
        (" by ",),
        _WRITINGS,
    ),
    # "a poll for one Sunday newspaper", "a Gallup poll found"
    (
        rf"\b(?:[Aa]n?|[Tt]he|one){_POLLSTER} (?:[\w’'-]+ ){{0,4}}?(?:poll|survey) (?:{_SHOWS}"
        rf"|(?:conducted |carried out |published |commissioned )?(?:by|for) {_ISSUER})",
        ("poll", "survey"),
        (" by ", " for ", " found", " show", " suggest"),
    ),
    # "the affidavit said", "court records show"
    (
        r"\b(?:[Tt]he |[Aa]n? |[Cc]ourt |[Pp]olice )(?:[\w’'-]+ ){0,2}?"
        rf"{_WRITTEN} (?:{_SAID}|{_SHOWS}|alleg(?:es|ed))\b",
        (" ",),
        _WRITINGS,
    ),
)
_DOCUMENT = tuple((re.compile(kind), *words) for kind, *words in (*_KINDS, *_WRITTEN_KINDS))
DOCUMENTS = Known(  # the words of which every reference to a document has one
    "statement communique communiqué release report study survey review bulletin assessment determination ruling"
    " verdict tweet post posting message account page Twitter Facebook Instagram Telegram YouTube Weibo VKontakte"
    " website site blog affidavit affidavits indictment sheet complaint lawsuit transcript transcripts memo memorandum"
    " letter emails mails Emails cable cables documents papers records filing filings logs figures statistics data"
    " estimates poll polls imagery recording recordings"
)
_BEFORE, _AFTER = re.compile(rf"{_NAME},? $"), re.compile(rf"(?: [\w ]{{1,20}})?, {_NAME} {_SAID}\b")
# "Ida Marsh, head of the board in Velm, "
_ASIDE = re.compile(rf"{_NAME}, (?!(?:and|but|or|as|when|while|where)\b)[a-z][^,.;:\"“”\n]{{2,100}}, $")
_OPENING = re.compile(r"(?:The|An?|[Aa]ccording|[Cc]iting|[Qq]uoting|[Bb]ased) ")  # it has begun: none stands before
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
    before = "" if _OPENING.match(m.group()) else text[max(start, m.start() - _REACH) : m.start()]
    near = _ASIDE.search(before) or _BEFORE.search(before) or _AFTER.match(text, m.end())
    name = _OWNS.sub("", named) or (near["name"] if near else m.group())
    return name if "." in name[:-1] else name.removesuffix(".")
