"""Mean yearly change and where it leads."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.assess.segments import number_segments
from generator.assess.trend import pace, trend_of
from generator.model.measures import Observation
from generator.model.verdict import Trend
from tests.unit.assess.samples import RULES, row, series, target

FOUR = {2021: 80, 2022: 84, 2023: 87, 2024: 92}


def trend(rows: tuple[Observation, ...] | list[Observation], due: str = "2030") -> Trend | None:
    numbered = number_segments(rows)
    last = max(numbered, key=lambda one: one.period.end)
    return trend_of(last, numbered, due, RULES)


@pytest.mark.parametrize(
    ("rows", "years"),
    [
        pytest.param(series(FOUR), ["2021", "2022", "2023", "2024"], id="four values make a trend"),
        pytest.param(series({2022: 1, 2023: 2, 2024: 3}), None, id="three do not"),
        pytest.param(
            series(dict.fromkeys(range(2015, 2025), 1)),
            ["2019", "2020", "2021", "2022", "2023", "2024"],
            id="only the last six count",
        ),
        pytest.param(
            series({2013: 1, 2014: 2, 2018: 3, 2021: 4, 2024: 5}),
            ["2014", "2018", "2021", "2024"],
            id="values of ten years back count",
        ),
        pytest.param(series({2013: 2, 2018: 3, 2021: 4, 2024: 5}), None, id="older ones do not"),
        pytest.param(
            [*series({2020: 1, 2021: 2, 2022: 3}), row("2023", 9, status="B"), row("2024", 9)],
            None,
            id="values before a break do not count",
        ),
        pytest.param(
            [
                *series({2021: 1, 2022: 2, 2023: 3}),
                row("2024", 9, basis="new"),
            ],
            None,
            id="values on another basis do not count",
        ),
        pytest.param(
            [*series({2022: 1, 2023: 2, 2024: 3}), row("2021", 1, origin="derived")],
            None,
            id="computed values do not count",
        ),
        pytest.param(
            [*series({2022: 1, 2023: 2, 2024: 3}), row("2021", 1, area="port")],
            None,
            id="other places do not count",
        ),
        pytest.param(
            [*series({2022: 1, 2023: 2, 2024: 3}), row("2021", 1, current=False)],
            None,
            id="rows that are not current do not count",
        ),
        pytest.param(
            [*series({2022: 1, 2023: 2, 2024: 3}), row("2021", 1, status="F")],
            None,
            id="forecasts do not count",
        ),
        pytest.param(
            [*series({2022: 1, 2023: 2, 2024: 3}), row("2021-Q4", 1)],
            None,
            id="periods of another length do not count",
        ),
    ],
)
def test_some_values_make_a_trend(rows: list[Observation], years: list[str] | None) -> None:
    found = trend(rows)
    assert (found and [key.split("|")[1] for key in found.inputs]) == years


@pytest.mark.parametrize(("may_fill", "count"), [(True, 4), (False, None)], ids=["may", "may not"])
def test_computed_values_fill_a_trend_only_where_the_descriptor_lets_them(
    may_fill: bool, count: int | None
) -> None:
    rows = [*series({2021: 80, 2022: 84, 2024: 92}), row("2023", 88, origin="derived")]
    last = max(rows, key=lambda one: one.period.end)
    found = trend_of(last, rows, "2030", RULES, may_fill=may_fill)
    assert (len(found.inputs) if found else None) == count


def test_the_change_is_in_real_years_and_goes_on_to_the_deadline() -> None:
    found = trend(series({2015: 80, 2018: 84, 2021: 87, 2024: 98}))
    assert (
        found == replace(found, change_per_year=Decimal(2), projected=Decimal(110))
        if found
        else False
    )


def test_without_a_deadline_nothing_is_projected() -> None:
    found = trend(series(FOUR), due="")
    assert found is not None
    assert (found.change_per_year, found.projected) == (Decimal(4), None)


@pytest.mark.parametrize(
    ("operator", "last", "change", "projected", "expected"),
    [
        pytest.param(">=", 90, "1", "110", "on_track", id="overshooting is on track"),
        pytest.param(
            ">=", 90, "1", "99.51", "on_track", id="missing under 5 % of the way is on track"
        ),
        pytest.param(">=", 90, "1", "99.5", "close", id="missing 5 % is close"),
        pytest.param(">=", 90, "1", "98", "close", id="missing 20 % is close"),
        pytest.param(">=", 90, "1", "97.9", "behind", id="missing more is behind"),
        pytest.param(">=", 90, "0", "90", "behind", id="standing still is behind"),
        pytest.param(">=", 90, "-1", "84", "wrong_way", id="moving away is the wrong way"),
        pytest.param("<=", 110, "-1", "99", "on_track", id="falling to an upper bound is on track"),
        pytest.param("<=", 110, "1", "116", "wrong_way", id="rising above it is the wrong way"),
        pytest.param(">", 100, "1", "106", "on_track", id="standing at a strict bound and rising"),
        pytest.param(
            ">", 100, "-1", "94", "wrong_way", id="standing at a strict bound and falling"
        ),
        pytest.param("<", 100, "0", "100", "close", id="standing still at a strict bound"),
    ],
)
def test_the_projected_miss_is_a_share_of_the_way_left(
    operator: str, last: int, change: str, projected: str, expected: str
) -> None:
    found = Trend(Decimal(change), Decimal(projected), ())
    assert pace(Decimal(last), target(100, operator), found, RULES) == expected
