"""Coarse parts of speech and lemmas as a spaCy pipeline gives them, remembered: the same in a fraction of the time.

The pipeline's attribute rules go by the form, tag and label of a token, or of two tokens in a row ("gon na"), and its
lemmatizer by form and part of speech. What holds for one form, tag and label is worked out once; a second token is
only looked at where the first one fits.
"""

import re
from collections import defaultdict
from typing import Any

from consilience.models.bare_spacy import Doc, Token, set_token_attrs

Seen = tuple[str, str, str]  # form, tag, label
Conditions = tuple[tuple[int, Any], ...]  # which of what is asked, and what it must be
Rule = tuple[int, Conditions, Conditions | None]  # its number, and what it asks of one token or of two
_KEPT = 200_000  # forms, tags and labels that are remembered
_ASKED = ("LOWER", "TAG", "DEP", "IS_SPACE")


class TokenRules:
    """Stands for an attribute ruler, whose patterns are of one or two tokens, and the lemmatizer after it."""

    def __init__(self, ruler: Any, lemmatizer: Any) -> None:
        self._lemmatizer = lemmatizer
        self._sets = [dict(a) for a in ruler.attrs]
        self._at = list(ruler.indices)
        self._rules: dict[str, list[Rule]] = defaultdict(list)  # by the form or tag that the first token must have
        for n, (first, *second) in ((n, p) for n, rule in enumerate(ruler.patterns) for p in rule["patterns"]):
            name = next((k for k in ("LOWER", "TAG") if isinstance(first.get(k), str)), "")
            rule = n, _conditions(first, name), _conditions(second[0]) if second else None
            self._rules[f"{name} {first.get(name, '')}"].append(rule)
        index = lemmatizer.lookups.get_table("lemma_index")
        for part in list(index):
            index[part] = set(index[part])  # lists of thousands, asked only what they hold
        self._known: dict[Seen, tuple[tuple[str, str], list[int], list[tuple[int, Conditions]]]] = {}

    def __call__(self, doc: Doc) -> list[tuple[str, str]]:
        """Part of speech and lemma of every token."""
        if len(self._known) > _KEPT:
            self._known.clear()
        seen = [(t.text, t.tag_, t.dep_) for t in doc]
        for n, one in enumerate(seen):
            if one not in self._known:
                self._known[one] = self._work_out(doc[n], one)
        found = [self._known[one][0] for one in seen]
        further: dict[int, list[int]] = defaultdict(list)  # rules of two tokens, by the token that they set
        for n, one in enumerate(seen[:-1]):
            for rule, second in self._known[one][2]:
                if _fits(second, _values(seen[n + 1])):
                    further[n + self._at[rule]].append(rule)
        for n, rules in further.items():
            found[n] = self._set(doc[n], [*self._known[seen[n]][1], *rules])
        return found

    def _work_out(self, token: Token, one: Seen) -> tuple[tuple[str, str], list[int], list[tuple[int, Conditions]]]:
        """What a token is alone, the rules for it, and the rules of two tokens that may begin with it."""
        values = _values(one)
        asked = [rule for name in (f"LOWER {values[0]}", f"TAG {one[1]}", " ") for rule in self._rules.get(name, ())]
        held = [(n, second) for n, first, second in asked if _fits(first, values)]
        rules = [n for n, second in held if second is None]
        return self._set(token, rules), rules, [(n, second) for n, second in held if second is not None]

    def _set(self, token: Token, rules: list[int]) -> tuple[str, str]:
        """Let rules set a token, later ones over earlier ones."""
        set_token_attrs(token, {name: value for n in sorted(rules) for name, value in self._sets[n].items()})
        return token.pos_, token.lemma_ or self._lemmatizer.lemmatize(token)[0]


def _values(one: Seen) -> tuple[str, str, str, bool]:
    return one[0].lower(), one[1], one[2], one[0].isspace()


def _conditions(pattern: dict[str, Any], named: str = "") -> Conditions:
    return tuple((k, pattern[name]) for k, name in enumerate(_ASKED) if name in pattern and name != named)


def _fits(conditions: Conditions, values: tuple[str, str, str, bool]) -> bool:
    return all(_holds(asked, values[k]) for k, asked in conditions)


def _holds(asked: Any, value: object) -> bool:
    if not isinstance(asked, dict):
        return bool(asked == value)
    return (
        value in asked.get("IN", (value,))
        and value not in asked.get("NOT_IN", ())
        and re.search(asked.get("REGEX", ""), str(value)) is not None
    )
