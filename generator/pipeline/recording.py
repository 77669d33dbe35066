"""Putting what a release says on record, once and for all."""

from __future__ import annotations

from generator.edit import record_verdicts
from generator.pipeline.knowing import know
from generator.pipeline.recorded import said_now
from generator.project import Project

__all__ = ["record"]


def record(project: Project) -> int:
    """Add what the newest release says to the data and return how many rows are new.

    Raises:
        DataRejected: the data have errors, or the table cannot be rewritten.
        UsageProblem: the release is on record with another verdict.
        OSError: the table could not be written; it is as it was.
    """
    known = know(project)
    said = said_now(known.plan, known.assessment)
    return record_verdicts(project, known.plan.release.id, said)
