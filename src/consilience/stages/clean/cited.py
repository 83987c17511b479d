"""Media on which the body of an article rests a passage: "told AFP", "state television reported"."""

import re
from collections.abc import Iterable, Iterator

from consilience.stages.clean.cited_elsewhere import LEAD_ELSEWHERE, SAYS_ELSEWHERE
from consilience.stages.clean.parts import Cited
from consilience.stages.clean.words import Known
from consilience.text import word_set

# a word that opens a sentence, or a day but for that of a Sunday paper, is no part of a name
_NOT_NAMED = (
    r"(?!(?:On|In|At|But|And|As|While|When|For|If|So|Yet|By|From|(?:Mon|Tues|Wednes|Thurs|Fri|Satur)day"
    r"|Sunday(?! (?:Times|Telegraph|Post|Herald|Mirror|Express|Mail|Independent|World|Tribune|Business|People|Star|Age"
    r"|Mercury|Leader|Standard|Nation|Observer|Punch|Vision|Monitor)\b)|Laut|Wie|Selon|Según|Segundo|Como)\b)"
)
_CAPITALISED = _NOT_NAMED + r"[A-ZÀ-ÞЀ-Я][\w-]*"
_PROPER = rf"(?:{_CAPITALISED}|of|de|al)"
# words of a language's news business, capitalised or not, that end the name of a medium
_NOUNS = word_set(
    "agency newspaper paper daily weekly television tv radio broadcaster channel station network website magazine"
    " tabloid media outlet outlets newspapers press programme program"
)
_MASTHEADS = word_set(
    "Times Post Herald Tribune Gazette Journal Guardian Telegraph Chronicle Observer Courier Examiner Globe News Radio"
    " Television TV Daily Weekly Magazine Zeitung Dispatch Newspaper Broadcasting Agency Channel Bulletin Bee Inquirer"
    " Register Sentinel Enquirer Economist Scotsman Mail Mirror Express Standard Independent Sun Star Monitor"
    " Sun-Times Post-Dispatch Post-Gazette Journal-Constitution"
    " Star-Tribune Star-Telegram Union-Tribune Times-Picayune Herald-Tribune"
)
_COMMON = word_set(
    "Mail Mirror Express Standard Independent Sun Star Monitor Channel Register Economist"
)  # "Royal Mail"
_OF_PAPERS = word_set("Daily Sunday Morning Evening Weekly Indian City Toronto Baltimore Science")  # before such a word

# agencies and broadcasters the world over that need no noun beside them; names that persons bear as well do
_KNOWN = word_set(
    "Reuters AFP AP Press UPI DPA dpa ANSA EFE TASS Interfax Xinhua Kyodo Yonhap PTI ANI IANS Bernama Anadolu IRNA WAFA"
    " Tasnim Ukrinform BelTA Novosti AAP Bloomberg KCNA France-Presse BBC CNN CBS NBC ABC MSNBC CNBC NPR PBS VOA CBC"
    " ITV ITN RTE NHK ARD ZDF NDTV Jazeera Arabiya BuzzFeed Buzzfeed Politico POLITICO Axios ProPublica HuffPost"
    " Bellingcat Meduza TMZ Rudaw Kommersant Lusa Télam Folha ТАСС Интерфакс Интерфакса Интерфаксу Рейтер Рейтерс"
    " Коммерсантъ Медуза Укринформ Mehr ISNA ILNA SANA KUNA NNA Belga Tanjug HINA Fars PressTV CCTV CTV KBS"
    " TBS NTV TVN RTL TF1 BFM BFMTV RFI RFE RTVE RAI SABC LBC LBCI Sky Globo Haaretz Ynet Yedioth Maariv Ahram Masry"
    " Manar Mayadeen Al-Hayat al-Hayat Spiegel Bild Figaro Libération Mundo País Corriere Repubblica Stampa Clarín"
    " Izvestia Novaya Asahi Mainichi Yomiuri Hürriyet Hurriyet Milliyet Newsweek Newsnight Mediaset Univision Telemundo"
    " Deadspin TASR Ruptly Antara Rappler Mediapart Gawker Breitbart WikiLeaks"
)
_NAMELESS = frozenset(
    {"newspaper", "paper", "broadcaster", "tabloid", "magazine", "daily"}
)  # "the agency" may be any office
_REPORTING = frozenset({"reporting", "reports"})
_KIND = (
    r"(?:state(?:-run|-owned|-controlled)?|(?:semi-?)?official|government|private|independent|local|national|regional"
    r"|foreign|domestic|international|opposition|public|cable|satellite|commercial|news|wire|daily)"
)
_MEDIUM = re.compile(  # the words up to the noun, at the end of the text before and with it
    r"(?P<article>\b(?:[Tt]he|[Aa]n?|one) )?"
    rf"(?P<name>\b(?!of )(?:(?:{_KIND}|{_PROPER}|{_CAPITALISED}[’']s) ){{0,6}}[\w-]+)$"
)
_LEAD = re.compile(
    r"\b(?:t(?:old|ells?|elling)|[Aa]ccording to(?: (?:a )?reports? (?:by|in|from|on))?"
    r"|(?:as )?(?:cited|quoted|reported|published|posted|broadcast|aired|carried|released|obtained|seen|verified)"
    r"(?: (?:(?:last|this|earlier|over|on|late|early|the|first|online|exclusively|week|weekend|month|year)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) ?){0,4} ?(?:by|in|on)|interview (?:with|to|on|for)"
    r"|(?:[Ss]peaking|spoke|speaks|statement|reporting|[Ww]riting|wrote|noted|told|heard|shown|[Aa]sked|[Ii]nterviewed"
    r"|[Aa]ppear(?:ing|ed)|live|aired) (?:to|for|in|on|by)"
    r"|(?:sa(?:id|ys|ying)|remarks|comments|speech|address|appearance)"
    r" (?:[a-z]+ |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day ){0,2}(?:on|to|in|by)|[Cc]iting|[Qq]uoting"
    r"|(?:given|provided|sent|leaked|handed|passed|shown|shared|disclosed|confirmed) (?:exclusively )?(?:to|with)"
    r"|(?:apologi[sz]ed|admitted|argued|insisted|announced|explained|claimed|debated) on|hosted by"
    r"|(?:reports?|item|story|article|footage|website|poll|survey|column|editorial|photographs?|images?"
    r"|commentators?|columnists?|piece|op-ed|essay)"
    r" (?:by|in|from|on|for|of))"
    r" (?:(?:the|an?) )?(?:(?!which\b)[a-z]+(?:-[a-z]+)? ){0,2}"
    r"(?:(?:[A-Z][\w’']* ){1,5}(?:show |programme |program )?on (?:the )?)?[\"“‘]?$"  # "on the Ann Reyes Show on BBC1"
)
_SAYS = re.compile(
    r"(?:[’']s (?:[A-Z][\w.-]+ ){1,3}(?:in [A-Z]\w+ )?)?"
    # "Reuters journalists in the town saw"
    r"(?: (?:reporters?|journalists?|correspondents?|photographers?|crews?|teams?)"
    r"(?: (?:on|at|in|from|near) (?:the )?\w+(?: [A-Z]\w+)?)?)?"
    r"(?: (?:on|late|early|last) (?:\w+ )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?,? ?"
    r"(?:(?:has|have|had|also|later|earlier|first|itself|previously|since|alone) ){0,2}"
    r"(?:report(?:s|ed)|sa(?:id|ys?)|not(?:es|ed)|add(?:s|ed)|quot(?:es|ed|ing)|cit(?:es|ed|ing)|wr(?:ites|ote)"
    r"|show(?:s|ed)|air(?:s|ed)|broadcast|publish(?:es|ed)|claim(?:s|ed)|reveal(?:s|ed)|released|carried|found|learn(?:s|ed)"
    r"|understands|obtained|describ(?:es|ed)|call(?:s|ed)"
    r"|post(?:s|ed)|tweet(?:s|ed)|saw|witnessed|counted)"
    r"\b"
)
_STATION = re.compile(
    r"(?: (?:(?:[Tt]elevision|TV|[Rr]adio|[Nn]ews(?:paper| agency| channel)?|Service|station|channel|on Sunday|\d+|One"
    r"|Sun|Tribune|Mail|Mirror|Express|Star|Telegraph|Times|Post|Herald|Record|Beast|Caller"
    r"|Two|Three|Four|Corporation|Company|of (?!the\b)[A-Z]\w+)\b|Corp\b\.?)){1,2}"
)
_CALLED = re.compile(rf"(?: {_CAPITALISED}){{1,3}}(?: \d+)?")  # "the television station Rossiya 24"
_ANAPHORIC = frozenset({"agency", "network", "channel", "station"})  # a medium only where one was named before
_ON_AIR = frozenset({"programme", "program"})  # such are spoken to or on, and say nothing themselves
_CAPITAL = _ON_AIR | {"press"}  # only with a capital before: "the Morning programme"
_GOES_ON = re.compile(r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]\w")  # a longer name follows
_REPORTER = re.compile(
    rf"(?P<name>(?:[Tt]he )?{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})[’']s (?:[A-Z][\w.-]+ ?){{1,3}},? $"
)
_FOR = re.compile(rf" (?:for|in) (?P<name>(?:the )?{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})")
_WORD = re.compile(r"(?<![^\W_])(?<![^\W_]-)[^\W_]+(?:-[^\W_]+)*")
_ARTICLE = re.compile(r"^[Aa][lnrs]h?-")
_ANCHORS = _NOUNS | _MASTHEADS | _KNOWN | _REPORTING
MEDIA = Known(" ".join(_ANCHORS))
_REACH = 90  # characters before a noun in which the rest of the name and the attribution stand


def cited_media(text: str, start: int, end: int, places: Iterable[int]) -> Iterator[Cited]:
    """Yield the span and the medium's name of each attribution in one paragraph, in order, none over another.

    ``places``: where its words of ``MEDIA`` begin.
    """
    done = start
    for m in filter(None, (_WORD.match(text, place, end) for place in places)):
        if _stem(m) in _ANCHORS and m.start() >= done:
            found = _reporter(text, done, m) if m.group() in _REPORTING else _attribution(text, done, m, end)
            if found:
                yield found
                done = found[1]


def _stem(word: re.Match[str]) -> str:
    """The name in "BBC2" and "Al-Ahram"."""
    plain = word.group().rstrip("0123456789")
    return plain if plain in _ANCHORS else _ARTICLE.sub("", plain)


def _attribution(text: str, start: int, anchor: re.Match[str], end: int) -> Cited | None:
    """Read a medium that is told something, or that says something."""
    low = max(start, anchor.start() - _REACH)
    medium = _MEDIUM.search(text[low : anchor.end()])
    if medium is None:
        return None
    noun_end = m.end() if (m := _STATION.match(text, anchor.end(), end)) else anchor.end()
    called = _CALLED.match(text, noun_end, end) if anchor.group() in _NOUNS else None
    stop = called.end() if called else noun_end
    before = text[low : low + medium.start()]
    lead = _LEAD.search(before) or LEAD_ELSEWHERE.search(before)
    said = _SAYS.match(text, stop, end) or SAYS_ELSEWHERE.match(text, stop, end)
    if lead is None and (said is None or anchor.group() in _ON_AIR):
        return None
    name, word = text[low + medium.start("name") : stop], _stem(anchor)
    longer = word in _COMMON and said is None and _GOES_ON.match(text, stop)
    if not called and (longer or not _is_medium(medium, word, name)):
        name = _named_before(text, anchor) if _is_anaphor(medium, anchor.group()) else ""
    if not name:
        return None
    begin = low + (lead.start() if lead else medium.start())
    return begin, said.end() if said else stop, name


def _is_anaphor(medium: re.Match[str], noun: str) -> bool:
    return medium["article"] in {"the ", "The "} and medium["name"] == noun and noun in _ANAPHORIC


def _named_before(text: str, anchor: re.Match[str]) -> str:
    """The known medium named last before "the agency", or nothing: it may be any office."""
    return next((word for word in reversed(_WORD.findall(text[: anchor.start()])) if word in _KNOWN), "")


def _is_medium(medium: re.Match[str], noun: str, name: str) -> bool:
    """Most nouns alone name nobody; "the Guardian" and "the newspaper" do. Social media are no source."""
    before = medium["name"].rpartition(noun)[0].strip()
    if (noun in _KNOWN and noun != "Press") or (noun in _MASTHEADS and any(map(str.isdigit, name))):
        return True
    if not before:
        return medium["article"] in {"the ", "The "} and (noun in _MASTHEADS or noun in _NAMELESS)
    if noun == "station":
        return before.endswith(("radio", "television", "TV"))
    if noun in _COMMON:
        return not _OF_PAPERS.isdisjoint(before.split())
    return not before.endswith(("social", "Social")) and (before[0].isupper() or noun not in _CAPITAL)


def _reporter(text: str, start: int, anchor: re.Match[str]) -> Cited | None:
    """Read "the Bay Post's Ann Reyes, reporting from Alder", or "reporting for the Bay Post"."""
    if m := _FOR.match(text, anchor.end()):
        return anchor.start(), m.end(), m["name"]
    low = max(start, anchor.start() - _REACH)
    of = _REPORTER.search(text[low : anchor.start()])
    return (low + of.start(), anchor.end(), of["name"]) if of else None
