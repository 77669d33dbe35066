from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from generator.assess.methods import METHODS, Kind, Outcome, year_of
from generator.assess.methods.case import Case, meets
from generator.assess.methods.growth import growth
from tests.conformity.vectors import Vector, differences, main, read, run
from tests.unit.assess.methods.cases import case, reach
from tests.unit.assess.samples import RULES

ROOT = Path(__file__).parents[4]
WORKED = ROOT / "tests" / "conformity" / "cases.csv"


def _codes(city: str, list_: str) -> set[str]:
    with (ROOT / city / "datasets" / "codes.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file) if row["list"] == list_}


@pytest.mark.parametrize("vector", read(WORKED), ids=lambda one: f"{one.name} {one.method}")
def test_a_worked_case_comes_out_as_worked(vector: Vector) -> None:
    assert run(vector) == []


@pytest.mark.parametrize("city", [".", "tests/cities/havrebrume"])
def test_every_method_and_class_has_words(city: str) -> None:
    assert set(METHODS) == _codes(city, "method")
    statuses = _codes(city, "method_status")
    series = dict(zip(range(2015, 2021), (5, 4, 6, 5, 7, 3), strict=True))
    for method in METHODS.values():
        assert method.unavailable in statuses
        for target in range(-3, 30):
            for direction in ("up", "down"):
                found = method.judge(reach(series, target, direction=direction), RULES)
                assert found.status in statuses
                assert set(found.reasons) <= _codes(city, "reason")
                assert found.verdict in _codes(city, "verdict")


def test_the_words_for_our_own_classes_are_those_of_the_verdicts() -> None:
    with (ROOT / "datasets" / "codes.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["list"], row["code"]): row for row in csv.DictReader(file)}
    shared = [code for name, code in rows if name == "method_status" and ("verdict", code) in rows]
    assert len(shared) > 10
    for code in shared:
        ours, theirs = rows["method_status", code], rows["verdict", code]
        assert {**ours, "list": "", "position": ""} == {**theirs, "list": "", "position": ""}


@pytest.mark.parametrize("name", METHODS)
def test_the_order_of_values_never_matters(name: str) -> None:
    series = dict(zip(range(2015, 2021), (5, 6, 6, 8, 7, 9), strict=True))
    turned = dict(reversed(series.items()))
    judge = METHODS[name].judge
    assert judge(reach(series, 20), RULES) == judge(reach(turned, 20), RULES)


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("factor", ["0.001", "7", "1000000"])
def test_another_unit_changes_no_class(name: str, factor: str) -> None:
    series = dict(zip(range(2015, 2021), (5, 6, 6, 8, 7, 9), strict=True))
    scaled = {year: str(value * Decimal(factor)) for year, value in series.items()}
    judge = METHODS[name].judge
    for target in (4, 10, 14, 20, 40):
        plain = judge(reach(series, target), RULES)
        assert judge(reach(scaled, str(target * Decimal(factor))), RULES).status == plain.status


@pytest.mark.parametrize(
    ("text", "year"),
    [("2015-16", 2015), ("2015/2016", 2015), ("2015", 2015), (" 2016 to 2020", 2016)],
)
def test_a_period_counts_as_its_first_year(text: str, year: int) -> None:
    assert year_of(text) == year


def test_a_promise_is_met_within_the_tolerance_of_the_package() -> None:
    given = Case(Kind.REACH_BY, "up", {}, target=Decimal(2))
    assert meets(given, Decimal("1.9999999999"))
    assert not meets(given, Decimal("1.99999"))


@pytest.mark.parametrize(
    ("last", "first", "years"),
    [
        pytest.param(1, 0, 5, id="from zero"),
        pytest.param(-1, 1, 5, id="across zero"),
        pytest.param(2, 1, 0, id="in no time"),
        pytest.param(0, 1, -1, id="zero, backwards"),
        pytest.param(1e300, 1e-5, 0.001, id="beyond any number"),
    ],
)
def test_growth_that_has_no_rate_is_none(last: float, first: float, years: float) -> None:
    assert growth(last, first, years) is None


def test_the_conformity_run_fails_where_a_case_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(WORKED)]) == 0
    wrong = tmp_path / "wrong.csv"
    text = WORKED.read_text(encoding="utf-8")
    wrong.write_text(text.replace(",limited_progress,", ",deterioration,"), encoding="utf-8")
    assert main([str(wrong)]) == 1
    assert "expected deterioration" in capsys.readouterr().out


def test_the_conformity_run_without_a_table_says_how(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("JINDU_VECTORS", raising=False)
    assert main([]) == 2
    assert "JINDU_VECTORS" in capsys.readouterr().out


def test_a_difference_names_status_value_and_score() -> None:
    vector = read(WORKED)[0]
    found = METHODS[vector.method].judge(vector.case, RULES)
    other = Vector(vector.name, vector.method, "derived", vector.case, "sun", 9.0, 9.0)
    assert [one.split()[0] for one in differences(other, found)] == ["status", "value", "score"]


# 10 is asked for in 2022; that year's value is 6, and a later one lies above the target.
LATE = {2017: 1, 2018: 2, 2019: 3, 2020: 4, 2021: 5, 2022: 6, 2023: 7, 2024: 11}


@pytest.mark.parametrize("name", METHODS)
def test_the_value_of_the_target_year_decides_and_no_later_one(name: str) -> None:
    assert METHODS[name].judge(reach(LATE, 10, 2022), RULES).verdict == "not_achieved"
    turned = {**LATE, 2022: 12, 2024: 3}
    assert METHODS[name].judge(reach(turned, 10, 2022), RULES).verdict == "achieved"


@pytest.mark.parametrize("name", METHODS)
def test_without_a_value_of_the_target_year_nothing_is_settled(name: str) -> None:
    series = {year: value for year, value in LATE.items() if year != 2022}
    found = METHODS[name].judge(reach(series, 10, 2022), RULES)
    assert found.verdict not in ("achieved", "not_achieved")


@pytest.mark.parametrize("direction", ["", "up", "down"])
@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize(
    ("series", "verdicts"),
    [
        pytest.param((4, 4, 4, 4, 4, 4), {"met"}, id="inside"),
        pytest.param(("4.5", "4.5", "4.5", 5, 5, 5), {"met", "met_slipping"}, id="on an end"),
        pytest.param(("1", "1.2", "1.4", "1.6", "1.8", "2"), {"on_track"}, id="from below"),
        pytest.param(
            ("8.5", "8.2", "7.9", "7.6", "7.3", "7"), {"on_track", "close"}, id="from above"
        ),
        pytest.param(("5", "5.4", "5.8", "6.2", "6.6", "7"), {"wrong_way"}, id="above and rising"),
        pytest.param(("3", "2.8", "2.6", "2.4", "2.2", "2"), {"wrong_way"}, id="below and falling"),
    ],
)
def test_an_interval_asks_for_both_ends_and_is_judged_from_its_side(
    name: str, series: tuple[str, ...], verdicts: set[str], direction: str
) -> None:
    years = dict(zip(range(2018, 2024), series, strict=True))
    found = METHODS[name].judge(
        case(Kind.INTERVAL, years, direction, target=3, bound=5, target_year=2030), RULES
    )
    assert found.verdict in verdicts


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize(
    ("last", "verdict"),
    [(2, "not_achieved"), (3, "achieved"), (4, "achieved"), (5, "achieved"), (6, "not_achieved")],
)
def test_an_interval_in_its_year_is_kept_between_its_ends_only(
    name: str, last: int, verdict: str
) -> None:
    years = dict(zip(range(2018, 2024), (1, 1, 2, 2, 2, last), strict=True))
    given = case(Kind.INTERVAL, years, target=3, bound=5, target_year=2023)
    assert METHODS[name].judge(given, RULES).verdict == verdict


@pytest.mark.parametrize(
    ("name", "best", "worst"),
    [
        ("destatis_dns_weather", "sun", "thunderstorm"),
        ("eurostat_cagr", "eu_significant_progress", "eu_movement_away"),
    ],
)
def test_the_worst_of_several_is_not_known_while_a_part_has_no_class(
    name: str, best: str, worst: str
) -> None:
    method = METHODS[name]
    nothing = Outcome(method.unavailable, "cannot_assess", reasons=("too_few_points",))
    good, bad = Outcome(best, "on_track"), Outcome(worst, "wrong_way")
    assert method.combine([good, nothing]).status == method.unavailable
    assert method.combine([bad, nothing, good]).status == worst
    assert method.combine([good, good]).status == best
