"""Questions: counted, grouped by who would publish, the unknown said plainly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.plan import Plan
from generator.model.text import Text
from generator.pages import questions
from tests.unit.pages.figure_samples import faults, make_view, texts, view_of
from tests.unit.plan_samples import make_assessment, make_plan


def asked(*more: tuple[str, str, str]) -> Plan:
    """Return the plan with more questions of (id, publisher, status)."""
    plan = make_plan()
    first = plan.questions["q1"]
    added = {
        name: replace(first, id=name, who_publishes=Text({"en": who} if who else {}), status=status)
        for name, who, status in more
    }
    return replace(plan, questions={"q1": first, **added})


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_sound(language: str) -> None:
    view = make_view(language)
    assert faults(view, questions.pages(view)) == []


def test_questions_stand_under_their_publisher_and_the_unknown_come_last() -> None:
    plan = asked(("q2", "", "open"), ("q3", "Office", "open"), ("q4", "Office", "open"))
    view = view_of(plan, make_assessment(plan))
    (page,) = questions.pages(view)
    assert faults(view, [page]) == []
    assert texts(page, "h2") == [
        "Office (2)",
        "Works (en) (1)",
        "Publisher not known (1)",
    ]
    listed = [one.split() for one in texts(page, ".jump a")]
    assert [" ".join(one) for one in listed] == texts(page, "h2"), "each group is one tap away"
    assert page.description == (
        "This site holds no answer yet to 4 questions. "
        "For 1 of them it is not known who would publish the answer."
    )


def test_a_question_of_two_publishers_counts_for_each_and_stands_in_full_once() -> None:
    plan = asked(("q2", "Office; Parks", "open"), ("q3", "Office", "open"))
    view = view_of(plan, make_assessment(plan))
    (page,) = questions.pages(view)
    assert faults(view, [page]) == []
    assert texts(page, "h2")[:3] == ["Office (2)", "Works (en) (1)", "Parks (1)"]
    assert len(texts(page, "#q2")) == 1


def test_an_answered_question_is_not_counted_as_open() -> None:
    plan = asked(("q2", "Office", "answered"))
    (page,) = questions.pages(view_of(plan, make_assessment(plan)))
    assert page.description == "This site holds no answer yet to 1 question."
    assert texts(page, "#closed") == ["Answered or no longer asked (1)"]


def test_without_an_open_question_no_group_is_opened() -> None:
    plan = replace(make_plan(), questions={})
    view = view_of(plan, make_assessment(plan))
    (page,) = questions.pages(view)
    assert faults(view, [page]) == []
    assert texts(page, "h2") == []
    assert page.description == "No question is open at present."


def test_a_question_names_its_target_where_to_look_and_since_when() -> None:
    (page,) = questions.pages(make_view())
    said = dict(zip(texts(page, "dt"), texts(page, "dd"), strict=True))
    assert said["Where to look"] == "Report (en)"
    assert "First asked in" not in said, "said once for the page while there is one release"
    assert said["Target"].startswith("Length of canals (en)")
    assert said["Confirmation"] == "From general knowledge; staff have yet to confirm it"


def test_with_a_second_release_each_question_says_since_when_it_is_asked() -> None:
    plan = make_plan()
    later = replace(plan.releases["R1"], id="R2", date="2027-01-31")
    plan = replace(plan, releases={**plan.releases, "R2": later})
    (page,) = questions.pages(view_of(plan, make_assessment(plan)))
    said = dict(zip(texts(page, "article dt"), texts(page, "article dd"), strict=True))
    assert said["First asked in"] == "First (en)"
    assert texts(page, "#history") == ["Questions by release"]
