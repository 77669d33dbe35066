"""Who is responsible: said on home and with the questions, and found by the words people use."""

from __future__ import annotations

from dataclasses import replace

from generator.assess.asked import count_questions
from generator.pages import home, questions
from generator.pages.responsible import responsible, responsible_entry
from tests.unit.pages.figure_samples import make_view, view_of
from tests.unit.plan_samples import make_assessment, make_plan


def test_tasks_with_a_lead_body_are_counted() -> None:
    plan = make_plan()
    bare = replace(plan, tasks={k: replace(one, lead_body="") for k, one in plan.tasks.items()})
    said = responsible(view_of(bare, make_assessment(bare)))
    assert "names no lead body for any task" in said
    assert f"of {len(bare.tasks)} tasks, 0 have" in said
    name, first = next(iter(bare.tasks.items()))
    led = replace(bare, tasks={**bare.tasks, name: replace(first, lead_body="works")})
    assert f"Of {len(bare.tasks)} tasks, 1 has a lead body" in responsible(
        view_of(led, make_assessment(led))
    )


def test_without_tasks_nothing_is_said_or_found() -> None:
    view = make_view()
    empty = replace(view, plan=replace(view.plan, tasks={}))
    assert responsible(empty) == ""
    assert responsible_entry(empty) == ()


def test_questions_and_home_say_it_and_the_search_leads_there() -> None:
    plan = make_plan()
    view = view_of(plan, replace(make_assessment(plan), asked=count_questions(plan)))
    said = str(responsible(view))
    (page,) = questions.pages(view)
    assert 'id="responsible"' in page.body
    (found,) = [one for one in page.search if one.route == "questions/#responsible"]
    assert "in charge" in found.hidden
    (first,) = home.pages(view)
    assert said.split(":", maxsplit=1)[0] in first.body


def test_home_counts_the_questions_without_a_known_publisher() -> None:
    plan = make_plan()
    asked = questions.open_questions(plan)
    unknown = replace(asked[0], who_publishes=replace(asked[0].who_publishes, by_language={}))
    plan = replace(plan, questions={**plan.questions, unknown.id: unknown})
    (page,) = home.pages(view_of(plan, make_assessment(plan)))
    assert "it is not known who would publish the answer" in page.body
