"""What is read through a watched view is written down, and no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.pages.view import View
from generator.pages.watching import WHOLE, Read, watched
from tests.unit.pages.figure_samples import make_view

TASK = next(iter(make_view().assessment.tasks))

CASES: dict[str, tuple[Callable[[View], object], set[Read]]] = {
    "a row": (lambda view: view.assessment.tasks[TASK], {("assessment.tasks", TASK)}),
    "a row that may be wanting": (
        lambda view: view.assessment.tasks.get("nothing"),
        {("assessment.tasks", "nothing")},
    ),
    "whether there is a row": (
        lambda view: TASK in view.assessment.tasks,
        {("assessment.tasks", TASK)},
    ),
    "how many rows": (lambda view: len(view.assessment.tasks), {("assessment.tasks", WHOLE)}),
    "all rows": (lambda view: list(view.assessment.tasks.values()), {("assessment.tasks", WHOLE)}),
    "all keys": (lambda view: list(view.assessment.tasks), {("assessment.tasks", WHOLE)}),
    "a list": (lambda view: view.assessment.counts, {("assessment.counts", WHOLE)}),
    "what a property works out": (lambda view: view.plan.targets, {("plan.indicators", WHOLE)}),
    "what a method looks up": (
        lambda view: view.plan.label("verdict", "nothing"),
        {("plan.codes", WHOLE), ("plan.languages", WHOLE)},
    ),
    "a text's claim": (lambda view: view.ledger.said.get("5 km"), {("ledger.said", WHOLE)}),
    "a count that is written": (lambda view: view.n(3, "tasks"), set()),
    "a page seen from elsewhere": (
        lambda view: view.at("about/").assessment.tasks[TASK],
        {("assessment.tasks", TASK)},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_read_is_written_down(name: str) -> None:
    read, expected = CASES[name]
    plain, log = make_view(), set[Read]()
    assert read(watched(plain, log)) == read(plain)
    assert log == expected


@pytest.mark.parametrize("name", ["alike", "numerals", "records"])
def test_what_serves_finished_pages_is_not_for_pages(name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(watched(make_view(), set()).ledger, name)
