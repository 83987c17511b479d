"""Which claim says a proposition best, and how much the proposition matters."""

import math

from consilience.stages.claims.accounts import Unit

_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "DT", "EX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def clearest(units: list[Unit]) -> Unit:
    """The claim that reads best alone; ties go to the earlier place."""
    return min(units, key=lambda u: (-clarity(u), u.claim.sentence, u.claim.article_id, u.claim.start))


def clarity(unit: Unit) -> float:
    """How well a claim reads alone: a full clause, its subject named, not long, not asked, not mangled."""
    s, claim = unit.sentence, unit.claim
    score = 1.0 - 0.6 * unit.article.translated
    score -= 0.3 * (claim.subject_start is None or not claim.start <= claim.subject_start < claim.end)
    score -= 0.3 * any(s.tags[k] in _PRONOUNS for k in unit.tokens[:2])
    score -= 0.3 * (not any(s.tags[k] in _FINITE for k in unit.tokens))
    score -= 0.2 * (claim.modality in {"asked", "hypothetical"})
    score -= 0.15 * (unit.block in {"caption", "heading"}) + 0.05 * (unit.block == "title")
    score -= 0.02 * abs(len(unit.tokens) - 16)
    return score - 0.1 * (claim.text[:1].islower())


def salience(units: list[Unit], accounts: int) -> float:
    """How much a proposition matters, 0..1: who reports it, how high it stands, whether it names and counts."""
    outlets = len({u.claim.article_id for u in units})
    share = math.log1p(outlets) / math.log1p(max(accounts, 2))
    place = max(1.0 if u.block == "title" else 1.0 / (1.0 + 0.15 * u.claim.sentence) for u in units)
    concrete = max((bool(u.claim.mention_ids) + bool(u.claim.quantity_ids) + bool(u.claim.time_ids)) / 3 for u in units)
    return round(0.55 * share + 0.3 * place + 0.15 * concrete, 4)
