"""Verdicts asked for by hand: some or all, on another day, by another method, with assumed values.

Nothing is stored. What is worked out for an earlier day uses today's rows up to that
day; it is not what was published then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from generator.assess import assess
from generator.assess.methods import METHODS
from generator.errors import UsageProblem
from generator.model.measures import Observation
from generator.model.period import InvalidPeriod, end_of, parse_period
from generator.model.plan import Plan
from generator.model.verdict import Assessment
from generator.pipeline.assuming import assumed_rows, put
from generator.pipeline.knowing import know
from generator.project import Project
from generator.read import Dataset

__all__ = ["Judged", "Question", "judge", "method_names"]


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked.

    Attributes:
        wanted: ids of indicators or targets; () for all.
        as_of: a year, quarter, month or day; "" for the newest release.
        method: name of a method of the registry; "" for that of the settings.
        values: `INDICATOR[@AREA]:PERIOD=VALUE`, assumed for this answer only.
    """

    wanted: tuple[str, ...] = ()
    as_of: str = ""
    method: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer.

    Attributes:
        project: with the method that was asked for.
        plan: with the rows and the clock that were asked for, assumed rows among them.
        assessment: of that plan. before: the same without assumed values; None without any.
        targets: ids in the order of the plan.
        afterwards: another day than the release was asked for.
        assumed: the rows that stand for the assumed values.
        unused: keys of assumed rows that no verdict and no computed value rests on.
        changed: ids of all targets whose verdict or last reading the assumed values change.
    """

    project: Project
    dataset: Dataset
    plan: Plan
    assessment: Assessment
    before: Assessment | None
    targets: tuple[str, ...]
    afterwards: bool
    assumed: tuple[Observation, ...]
    unused: tuple[str, ...]
    changed: tuple[str, ...]


def judge(project: Project, question: Question) -> Judged:
    """Return what can be said in answer to a question; nothing is written.

    Raises:
        DataRejected: the data have errors.
        UsageProblem: an id, a day, a method or a value that cannot be used.
    """
    ruled = _ruled(project, question.method)
    known = know(project)
    targets = _targets(known.plan, question.wanted)
    plan = _at(known.plan, project, question.as_of) if question.as_of else known.plan
    # The plan as it stands is assessed already, unless something else was asked for.
    as_it_stands = plan is known.plan and ruled is project
    base = known.assessment if as_it_stands else assess(plan, ruled)
    assumed = assumed_rows(plan, base, project.identity.area, question.values)
    after = base
    if assumed:
        plan = put(plan, assumed)
        after = assess(plan, ruled)
    return Judged(
        project=ruled,
        dataset=known.dataset,
        plan=plan,
        assessment=after,
        before=base if assumed else None,
        targets=targets,
        afterwards=bool(question.as_of) and base.as_of != known.assessment.as_of,
        assumed=assumed,
        unused=tuple(_unused(after, assumed)),
        changed=tuple(name for name in plan.targets if _said(base, name) != _said(after, name)),
    )


def method_names() -> tuple[str, ...]:
    """Return the names of the methods that may be asked for, the house's own first."""
    return tuple(METHODS)


def _unused(assessment: Assessment, assumed: Iterable[Observation]) -> Iterator[str]:
    used = {key for row in assessment.observations for key in row.inputs}
    for verdict in assessment.verdicts.values():
        used |= {*verdict.inputs, verdict.position.reference, *(one.row for one in verdict.years)}
    yield from (row.key for row in assumed if row.key not in used)


def _said(assessment: Assessment, target: str) -> tuple[str, str]:
    verdict = assessment.verdicts[target]
    return verdict.verdict, verdict.last_reading


def _ruled(project: Project, method: str) -> Project:
    """Return the project with another headline method."""
    if method in ("", project.assessing.method):
        return project
    if method not in method_names():
        raise UsageProblem("assess.unknown_method", text=method, known=", ".join(method_names()))
    return replace(project, assessing=replace(project.assessing, method=method))


def _targets(plan: Plan, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the targets meant, in the order of the plan; all of them where none is named."""
    found: set[str] = set()
    for name in wanted:
        own = [one.id for one in plan.targets.values() if name in (one.id, one.indicator)]
        if not own:
            raise _unknown(plan, name)
        found.update(own)
    return tuple(name for name in plan.targets if name in found or not found)


def _unknown(plan: Plan, name: str) -> UsageProblem:
    if name in plan.indicators:
        return UsageProblem("assess.no_target", text=name)
    near = get_close_matches(name, (*plan.indicators, *plan.targets), 3, 0.5)
    if near:
        return UsageProblem("assess.unknown_near", text=name, near=", ".join(near))
    return UsageProblem("assess.unknown", text=name)


def _at(plan: Plan, project: Project, text: str) -> Plan:
    """Return the plan with what was over by the end of a period, and its clock there."""
    issued, newest = parse_period(project.identity.issued).end, parse_period(plan.release.date).end
    try:
        day = parse_period(text).end
    except InvalidPeriod as error:
        raise UsageProblem("assess.bad_day", text=text) from error
    if not issued < day <= newest:
        first, last = issued.isoformat(), newest.isoformat()
        raise UsageProblem("assess.day_outside", text=text, first=first, last=last)
    release = replace(plan.release, date=day.isoformat())
    return replace(
        plan,
        releases={release.id: release},
        observations=tuple(row for row in plan.observations if row.period.end <= day),
        updates={
            name: one
            for name, one in plan.updates.items()
            if (end_of(one.date, one.date_precision) or date.min) <= day
        },
    )
