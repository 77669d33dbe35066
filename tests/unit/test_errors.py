"""Problems as values, and the errors that end a run."""

from __future__ import annotations

from itertools import permutations

import pytest

from generator import errors
from generator.errors import DataRejected, JinduError, Place, Problem, Severity

PROBLEMS = (
    Problem("D101", Severity.ERROR, Place("a.csv", 2, "id", "A2"), {"value": "x"}),
    Problem("D101", Severity.ERROR, Place("a.csv", 2, "id", "A2"), {"value": "y"}),
    Problem("D104", Severity.WARNING, Place("a.csv", 2, "id", "A2")),
    Problem("D101", Severity.ERROR, Place("a.csv", 10, "id", "A10")),
    Problem("D101", Severity.ERROR, Place("b.csv")),
)


def test_problems_sort_by_place_then_code_then_facts() -> None:
    for some in permutations(PROBLEMS):
        assert DataRejected(some).problems == PROBLEMS


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("JinduError", 1, id="a fault of the program"),
        pytest.param("UsageProblem", 2, id="a call that cannot be used"),
        pytest.param("DataRejected", 3, id="data with faults"),
        pytest.param("BuildFailed", 4, id="a build that was not finished"),
        pytest.param("ServeFailed", 5, id="a server that did not start"),
    ],
)
def test_each_error_has_an_exit_code_of_its_own(name: str, code: int) -> None:
    kind = getattr(errors, name)
    assert issubclass(kind, JinduError)
    assert kind.exit_code == code


def test_an_error_names_its_sentence_and_the_facts_in_it() -> None:
    error = errors.UsageProblem("no_project", text="here")
    assert (error.key, error.facts) == ("no_project", {"text": "here"})
    assert str(error) == "no_project: text=here"
    assert DataRejected(PROBLEMS).facts == {"count": "5"}
