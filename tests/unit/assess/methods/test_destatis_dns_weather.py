from __future__ import annotations

from decimal import Decimal

import pytest

from generator.assess.methods import Case, Kind, Outcome, Stage
from generator.assess.methods.destatis_dns_weather import combine, judge, next_stage
from tests.unit.assess.methods.cases import case, kept, open_ended, reach

# Six values that rise by 2 a year to 60.
RISING = {2018: 50, 2019: 52, 2020: 54, 2021: 56, 2022: 58, 2023: 60}
FALLING = {year: -value for year, value in RISING.items()}


@pytest.mark.parametrize(
    ("target", "status", "miss"),
    [
        pytest.param("74", "sun", 0.0, id="reached exactly"),
        pytest.param("70", "sun", -0.4, id="passed"),
        pytest.param("74.7", "sun", 0.7 / 14.7, id="missed by less than 5 percent"),
        # A trend of 14 left in seven years: 14 / 0.95 and 14 / 0.8 are the edges.
        pytest.param("74.8", "slightly_cloudy", 0.8 / 14.8, id="missed by a little more"),
        pytest.param("77.5", "slightly_cloudy", 0.2, id="missed by 20 percent exactly"),
        pytest.param("77.51", "cloud", 3.51 / 17.51, id="missed by more"),
    ],
)
def test_the_trend_is_carried_on_to_the_target_year(target: str, status: str, miss: float) -> None:
    found = judge(reach(RISING, target))
    assert found.status == status
    assert found.value == pytest.approx(miss)
    mirrored = judge(reach(FALLING, f"-{target}", direction="down"))
    assert (mirrored.status, mirrored.value) == (found.status, found.value)


def test_five_percent_exactly_is_no_longer_sun() -> None:
    series = {2018: 0, 2019: 19, 2020: 38, 2021: 57, 2022: 76, 2023: 95}
    found = judge(reach(series, 195, 2028))  # 95 of the 100 left
    assert (found.status, found.value) == ("slightly_cloudy", 0.05)


@pytest.mark.parametrize(
    ("series", "status"),
    [
        pytest.param({2018: 50, 2019: 60, 2020: 55, 2021: 50}, "thunderstorm", id="no change"),
        pytest.param({2018: 50, 2019: 49, 2020: 48, 2021: 47}, "thunderstorm", id="the wrong way"),
        pytest.param({2018: 50, 2019: 52, 2020: 54}, "not_calculable", id="three points"),
        pytest.param(
            {2010: 50, 2014: 58, 2018: 66, 2021: 72},
            "slightly_cloudy",
            id="gaps count in real years",
        ),
    ],
)
def test_the_window_needs_four_points_and_a_move(series: dict[int, int], status: str) -> None:
    assert judge(reach(series, 92)).status == status


def test_only_the_last_six_points_count() -> None:
    found = judge(reach({2000: 90, 2017: 10, **RISING}, 74))
    assert (found.status, len(found.used)) == ("sun", 6)


def test_the_window_starts_at_a_break() -> None:
    series = {2018: 14, 2019: 13, 2020: 9, 2021: 11, 2022: 12, 2023: 13}
    whole = reach(series, 13, direction="down")
    cut = reach(series, 13, direction="down", break_year=2020)
    assert (judge(whole).status, judge(cut).status) == ("sun", "slightly_cloudy")


@pytest.mark.parametrize(
    ("series", "status", "verdict"),
    [
        pytest.param(RISING, "sun", "year_met", id="met and rising"),
        pytest.param(
            {2020: 60, 2021: 70, 2022: 65, 2023: 60}, "sun", "year_met", id="met, no change"
        ),
        pytest.param(
            {2020: 70, 2021: 68, 2022: 66, 2023: 64},
            "slightly_cloudy",
            "year_met",
            id="met and slipping",
        ),
        pytest.param(
            {2020: 40, 2021: 42, 2022: 44, 2023: 46},
            "cloud",
            "year_not_met",
            id="missed and improving",
        ),
        pytest.param(
            {2020: 46, 2021: 44, 2022: 42, 2023: 40},
            "thunderstorm",
            "year_not_met",
            id="missed and worse",
        ),
        pytest.param(
            {2020: 46, 2021: 44, 2022: 42, 2023: 46},
            "thunderstorm",
            "year_not_met",
            id="missed, no change",
        ),
    ],
)
def test_a_yearly_target_looks_at_the_level_first(
    series: dict[int, int], status: str, verdict: str
) -> None:
    found = judge(kept(series, 60))
    assert (found.status, found.verdict) == (status, verdict)


@pytest.mark.parametrize(
    ("series", "verdict"),
    [
        pytest.param(RISING, "met", id="holding"),
        pytest.param({2020: 70, 2021: 68, 2022: 66, 2023: 64}, "met_slipping", id="slipping"),
    ],
)
def test_a_target_reached_early_is_judged_like_a_yearly_one(
    series: dict[int, int], verdict: str
) -> None:
    assert judge(reach(series, 60)).verdict == verdict


@pytest.mark.parametrize(
    ("series", "status"),
    [
        pytest.param((1, 2, 3, 4), "sun", id="both right"),
        pytest.param((1, 2, 5, 4), "slightly_cloudy", id="the last one wrong"),
        pytest.param((1, 2, 4, 4), "slightly_cloudy", id="the last one still"),
        pytest.param((5, 2, 3, 4), "cloud", id="only the last one right"),
        pytest.param((4, 2, 3, 4), "cloud", id="no trend, the last one right"),
        pytest.param((5, 4, 3, 2), "thunderstorm", id="both wrong"),
        pytest.param((5, 4, 3, 3), "thunderstorm", id="wrong, then still"),
        pytest.param((4, 5, 6, 4), "thunderstorm", id="no trend, the last one wrong"),
    ],
)
def test_a_direction_looks_at_the_trend_first(series: tuple[int, ...], status: str) -> None:
    years = dict(zip(range(2020, 2024), series, strict=True))
    assert judge(open_ended(years)).status == status
    mirrored = {year: -value for year, value in years.items()}
    assert judge(open_ended(mirrored, "down")).status == status


@pytest.mark.parametrize(
    ("direction", "ends", "status"),
    [
        pytest.param("up", ("74", "90"), "sun", id="up: the lower end"),
        pytest.param("up", ("90", "74"), "sun", id="in either order"),
        pytest.param("", ("74", "90"), "sun", id="from below"),
        pytest.param("", ("30", "46"), "thunderstorm", id="above and rising"),
    ],
)
def test_an_interval_is_judged_by_its_weaker_end(
    direction: str, ends: tuple[str, str], status: str
) -> None:
    given = case(Kind.INTERVAL, RISING, direction, target=ends[0], bound=ends[1], target_year=2030)
    found = judge(given)
    assert (found.status, found.reasons) == (status, ("easier_bound",))


@pytest.mark.parametrize(
    ("now", "year"),
    [
        pytest.param(2019, 2020, id="before the first"),
        pytest.param(2020, 2020, id="in its year"),
        pytest.param(2021, 2030, id="after it"),
        pytest.param(2031, 2030, id="after the last"),
    ],
)
def test_the_next_stage_counts(now: int, year: int) -> None:
    stages = (Stage(Decimal(70), Decimal(2030)), Stage(Decimal(60), Decimal(2020)))
    found = next_stage(case(Kind.STAGED, {now: 1}, stages=stages))
    assert found.target_year == year


def test_a_staged_target_is_judged_by_its_next_stage() -> None:
    stages = (Stage(Decimal(66), Decimal(2026)), Stage(Decimal(99), Decimal(2030)))
    assert judge(case(Kind.STAGED, RISING, stages=stages)).status == "sun"


def test_the_worst_of_several_counts() -> None:
    sky = [Outcome(one, "") for one in ("sun", "cloud", "not_calculable", "slightly_cloudy")]
    found = combine(sky)
    assert (found.status, found.reasons) == ("cloud", ("worst_of_several",))
    assert combine(sky[:1]).reasons == ()
    assert combine([Outcome("not_calculable", "")]).status == "not_calculable"


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        pytest.param(reach(RISING, 60, 2023), "achieved", id="met in its year"),
        pytest.param(reach(RISING, 61, 2023), "not_achieved", id="missed in its year"),
        pytest.param(reach(RISING, 57, 2021), "not_achieved", id="later values do not count"),
        pytest.param(case(Kind.UNDATED, RISING, target=60), "open_met", id="without a date, met"),
    ],
)
def test_a_value_for_the_target_year_is_a_fact(given: Case, verdict: str) -> None:
    assert judge(given).verdict == verdict


def test_without_a_date_nothing_is_projected() -> None:
    found = judge(case(Kind.UNDATED, RISING, target=90))
    assert (found.status, found.reasons) == ("not_calculable", ("no_deadline",))


def test_an_exact_target_is_judged_from_where_the_series_stands() -> None:
    assert judge(case(Kind.EXACT, RISING, "", target=74, target_year=2030)).status == "sun"
    assert judge(case(Kind.EXACT, RISING, "", target=40, target_year=2030)).status == "thunderstorm"


def test_more_than_is_not_met_by_the_number_itself() -> None:
    found = judge(reach(RISING, 60, strict=True))
    assert (found.status, found.verdict) == ("sun", "on_track")
