"""Do two names mean the same? A score of named features, for people, organisations and places."""

from dataclasses import dataclass

from consilience.stages.entities.spelling import similarity, words

_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "du", "&"])


@dataclass(frozen=True, slots=True)
class Match:
    """Words of two names put side by side: pairs with their likeness, and what is left over."""

    pairs: tuple[tuple[str, str, float], ...]
    left: tuple[str, ...]  # words of the first name without a partner
    right: tuple[str, ...]


def align(a: tuple[str, ...], b: tuple[str, ...], least: float = 0.5) -> Match:
    """Pair the words of two names greedily, the most alike first; each word is used once."""
    scored = sorted(
        ((similarity(x, y), -abs(i - j), -i, -j) for i, x in enumerate(a) for j, y in enumerate(b)), reverse=True
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs = []
    for score, _, minus_i, minus_j in scored:
        i, j = -minus_i, -minus_j
        if score >= least and i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((a[i], b[j], score))
    left = tuple(w for i, w in enumerate(a) if i not in used_a)
    return Match(tuple(pairs), left, tuple(w for j, w in enumerate(b) if j not in used_b))


def initials(name: tuple[str, ...]) -> str:
    """First letters of the words that count."""
    return "".join(w[0] for w in name if w not in _SMALL)


def match_names(a: str, b: str, kind: str) -> tuple[float, tuple[str, ...]]:
    """Score whether two names of one kind mean the same, 0..1, with the features that made the score."""
    one, two = words(a), words(b)
    if not one or not two:
        return float(a == b), ("empty=1",)
    if one == two:
        return 1.0, ("same=1.000",)
    if kind == "organization" and _acronym(one, two):
        return 0.9, ("acronym=1.000",)
    match = align(one, two)
    mean = sum(s * (len(x) + len(y)) for x, y, s in match.pairs) / max(
        1, sum(len(x) + len(y) for x, y, _ in match.pairs)
    )
    least = min((s for *_, s in match.pairs), default=0.0)
    paired = len(match.pairs) / max(len(one), len(two))
    score = 0.4 * mean + 0.3 * least + 0.3 * paired if match.pairs else 0.0
    return score, (f"mean={mean:.3f}", f"least={least:.3f}", f"paired={paired:.3f}")


def _acronym(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short, long = sorted((a, b), key=len)
    return (
        len(long) > 1
        and len(short) == 1
        and len(short[0]) > 1
        and short[0] in {initials(long), "".join(w[0] for w in long)}
    )
