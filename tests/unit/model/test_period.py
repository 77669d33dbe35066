"""The grammar of periods."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.period import InvalidPeriod, end_of, parse_period

YEARS = st.integers(1000, 9000)
MONTHS = st.integers(1, 12)
PERIODS = st.one_of(
    YEARS.map(str),
    st.builds("{}-Q{}".format, YEARS, st.integers(1, 4)),
    st.builds("{}-{:02}".format, YEARS, MONTHS),
    st.dates(date(1000, 1, 1), date(9000, 12, 31)).map(str),
    st.builds("{}-{:02}-01/P{}Y".format, YEARS, MONTHS, st.integers(1, 99)),
)


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        pytest.param("2021", "year", "2021-01-01", "2021-12-31", id="a year"),
        pytest.param("2010-Q1", "quarter", "2010-01-01", "2010-03-31", id="a first quarter"),
        pytest.param("2010-Q4", "quarter", "2010-10-01", "2010-12-31", id="a last quarter"),
        pytest.param("2024-02", "month", "2024-02-01", "2024-02-29", id="a leap February"),
        pytest.param("2025-02", "month", "2025-02-01", "2025-02-28", id="a plain February"),
        pytest.param("2020-11-01", "day", "2020-11-01", "2020-11-01", id="a day"),
        pytest.param("2016-01-01/P5Y", "span", "2016-01-01", "2020-12-31", id="a five-year total"),
        pytest.param("2017/2018", "fiscal_year", "2017-01-01", "2018-12-31", id="a fiscal year"),
        pytest.param("2018-04-01/P1Y", "span", "2018-04-01", "2019-03-31", id="a year from April"),
    ],
)
def test_a_period_has_a_kind_and_two_bounds(text: str, kind: str, first: str, last: str) -> None:
    period = parse_period(text)
    assert (period.kind, str(period.start), str(period.end)) == (kind, first, last)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("21", id="a year of two digits"),
        pytest.param("2021-13", id="a month that does not exist"),
        pytest.param("2021-02-30", id="a day that does not exist"),
        pytest.param("2021-Q5", id="a fifth quarter"),
        pytest.param("2021/22", id="two years and a slash"),
        pytest.param("2016/2020", id="first and last year"),
        pytest.param("2016-01-01/P0Y", id="a span of no years"),
        pytest.param("2016-02-29/P1Y", id="a span that ends on a day that does not exist"),
        pytest.param("２０２１", id="full-width digits"),
        pytest.param("2021 ", id="a blank at the end"),
        pytest.param("2021\n", id="a line end"),
        pytest.param("2021年", id="a unit behind the year"),
        pytest.param("0000", id="the year nought"),
        pytest.param("9999-01-01/P2Y", id="a span beyond the calendar"),
    ],
)
def test_any_other_form_is_refused(text: str) -> None:
    with pytest.raises(InvalidPeriod):
        parse_period(text)


@given(PERIODS)
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    period = parse_period(text)
    assert (period.text, str(period)) == (text, text)
    assert period.start <= period.end


@given(YEARS, MONTHS)
def test_each_month_begins_the_day_after_the_one_before(year: int, month: int) -> None:
    here = parse_period(f"{year}-{month:02}")
    later = f"{year + 1}-01" if month == 12 else f"{year}-{month + 1:02}"
    assert parse_period(later).start.toordinal() == here.end.toordinal() + 1


@given(YEARS)
def test_the_quarters_of_a_year_fill_it(year: int) -> None:
    whole = parse_period(str(year))
    parts = [parse_period(f"{year}-Q{number}") for number in range(1, 5)]
    assert (parts[0].start, parts[-1].end) == (whole.start, whole.end)
    assert all(b.start.toordinal() == a.end.toordinal() + 1 for a, b in pairwise(parts))


@given(YEARS, st.integers(1, 60))
def test_ends_of_years_lie_whole_years_apart(year: int, distance: int) -> None:
    first, last = parse_period(str(year)), parse_period(str(year + distance))
    assert last.years - first.years == distance


@given(PERIODS, PERIODS)
def test_decimal_years_order_as_the_days_do(one: str, other: str) -> None:
    first, second = parse_period(one), parse_period(other)
    assert (first.years < second.years) == (first.end < second.end)


@pytest.mark.parametrize(
    ("text", "precision", "expected"),
    [
        pytest.param("2021-06-28", "day", date(2021, 6, 28), id="a day ends on itself"),
        pytest.param("2021-06", "month", date(2021, 6, 30), id="a month sorts at its end"),
        pytest.param("2021", "year", date(2021, 12, 31), id="a year sorts at its end"),
        pytest.param("", "unknown", None, id="an empty date has no end"),
        pytest.param("2021", "unknown", None, id="an unknown date has no end"),
    ],
)
def test_a_date_stands_for_its_last_day(text: str, precision: str, expected: date | None) -> None:
    assert end_of(text, precision) == expected
