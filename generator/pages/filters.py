"""The filters of a list that readers narrow down: which there are, and what rows answer to.

A row carries its marks, pairs of filter and value; a filter offers the values that occur, each with
the number of rows it leaves. The list is complete without them: see `scripts/register.js` of the theme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.claim import Counted
from generator.model.text import Text
from generator.pages.view import View

__all__ = [
    "NOWHERE",
    "Choice",
    "Filter",
    "make_filters",
    "places_named",
    "recorded",
    "script_words",
    "spelled",
]

Marks = Mapping[str, Sequence[tuple[str, str]]]  # id of a row -> (filter, value)
# Filters with so many values that order by frequency serves better than their own.
LONG = frozenset({"place", "partner", "theme"})
NOWHERE = "none"
# What the script says, of every list and of this one.
SAID = ("chosen", "remove", "left", "unknown", "hits", "open", "close")
SAID_OF = ("shown", "all")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its word and for how many rows it holds."""

    value: str
    label: Text
    count: Counted


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a list; `name` is its key in the address."""

    name: str
    choices: tuple[Choice, ...]


def make_filters(
    labels: Mapping[str, Mapping[str, Text]],
    marks: Marks,
    named: Callable[[str, str, int], Counted],
) -> tuple[Filter, ...]:
    """Return the filters whose values tell rows apart, each value with its count.

    Args:
        labels: words of every value by filter, in order of display.
        marks: what the rows answer to.
        named: from filter, value and number to that number as a count with a name.
    """
    counts = Counter(mark for row in marks.values() for mark in row)
    made = (
        Filter(name, tuple(_choices(name, values, counts, named)))
        for name, values in labels.items()
    )
    return tuple(one for one in made if len(one.choices) > 1)


def _choices(
    name: str,
    labels: Mapping[str, Text],
    counts: Mapping[tuple[str, str], int],
    named: Callable[[str, str, int], Counted],
) -> list[Choice]:
    """Return the values of a filter that occur; long lists begin with the most frequent."""
    found = [
        Choice(value, label, named(name, value, counts[name, value]))
        for value, label in labels.items()
        if (name, value) in counts
    ]
    if name in LONG:
        found.sort(key=lambda one: (one.value == NOWHERE, -one.count))
    return found


def spelled(marks: Marks) -> dict[str, str]:
    """Return the marks of each row as a page carries them: "filter:value" by spaces."""
    return {name: " ".join(f"{key}:{one}" for key, one in its) for name, its in marks.items()}


def places_named(view: View, areas: Sequence[str]) -> Iterator[str]:
    """Yield the places a row names and those they belong to; one value of its own for none."""
    if not areas:
        yield NOWHERE
    found: set[str] = set()
    for area in areas:
        while area in view.plan.areas and area not in found:
            found.add(area)
            yield area
            # What is named for the whole area of the plan would else be found under each place.
            whole = view.project.identity.area
            parent = view.plan.areas[area].parent
            area = "" if whole in (area, parent) else parent


def recorded(view: View, known: str, silent: str) -> Mapping[str, Text]:
    """Return the words of whether anything is on record, by value."""
    words = {known: "pages.register.known", silent: "pages.register.silent"}
    return {value: Text({view.language: view.words(key)}) for value, key in words.items()}


def script_words(view: View, of: str) -> Mapping[str, object]:
    """Return the phrases the script fills in; `of` is the section of those about these rows."""
    phrases = view.words.phrases
    return {one: phrases[f"pages.register.script.{one}"] for one in SAID} | {
        one: phrases[f"{of}.{one}"] for one in SAID_OF
    }
