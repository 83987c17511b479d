"""The grammar of quantities: numbers with their sign, currency, scale and unit; ranges; modifiers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.stages.annotate.numerals import (
    ABBREVIATED,
    FRACTIONS,
    NUMBER,
    ORDINALS,
    SCALES,
    TENS,
    UNITS,
    VULGAR,
    parse_number,
)
from consilience.stages.annotate.quantities.units import (
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    UNIT_SYMBOLS,
    UNIT_WORDS,
    unit_code,
)
from consilience.text import squeeze, word_list

_LENGTHS = r"[\s-]?(?:long|tall|high|wide|deep|away|above|below)\b|\s?\(\d"
# a scale glued to digits; "37m long" and "37m (121ft)" are metres
_SCALE = (
    r"(?:(?<=\d)\s?(?P<{0}scale>(?i:bn|tn|trn|mln|mn|bln)|[mMbBkK]"
    rf"(?!{_LENGTHS}))(?!\w))?"
)
_SIGN = r"(?P<{0}sign>(?i:minus)[\s-]+|[-−+](?=[\d$€£.]))?"
_CURRENCY = rf"(?:(?P<{{0}}currency>{CURRENCY_SIGNS})\s?)?"


def _number(prefix: str) -> str:
    sign, currency, scale = (p.replace("{0}", prefix) for p in (_SIGN, _CURRENCY, _SCALE))
    inner_sign = sign.replace("sign>", "sign2>")
    return rf"{sign}{currency}{inner_sign}(?P<{prefix}n>{NUMBER}){scale}"


_UNIT = (
    rf"(?:[\s-]*(?P<unit>%|(?i:per[\s-]cents?|percentage\s+points?|percent|pct|pc)\b|(?i:{UNIT_WORDS}|{CURRENCY_WORDS})\b)"
    rf"|\s?(?P<symbol>{UNIT_SYMBOLS}|p|c)(?![\w]))?"
)
_PER = (
    r"(?:(?:\s*/\s*|[\s-]+(?:per|(?<=[a-z%]\s)an?|(?<=\d\s)an?|each|every)\s+)"
    r"(?P<per>(?i:(?:square|cubic|sq|cu)\.?\s+[a-z]+|[a-z]+\b(?!\s+(?:ago|earlier|later|before|after)\b))))?"
)
_JOIN = r"(?:\s*(?:-|–|—|to-|-to-)\s*|\s+(?:to|or|and)\s+)"
_FROM = re.compile(r"(?i)\bfrom\s+(?:about\s+)?$")
_BETWEEN = re.compile(r"(?i)\b(?:between|from|ranging from)\s+$")

# one number, or a range "5 to 10", "$3 billion to $5 billion", "5-10W", "between 5% and 6%"
_START = r"(?<![\w./:#@])(?<!\d,)(?<!\w[-–])"
_RANGE = re.compile(
    rf"{_START}{_number('a')}(?P<aunit>\s?(?:%|°|(?i:per\s?cent|percent)|(?i:{UNIT_WORDS})\b))?"
    rf"(?P<join>{_JOIN}){_number('b')}(?!\w*[-/]\d){_UNIT}{_PER}"
)
_SINGLE = re.compile(rf"{_START}{_number('a')}{_UNIT}{_PER}")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or range as written, before it is known what it counts."""

    start: int
    end: int
    number_end: int
    low: float
    high: float
    kind: str  # count | money | percent | age | ordinal | rate | measure; "" when a noun must tell
    unit: str
    vague: bool = False
    per: str = ""


def values(words: str) -> Iterator[Amount]:
    """The plain numbers and ranges of a text, from left to right."""
    at = 0
    while (single := _SINGLE.search(words, at)) is not None:
        both = _RANGE.match(words, single.start())
        ranged = both is not None and both["an"] == single["an"] and _is_range(words, both)
        match = both if both is not None and ranged else single
        amount = _read(match)
        if amount is not None:
            yield amount
        at = max(match.end(), at + 1)


_WIDEST = 3  # times the lower end: what somebody "rose by" and "to" lies farther apart than the ends of a range


def _is_range(words: str, match: re.Match[str]) -> bool:
    """Whether two joined numbers are the ends of one value: same unit, rising, and joined by a word that joins."""
    low, high = _signed(match, "a"), _signed(match, "b")
    if low is None or high is None or not _same_unit(match):
        return False
    before, join = words[: match.start()], match["join"].strip()
    if join == "and" and not _BETWEEN.search(before):
        return False
    apart = match["aunit"] or match["bcurrency"] or (join == "to" and high > _WIDEST * low)
    if apart and CHANGE.search(before):  # "rose 3% to 5%", "by $2 million to $9 million", "by 381 to 2,549"
        return False
    origin = _FROM.search(before)
    if origin and CHANGE.search(before[: origin.start()]):  # "rose from 30 to 35": the old level and the new
        return False
    return low < high or (join == "to" and (origin is not None or _scale_of(match["bscale"], match["bn"]) > 1))


def _same_unit(match: re.Match[str]) -> bool:
    """Whether both ends of a range have one unit, written at both or at one."""
    first, second = match["acurrency"], match["bcurrency"]
    if second and (not first or unit_code(first) != unit_code(second)):
        return False
    own = match["unit"] or match["symbol"] or ""
    if first and not second and own:
        return False
    return not match["aunit"] or unit_code(match["aunit"].strip()) == unit_code(own)


_NEARLY = r"(?:about|around|nearly|almost|roughly|more\s+than|less\s+than|over|at\s+least|some|up\s+to)"
_PART = r"(?:(?P<n>an?|one|two|three|four)[\s-]+(?P<part>thirds?|quarters?|fifths?|tenths?)|(?P<half>half))"
VAGUE = re.compile(
    r"(?i)\b(?:(?P<many>tens|dozens|scores|hundreds|thousands|millions|billions|trillions|lakhs|crores)"
    r"(?:\s+of\s+(?P<of>hundreds|thousands|millions|billions|trillions))?"
    r"|(?P<few>several|a\s+few|many)\s+(?P<base>dozen|hundred|thousand|million|billion))\b"
)
_VAGUE_BASE = {"tens": 10.0, "dozens": 12.0, "scores": 20.0, "lakhs": 1e5, "crores": 1e7}
SHARE = re.compile(
    rf"(?i)\b(?:(?P<n>a|an|{NUMBER})[\s-]+)?(?P<part>half|halves|thirds?|quarters?|fourths?|fifths?|tenths?)"
    r"(?:\s+(?:of\b|(?=the\b|a\b|all\b))|(?<=(?:one|two)-\w{5})\b|(?<=(?:one|two)-\w{6})\b|(?<=three-\w{8})\b)"
)
# "cut by nearly a quarter", "lost half its value", "a third were women", "almost three quarters are men", "a 3rd of"
BARE_SHARE = re.compile(
    r"(?i)(?<!first\s)(?<!second\s)(?<!other\s)\b(?:"
    rf"(?<=by\s)(?:{_NEARLY}\s+)?{_PART}(?!\s+(?:of|the|an?)\b|-)"
    rf"|{_PART.replace('>', '2>')}(?=\s+(?:(?:its|their|his|her|our)\s|(?:are|were|have|had|has|was)\b))"
    r"|(?P<n3>an?|one)\s+(?P<part3>3rd)(?=\s+of\b))"
)
RATIO = re.compile(
    rf"(?i)\b(?P<n>one|two|three|four|five|six|seven|eight|nine|\d)\s+(?:out\s+of|in)\s+"
    rf"(?:every\s+)?(?P<d>{NUMBER})(?=\s+[a-z])"
)
HALF_DOZEN = re.compile(r"(?i)\bhalf[\s-]a?[\s-]?dozen\b|\ba\s+dozen\b")
AGE = re.compile(
    rf"(?i)(?P<n>{NUMBER})[\s-]*(?:to[\s-]+(?P<m>{NUMBER})[\s-]*)?"
    r"(?P<unit>years?|months?|weeks?|days?)[\s-]+(?:old|olds|of\s+age)\b"
)
NAME_AGE = re.compile(  # "Mr Hale, 52, was"
    r"\b[A-Z][\w’'-]+,\s(?P<n>[1-9]\d?|1[01]\d)(?=,(?!\d)|\s+(?:who|was|is|from|of|on|has|had)\b)"
)
AGED = re.compile(
    rf"(?i)\b(?:aged|age|ages)\s+(?:of\s+|between\s+|from\s+)?(?P<n>{NUMBER})(?:\s*(?:-|–|to|and)\s*(?P<m>{NUMBER}))?\b"
)
AGE_GROUP = re.compile(  # "children under 12", "those over 65"
    r"(?i)\b(?:children|kids|teenagers|pupils|people|those|adults|anyone|everyone|women|men|girls|boys|residents)"
    r"\s+(?:aged\s+)?(?:under|over|above|below)\s+(?:the\s+age\s+of\s+)?(?P<n>[1-9]\d)\b(?!\s*%|,\d|\s+[a-z]+s\b)"
)
AGE_DECADE = re.compile(  # "a man in his 30s"
    r"(?i)\bin\s+(?:his|her|their)\s+(?:(?:early|mid|late)[\s-]+)?(?:(?P<n>[2-9]0)s|(?P<tens>[a-z]+t)ies)\b"
)
NTH = re.compile(r"(?i)\b\d+(?:st|nd|rd|th)\b")
_NTHS = "second|third|fourth|fifth|sixth|seventh|eighth|ninth"
ORDINAL = re.compile(
    rf"(?i)\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:first|{_NTHS})"
    rf"|{_NTHS}|tenth|eleventh|twelfth)\b"
)

_NUMERALS = (*UNITS, *TENS, *(ten[:-1] for ten in TENS), *SCALES, *ORDINALS, *FRACTIONS, "halves", "tens", "scores")
# what every amount holds, in lower case: most sentences hold none of it, and need no other pattern
HINT = re.compile(rf"\d|[{''.join(VULGAR)}]|\b(?:{'|'.join(_NUMERALS)})")

# words before a quantity that bound it; the longest wins
MODIFIERS = {
    "about": "about around approximately roughly some circa nearly almost ~ ≈ approx approx. an_estimated estimated "
    "close_to averaging averaged in_the_region_of more_or_less about_a barely on_average averages",
    "at-least": "at_least as_few_as as_little_as no_fewer_than no_less_than a_minimum_of minimum_of not_less_than",
    "at-most": "at_most up_to no_more_than as_many_as as_much_as a_maximum_of maximum_of not_more_than as_high_as",
    "more-than": "more_than over above exceeding upwards_of upward_of well_over just_over in_excess_of greater_than "
    "beyond over_than topped exceeded > surpassing",
    "less-than": "less_than fewer_than under below just_under lower_than well_under < just_below",
}
_WORDS = {w.replace("_", " "): m for m, words in MODIFIERS.items() for w in words.split()}
_BOUNDS = "|".join(re.escape(w).replace("\\ ", r"\s+") for w in sorted(_WORDS, key=lambda w: (-len(w), w)))
MODIFIER = re.compile(rf"(?i)(?<![\w-])(?:only\s+|just\s+|now\s+|probably\s+)?(?P<m>{_BOUNDS})\s*(?:a\s+|another\s+)?$")
AFTER = re.compile(
    r"(?i)^\s*(?:(?:or|and)\s+(?P<more>older|above|over)|or\s+(?:more|higher|longer)|or\s+(?P<less>less|fewer|under|younger)|(?P<plus>\+|plus\b))"
)

_UP = word_list(
    "rise rose risen rising increase increased increasing climb climbed climbing gain gained gaining jump "
    "jumped jumping grow grew grown growing surge surged surging soar soared soaring added advance advanced "
    "upward upwards rally rallied rallying expand expanded widen widened higher strengthen strengthened "
    "improve improved"
)
_DOWN = word_list(
    "fall fell fallen falling drop dropped dropping decline declined declining decrease decreased decreasing "
    "downward downwards lose lost losing slide slid sliding slip slipped slipping down tumble tumbled "
    "tumbling plunge plunged plunging shed shedding cut cutting reduce reduced reducing dip dipped dipping "
    "ease eased shrink shrank shrunk slump slumped weaken weakened retreat retreated lower lowered plummet "
    "plummeted plummeting slumping shrinking retreating weakening"
)
_BETWEEN_VERB_AND_NUMBER = (
    r"(?:by|another|a\s+further|as\s+much\s+as|further|of|about|around|nearly|almost|some|roughly|more\s+than|over|at\s+least"
    r"|up\s+to|under|just|only)"
)
_TURNED_UP = r"(?<!gave\s)(?<!give\s)(?<!made\s)(?<!make\s)(?<!set\s)(?<!pick\s)up"  # not "gave up 300 yards"
CHANGE = re.compile(
    rf"(?i)\b(?:(?P<up>{_TURNED_UP}|{'|'.join(_UP)})|(?P<down>{'|'.join(_DOWN)}))"
    rf"(?:\s+{_BETWEEN_VERB_AND_NUMBER})*\s*$"
)
CHANGE_NOUN = re.compile(
    r"(?i)\b(?:(?P<up>increase|rise|jump|growth|surge|hike)|(?P<down>decrease|drop|fall|decline|reduction|cut|slump))"
    rf"\s+(?:of|by)(?:\s+{_BETWEEN_VERB_AND_NUMBER})*\s*$"
)

CHANGE_OF = re.compile(  # "grow sales by 35 per cent"
    r"(?i)\b(?:(?P<up>grow|grew|grown|raise|raised|boost|boosted|increase|increased|expand|expanded|lift|lifted)"
    r"|(?P<down>cut|reduce|reduced|lower|lowered|decrease|decreased|shrink|shrank|slash|slashed|trim|trimmed))"
    rf"(?:s|es|ing)?\s+(?:[\w’'-]+\s+){{1,5}}by(?:\s+{_BETWEEN_VERB_AND_NUMBER})*\s*$"
)


def modifier_of(words: str) -> str:
    """The modifier that a matched word or phrase sets."""
    return _WORDS[squeeze(words.lower())]


def _read(match: re.Match[str]) -> Amount | None:
    """Read a number or range with what stands on its left and right."""
    group = match.groupdict()
    low = _signed(match, "a")
    high = _signed(match, "b") if group.get("bn") else low
    if low is None or high is None:
        return None
    if group.get("bn") and not group["ascale"] and not _has_scale(match["an"]) and low < 1000:
        scaled = low * _scale_of(match["bscale"], match["bn"])
        low = scaled if scaled < high else low  # "2 to 3 million": both are millions; "$200 to $4 million": not
    code = _code(group)
    kind = kind_of_unit(code, group["per"])
    return Amount(match.start(), match.end(), _number_end(match), low, high, kind, code, per=group["per"] or "")


def _scale_of(suffix: str | None, words: str) -> float:
    if suffix:
        return ABBREVIATED[suffix.lower()]
    scale = 1.0
    for word in re.findall(r"[a-z]+", words.lower()):
        scale *= SCALES.get(word, 1.0)
    return scale


def _has_scale(words: str) -> bool:
    return any(w in SCALES for w in re.findall(r"[a-z]+", words.lower()))


def _signed(match: re.Match[str], prefix: str) -> float | None:
    number = parse_number(match[f"{prefix}n"])
    if number is None:
        return None
    scale = match[f"{prefix}scale"]
    number *= ABBREVIATED[scale.lower()] if scale else 1.0
    sign = match[f"{prefix}sign"] or match[f"{prefix}sign2"] or "+"
    return number if sign == "+" else -number


def _code(group: dict[str, str | None]) -> str:
    if group["symbol"] in ("p", "c"):
        return "GBP.01" if group["symbol"] == "p" else "USD.01"
    sign = group["acurrency"] or group.get("bcurrency")
    return unit_code(sign or group["unit"] or group["symbol"] or (group.get("aunit") or "").strip())


def kind_of_unit(code: str, per: str | None = None) -> str:
    """The kind of quantity that a unit makes; "" when there is no unit."""
    if not code:
        return ""
    if per:
        return "rate"
    if code == "%":
        return "percent"
    return "money" if code[:3].isupper() and (len(code) == 3 or code.endswith(".01")) else "measure"


def _number_end(match: re.Match[str]) -> int:
    return max(match.end(g) for g in ("an", "ascale", "bn", "bscale") if g in match.groupdict())


def read_vague(match: re.Match[str]) -> Amount:
    """Dozens, tens of thousands, several hundred: a power of ten wide."""
    if match["few"]:
        base = SCALES[match["base"].lower()] * 2
        return Amount(match.start(), match.end(), match.end(), base, base * 5, "", "", vague=True)
    many = match["many"].lower()
    base = _VAGUE_BASE.get(many) or SCALES[many.removesuffix("s")]
    if match["of"]:
        base *= SCALES[match["of"].lower().removesuffix("s")]
    return Amount(match.start(), match.end(), match.end(), base, base * 10, "", "", vague=True)


def read_share(match: re.Match[str]) -> Amount | None:
    """A third of, two thirds of, half of."""
    part = FRACTIONS[match["part"].lower().replace("halves", "half").removesuffix("s")]
    words = (match["n"] or "a").lower()
    number = 1.0 if words in ("a", "an") else parse_number(words)
    if number is None or number * part > 1:
        return None
    end = match.end("part")
    return Amount(match.start(), end, end, number * part, number * part, "percent", "1")


def read_bare_share(match: re.Match[str]) -> Amount:
    """By a quarter, half its value, three quarters are: a share without "of"."""
    group = {name.rstrip("23"): words.lower() for name, words in match.groupdict().items() if words}
    part = FRACTIONS[(group.get("half") or group["part"]).removesuffix("s")]
    share = part * (UNITS.get(group.get("n", "a"), 1))
    start = min(match.start(n) for n in ("n", "half", "n2", "half2", "n3") if match[n])
    return Amount(start, match.end(), match.end(), share, share, "percent", "1")


def read_ratio(match: re.Match[str]) -> Amount | None:
    """One in three, two out of five."""
    above, below = parse_number(match["n"]), parse_number(match["d"])
    if above is None or below is None or not above < below <= 100:
        return None
    return Amount(match.start(), match.end(), match.end(), above / below, above / below, "percent", "1")
