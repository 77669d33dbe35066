"""Delay of projects: only from dates on record, only as fine as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.assess.delays import delays_of
from generator.model.work import Update
from tests.unit.assess.test_work import update


def told(date: str, expected: str = "", stage: str = "started") -> Update:
    return update(date, stage=stage, expected=expected)


@pytest.mark.parametrize(
    ("oldest_first", "found"),
    [
        pytest.param([told("2022", "2023-06")], [], id="one expectation says nothing of delay"),
        pytest.param(
            [told("2022", "2023-06"), told("2023", "2024-03")],
            [(9, "months", False)],
            id="a later expectation counts from the first",
        ),
        pytest.param(
            [told("2022", "2023-06"), told("2023", "2024-03"), told("2024", "2023-12")],
            [(6, "months", False)],
            id="the last expectation counts, not the latest date",
        ),
        pytest.param(
            [
                told("2022", "2023-06"),
                told("2023", "2024-03"),
                told("2024-08-15", stage="in_operation"),
            ],
            [(14, "months", True)],
            id="the event itself counts before any expectation, in months as the first date has no day",
        ),
        pytest.param(
            [told("2022", "2026"), told("2025-12-26", stage="in_operation")],
            [(-1, "years", True)],
            id="a date known to the year moves by years",
        ),
        pytest.param(
            [told("2022", "2023-06-01"), told("2023-06-30", stage="in_operation")],
            [(29, "days", True)],
            id="days are said where both dates have one",
        ),
        pytest.param(
            [told("2022", "2023-06"), told("2023-06-30", stage="in_operation")],
            [(0, "months", True)],
            id="within the month nothing moved",
        ),
        pytest.param(
            [told("2022", "2023-06"), told("2025-12-26", stage="completed")],
            [],
            id="another stage is not the event expected",
        ),
        pytest.param(
            [told("2022", "2023-06"), told("", stage="in_operation")],
            [],
            id="an event without a date measures nothing",
        ),
        pytest.param([told("2025", stage="in_operation")], [], id="no expectation, no delay"),
    ],
)
def test_a_delay_comes_from_dates_on_record_only(
    oldest_first: list[Update], found: list[tuple[int, str, bool]]
) -> None:
    delays = delays_of(oldest_first)
    assert [(one.amount, one.unit, one.happened) for one in delays] == found


def test_dates_of_different_events_are_not_compared() -> None:
    built = replace(told("2022", "2024-01"), expected_event="completion")
    assert delays_of([built, told("2023", "2025-01")]) == ()
