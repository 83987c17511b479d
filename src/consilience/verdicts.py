"""A person's judgements: a later one replaces an earlier, and none may contradict the others."""

from collections.abc import Iterable

from consilience.errors import SettingsError
from consilience.records import EntityJudgement
from consilience.text import fold

VERDICTS = ("same", "different", "undecided")
Side = tuple[str, str]  # account (of namesakes only), folded name


def revise(judgements: Iterable[EntityJudgement], new: EntityJudgement) -> list[EntityJudgement]:
    """Return the judgements of a saga with ``new``, in place of an earlier one on the same two names.

    Raises SettingsError when the verdict is unknown, or when the judgements now contradict one another.
    """
    if new.verdict not in VERDICTS:
        raise SettingsError(f"{new.verdict}: a verdict is one of {', '.join(VERDICTS)}")
    kept = [j for j in judgements if set(sides(j)) != set(sides(new))]
    revised = [*kept, new]
    component = _joined(j for j in revised if j.verdict == "same")
    for j in revised:
        one, two = sides(j)
        if j.verdict == "different" and component.get(one, one) == component.get(two, two):
            said = f"{new.name} and {new.other_name} cannot be {new.verdict}"
            raise SettingsError(f"{said}: {j.name} and {j.other_name} would be judged both same and different")
    return revised


def sides(judgement: EntityJudgement) -> tuple[Side, Side]:
    """Name the two sides; accounts tell them apart only where the names do not."""
    one, two = fold(judgement.name), fold(judgement.other_name)
    if one == two:
        return (judgement.article_id, one), (judgement.other_article_id, two)
    return ("", one), ("", two)


def _joined(same: Iterable[EntityJudgement]) -> dict[Side, Side]:
    """Map each side to one of those that it is judged the same as."""
    root: dict[Side, Side] = {}
    for judgement in same:
        one, two = (root.get(side, side) for side in sides(judgement))
        root |= dict.fromkeys([one, two, *(side for side, of in root.items() if of == two)], one)
    return root
