from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.assess.methods import METHODS
from generator.assess.methods.adapter import pose
from generator.assess.methods.case import Kind
from generator.assess.methods.crosscheck import agreements, cross_checks, headline, known_method
from generator.assess.verdicts import verdict_of
from generator.errors import UsageProblem
from generator.model.measures import Baseline, Computation, Horizon, Observation, Target
from generator.model.method import MethodVerdict
from generator.model.plan import Plan
from generator.model.text import Text
from generator.model.verdict import Verdict
from tests.unit.assess.samples import CLOCK, RULES, indicator, row, series, target

RISING = series({2018: 50, 2019: 52, 2020: 54, 2021: 56, 2022: 58, 2023: 60})
ISSUED = CLOCK.issued


def _checks(
    one: Target, rows: Sequence[Observation], measure: str = "level"
) -> tuple[MethodVerdict, ...]:
    about = indicator(measure=measure, targets=(one,))
    plan = Plan(languages=("en",), indicators={"trees": about})
    return cross_checks(plan, {"trees": tuple(rows)}, CLOCK, RULES)[one.id]


def _said(checks: Sequence[MethodVerdict]) -> dict[str, str]:
    return {one.method: one.status for one in checks}


def test_every_method_answers_in_the_order_of_the_registry() -> None:
    found = _checks(target(90, period="2030"), RISING)
    assert [one.method for one in found] == list(METHODS)
    assert _said(found) == {
        "jindu": "behind",
        "statcan_open_sdg": "moderate_progress",
        "destatis_dns_weather": "cloud",
        "eurostat_cagr": "eu_moderate_progress",
    }
    assert {one.as_of for one in found} == {"2023"}


def test_a_method_says_which_rows_it_rests_on() -> None:
    found = {one.method: one for one in _checks(target(90, period="2030"), RISING)}
    assert found["statcan_open_sdg"].inputs == (RISING[0].key, RISING[-1].key)
    assert found["destatis_dns_weather"].inputs == tuple(one.key for one in RISING)
    assert found["jindu"].value == Decimal(74)


def test_a_deadline_that_has_passed_changes_no_answer() -> None:
    ahead, passed = target(90, period="2030"), target(90, period="2025")
    for one in (ahead, passed):
        verdict = verdict_of(one, indicator(targets=(one,)), RISING, CLOCK, RULES)
        ours = _checks(one, RISING)[0]
        assert ours.verdict == "behind"
        assert verdict.verdict == ("behind" if one is ahead else "awaiting_final")


@pytest.mark.parametrize(
    ("one", "rows", "measure", "verdict", "reasons"),
    [
        pytest.param(target(), (), "level", "no_data", (), id="nothing held"),
        pytest.param(
            target(),
            series({2016: 1, 2017: 2}),
            "level",
            "no_data",
            ("before_plan",),
            id="only older",
        ),
        pytest.param(
            target(operator="~"),
            RISING,
            "level",
            "cannot_assess",
            ("no_tolerance_stated",),
            id="rough",
        ),
    ],
)
def test_where_no_rule_can_be_asked_each_says_so_in_its_own_word(
    one: Target, rows: Sequence[Observation], measure: str, verdict: str, reasons: tuple[str, ...]
) -> None:
    found = _checks(one, rows, measure)
    assert {check.verdict for check in found} == {verdict}
    assert {check.reasons for check in found} == {reasons}
    assert _said(found) == {
        name: verdict if name == "jindu" else method.unavailable for name, method in METHODS.items()
    }
    assert not any(check.is_computed for check in found)


@pytest.mark.parametrize(
    ("value", "verdict", "reasons"),
    [
        pytest.param(60, "met", (), id="met"),
        pytest.param(90, "cannot_assess", ("pace_only",), id="not met: nothing is projected"),
    ],
)
def test_a_running_total_is_met_or_nothing_is_said(
    value: int, verdict: str, reasons: tuple[str, ...]
) -> None:
    checks = _checks(target(value, period="2030"), RISING, "running_total")
    others = [one for one in checks if one.method != "jindu"]
    assert {one.verdict for one in others} == {verdict}
    assert {one.reasons for one in others} == {reasons}


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(target(strength="scope"), id="the size of a programme"),
        pytest.param(target(valid_until="2022"), id="a target that was replaced"),
        pytest.param(replace(target(), valid_from="2027"), id="a target not in force yet"),
    ],
)
def test_what_is_never_judged_is_put_before_none(one: Target) -> None:
    assert _checks(one, RISING) == ()


def test_a_case_holds_one_stretch_of_one_basis() -> None:
    rows = (
        row("2016", 1, basis="old"),
        row("2018", 40, segment=1, basis="new"),
        row("2020", 50, segment=2, basis="new"),
        row("2021", 55, segment=2, basis="new"),
        row("2021-Q1", 9, segment=2, basis="new"),
        row("2022", 56, area="county", segment=2, basis="new"),
    )
    posed = pose(target(), indicator(), rows, ISSUED, RULES)
    assert posed.case is not None
    assert sorted(posed.case.series) == [2020, 2021]


def test_values_after_the_target_year_are_left_out() -> None:
    rows = (*RISING, row("2025", 99), row("2026", 10))
    posed = pose(target(), indicator(), rows, ISSUED, RULES)
    assert posed.case is not None
    assert max(posed.case.series) == 2025
    assert {one.verdict for one in _checks(target(), rows)} == {"not_achieved"}


def test_a_value_after_the_target_year_never_stands_for_it() -> None:
    rows = (*RISING, row("2026", 999))
    checks = _checks(target(), rows)
    assert {one.as_of for one in checks} == {"2023"}
    assert not {one.verdict for one in checks} & {"achieved", "met"}
    alone = _checks(target(), (row("2026", 999),))
    assert {(one.verdict, one.reasons) for one in alone} == {
        ("no_data", ("no_target_period_value",))
    }


@pytest.mark.parametrize(
    ("baseline", "year", "value"),
    [
        pytest.param(Baseline("not_stated"), 2018, None, id="not stated: our reference"),
        pytest.param(Baseline("period", "2016"), 2016, None, id="a year"),
        pytest.param(Baseline("value", "2015", Decimal(7)), 2015, Decimal(7), id="a value"),
    ],
)
def test_the_base_is_the_one_the_plan_states(
    baseline: Baseline, year: int, value: Decimal | None
) -> None:
    posed = pose(target(baseline=baseline), indicator(), RISING, ISSUED, RULES)
    assert posed.case is not None
    assert posed.case.base_year == Decimal(year)
    assert posed.case.base_value == value


@pytest.mark.parametrize(
    ("one", "kind", "direction", "strict"),
    [
        pytest.param(target(operator=">"), Kind.REACH_BY, "up", True, id="more than"),
        pytest.param(target(operator="<="), Kind.REACH_BY, "down", False, id="at most"),
        pytest.param(target(operator="="), Kind.EXACT, "", False, id="exactly"),
        pytest.param(
            target(horizon=Horizon.EACH_YEAR), Kind.EACH_YEAR, "up", False, id="every year"
        ),
        pytest.param(target(horizon=Horizon.UNDATED), Kind.UNDATED, "up", False, id="no date"),
    ],
)
def test_a_target_becomes_the_promise_it_is(
    one: Target, kind: Kind, direction: str, *, strict: bool
) -> None:
    posed = pose(one, indicator(), RISING, ISSUED, RULES)
    assert posed.case is not None
    assert (posed.case.kind, posed.case.direction, posed.case.strict) == (kind, direction, strict)


def test_a_day_within_a_year_counts_as_its_share() -> None:
    rows = (row("2020-12-31", 5), row("2023-06-30", 7))
    posed = pose(target(period="2030"), indicator(measure="stock"), rows, ISSUED, RULES)
    assert posed.case is not None
    first, last = sorted(posed.case.series)
    assert first == Decimal(2020)
    assert float(last) == pytest.approx(2022.496, abs=1e-3)


# The headline -----------------------------------------------------------------------


def _headline(one: Target, rows: Sequence[Observation], method: str) -> Verdict:
    rules = replace(RULES, method=method)
    about = indicator(targets=(one,))
    return headline(verdict_of(one, about, rows, CLOCK, rules), one, _checks(one, rows), rules)


@pytest.mark.parametrize(
    ("method", "verdict"),
    [
        pytest.param("jindu", "behind", id="ours"),
        pytest.param("statcan_open_sdg", "close", id="statcan"),
        pytest.param("destatis_dns_weather", "behind", id="destatis"),
        pytest.param("eurostat_cagr", "close", id="eurostat"),
    ],
)
def test_a_target_still_ahead_follows_the_chosen_method(method: str, verdict: str) -> None:
    found = _headline(target(90, period="2030"), RISING, method)
    assert (found.verdict, found.method) == (verdict, method)
    ours = method == "jindu"
    assert (bool(found.formula), bool(found.thresholds), bool(found.flip)) == (ours, ours, ours)


@pytest.mark.parametrize("method", ["jindu", "statcan_open_sdg", "destatis_dns_weather"])
def test_no_method_chooses_between_two_bases_that_disagree(method: str) -> None:
    rows = (
        *series({2021: 80, 2022: 84, 2023: 88}),
        row("2025", 101, status="P", basis="new"),
        row("2025", 99, basis="old", current=False),
    )
    found = _headline(target(100), rows, method)
    assert (found.verdict, found.method) == ("cannot_assess", "jindu")


def test_computed_values_that_may_fill_make_a_trend() -> None:
    rows = tuple(replace(one, origin="derived") for one in RISING)
    rule = Computation("a", "b", Decimal(1), "", same_basis=True, words=Text(), may_fill=True)
    for may_fill, verdict in ((True, "behind"), (False, "cannot_assess")):
        about = indicator(computation=replace(rule, may_fill=may_fill))
        posed = pose(target(90, period="2030"), about, rows, ISSUED, RULES)
        assert posed.case is not None
        assert METHODS["jindu"].judge(posed.case, RULES).verdict == verdict


@pytest.mark.parametrize(
    ("one", "rows", "verdict"),
    [
        pytest.param(target(90), RISING, "awaiting_final", id="the deadline has passed"),
        pytest.param(
            target(90), (*RISING, row("2025", 80)), "not_achieved", id="its figure is held"
        ),
        pytest.param(target(90, period="2030"), (), "no_data", id="nothing held"),
        pytest.param(target(55, horizon=Horizon.EACH_YEAR), RISING, "year_met", id="every year"),
        pytest.param(target(90, horizon=Horizon.UNDATED), RISING, "open_not_met", id="no date"),
        pytest.param(target(90, strength="scope"), RISING, "", id="size of a programme"),
        pytest.param(target(90, valid_until="2022"), RISING, "ended", id="replaced"),
    ],
)
@pytest.mark.parametrize("method", [name for name in METHODS if name != "jindu"])
def test_what_is_a_fact_follows_none(
    method: str, one: Target, rows: Sequence[Observation], verdict: str
) -> None:
    found = _headline(one, rows, method)
    assert (found.verdict, found.method) == (verdict, "jindu")


def test_a_method_that_needs_fewer_points_takes_their_lack_back() -> None:
    one, rows = target(90, period="2030"), series({2020: 60, 2022: 70})
    assert _headline(one, rows, "jindu").verdict == "cannot_assess"
    found = _headline(one, rows, "statcan_open_sdg")
    assert (found.verdict, found.reasons) == ("on_track", ("other_method",))
    assert _headline(one, rows, "destatis_dns_weather").reasons == (
        "other_method",
        "too_few_points",
    )


def test_an_unknown_method_is_refused_by_name() -> None:
    assert known_method(RULES) == "jindu"
    with pytest.raises(UsageProblem, match="site_config_invalid") as raised:
        known_method(replace(RULES, method="horoscope"))
    assert "horoscope" in str(raised.value.facts)
    assert "statcan_open_sdg" in str(raised.value.facts)


# Agreement --------------------------------------------------------------------------


def _said_of(name: str, **verdicts: str) -> tuple[MethodVerdict, ...]:
    return tuple(
        MethodVerdict(name, method, "", verdicts.get(method, "cannot_assess"), None, None, (), ())
        for method in METHODS
    )


def test_agreement_counts_only_what_was_judged_twice() -> None:
    checks = {
        "a": _said_of("a", jindu="met", statcan_open_sdg="met", eurostat_cagr="behind"),
        "b": _said_of("b", jindu="close", statcan_open_sdg="behind"),
        "c": _said_of("c", statcan_open_sdg="close", destatis_dns_weather="behind"),
        "d": _said_of("d", jindu="close"),
        "e": (),
    }
    found = {one.method: one for one in agreements(checks, RULES)}
    counts = {name: (one.total, one.compared, one.differ) for name, one in found.items()}
    assert counts == {
        "": (4, 3, 3),
        "statcan_open_sdg": (4, 2, 1),
        "destatis_dns_weather": (4, 0, 0),
        "eurostat_cagr": (4, 1, 1),
    }
    assert found["eurostat_cagr"].not_computed == 3
    assert {name: one.alone for name, one in found.items()} == {
        "": 1,
        "statcan_open_sdg": 1,
        "destatis_dns_weather": 1,
        "eurostat_cagr": 0,
    }


def test_agreement_is_with_the_chosen_method() -> None:
    rules = replace(RULES, method="statcan_open_sdg")
    names = [one.method for one in agreements({}, rules)]
    assert names == ["", "jindu", "destatis_dns_weather", "eurostat_cagr"]
