"""The contract: a stage is a pure function from one partition of records to new records.

Positional parameters say what is read, the returned iterator says what is written, keyword-only
parameters name the settings and models it needs; all three are derived from the annotations, so
nothing is declared twice. A stage that reads many record types takes one *bundle* instead: a frozen
dataclass whose fields are ``list[Record]`` (see ``docs/decisions/001-bundles.md``).
"""

import dataclasses
import inspect
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Stage:
    """One step of the flow: the function, and how its input is cut into independent partitions."""

    func: Callable[..., Iterator[Any]]
    by: str | None = None  # field that cuts the input into partitions; None: everything is one partition
    via: type | None = None  # membership record that joins ``by`` to records that lack it
    joins: str | None = None  # field with a second key: partitions that one record names together are one
    version: int = 1  # raise it when the same input gives other output

    @property
    def name(self) -> str:
        """The function's name, which is the stage's name in the ledger."""
        return self.func.__name__

    @cached_property
    def _hints(self) -> dict[str, Any]:
        return typing.get_type_hints(self.func)

    @cached_property
    def _positional(self) -> list[Any]:
        parameters = inspect.signature(self.func).parameters.values()
        return [self._hints[p.name] for p in parameters if p.kind is not p.KEYWORD_ONLY]

    @cached_property
    def bundle(self) -> type | None:
        """The dataclass that gathers the inputs, when the function takes one."""
        first = self._positional[0]
        return first if dataclasses.is_dataclass(first) and isinstance(first, type) else None

    @cached_property
    def reads(self) -> tuple[type, ...]:
        """Record types read, in the order of the parameters or of the bundle's fields."""
        lists = list(typing.get_type_hints(self.bundle).values()) if self.bundle else self._positional
        return tuple(typing.get_args(hint)[0] for hint in lists)

    @cached_property
    def writes(self) -> tuple[type, ...]:
        """Record types written."""
        (item,) = typing.get_args(self._hints["return"])
        return typing.get_args(item) if typing.get_origin(item) in (types.UnionType, typing.Union) else (item,)

    @cached_property
    def needs(self) -> dict[str, Any]:
        """Settings and models by parameter name: keyword-only parameters with their types."""
        parameters = inspect.signature(self.func).parameters.values()
        return {p.name: self._hints[p.name] for p in parameters if p.kind is p.KEYWORD_ONLY}

    def __call__(self, inputs: list[list[Any]], needs: dict[str, Any]) -> list[Any]:
        """Run the function on one partition (``inputs`` in the order of ``reads``) and collect what it writes."""
        arguments = [self.bundle(*inputs)] if self.bundle else inputs
        return list(self.func(*arguments, **needs))
