"""What pages say of changed, dropped and contradicted tasks, and of groups nobody reports on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.plan import Plan
from generator.model.register import Question
from generator.model.site import Page
from generator.model.text import Text
from generator.model.verdict import TaskState
from generator.pages import home, questions, sections, tasks
from tests.unit.pages.work_samples import body, first, make_pages, make_plan, make_view, shown, text


def with_event(kind: str, **more: object) -> Plan:
    """Return the plan with its one event of another kind."""
    plan = make_plan()
    event = replace(plan.events["e1"], event=kind, **more)  # type: ignore[arg-type] # fields by name
    return replace(plan, events={"e1": event})


def page_of(plan: Plan, task: str = "A1.2") -> Page:
    view = make_view(plan=plan)
    return next(one for one in tasks.pages(view) if one.route == view.routes["task"][task])


def test_a_dropped_task_keeps_its_page_with_reason_and_document() -> None:
    page = page_of(with_event("dropped"))
    said = shown(page)
    assert "dropped label (2021): Longer" in said
    assert "The paper" in first(page, "p.notice").text()
    assert first(page, ".status").text() == "dropped label"
    rows = body(make_pages(tasks.pages, plan=with_event("dropped"))["tasks/"]).css("li[data-is]")
    assert len(rows) == len(make_plan().tasks), "the register still lists it"


def test_a_moved_date_stands_beside_that_of_the_plan() -> None:
    said = shown(page_of(with_event("modified", due="2030", due_precision="year")))
    assert "2030, set by the change of 2021; in the plan: The plan states no date" in said


def test_tasks_that_take_over_are_linked() -> None:
    page = page_of(with_event("split", successors=("A1.3",)))
    assert "Continued in:" in shown(page)
    assert first(page, "li.timeline__change a[href$='a1.3/']").text()


@pytest.mark.parametrize(
    ("task", "marked"),
    [
        pytest.param("A1.1", True, id="a test of its own is the editors'"),
        pytest.param("A1.2", False, id="the test of its level is not marked"),
    ],
)
def test_a_test_worded_by_the_editors_is_marked_as_theirs(task: str, marked: bool) -> None:
    page = page_of(make_plan(), task)
    assert bool(body(page).css("small.editors")) == marked
    assert ("editors meaning" in shown(page)) == marked


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({}, "There is no firm verdict on the task’s own target", id="nothing firm"),
        pytest.param(
            {"computed": "target_met", "computed_from": ("canal.1",)},
            "target_met label (target_met meaning)",
            id="both side by side",
        ),
        pytest.param(
            {"computed": "target_not_met", "flags": ("status_differs",)},
            "status_differs meaning",
            id="a contradiction is said",
        ),
    ],
)
def test_a_report_stands_beside_what_is_computed(changes: dict[str, object], said: str) -> None:
    view = make_view()
    state: TaskState = replace(view.assessment.tasks["A1.1"], **changes)  # type: ignore[arg-type] # fields by name
    seen = replace(view.assessment, tasks=view.assessment.tasks | {"A1.1": state})  # type: ignore[operator] # a dict
    route = view.routes["task"]["A1.1"]
    page = next(one for one in tasks.pages(replace(view, assessment=seen)) if one.route == route)
    assert said in shown(page)
    assert first(page, "#beside").text() == "Status beside what the figures say"


def asking(section: str) -> Plan:
    nothing = Text()
    one = Question(
        "q-group",
        "",
        "",
        section,
        text("How far?"),
        nothing,
        nothing,
        False,
        "open",
        "R1",
        "",
        nothing,
    )
    return replace(make_plan(), questions={one.id: one})


def test_a_group_says_that_nobody_reports_on_it_and_asks() -> None:
    plan = replace(asking("A0"), updates={})
    page = make_pages(sections.pages, plan=plan)["plan/a0/"]
    notice = first(page, "#unknown + .notice")
    assert "No report is on record for any of the 3 tasks of this group" in notice.text()
    assert "Nobody is named who would know." in notice.text()
    assert first(page, "#unknown + .notice a").attributes["href"] == "../../questions/#q-group"


def test_a_group_with_a_report_counts_it_from_the_same_source() -> None:
    page = make_pages(sections.pages, plan=asking("A0"))["plan/a0/"]
    counts = make_view().index.rollups["group:A0"]
    assert (counts.reported, counts.total) == (2, 3)
    assert "A report is on record for 2 of the 3 tasks of this group." in shown(page)


def test_groups_are_listed_with_their_numbers_of_tasks() -> None:
    (page,) = make_pages(questions.pages, plan=asking("A0")).values()
    (line,) = body(page).css("li#q-group")
    assert " ".join(line.text().split()) == "Bridges 3 tasks, 1 without a report"


def test_home_says_since_when_it_is_asked() -> None:
    page = make_pages(home.pages, plan=asking("A0"))[""]
    assert "First asked on 31 January 2026; 0 answered so far." in shown(page)
    assert "ask about targets" not in shown(page), "there is one kind only"


def test_home_tells_questions_on_targets_from_those_on_groups() -> None:
    plan = asking("A0")
    other = replace(plan.questions["q-group"], id="q-canal", target="canal.1")
    both = replace(plan, questions=plan.questions | {"q-canal": other})  # type: ignore[operator] # a dict
    said = shown(make_pages(home.pages, plan=both)[""])
    assert "1 of them ask about targets, 1 about groups of tasks." in said
