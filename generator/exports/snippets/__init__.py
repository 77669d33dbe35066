"""Five lines of pandas and five of SQL that come to a target's verdict from the published rows."""

from __future__ import annotations

from dataclasses import dataclass

from generator.exports.snippets.frames import pandas_snippet
from generator.exports.snippets.rule import rule_of
from generator.exports.snippets.statements import sql_snippet
from generator.model.formats import DOWNLOADS
from generator.model.measures import Target
from generator.model.plan import Plan
from generator.project import Project

__all__ = ["OBSERVATIONS", "Snippets", "snippets_of"]

OBSERVATIONS = "observations.csv"


@dataclass(frozen=True, slots=True)
class Snippets:
    """Code that comes to one target's verdict and last reading.

    Attributes:
        pandas: Python; it reads the file of all values and prints a dictionary.
        sql: one statement for the database; its answer is one row.
    """

    target: str
    pandas: str
    sql: str


def snippets_of(target: Target, plan: Plan, project: Project) -> Snippets | None:
    """Return the code for a target; None for the size of a programme, which is not judged.

    The file is named by its address where the site's own is known, else as one that
    lies beside the reader's program.
    """
    if target.is_programme_size:
        return None
    root = project.identity.site_url.rstrip("/")
    rule = rule_of(target, plan, project)
    address = f"{root}/{DOWNLOADS}{OBSERVATIONS}" if root else OBSERVATIONS
    return Snippets(target.id, pandas_snippet(rule, address), sql_snippet(rule))
