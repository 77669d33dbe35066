"""A view that writes down what is read through it."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from dataclasses import replace
from types import FunctionType, MethodType
from typing import Any

from generator.pages.view import View

__all__ = ["WATCHED", "WHOLE", "Read", "unread", "watched"]

Read = tuple[str, Any]  # an attribute such as "plan.tasks", and the key looked up in it or WHOLE
WHOLE = ("", "whole")
WATCHED = ("plan", "assessment", "index", "ledger")  # attributes of a view
# Pages write down there what they count, and read nothing.
_WRITTEN = frozenset({"ledger.counts"})
# What serves the claims of finished pages, and is large: no page may read it.
_CLOSED = frozenset({"ledger.alike", "ledger.numerals", "ledger.records"})
# Watched key by key: what figures and reports change. All else is watched whole, which costs
# nothing while pages are made; it changes with the register, and then nearly all pages do.
_DIVIDED = frozenset(
    {
        *("assessment.by_indicator", "assessment.by_key", "assessment.cross_checks"),
        *("assessment.history", "assessment.leads", "assessment.projects"),
        *("assessment.sensitivity", "assessment.tasks", "assessment.verdicts"),
        *("index.rows_by_area", "index.rows_by_source", "index.updates_by_project"),
        *("index.updates_by_source", "index.updates_by_task", "index.questions_by_target"),
    }
)


def unread(name: str) -> bool:
    """Tell whether no page rests on an attribute."""
    return name in _WRITTEN | _CLOSED


def watched(view: View, log: set[Read]) -> View:
    """Return the view with stand-ins that note in `log` what is read."""
    stands: dict[str, Any] = {name: _Stand(getattr(view, name), name, log) for name in WATCHED}
    return replace(view, **stands)


class _Stand:
    """Stands for an object and writes down which of its attributes are read.

    Its methods and properties work on the stand-in, so that what they read is written down.
    """

    def __init__(self, held: object, name: str, log: set[Read]) -> None:
        self._held, self._name, self._log = held, name, log

    def __getattr__(self, attribute: str) -> Any:
        own = getattr(type(self._held), attribute, None)
        if isinstance(own, property) and own.fget:
            return own.fget(self)
        value = MethodType(own, self) if isinstance(own, FunctionType) else self._read(attribute)
        self.__dict__[attribute] = value  # found there from now on, without this detour
        return value

    def _read(self, attribute: str) -> Any:
        name, value = f"{self._name}.{attribute}", getattr(self._held, attribute)
        if name in _CLOSED:
            raise AttributeError(f"pages do not read {name}: see _CLOSED")
        if name in _WRITTEN:
            return value
        if name in _DIVIDED:
            return _StandMapping(value, name, self._log)
        self._log.add((name, WHOLE))
        return value


class _StandMapping(Mapping[Any, Any]):
    """Stands for a mapping and writes down which keys are looked up."""

    __slots__ = ("_held", "_log", "_name")

    def __init__(self, held: Mapping[Any, Any], name: str, log: set[Read]) -> None:
        self._held, self._name, self._log = held, name, log

    def __getitem__(self, key: Any) -> Any:
        self._log.add((self._name, key))
        return self._held[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._log.add((self._name, key))
        return self._held.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._log.add((self._name, key))
        return key in self._held

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def keys(self) -> KeysView[Any]:
        return self._all().keys()

    def values(self) -> ValuesView[Any]:
        return self._all().values()

    def items(self) -> ItemsView[Any, Any]:
        return self._all().items()

    def _all(self) -> Mapping[Any, Any]:
        self._log.add((self._name, WHOLE))
        return self._held
