"""Problems and facts, shown to a person or to a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from generator.errors import DataRejected, Problem, Severity
from generator.words import Words

if TYPE_CHECKING:
    from generator.validate import Report

__all__ = ["listing", "show_info", "show_json", "show_list", "show_problems"]

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def show_json(value: object) -> None:
    """Print a value as one JSON document."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


@contextmanager
def listing(words: Words, *, as_json: bool) -> Iterator[None]:
    """Show the problems of data that are refused inside, before the error goes on."""
    try:
        yield
    except DataRejected as error:
        show_list(error.problems, words, as_json=as_json)
        raise


def show_problems(report: Report, words: Words, *, as_json: bool, quiet: bool) -> None:
    """Print every problem with place, code, fault and remedy, then how many there are."""
    if as_json:
        show_json(_as_json(report, words))
        return
    shown = [one for one in report.problems if not quiet or one.severity is Severity.ERROR]
    show_list(shown, words, as_json=False)
    if not quiet:
        _show_counts(report, words)


def show_list(problems: Iterable[Problem], words: Words, *, as_json: bool) -> None:
    """Print problems in their order, to a person or as JSON."""
    if as_json:
        show_json({"problems": [_problem_json(one, words) for one in problems]})
        return
    for problem in problems:
        _show(problem, words)


def _show(problem: Problem, words: Words) -> None:
    from generator.validate import explain, locate

    fault, remedy = explain(problem, words)
    severity = words(f"cli.severity.{problem.severity}")
    head = f"{locate(problem.place, words)}: {severity} {problem.code}"
    click.secho(head, fg=COLOURS[problem.severity])
    click.echo(f"    {fault}")
    click.echo(f"    {remedy}")


def _show_counts(report: Report, words: Words) -> None:
    counts = _counts(report)
    click.echo(
        words(
            "cli.check.counts",
            files=str(report.checked),
            reused=str(report.reused),
            errors=str(counts["error"]),
            warnings=str(counts["warning"]),
        )
    )


def _counts(report: Report) -> dict[str, int]:
    return {
        severity.value: sum(one.severity is severity for one in report.problems)
        for severity in Severity
    }


def _as_json(report: Report, words: Words) -> dict[str, Any]:
    return {
        "checked": report.checked,
        "reused": report.reused,
        **{f"{name}s": number for name, number in _counts(report).items()},
        "problems": [_problem_json(one, words) for one in report.problems],
    }


def _problem_json(problem: Problem, words: Words) -> dict[str, Any]:
    from generator.validate import explain

    fault, remedy = explain(problem, words)
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": place.path,
        "row": place.row or None,
        "column": place.column or None,
        "cell": place.cell or None,
        "fault": fault,
        "remedy": remedy,
    }


def show_info(facts: Mapping[str, Any], words: Words, *, quiet: bool) -> None:
    """Print what the project holds, a line a fact."""
    for name, value in facts.items():
        if isinstance(value, Mapping):
            for inner, number in value.items():
                click.echo(f"{words(f'cli.info.{name}.{inner}')}\t{number}")
        elif not quiet:
            click.echo(f"{words(f'cli.info.{name}')}\t{value}")
