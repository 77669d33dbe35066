"""What can be known without writing a file: check, assemble, assess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.errors import DataRejected, Problem, Severity
from generator.model.plan import Plan
from generator.model.verdict import Assessment
from generator.project import Project
from generator.read import Dataset
from generator.validate import Apart, Report, check

__all__ = ["Known", "OnStage", "know", "refuse", "run_check"]

OnStage = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Known:
    """Checked data and all that follows from them without writing a file."""

    dataset: Dataset
    plan: Plan
    assessment: Assessment
    problems: tuple[Problem, ...]


def run_check(project: Project) -> Report:
    """Return every problem of the project's data; nothing is written but the cache."""
    from generator.pipeline.beside import Beside
    from generator.pipeline.crew import begin_judge

    with Beside() as beside:
        report = check(project, apart=begin_judge(beside, project).begin)
    if report.dataset is None or any(one.severity is Severity.ERROR for one in report.problems):
        return report
    return replace(report, problems=_assessed(report, report.dataset, project).problems)


def refuse(report: Report, *, strict: bool = False) -> None:
    """Stop the run where the report says that nothing may be published.

    Raises:
        DataRejected: an error, or with `strict` a warning.
    """
    stopping = [one for one in report.problems if strict or one.severity is Severity.ERROR]
    if stopping:
        raise DataRejected(stopping)


def know(project: Project, on_stage: OnStage | None = None, apart: Apart | None = None) -> Known:
    """Return the checked, assembled and assessed plan.

    Args:
        project: whose data it is.
        on_stage: told each stage and its number.
        apart: begins to judge tables in another process.

    Raises:
        DataRejected: the data have errors.
    """
    tell = on_stage or _silent
    tell("check", 0)
    report = check(project, apart=apart)
    refuse(report)
    assert report.dataset is not None  # noqa: S101 - a report without errors has its tables
    tell("assess", 1)
    known = _assessed(report, report.dataset, project)
    refuse(replace(report, problems=known.problems))
    return known


def _assessed(report: Report, dataset: Dataset, project: Project) -> Known:
    from generator.assemble import assemble
    from generator.assess import assess
    from generator.pipeline.recorded import differences, untouched

    plan = assemble(dataset, project)
    assessment = assess(plan, project)
    found = (*untouched(dataset), *differences(dataset, plan, assessment))
    problems = sorted((*report.problems, *found), key=lambda one: one.order)
    return Known(dataset, plan, assessment, tuple(problems))


def _silent(stage: str, step: int) -> None:
    """Follow nothing."""
