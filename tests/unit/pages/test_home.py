"""Home: the computed sentence, counts with their wholes, no empty part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.assess.asked import count_questions
from generator.assess.counts import count_targets
from generator.assess.rollups import roll_ups
from generator.model.plan import Plan
from generator.model.text import Text
from generator.model.verdict import TargetCounts
from generator.pages import headline, home
from generator.pages.matrix import make_matrix
from generator.pages.tallies import tally
from tests.unit.pages.figure_samples import faults, make_view, texts, view_of
from tests.unit.plan_samples import RULES, make_assessment, make_plan


def counts(
    *,
    total: int,
    met: int = 0,
    short: int = 0,
    final: int = 0,
    achieved: int = 0,
) -> tuple[TargetCounts, ...]:
    readings = {"at_target": met, "short_of_target": short, "none": total - met - short}
    other = TargetCounts("2021", 90, 80, {"at_target": 70}, {})
    return (other, TargetCounts("2025", total, final, readings, {"achieved": achieved}))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(
            counts(total=9, met=3, short=2),
            "Of the 9 targets the plan sets for 2025, this site holds a 2025 figure for none. "
            "By the latest reading since the plan was issued, 3 meet their targets, 2 fall short "
            "and 4 have no usable figure.",
            id="no figure for the year itself is said plainly",
        ),
        pytest.param(
            counts(total=9, met=1, short=1, final=2),
            "Of the 9 targets the plan sets for 2025, this site holds a 2025 figure for 2. "
            "By the latest reading since the plan was issued, 1 meets its target, 1 falls short "
            "and 7 have no usable figure.",
            id="some figures are counted and one is singular",
        ),
        pytest.param(
            counts(total=3, met=3, final=3),
            "Of the 3 targets the plan sets for 2025, this site holds a 2025 figure for all 3. "
            "By the latest reading since the plan was issued, 3 meet their targets, 0 fall short "
            "and 0 have no usable figure.",
            id="all figures are held",
        ),
        pytest.param(
            (),
            "The plan sets no numeric target for the year that this site counts first.",
            id="a plan without targets says so",
        ),
    ],
)
def test_the_sentence_counts_the_headline_period_alone(
    given: tuple[TargetCounts, ...], said: str
) -> None:
    assert home.finding(make_view(counts=given)) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(counts(total=9, met=3), "Not known yet.", id="no final figure"),
        pytest.param(
            counts(total=9, met=3, final=2), "For some of them it can be told.", id="some final"
        ),
        pytest.param(counts(total=3, final=3, achieved=3), "All of them.", id="all reached"),
        pytest.param(counts(total=3, final=3, achieved=2), "Not all of them.", id="one missed"),
        pytest.param((), "", id="no target, no answer"),
    ],
)
def test_the_question_is_answered_in_a_few_words(
    given: tuple[TargetCounts, ...], said: str
) -> None:
    assert headline.answer(make_view(counts=given)) == said


def real_counts() -> tuple[TargetCounts, ...]:
    plan = make_plan()
    return count_targets(plan, make_assessment(plan).verdicts, RULES)


def test_every_target_of_the_year_is_named_once_under_its_reading() -> None:
    view = make_view(counts=real_counts())
    found = headline.readings(view)
    counted = next(one for one in real_counts() if one.period == "2025")
    assert {one.code: int(one.count) for one in found} == counted.by_reading
    assert all(one.count == len(one.targets) for one in found)


def test_a_reading_says_its_year_and_what_needs_care() -> None:
    (page,) = home.pages(make_view(counts=real_counts()))
    (names,) = texts(page, ".readings__few details > p")
    assert names == "Length of canals (en) (2024)"


def test_tiles_name_what_they_are_a_part_of_and_leave_sizes_out() -> None:
    found = {one.key: (one.count, one.total, one.apart) for one in home.tiles(make_view())}
    assert found == {
        "targets": (1, 2, 1),
        "tasks": (1, 3, 0),
        "projects": (1, 2, 0),
    }


def test_the_matrix_counts_every_task_once_in_its_row() -> None:
    found = make_matrix(make_view())
    assert found is not None
    assert found.codes[-1] == "no_report"
    for row in (*found.rows, found.total):
        assert sum(one.count for one in row.cells) == row.total
    assert sum(one.total for one in found.rows) == found.total.total == 3


def test_a_cell_leads_to_the_register_with_its_filters_and_an_empty_one_nowhere() -> None:
    found = make_matrix(make_view())
    assert found is not None
    (row,) = found.rows
    for cell in row.cells:
        wanted = f"tasks/?area=A&status={cell.code}#A" if cell.count else ""
        assert cell.route == wanted


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_sound(language: str) -> None:
    view = make_view(language, counts=real_counts())
    (page,) = home.pages(view)
    assert faults(view, [page]) == []
    assert texts(page, "p.lead") == [home.finding(view)]
    assert page.description == home.finding(view)
    assert "1 question" in page.body


def test_a_plan_that_holds_nothing_opens_no_empty_part() -> None:
    full = make_plan()
    plan = Plan(full.languages, areas=full.areas, releases=full.releases)
    empty = replace(
        make_assessment(full), observations=(), verdicts={}, tasks={}, projects={}, counts=()
    )
    empty = replace(empty, rollups=roll_ups(plan, {}, {}, RULES), asked=count_questions(plan))
    view = view_of(plan, empty)
    (page,) = home.pages(view)
    assert faults(view, [page]) == []
    assert texts(page, "h2") == ["The plan's targets", "What changed"]


def test_readers_who_know_nothing_are_told_what_plan_this_is() -> None:
    view = make_view()
    nameless = home.intro(view)
    assert nameless.startswith("The ")
    assert "2 targets, 3 tasks, 2 projects" in nameless
    assert "not a government one" in nameless
    identity = replace(view.project.identity, issuer=Text({"en": "the town"}), official=True)
    named = home.intro(replace(view, project=replace(view.project, identity=identity)))
    assert "is a programme of the town" in named
    assert "not a government one" not in named


def test_how_many_readings_need_care_stands_beside_their_number() -> None:
    plan = make_plan()
    made = make_assessment(plan)
    first = replace(made.verdicts["canal.1"], last_reading="at_target", verdict="awaiting_final")
    (counted,) = [one for one in counts(total=1, met=1) if one.period == "2025"]
    care = {"at_target": {"scope_differs": 2, "in_doubt": 1}}
    assessment = replace(
        made,
        verdicts={**made.verdicts, "canal.1": first},
        counts=(replace(counted, care=care),),
    )
    (found,) = headline.readings(view_of(plan, assessment))
    assert found.among == "Of these, 2 are for another area, 1 is in doubt"
    (page,) = home.pages(view_of(plan, assessment))
    assert "2 are for another area" in texts(page, ".readings__few")[0]


@pytest.mark.parametrize(
    ("overdue", "said"),
    [
        pytest.param(3, "All 3 tasks that state a date are past it", id="all"),
        pytest.param(2, "3 tasks state a date; 2 of them are past it", id="some"),
    ],
)
def test_when_every_dated_task_is_past_its_date_all_are_said_to_be(
    monkeypatch: pytest.MonkeyPatch, overdue: int, said: str
) -> None:
    plan = make_plan()
    made = make_assessment(plan)
    view = view_of(plan, replace(made, rollups=roll_ups(plan, made.tasks, made.projects, RULES)))
    one = tally(view, "plan")
    counts = replace(one.counts, dated=3, overdue=overdue)
    monkeypatch.setattr(home, "tally", lambda view, *_: replace(one, view=view, counts=counts))
    (page,) = home.pages(view)
    assert said in " ".join(texts(page, "#parts + p"))
