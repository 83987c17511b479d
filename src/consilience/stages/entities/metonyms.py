"""Capitals that stand for those who govern there: "Moscow denied it", "ties with Washington"."""

import re
from collections.abc import Iterable

from consilience import gazetteer
from consilience.records import Mention
from consilience.text import fold, word_set

# Words before a capital that make it a place on the map, and those that make it a party to something.
_THERE = word_set(
    "in at from near to outside around of through via toward towards into over across inside for central downtown"
    " left leave leaving visit visited visiting reach reached swept capital"
)
_PARTY = word_set(
    """
    with by between against on press pressing pressed urge urged accuse accused accuses blame blamed blames warn warned
    restrain told asked anti pro
    """
)
# What a party does; a town is or was something.
_DOES = re.compile(
    r"""(?:['’]s\s+(?:\w+\s+)?(?:request|demand|decision|refusal|offer|proposal|policy|response|statement|accusation|
        claims?|support|role|position|ambitions|involvement|interference|intervention|influence|allies|ally)\b)
    |-(?:ally|allied|backed|led|brokered|funded|appointed)\b
    |\s+and\s+its\s+(?:\w+\s+)?(?:allies|partners|proxies)\b
    |\s+(?:is|was|are|were)\s+(?:(?:also|not|now|still|more|less|yet)\s+)*
        (?:behind|ready|willing|keen|prepared|committed|hawkish|responsible|wary|unwilling|determined|(?!being|holding)\w{2,}ing)\b
    |\s+(?:has|had|have|will|would|must|should|can|cannot|could|may|might|did|does|says?|said|denies|wants|insists|blames|
        backs|fears|hopes|takes|seeks|calls|claims|rejects|accuses|considers|needs|plans|threatens|warns|refuses|
        argues|believes|expects|agrees|supports|\w{2,}ed)\b(?!\s+by\b)""",
    re.VERBOSE,
)
_ON_THE_MAP = re.compile(r",\s*(?:D\.?C\b|[A-Z])|\s+D\.?C\b")  # "Washington, DC"
_BEFORE = re.compile(r"([^\W\d_]+)[\s-]+(?:the\s+)?$")
_BESIDE = re.compile(r"\b(?:between|with|both)\s+(?:the\s+)?[A-Z]\w+\s+and\s+$")  # "between Oslo and Moscow"


def governs(mentions: Iterable[Mention], text: str) -> str:
    """The country whose capital's name stands for its government more often than for the town, else ""."""
    named = [m for m in mentions if m.form == "name"]
    codes = {gazetteer.capitals().get(fold(m.name), "") for m in named}
    code = codes.pop() if len(codes) == 1 else ""
    if not code or any(fold(m.name) in gazetteer.countries() for m in named):
        return ""
    votes = [_acts(m, text) for m in named]
    return code if votes.count(True) > votes.count(False) else ""


def _acts(mention: Mention, text: str) -> bool | None:
    """Whether a mention acts as a party, stands on the map, or says neither."""
    lead = text[max(0, mention.start - 30) : mention.start]
    before = _BEFORE.search(lead)
    word = fold(before[1]) if before else ""
    if word in _THERE or _ON_THE_MAP.match(text, mention.end):
        return False
    return True if word in _PARTY or _BESIDE.search(lead) or _DOES.match(text, mention.end) else None
