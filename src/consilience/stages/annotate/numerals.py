"""Numbers in digits and words: one pattern that finds them, one function that reads them."""

import re

from consilience.text import word_list

UNITS = {
    word: n
    for n, word in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS = {
    word: 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
} | {"fourty": 40}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
    "dozen": 12.0,
    "gross": 144.0,
}
ABBREVIATED = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
ORDINALS = {
    word: n
    for n, word in enumerate(
        word_list(
            "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        )
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fourth": 0.25, "fifth": 0.2, "tenth": 0.1, "3rd": 1 / 3}
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}

_SMALL = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
_BIG = "|".join(k for k in SCALES if k not in {"dozen", "gross"})
DIGITS = (
    r"\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3}){2,}(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
)
_WORDS = (
    rf"(?i:(?:{_SMALL})(?:(?:-|\s+(?:and\s+)?)(?:{_SMALL}|{_BIG}))*(?:\s+dozen)?"
    rf"|(?:a|an)\s+(?:{_BIG})(?:(?:-|\s+(?:and\s+)?)(?:{_SMALL}|{_BIG}))*)"
)
# a number as written: "1,200", "2.5 million", "twenty-five hundred", "a hundred", "1 1/2"
NUMBER = rf"(?:(?:{DIGITS})(?:\s+\d/\d\b|[½¼¾⅓⅔⅛])?(?:[\s-]+(?i:{_BIG}|dozen)\b)*|\b(?:{_WORDS})\b|[½¼¾⅓⅔⅛])"
_TOKEN = re.compile(rf"\d/\d|{DIGITS}|[a-z]+|[½¼¾⅓⅔⅛]")


def parse_number(words: str) -> float | None:
    """Read a number in digits, words or both ("4 hundred million"); None when a word is no number word."""
    total = current = 0.0
    seen = False
    for token in _TOKEN.findall(words.lower()):
        value = _value(token)
        if token in SCALES:
            current = (current or 1.0) * SCALES[token]
            if SCALES[token] >= 1000:  # "two hundred thousand" closes a group, "two hundred five" goes on
                total, current = total + current, 0.0
        elif value is not None:
            current += value
        elif token not in {"a", "an", "and"}:
            return None
        seen = seen or token in SCALES or value is not None
    return total + current if seen else None


def _value(token: str) -> float | None:
    if token in UNITS or token in TENS:
        return float(UNITS.get(token, TENS.get(token, 0)))
    if token in VULGAR:
        return VULGAR[token]
    if "/" in token:
        above, below = token.split("/")
        return int(above) / int(below) if int(below) else None
    if token.count(".") > 1 or " " in token or "\u00a0" in token or "\u202f" in token:  # 5.300.000, 5 300 000
        return float(re.sub(r"\D", "", token))
    return float(token.replace(",", "")) if token[0].isdigit() or token[0] == "." else None


def parse_ordinal(word: str) -> int | None:
    """Read an ordinal: "third", "21st", "twenty-first"."""
    plain = word.lower().strip()
    if digits := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", plain):
        return int(digits[1])
    head, _, tail = plain.rpartition("-")
    if tail in ORDINALS and (not head or head in TENS):
        return TENS.get(head, 0) + ORDINALS[tail]
    return None
