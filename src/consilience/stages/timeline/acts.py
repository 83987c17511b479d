"""Whether two words name one act: "crash" and "crashed", "explosion" and "explode", "death" and "die"."""

from functools import lru_cache

from consilience.text import fold, stem, word_list, word_set

_ENDINGS = tuple(word_list("ion ment al ure ance ence ing age"))  # of nouns made from verbs
_LEFT = 2  # letters at the end of a verb that its noun may change: "collide", "collision"
_SHARED = 4  # letters that they have in common at least; a final e does not count
_NO_ACT = word_set("mission station position portion section nation passion pollution ration notion party county")
_OTHERWISE = {
    frozenset(pair.split("/"))
    for pair in word_list(
        "death/die trial/try loss/lose sale/sell birth/bear shot/shoot speech/speak flight/fly fall/fell denial/deny "
        "victory/win theft/steal funeral/bury burial/bury murder/kill injury/injure landslip/landslide "
        "blast/explosion blast/explode quake/earthquake fire/burn fire/blaze "
        "vote/election vote/poll vote/ballot vote/referendum election/poll election/ballot "
        "verdict/ruling talk/meeting summit/meet takeover/seize takeover/take"
    )
}
_MISFORTUNE = word_set("accident disaster incident tragedy catastrophe calamity")
_MISFORTUNES = word_set(  # what such a word may stand for
    "crash collide collision collapse explode explosion blast burst burn fire sink sinking capsize derail derailment "
    "overturn plunge ditch shoot shooting attack bomb bombing stab stabbing strike hit quake earthquake flood "
    "landslide avalanche leak spill wreck drown stampede crush accident disaster incident tragedy catastrophe calamity"
)


@lru_cache(20_000)
def one_act(a: str, b: str) -> bool:
    """Whether two lemmas name one act, be they nouns or verbs."""
    a, b = fold(a), fold(b)
    if (a in _MISFORTUNE and b in _MISFORTUNES) or (b in _MISFORTUNE and a in _MISFORTUNES):
        return True
    if a == b or stem(a) == stem(b) or frozenset((a, b)) in _OTHERWISE:
        return True
    short, long = sorted((a, b), key=lambda w: (len(w), w))
    if len(short) < _SHARED or long in _NO_ACT:
        return False
    common = short.removesuffix("e")[: max(_SHARED, len(short) - _LEFT)]
    return long == f"{short}y" or (long.endswith(_ENDINGS) and long.startswith(common))
