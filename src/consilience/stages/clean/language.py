"""Which language a text is in, by a small offline model of byte n-grams (py3langid), and how translated it reads."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SAMPLE = 600  # characters: enough for certainty, and the cost stays flat
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
    code, confidence = _identifier().classify(sample)
    if stated.partition("-")[0].lower() == code:
        return stated, max(0.9, float(confidence))
    return str(code), float(confidence)


def translated_score(text: str) -> float:
    """Score 0..1 how strongly a text shows machine translation or spinning: marks in a thousand words, saturating."""
    words = max(100, text.count(" "))
    marks = sum(len(pattern.findall(text)) for pattern in _SPUN)
    rate = 1000 * marks / words
    return round(rate / (rate + 4), 3)
