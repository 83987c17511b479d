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
_PARTY = word_set("with by between against on pressed urged accused blamed restrain told asked anti pro")
# What a party does; a town is or was something.
_DOES = re.compile(
    r"(?:['’]s\s+(?:\w+\s+)?(?:request|demand|decision|refusal|offer|proposal|policy|response|statement|accusation|claim|"
    r"claims|support|role|position|ambitions)\b)|\s+(?:has|had|have|says?|said|will|would|must|should|did|does|denies|"
    r"wants|insists|blames|backs|fears|hopes|\w{2,}ed)\b(?!\s+by\b)"
)
_BEFORE = re.compile(r"([^\W\d_]+)[\s-]+(?:the\s+)?$")


def governs(mentions: Iterable[Mention], text: str) -> str:
    """The country whose capital's name stands for its government in most of the mentions, else ""."""
    named = [m for m in mentions if m.form == "name"]
    codes = {gazetteer.capitals().get(fold(m.name), "") for m in named}
    code = codes.pop() if len(codes) == 1 else ""
    if not code or any(fold(m.name) in gazetteer.countries() for m in named):
        return ""
    return code if 2 * sum(_acts(m, text) for m in named) > len(named) else ""


def _acts(mention: Mention, text: str) -> bool:
    before = _BEFORE.search(text[max(0, mention.start - 30) : mention.start])
    word = fold(before[1]) if before else ""
    if word in _THERE:
        return False
    return word in _PARTY or bool(_DOES.match(text, mention.end))
