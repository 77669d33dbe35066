"""Questions by release."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.assess.asked import count_questions
from generator.model.plan import Plan
from generator.model.register import Question, Release
from generator.model.text import Text

NOTHING = Text()
RELEASES = {
    name: Release(name, day, "", NOTHING, NOTHING)
    for name, day in (("R2", "2027-05-01"), ("R1", "2026-11-22"), ("R3", "2027-11-01"))
}


def question(name: str, status: str, asked: str, answered: str = "") -> Question:
    return Question(
        name, "", "", "A", NOTHING, NOTHING, NOTHING, False, status, asked, answered, NOTHING
    )


@pytest.mark.parametrize(
    ("questions", "counts"),
    [
        pytest.param([], [(0, 0, 0, 0)] * 3, id="no question"),
        pytest.param(
            [question("a", "open", "R1"), question("b", "open", "R1")],
            [(2, 0, 2, 0), (0, 0, 2, 0), (0, 0, 2, 0)],
            id="an open question stays open",
        ),
        pytest.param(
            [question("a", "answered", "R1", "R2"), question("b", "open", "R3")],
            [(1, 0, 1, 0), (0, 1, 0, 1), (1, 0, 1, 1)],
            id="an answer counts in its release and from then on",
        ),
        pytest.param(
            [question("a", "withdrawn", "R1"), question("b", "open", "R1")],
            [(2, 0, 1, 0), (0, 0, 1, 0), (0, 0, 1, 0)],
            id="what was withdrawn was asked, and is neither open nor answered",
        ),
    ],
)
def test_questions_are_counted_by_release(
    questions: list[Question], counts: list[tuple[int, int, int, int]]
) -> None:
    plan = Plan(("en",), questions={one.id: one for one in questions}, releases=RELEASES)
    found = count_questions(plan)
    assert [one.release for one in found] == ["R1", "R2", "R3"]
    assert [(one.asked, one.answered, one.open, one.closed) for one in found] == counts


@pytest.mark.parametrize(
    ("target", "task", "about"),
    [
        pytest.param("t.1", "T1", "target", id="a target leads"),
        pytest.param("", "T1", "task", id="then a task"),
        pytest.param("", "", "group", id="else the tasks of its section"),
    ],
)
def test_a_question_knows_what_it_is_about(target: str, task: str, about: str) -> None:
    one = replace(question("a", "open", "R1"), target=target, task=task)
    assert one.about == about
