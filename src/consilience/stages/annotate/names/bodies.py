"""What sort of body a name means, and which common nouns may stand for it."""

from collections.abc import Iterable

from consilience.stages.annotate.names import lexicon as lex
from consilience.text import word_set

# Common nouns that go back to a body named a few sentences before.
ANAPHORIC = word_set(
    """
    group company firm agency ministry party movement organization organisation militia union committee commission
    council court bank airline broadcaster newspaper network coalition alliance team club association body watchdog
    institute university department faction carrier manufacturer maker charity league bloc regulator lender
    """
)
# Of those, what only a body of one trade is called, wherever the text has named it.
SPECIAL = word_set("airline broadcaster newspaper")
# Of those, what few bodies of an article are called: so who was called so is meant again.
TRADES = word_set("bank lender airline carrier manufacturer maker charity broadcaster newspaper club regulator")
_STATE = word_set(
    """
    government administration ministry department parliament senate congress assembly court council commission cabinet
    army military navy troops forces force police guard guards embassy secretariat house office command
    pentagon kremlin knesset bundestag duma un u.n. eu e.u. nato nations union fbi cia nsa iaea osce imf unhcr
    g7 g8 g20 mossad fsb sbu idf authorities lawmakers officials presidency bureau board inquiry tribunal
    """
)
_ARMED = lex.MILITIAS | word_set(
    """
    militia militias brigade front jihad resistance taliban isis isil daesh hamas fatah al-qaeda al-qaida qaeda
    al-shabaab farc eta ira boko liberation fighters rebels
    """
)
_ARMED_NAMES = frozenset(
    ["islamic state", "is", "islamic state group", "boko haram", "al qaeda", "al qaida", "al shabaab"]
)
_MEDIA = word_set(
    """
    news times post radio television tv newspaper herald tribune journal bbc cnn afp ap reuters tass daily abc nbc cbs
    msnbc cnbc npr pbs itv itn cbc nhk dpa upi interfax xinhua ndtv tmz
    """
)
_PARTIES = lex.US_PARTIES | word_set("conservatives tories tory labour socialists liberals democrats")
_BLOCS = frozenset(
    [
        "european union",
        "eu",
        "e.u.",
        "arab league",
        "african union",
        "au",
        "asean",
        "ecowas",
        "mercosur",
        "opec",
        "nato",
    ]
)
_WHOLE = (("bloc", _BLOCS), ("armed", _ARMED_NAMES), ("party", _PARTIES))  # by the whole name
_OF_A_FIELD = 2  # words: the "Palestinian Authority" regulates nothing
_AIRLINES = word_set("airlines airways airline")
_BUSINESS = word_set(
    """
    inc ltd limited plc llc co corp corporation company bank motors electric technologies energy
    petroleum oil gas telecom pharmaceuticals industries holdings partners systems insurance electronics shipping
    """
)
_LEAGUES = word_set("league nba nfl nhl mlb mls wnba ncaa basketball baseball premier bundesliga")
_CIVIC = word_set("association federation institute foundation society charity club university college league party")
# Which sorts a noun may stand for; a name that tells no sort may be any of these.
_SORTS = {
    noun: frozenset(sorts)
    for nouns, sorts in (
        ("group movement", ("armed", "civic", "business", "airline", "party", "")),
        ("organization organisation alliance network", ("armed", "civic", "party", "")),
        ("body", ("civic",)),  # in the news the body is more often a dead one
        ("militia faction", ("armed", "")),
        ("company firm", ("business", "airline", "")),
        ("manufacturer maker", ("business", "")),
        ("airline carrier", ("airline", "")),
        ("charity association club team", ("civic", "")),
        ("watchdog", ("civic", "regulator", "")),
        ("regulator", ("regulator",)),
        ("bank lender", ("business", "")),
        ("bloc", ("bloc",)),
        ("broadcaster newspaper", ("media",)),
        ("party", ("party", "civic", "")),
        ("league", ("sport",)),
    )
    for noun in nouns.split()
}
_ARMING = word_set(
    "militant terror terrorist armed jihadist rebel insurgent extremist paramilitary islamist shia shiite"
)
# what stands behind a hyphen in words that only describe: "the London-based group", "the 27-nation bloc"
_MADE = word_set("based linked backed affiliated member nation state strong run owned wide dominated led")
_ADORNING = word_set("the this that same whole rival new main powerful whose said")


def sort(words: tuple[str, ...]) -> str:
    """Tell the sort of a body from its name: bloc | armed | sport | airline | party | regulator | state | media | …"""
    if known := next((name for name, told in _WHOLE if " ".join(words) in told), ""):
        return known
    if _ARMED & set(words):
        return "armed"
    if words[-1] in _LEAGUES or (words[-1] == "association" and _LEAGUES & set(words)):
        return "sport"
    if _AIRLINES & set(words) or words[-1] == "air" or (words[0] == "air" and "force" not in words):
        return "airline"
    if words[-1] == "authority" and len(words) > _OF_A_FIELD:
        return "regulator"
    ends = {words[0], words[-1]}
    told = (("business", _BUSINESS), ("media", _MEDIA), ("state", _STATE), ("civic", _CIVIC))
    return next((name for name, heads in told if ends & heads), next((n for n, h in told if h & set(words)), ""))


def head(words: tuple[str, ...]) -> str:
    """The noun of a longer name: the observatory of "Syrian Observatory for Human Rights"; "" for a single word."""
    cut = next((k for k, w in enumerate(words) if w in {"of", "for", "on", "in"}), len(words))
    return words[cut - 1] if cut and len(words) > 1 else ""


def is_sure(names: list[tuple[str, ...]], said: tuple[str, ...]) -> bool:
    """Say whether a name itself tells that the nominal fits: "the airline" for an airline, "the firm" for an "Ltd"."""
    return any(said[-1] in n or (sort(n) and sort(n) in _SORTS.get(said[-1], ())) for n in names)


def may_be(names: list[tuple[str, ...]], said: tuple[str, ...]) -> bool:
    """Say whether a nominal ("the firm", "the militant group") may stand for a body of these names."""
    head, before = said[-1], set(_described(said[:-1]))
    if before & _ARMING:
        return any(sort(n) == "armed" for n in names)
    if before - _ADORNING and not any(before & set(n) for n in names):
        return False
    if any(head in n for n in names):
        return True
    sorts = {sort(n) for n in names} - {""} or {""}
    return sorts <= _SORTS.get(head, frozenset())


def _described(before: tuple[str, ...]) -> tuple[str, ...]:
    """The words before a noun, without those that only say where or how many it is: "Dublin-based rights"."""
    cut = max((n for n, w in enumerate(before, 1) if w.rpartition("-")[2] in _MADE), default=0)
    return before[cut:]


def kindred(called: Iterable[str], noun: str) -> bool:
    """Say whether a body that the text calls by some nouns may be called by another: a union is no company."""
    sorts = _SORTS.get(noun, frozenset()) - {""}
    return any(noun == known or sorts & _SORTS.get(known, frozenset()) for known in called)
