"""The attribute rules of a spaCy pipeline, looked up instead of matched: the same result in a fraction of the time.

The rules give coarse parts of speech, features and some lemmas by the form, tag and label of a token, or of two tokens
in a row ("gon na"). What holds for one form, tag and label is worked out once; a second token is only looked at where
the first one fits.
"""

import re
from collections import defaultdict
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

Seen = tuple[str, str, str, bool]  # what rules ask of a token: LOWER, TAG, DEP, IS_SPACE
_KEPT = 200_000  # forms, tags and labels that are remembered
_ASKED = ("LOWER", "TAG", "DEP", "IS_SPACE")


class TokenRules:
    """Stands for an attribute ruler whose patterns are of one or two tokens."""

    def __init__(self, ruler: Any) -> None:
        rules = [(n, pattern) for n, rule in enumerate(ruler.patterns) for pattern in rule["patterns"]]
        self._sets = [dict(a) for a in ruler.attrs]
        self._at = list(ruler.indices)
        self._pairs = [(n, *pattern) for n, pattern in rules if len(pattern) == 2]
        self._single: dict[str, list[tuple[int, dict[str, Any]]]] = defaultdict(list)  # by the form or tag they name
        for n, pattern in rules:
            if len(pattern) == 1:
                self._single[_named(pattern[0])].append((n, pattern[0]))
        self._look_up = lru_cache(maxsize=_KEPT)(self._work_out)

    def __call__(self, doc: Doc) -> Doc:
        """Set what the rules say of every token."""
        seen = [(t.lower_, t.tag_, t.dep_, t.is_space) for t in doc]
        known = [self._look_up(one) for one in seen]
        further: dict[int, list[int]] = defaultdict(list)  # rules of two tokens, by the token that they set
        for n, (_, _, begun) in enumerate(known[:-1]):
            for rule, second in begun:
                if _fits(second, seen[n + 1]):
                    further[n + self._at[rule]].append(rule)
        for n, (rules, merged, _) in enumerate(known):
            set_token_attrs(doc[n], self._merged([*rules, *further[n]]) if n in further else merged)
        return doc

    def _work_out(self, one: Seen) -> tuple[list[int], dict[int, int], list[tuple[int, Any]]]:
        """The rules for a token alone, what they set together, and the rules of two tokens that may begin with it."""
        asked = [rule for named in (f"LOWER {one[0]}", f"TAG {one[1]}", "") for rule in self._single.get(named, ())]
        rules = [n for n, pattern in asked if _fits(pattern, one)]
        return rules, self._merged(rules), [(n, second) for n, first, second in self._pairs if _fits(first, one)]

    def _merged(self, rules: list[int]) -> dict[int, int]:
        return {name: value for n in sorted(rules) for name, value in self._sets[n].items()}


def _named(asked: dict[str, Any]) -> str:
    """The one form or tag that a rule holds for, if it is one."""
    return next((f"{name} {asked[name]}" for name in ("LOWER", "TAG") if isinstance(asked.get(name), str)), "")


def _fits(asked: dict[str, Any], one: Seen) -> bool:
    return all(_holds(asked[name], value) for name, value in zip(_ASKED, one, strict=True) if name in asked)


def _holds(asked: Any, value: object) -> bool:
    if not isinstance(asked, dict):
        return bool(asked == value)
    return (
        value in asked.get("IN", (value,))
        and value not in asked.get("NOT_IN", ())
        and re.search(asked.get("REGEX", ""), str(value)) is not None
    )
