"""What was said of a target when: by data year, and as each release published it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assess.history import changes_of, history_of, published_verdict
from generator.assess.verdicts import Clock
from generator.assess.workbench import Workbench
from generator.model.measures import Horizon, Observation, Target
from generator.model.plan import Plan
from generator.model.register import Release
from generator.model.robust import AS_PUBLISHED, BY_DATA_YEAR, HistoryEntry, PublishedVerdict
from generator.model.text import Text
from generator.model.verdict import Assessment
from tests.unit.assess.samples import CLOCK, RULES, indicator, judged, plan, row, target

R2 = Release("R2", "2026-11-22", "scheduled", Text(), Text())
R1 = Release("R1", "2025-06-30", "first", Text(), Text())


def history(
    goal: Target,
    rows: Iterable[Observation],
    *,
    clock: Clock = CLOCK,
    releases: Sequence[Release] = (R1, R2),
    said: Sequence[PublishedVerdict] = (),
) -> tuple[HistoryEntry, ...]:
    seen = replace(
        plan([goal], rows),
        releases={one.id: one for one in releases},
        published_verdicts={one.key: one for one in said},
    )
    bench, one = Workbench.of(seen, clock, RULES), indicator(targets=(goal,))
    known = bench.worked_out(one, seen.observations)
    return history_of(goal, bench.ask(goal, one, known), one, known, seen, bench)


def years(entries: Iterable[HistoryEntry]) -> dict[str, str]:
    return {one.as_of: one.verdict for one in entries if one.kind == BY_DATA_YEAR}


def published(entries: Iterable[HistoryEntry]) -> dict[str, str]:
    return {one.as_of: one.verdict for one in entries if one.kind == AS_PUBLISHED}


def record(release: str, verdict: str, reading: str = "short_of_target") -> PublishedVerdict:
    return PublishedVerdict(
        release, "trees.1", "jindu", verdict, reading, "", "2024", "town", Decimal(90), "same", ()
    )


GOAL = target(100, period="2023")
BEFORE, ON_WAY, FINAL = row("2018", 50), row("2021", 90), row("2023", 101)


def test_each_year_knows_only_the_rows_up_to_it() -> None:
    assert years(history(GOAL, [BEFORE, ON_WAY, FINAL])) == {
        "2019": "no_data",
        "2020": "no_data",
        "2021": "cannot_assess",
        "2022": "cannot_assess",
        "2023": "achieved",
        "2024": "achieved",
        "2025": "achieved",
        "2026": "achieved",
    }


def test_a_deadline_has_passed_once_its_year_is_over() -> None:
    found = years(history(GOAL, [ON_WAY]))
    assert (found["2022"], found["2023"]) == ("cannot_assess", "awaiting_final")


def test_a_full_year_counts_at_its_own_end() -> None:
    goal = target(100, horizon=Horizon.EACH_YEAR)
    found = years(history(goal, [row("2021", 90), row("2022", 110)]))
    assert (found["2020"], found["2021"], found["2022"]) == ("no_data", "year_not_met", "year_met")


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([], id="no row"),
        pytest.param([BEFORE], id="before the plan only"),
        pytest.param([BEFORE, ON_WAY], id="one on the way"),
        pytest.param([row(str(year), year - 1920) for year in range(2015, 2026)], id="every year"),
        pytest.param([row("2021", 90, area="port")], id="another place"),
    ],
)
@pytest.mark.parametrize("horizon", list(Horizon))
def test_the_year_of_the_release_says_what_the_release_says(
    horizon: Horizon, rows: list[Observation]
) -> None:
    goal = replace(target(100, horizon=horizon), accepts=("port",))
    entries = history(goal, rows)
    last = next(one for one in reversed(entries) if one.kind == BY_DATA_YEAR)
    assert last.as_of == "2026"
    assert (last.verdict, last.last_reading) == (entries[-1].verdict, entries[-1].last_reading)
    assert entries[-1].kind == AS_PUBLISHED


def test_a_target_set_later_has_no_year_before_it() -> None:
    goal = replace(GOAL, valid_from="2022-05-01")
    assert list(years(history(goal, [ON_WAY]))) == ["2022", "2023", "2024", "2025", "2026"]


def test_a_target_that_was_replaced_ends_in_its_year_and_changes_no_more() -> None:
    goal = replace(GOAL, valid_until="2021-06-30")
    entries = history(goal, [BEFORE, row("2024", 101)])
    assert years(entries)["2021"] == "ended"
    assert [one.as_of for one in changes_of(entries) if one.kind == BY_DATA_YEAR] == ["2021"]


def test_the_size_of_a_programme_has_no_history() -> None:
    assert history(replace(GOAL, strength="scope"), [FINAL]) == ()


def test_years_are_worked_out_afterwards_and_say_on_which_day() -> None:
    entries = [one for one in history(GOAL, [FINAL]) if one.kind == BY_DATA_YEAR]
    assert {(one.computed_when, one.computed_on) for one in entries} == {
        ("retrospective", "2026-11-22")
    }


def test_what_an_earlier_release_said_is_read_and_never_computed() -> None:
    said = (record("R1", "wrong_way"),)
    entries = history(GOAL, [FINAL], said=said)
    assert published(entries) == {"R1": "wrong_way", "R2": "achieved"}
    assert entries[-2].computed_on == "2025-06-30"
    assert entries[-2].computed_when == "at_release"


def test_what_the_newest_release_says_is_computed_whatever_is_on_record() -> None:
    said = (record("R2", "wrong_way"),)
    assert published(history(GOAL, [FINAL], said=said)) == {"R2": "achieved"}


def test_a_release_without_a_record_is_left_out() -> None:
    assert list(published(history(GOAL, [FINAL]))) == ["R2"]


def test_another_method_on_record_is_another_history() -> None:
    said = (replace(record("R1", "behind"), method="other"),)
    assert list(published(history(GOAL, [FINAL], said=said))) == ["R2"]


def test_changes_are_dated_and_stay_within_one_history() -> None:
    entries = history(GOAL, [BEFORE, FINAL], said=(record("R1", "awaiting_final"),))
    assert [(one.kind, one.after, one.as_of, one.date) for one in changes_of(entries)] == [
        (BY_DATA_YEAR, "2022", "2023", "2023-12-31"),
        (AS_PUBLISHED, "R1", "R2", "2026-11-22"),
    ]


def test_a_change_in_the_year_of_the_release_is_dated_by_the_release() -> None:
    entries = history(target(100, period="2026-06"), [row("2026-06", 101)])
    assert [(one.as_of, one.date) for one in changes_of(entries)] == [("2026", "2026-11-22")]


def test_another_reading_under_the_same_verdict_is_a_change() -> None:
    entries = history(GOAL, [row("2024", 90), row("2025", 101)])
    (change,) = [one for one in changes_of(entries) if one.as_of == "2025"]
    assert (change.old_verdict, change.new_verdict) == ("awaiting_final", "awaiting_final")
    assert (change.old_reading, change.new_reading) == ("short_of_target", "at_target")


def test_a_computed_value_is_published_as_it_is_shown() -> None:
    one = replace(row("2023", "1.4911"), origin="derived")
    goal = target(2, period="2023")
    bench = Workbench.of(plan([goal]), Clock(date(2019, 9, 18), date(2026, 11, 22)), RULES)
    measured = indicator(targets=(goal,))
    found = published_verdict(bench.ask(goal, measured, [one]), measured, "R1")
    assert (str(found.value), found.verdict, found.reasons) == (
        "1.5",
        "not_achieved",
        ("derived_value",),
    )


# The real plan --------------------------------------------------------------------


def test_in_the_real_plan_the_last_year_says_what_the_release_says(
    real_plan: Plan, assessment: Assessment
) -> None:
    for target_ in real_plan.targets.values():
        entries = assessment.history[target_.id]
        assert bool(entries) != target_.is_programme_size
        if entries:
            verdict = assessment.verdicts[target_.id]
            said = (verdict.verdict, verdict.last_reading)
            last = [one for one in entries if one.kind == BY_DATA_YEAR][-1]
            assert (last.as_of, last.verdict, last.last_reading) == ("2026", *said)
            assert entries[-1].as_of == real_plan.release.id


def test_the_first_release_of_the_real_plan_is_on_record_for_every_judged_target(
    real_plan: Plan,
) -> None:
    judged = {one.id for one in real_plan.targets.values() if not one.is_programme_size}
    on_record = {target for release, target, _ in real_plan.published_verdicts if release == "R1"}
    assert on_record == judged


@given(
    values=st.dictionaries(st.integers(2016, 2026), st.integers(50, 150), max_size=11),
    horizon=st.sampled_from(list(Horizon)),
    due=st.integers(2020, 2028),
    until=st.sampled_from(["", "2023-05-01"]),
)
def test_a_year_that_repeats_the_one_before_says_what_it_would_say_if_asked_alone(
    values: dict[int, int], horizon: Horizon, due: int, until: str
) -> None:
    goal = target(100, horizon=horizon, period=str(due), valid_until=until)
    rows = [row(str(year), value) for year, value in values.items() if year < 2026]
    bench, one = Workbench.of(plan([goal], rows), CLOCK, RULES), indicator(targets=(goal,))
    known = bench.worked_out(one, rows)
    for entry in history(goal, rows):
        if entry.kind == BY_DATA_YEAR:
            year = int(entry.as_of)
            asked = bench.at(min(date(year + 1, 1, 1), CLOCK.release)).ask(
                goal, one, [each for each in known if each.period.end.year <= year]
            )
            assert (entry.verdict, entry.last_reading) == (asked.verdict, asked.last_reading)
            assert entry.reading == (asked.reading.key if asked.reading else "")


@pytest.mark.parametrize("horizon", list(Horizon))
def test_no_figure_would_change_what_is_said_of_a_target_that_was_replaced(
    horizon: Horizon,
) -> None:
    goal = target(100, horizon=horizon, valid_until="2023-05-01")
    rows = [row(str(year), year - 1960) for year in range(2016, 2021)]
    found = judged(goal, rows)
    assert (found.verdict, found.flip) == ("ended", None)
