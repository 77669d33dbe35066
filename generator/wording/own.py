"""The publishing body's own copy of the plan, where `site.yaml` names one."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.register import Sentence
from generator.project import Project
from generator.wording.copies import read_copy
from generator.wording.matching import Match, match
from generator.wording.quoting import Wordings, wordings_of

__all__ = ["own_match", "own_wordings"]


def own_match(project: Project, register: Mapping[str, Sentence]) -> Match | None:
    """Return what the own copy holds of the register; None where no copy is named.

    Raises:
        UsageProblem: the copy cannot be read.
    """
    own = project.plan_text
    if own.path is None:
        return None
    return match(read_copy(own.path).text, register.values(), own.division)


def own_wordings(project: Project, register: Mapping[str, Sentence]) -> Wordings:
    """Return the wording of every sentence that the own copy holds unchanged.

    Raises:
        UsageProblem: the copy cannot be read.
    """
    found, own = own_match(project, register), project.plan_text
    return wordings_of(found, register, own.language, own.division) if found else Wordings()
