"""Somebody's copy of the plan held against the register; hashes made anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.errors import UsageProblem
from generator.model.plan import Plan
from generator.pipeline.knowing import refuse, run_check
from generator.project import Project
from generator.wording import (
    Passage,
    Verification,
    divide,
    match,
    read_copy,
    verify,
    wordings_of,
)

__all__ = ["Quoted", "Verified", "make_hashes", "verify_plan"]

PLACE = re.compile(
    r"\d{1,3}(\.\d{1,3})*/\d{1,4}(/\d{1,4}(#\d{1,3}(-\d{1,3})?(,\d{1,3}(-\d{1,3})?)*)?)?"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """The wording behind one thing that was asked for; no passage where the copy lacks it."""

    asked: str
    locator: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """A copy compared, with the wording that was asked for.

    Attributes:
        encoding: the copy was read in.
        without_hash: sentences of the register that cannot be compared.
    """

    encoding: str
    result: Verification
    without_hash: int
    quoted: tuple[Quoted, ...]

    @property
    def is_doubtful(self) -> bool:
        """Tell whether the encoding may be wrong: not the usual one, and nothing matches."""
        return not self.result.found and not self.encoding.startswith("utf")


def verify_plan(
    project: Project,
    file: Path,
    *,
    tasks: tuple[str, ...] = (),
    indicators: tuple[str, ...] = (),
    locators: tuple[str, ...] = (),
) -> Verified:
    """Return how a copy of the plan differs from the register; nothing is written.

    Args:
        project: whose register is compared.
        file: the copy.
        tasks: ids of tasks whose wording is wanted, too.
        indicators: ids of indicators or targets, the same.
        locators: places in the plan, the same.

    Raises:
        DataRejected: the data have errors.
        UsageProblem: the copy is no text, the register has no hashes, or nothing has
            such an id or stands at such a place.
    """
    plan, division = _plan(project), project.plan_text.division
    register = plan.sentences
    if not any(one.sha256 for one in register.values()):
        raise UsageProblem("copy.no_hashes", text="datasets/sentences.csv")
    wanted = [
        *((one, _task(plan, one)) for one in tasks),
        *((one, _indicator(plan, one)) for one in indicators),
        *((one, _place(plan, one)) for one in locators),
    ]
    copy = read_copy(file)
    found = match(copy.text, register.values(), division)
    wordings = wordings_of(found, register, project.plan_text.language, division)
    return Verified(
        copy.encoding,
        verify(found, register.values()),
        sum(not one.sha256 for one in register.values()),
        tuple(Quoted(asked, place, wordings.quote(place)) for asked, place in wanted),
    )


def make_hashes(project: Project, file: Path, *, replace: bool = False) -> int:
    """Write the hash of every sentence of a copy beside its place; return how many changed.

    Raises:
        UsageProblem: the copy is no text or does not fit the register, or hashes that are
            there would change and may not (`replace`); nothing is written.
        DataRejected: the table of sentences has faults that forbid rewriting it.
    """
    from generator.edit import write_hashes

    division = project.plan_text.division
    return write_hashes(project, divide(read_copy(file).text, division), replace=replace)


def _plan(project: Project) -> Plan:
    from generator.assemble import assemble

    report = run_check(project)
    refuse(report)
    assert report.dataset is not None  # noqa: S101 - a report without errors has its tables
    return assemble(report.dataset, project)


def _task(plan: Plan, name: str) -> str:
    if name not in plan.tasks:
        raise UsageProblem("copy.unknown_task", text=name)
    return plan.tasks[name].locator


def _indicator(plan: Plan, name: str) -> str:
    target = plan.targets.get(name)
    if target is not None:
        return target.locator
    if name not in plan.indicators:
        raise UsageProblem("copy.unknown_indicator", text=name)
    one = plan.indicators[name]
    places = (one.locator, *(target.locator for target in one.targets))
    return ";".join(dict.fromkeys(place for place in places if place))


def _place(plan: Plan, text: str) -> str:
    paragraphs = {name.rpartition("/")[0] for name in plan.sentences}
    for part in text.split(";"):
        place = part.partition("#")[0]
        known = place in plan.sentences or place in paragraphs
        if not PLACE.fullmatch(part) or not known:
            raise UsageProblem("copy.unknown_place", text=part)
        _clauses(plan, place, part.partition("#")[2])
    return text


def _clauses(plan: Plan, place: str, named: str) -> None:
    """Make sure that a sentence has the clauses that are named of it."""
    for span in filter(None, named.split(",")):
        first, _, last = span.partition("-")
        count = plan.sentences[place].clauses
        if not 1 <= int(first) <= int(last or first) <= count:
            raise UsageProblem("copy.unknown_clause", text=place, clause=span, count=str(count))
