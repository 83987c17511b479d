"""Which language a text is in, by byte n-grams, and how translated it reads.

Resiliparse compares ranks of n-grams (Cavnar & Trenkle 1994) in microseconds; where it is not sure, py3langid decides.
"""

import re
from functools import cache
from typing import cast

from py3langid.langid import MODEL_FILE, LanguageIdentifier
from resiliparse.parse.lang import detect_fast

_SAMPLE, _LONG_SAMPLE = 600, 2000  # characters: enough for certainty, and the cost stays flat
# a language that the fast look knows from its kin, a distance below which it was right on 1,710 of 1,710 texts, and by
# how much the next language must be farther
_KNOWN = frozenset({"de", "en", "es", "fr", "it", "pt", "ru"})
_NEAR, _LEAD = 330, 40
_FAST_CONFIDENCE = 0.99
_LETTERS = re.compile(r"[^\W\d_]")
# marks of machine translation and word spinning, each rare in edited prose; what is rarest in them is sought first
_SPUN = (
    re.compile(r"[A-Z](?<=[a-zà-ÿ]{2}[A-Z])[a-z]{2,}(?=\s)"),  # "BidenIt": words run together
    re.compile(r"\.(?:(?<=[a-z]{3}\.)|(?<=[a-z]{3}\s\.)) [a-z]{3,}"),  # "they have. been since": a stop in mid sentence
    re.compile(
        r"[A-Z](?:(?<=\bthe .)|(?<=\ba .)|(?<=\bof .)|(?<=\bin .)|(?<=\bto .))[a-z]+"
        r" (?:It|The|And|In|Said|Is|Are|Become|See|Will)\b"
    ),  # lost sentence structure
    re.compile(r"[,.;](?:(?<=\s.)(?=\s)|(?<=\.) \.)"),  # a space before the stop
    re.compile(r"[“”](?:(?<=“)\s*$|(?<=\s”))", re.MULTILINE),  # quotation marks that lost their side
)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, stated: str = "") -> tuple[str, float]:
    """Name the language (BCP-47) with a confidence; what the page states decides when the text is too short."""
    sample = text[:_SAMPLE]
    if len(_LETTERS.findall(sample)) < 20:
        return (stated, 0.5) if stated else ("und", 0.0)
    code, confidence = _at_once(text) or _identifier().classify(sample)
    if stated.partition("-")[0].lower() == code:
        return stated, max(0.9, float(confidence))
    return str(code), float(confidence)


def _at_once(text: str) -> tuple[str, float] | None:
    """The language, where the fast look is sure of it."""
    nearest = cast(list[tuple[str, int]], detect_fast(text[:_LONG_SAMPLE], n_results=2))
    if len(nearest) < 2:
        return None
    (code, distance), (_, next_distance) = nearest
    return (code, _FAST_CONFIDENCE) if code in _KNOWN and distance < min(_NEAR, next_distance - _LEAD) else None


def translated_score(text: str) -> float:
    """Score 0..1 how strongly a text shows machine translation or spinning: marks in a thousand words, saturating."""
    words = max(100, text.count(" "))
    marks = sum(len(pattern.findall(text)) for pattern in _SPUN)
    rate = 1000 * marks / words
    return round(rate / (rate + 4), 3)
