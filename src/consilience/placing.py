"""Why an account stands in its story, in words."""

from collections.abc import Mapping

from consilience.records import Article, Placement
from consilience.text import fold, stem, words

FEW = 0.2  # likeness of numbers below which it is not worth a word
MUCH = 0.5  # share of foreign names from which it is


def nearest(placed: Placement) -> str:
    """Id of the account of its story that it is most like; "" where it stands alone."""
    return _features(placed).get("nearest", "")


def why(placed: Placement, articles: Mapping[str, Article]) -> str:
    """Say what ties an account to the nearest other of its story."""
    features = _features(placed)
    if "nearest" not in features:
        return "no other account of it was found"
    reasons = "; ".join([*_bonds(features, articles[placed.article_id].text), *_doubts(features)])
    return f"most like “{articles[features['nearest']].title}”: {reasons}"


def _features(placed: Placement) -> dict[str, str]:
    return dict(feature.split("=", 1) for feature in placed.features)


def _bonds(features: dict[str, str], text: str) -> list[str]:
    stems = [name for name in features["shared_names"].split(", ") if name]
    days = float(features.get("days_apart", "nan"))
    told = {
        "put there by your judgement": "judged" in features,
        f"both name {', '.join(_written(stems, text))}": bool(stems),
        f"meaning {features['meaning']} alike": True,
        f"words {features['words']} alike": True,
        f"numbers {features['numbers']} alike": float(features["numbers"]) >= FEW,
        "both name one day": float(features["days"]) > 0,
        "published within a day of each other": days <= 1,
        f"published {days:.0f} days apart": days > 1,
    }
    return [words for words, holds in told.items() if holds]


def _doubts(features: dict[str, str]) -> list[str]:
    told = {
        "though they name other years": float(features["years"]) > 0,
        "though they name other days of the week": float(features["weekdays"]) > 0,
        "though each names what the other does not": float(features["foreign"]) >= MUCH,
    }
    return [words for words, holds in told.items() if holds]


def _written(stems: list[str], text: str) -> list[str]:
    """Names as the text first writes them, not as its date line or a shouted headline does where it also does not."""
    written: dict[str, str] = {}
    for word in sorted((text[start:end] for start, end in words(text)), key=str.isupper):
        written.setdefault(stem(fold(word)), word)
    return [written.get(name, name) for name in stems]
