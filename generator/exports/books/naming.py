"""What codes and ids are called: sheets for people name things, sheets for programs hold codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.exports.frames import Frame, FrameColumn
from generator.exports.material import Material
from generator.model.measures import TOTAL, Indicator
from generator.model.plan import Plan
from generator.model.text import Text

__all__ = ["LISTS", "SEPARATOR", "Naming", "is_list"]

SEPARATOR = ";"  # between the items of a cell
# Built columns that hold codes, and the list that names them.
LISTS: Mapping[str, str] = {
    name: name
    for name in (
        *("obs_status", "vintage", "basis", "basis_check", "value_origin", "period_kind"),
        *("measure", "source_quality", "operator", "horizon", "strength", "verdict"),
        *("last_reading", "position"),
    )
} | {
    "reading_quality": "source_quality",
    "scope": "scope_kind",
    "reasons": "reason",
    "flip_verdict": "verdict",
    "flip_operator": "operator",
}
BUILT = frozenset({"observations", "verdicts"})
# Built columns whose cells hold several items.
SEVERAL = frozenset({"reasons", "inputs", "thresholds"})


def is_list(column: FrameColumn) -> bool:
    """Tell whether a cell of the column holds several items."""
    return column.is_list or column.name in SEVERAL


@dataclass(frozen=True, slots=True)
class Naming:
    """Names of codes and ids.

    Attributes:
        names: table -> id -> what readers call it.
        references: (path of a table, column) -> table that its cells are ids of.
        grades: indicator -> code list of its grades in words.
    """

    plan: Plan
    names: Mapping[str, Mapping[str, Text]]
    references: Mapping[tuple[str, str], str]
    grades: Mapping[str, str]

    @classmethod
    def of(cls, material: Material) -> Naming:
        """Return the names that a plan's tables give."""
        plan, tables = material.plan, material.dataset.tables.values()
        return cls(
            plan=plan,
            names=_names(plan),
            references={
                (one.name if one.kind != "tasks" else one.kind, field.name): field.references
                for one in tables
                for field in one.fields
                if field.references
            }
            | {("observations", "source"): "sources", ("verdicts", "reading_area"): "areas"},
            grades={
                one.name.rpartition("/")[2]: field.codes
                for one in tables
                if (field := one.field("category")) is not None
            },
        )

    def list_of(self, frame: Frame, column: FrameColumn, indicator: str = "") -> str:
        """Return the code list of a column's cells, "" where they are no codes."""
        if column.codes:
            return column.codes
        if frame.path not in BUILT:
            return ""
        if column.name == "category":
            return self.grades.get(indicator, "")
        return LISTS.get(column.name, "")

    def table_of(self, frame: Frame, column: FrameColumn) -> str:
        """Return the table a column's cells are ids of, "" where they are none that has names."""
        table = self.references.get((frame.path, column.name), "")
        return table if table in self.names else ""

    def name(self, table: str, id_: str, language: str) -> str:
        """Return what a thing is called; its id where it has no name."""
        text = self.names[table].get(id_)
        return text.in_(language) if text else id_

    def slice_(self, indicator: Indicator, cell: str, language: str, between: str) -> str:
        """Return a breakdown, such as `age=y15-24;unit=km`, in words; totals are not named."""
        told = []
        for part in cell.split(SEPARATOR) if cell else ():
            dimension, _, code = part.partition("=")
            if code != TOTAL and (how := indicator.breakdowns.get(dimension)):
                label = self.plan.label(how.codes, code).in_(language)
                told.append(f"{how.title.in_(language)}: {label}")
        return between.join(told)


def _names(plan: Plan) -> dict[str, dict[str, Text]]:
    return {
        "areas": {one.id: one.name for one in plan.areas.values()},
        "partners": {one.id: one.name for one in plan.partners.values()},
        "bodies": {one.id: one.name for one in plan.bodies.values()},
        "themes": {one.id: one.label for one in plan.themes.values()},
        "commitment_levels": {one.id: one.label for one in plan.commitment_levels.values()},
        "sections": {one.id: one.title for one in plan.sections.values()},
        "milestones": {one.id: one.title for one in plan.milestones.values()},
        "sources": {one.id: one.title for one in plan.sources.values()},
        "indicators": {one.id: one.title for one in plan.indicators.values()},
        "projects": {one.id: one.name for one in plan.projects.values()},
        "tasks": {one.id: _with_id(one.id, one.title) for one in plan.tasks.values()},
        "targets": {one.id: plan.indicators[one.indicator].title for one in plan.targets.values()},
    }


def _with_id(id_: str, title: Text) -> Text:
    """Return a task's title after its id, by which people in the administration know it."""
    return Text({code: f"{id_} {one}" for code, one in title.by_language.items() if one})
