"""The tables of the plan's own register: places, sections, sources, code lists."""

from __future__ import annotations

from generator.api.order import natural, section_path
from generator.api.shape import Column, Link, Table, World
from generator.model.period import end_of
from generator.model.register import Code, Question, Section, UnmappedFact
from generator.model.rollup import rollup_id

__all__ = ["DATE_END", "ID", "LOCATOR", "NOTE", "PRECISION", "TABLES", "TO_BE_CONFIRMED"]

ID = Column("id", required=True)
NOTE = Column("note", localised=True)
NAME = Column("name", localised=True, required=True)
TITLE = Column("title", localised=True, required=True)
LABEL = Column("label", localised=True, required=True)
DEFINITION = Column("definition", localised=True)
LOCATOR = Column("locator")
PRECISION = Column("date_precision", codes="date_precision")
DATE_END = Column("date_end", get=lambda world, item: end_of(item.date, item.date_precision))
TO_BE_CONFIRMED = Column("to_be_confirmed", "INTEGER", required=True, check="IN (0, 1)")


def _position(world: World, code: Code) -> int:
    return [one.code for one in world.plan.list_of(code.list)].index(code.code) + 1


def _in_plan(world: World, section: Section) -> object:
    return section_path(world.plan, section.id)


def _nearest_tasks(world: World, fact: UnmappedFact) -> list[str]:
    return [one for one in fact.nearest if one in world.plan.tasks]


def _nearest_projects(world: World, fact: UnmappedFact) -> list[str]:
    return [one for one in fact.nearest if one in world.plan.projects]


def _rollup(world: World, question: Question) -> str:
    """Return the counts of the group of tasks a question is about; "" for any other."""
    return rollup_id("group", question.section) if question.about == "group" else ""


TABLES = (
    Table(
        "codes",
        lambda world: world.plan.codes.values(),
        (
            Column("list", required=True, facet=True),
            Column("code", required=True),
            Column("position", "INTEGER", required=True, get=_position),
            LABEL,
            DEFINITION,
        ),
        key=("list", "code"),
        label="label",
        numbered=False,
        sort="position",
    ),
    Table(
        "areas",
        lambda world: world.plan.areas.values(),
        (
            ID,
            Column("gb_code"),
            Column("parent", references="areas", facet=True),
            Column("parent_basis", codes="parent_basis"),
            Column("kind", codes="area_kind", facet=True),
            Column("tile_row", "INTEGER", get=lambda _, area: area.tile_row or None),
            Column("tile_column", "INTEGER", get=lambda _, area: area.tile_column or None),
            NAME,
            NOTE,
        ),
        label="name",
        by_name=True,
        page="areas",
        shown=True,
    ),
    Table(
        "partners",
        lambda world: world.plan.partners.values(),
        (
            ID,
            Column("kind", codes="partner_kind", facet=True),
            Column("area", references="areas"),
            Column("scope", codes="partner_scope", facet=True),
            NAME,
            NOTE,
        ),
        label="name",
        by_name=True,
        page="partners",
        shown=True,
    ),
    Table(
        "bodies",
        lambda world: world.plan.bodies.values(),
        (ID, Column("partner", references="partners"), NAME, NOTE),
        one="body",
        label="name",
        by_name=True,
    ),
    Table(
        "themes",
        lambda world: world.plan.themes.values(),
        (ID, LABEL, DEFINITION),
        label="label",
        by_name=True,
        page="themes",
    ),
    Table(
        "commitment_levels",
        lambda world: world.plan.commitment_levels.values(),
        (
            ID,
            Column("rank", "INTEGER", required=True),
            LABEL,
            DEFINITION,
            Column("done_when", localised=True),
        ),
        order=lambda world, item: (item.rank, natural(item.id)),
        label="label",
        by_name=True,
    ),
    Table(
        "sections",
        lambda world: world.plan.sections.values(),
        (
            ID,
            Column("parent", references="sections"),
            Column("level", "INTEGER", required=True, facet=True),
            Column("ordinal", "INTEGER", required=True),
            Column("kind", codes="section_kind", facet=True),
            TITLE,
            Column("nav", localised=True),
            LOCATOR,
        ),
        order=_in_plan,
        label="title",
        page="sections",
        shown=True,
    ),
    Table(
        "milestones",
        lambda world: world.plan.milestones.values(),
        (
            ID,
            Column("year", "INTEGER", required=True, facet=True),
            Column("section", references="sections"),
            Column("kind", codes="milestone_kind", facet=True),
            Column("strength", codes="strength", facet=True),
            TITLE,
            LOCATOR,
        ),
        label="title",
        links=(
            Link("milestone_indicators", "indicator", "indicators", references="indicators"),
            Link("milestone_tasks", "task", "tasks", references="tasks"),
        ),
        shown=True,
    ),
    Table(
        "releases",
        lambda world: world.plan.releases.values(),
        (
            ID,
            Column("date", required=True),
            Column("kind", codes="release_kind"),
            TITLE,
            NOTE,
            Column("record_sha256"),
        ),
        order=lambda world, item: (item.date, natural(item.id)),
        label="title",
        shown=True,
    ),
    Table(
        "sources",
        lambda world: world.plan.sources.values(),
        (
            ID,
            TITLE,
            Column("publisher", localised=True),
            Column("date"),
            PRECISION,
            DATE_END,
            Column("kind", codes="source_kind", facet=True),
            Column("quality", codes="source_quality", facet=True),
            Column("linkable", "INTEGER", required=True, check="IN (0, 1)"),
            Column("url"),
            NOTE,
        ),
        label="title",
        search=("title", "publisher", "note"),
        page="sources",
        shown=True,
    ),
    Table(
        "questions",
        lambda world: world.plan.questions.values(),
        (
            ID,
            Column("target", references="targets"),
            Column("task", references="tasks"),
            Column("section", references="sections"),
            Column("about", required=True, codes="question_about", facet=True),
            Column("rollup", references="rollups", get=_rollup),
            Column("question", localised=True, required=True),
            Column("who_publishes", localised=True),
            Column("where", localised=True),
            TO_BE_CONFIRMED,
            Column("status", codes="question_status", facet=True),
            Column("asked_in", references="releases"),
            Column("answered_in", references="releases"),
            NOTE,
        ),
        label="question",
        shown=True,
    ),
    Table(
        "glossary",
        lambda world: world.plan.glossary,
        (Column("term", localised=True, required=True),),
        key=("number",),
        one="term",
        order=lambda world, item: 0,  # a list made by hand keeps its order
    ),
    Table(
        "sentences",
        lambda world: world.plan.sentences.values(),
        (
            Column("locator", required=True),
            Column("line", "INTEGER", required=True),
            Column("clauses", "INTEGER", required=True),
            Column("characters", "INTEGER", required=True),
            Column("role", codes="sentence_role", facet=True),
            Column("sha256"),
        ),
        key=("locator",),
        order=lambda world, item: (item.line, natural(item.locator)),
    ),
    Table(
        "exclusions",
        lambda world: world.plan.exclusions.values(),
        (Column("locator", required=True), Column("reason", codes="exclusion_reason"), NOTE),
        key=("locator",),
    ),
    Table(
        "unmapped",
        lambda world: world.plan.unmapped.values(),
        (
            ID,
            Column("date"),
            PRECISION,
            DATE_END,
            Column("what", localised=True, required=True),
            Column("reason", localised=True),
        ),
        one="unmapped",
        links=(
            Link("unmapped_tasks", "task", "tasks", references="tasks", get=_nearest_tasks),
            Link(
                "unmapped_projects",
                "project",
                "projects",
                references="projects",
                get=_nearest_projects,
            ),
            Link("unmapped_sources", "source", "sources", references="sources"),
        ),
        shown=True,
    ),
)
