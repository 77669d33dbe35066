"""What is read through a watched view is written down, and no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.pages.view import View
from generator.pages.watching import WHOLE, Read, watched
from tests.unit.pages.figure_samples import make_view

TASK = next(iter(make_view().plan.tasks))

CASES: dict[str, tuple[Callable[[View], object], set[Read]]] = {
    "a row": (lambda view: view.plan.tasks[TASK], {("plan.tasks", TASK)}),
    "a row that may be wanting": (
        lambda view: view.plan.tasks.get("nothing"),
        {("plan.tasks", "nothing")},
    ),
    "whether there is a row": (lambda view: TASK in view.plan.tasks, {("plan.tasks", TASK)}),
    "how many rows": (lambda view: len(view.plan.tasks), {("plan.tasks", WHOLE)}),
    "all rows": (lambda view: list(view.plan.tasks.values()), {("plan.tasks", WHOLE)}),
    "all keys": (lambda view: list(view.plan.tasks), {("plan.tasks", WHOLE)}),
    "a list": (lambda view: view.assessment.counts, {("assessment.counts", WHOLE)}),
    "what a property works out": (lambda view: view.plan.targets, {("plan.indicators", WHOLE)}),
    "what a method looks up": (
        lambda view: view.plan.label("verdict", "nothing"),
        {("plan.codes", ("verdict", "nothing")), ("plan.languages", WHOLE)},
    ),
    "a text's claim": (lambda view: view.ledger.said.get("5 km"), {("ledger.said", WHOLE)}),
    "a count that is written": (lambda view: view.n(3, "tasks"), set()),
    "a page seen from elsewhere": (
        lambda view: view.at("about/").plan.tasks[TASK],
        {("plan.tasks", TASK)},
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
