"""A small invented plan with every table filled, in any languages, made by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.assess.asked import count_questions
from generator.assess.rollups import roll_ups
from generator.model.claim import Claim
from generator.model.measures import (
    Baseline,
    Breakdown,
    Computation,
    Horizon,
    Indicator,
    Observation,
    Operator,
    Target,
)
from generator.model.method import MethodVerdict
from generator.model.period import parse_period
from generator.model.plan import Plan
from generator.model.register import (
    Area,
    Body,
    Code,
    CommitmentLevel,
    Exclusion,
    Milestone,
    Partner,
    Question,
    Release,
    Section,
    Sentence,
    Source,
    Term,
    Theme,
    UnmappedFact,
)
from generator.model.robust import (
    HistoryEntry,
    PublishedVerdict,
    Sensitivity,
    StatusChange,
    Variant,
)
from generator.model.text import Text
from generator.model.verdict import (
    Assessment,
    Delay,
    Flip,
    Position,
    ProjectState,
    TaskState,
    Trend,
    Verdict,
    YearVerdict,
)
from generator.model.work import Project as Work
from generator.model.work import Review, Task, TaskEvent, Update
from generator.project import Assessing, Identity, Project
from generator.words import Words

__all__ = [
    "EN_FR",
    "SECRET",
    "WITH_HAN",
    "SampleField",
    "make_assessment",
    "make_claims",
    "make_plan",
    "make_project",
    "make_words",
    "pages",
    "shuffled",
]

EN_FR = ("en", "fr")
HALF = Decimal("0.5")
RULES = Assessing("jindu", "2018", Decimal(5), 365, 5, 24, "third_party", HALF, HALF, 6, 10, 4)
WITH_HAN = ("en", "fr", "zh")
SECRET = "not for outside"  # noqa: S105 - a text that no output may hold

HAN = {
    "Canal road": "运河路",
    "Open the canal": "开通运河航道，改善水路",
    "Build a bridge": "建设高速公路大桥",
    "Length of canals": "航道里程",
}
CODES = {
    "area_kind": "district city",
    "basis": "old new",
    "basis_check": "same unconfirmed",
    "computed_when": "at_release retrospective",
    "date_precision": "day month year unknown",
    "delay_unit": "days months years",
    "done_when_origin": "commitment_level editors",
    "expected_event": "start opening",
    "flag": "no_due_date no_report overdue changed",
    "history_kind": "by_data_year as_published",
    "last_reading": "at_target short_of_target none",
    "method": "jindu statcan_open_sdg",
    "method_status": "close no_data not_available limited_progress",
    "obs_status": "A P",
    "operator": ">= > <= < = ~",
    "project_stage": "planned started completed unknown",
    "project_type": "road water",
    "question_about": "target task group",
    "question_status": "open answered",
    "rating": "good poor",
    "reason": "provisional year_missing",
    "rollup_kind": "plan section group place partner theme body commitment",
    "rollup_subject": "none",
    "scope_kind": "same accepted_other not_comparable",
    "sensitivity_choice": "firm_only",
    "sensitivity_dimension": "basis doubt",
    "source_quality": "official_direct third_party",
    "task_computed": "target_met target_not_met",
    "task_status": "no_report under_way completed paused dropped",
    "update_state": "published withdrawn",
    "value_origin": "published derived",
    "verdict": "awaiting_final no_data year_met close behind",
    "vintage": "first revised",
    "visibility": "internal public",
}


class Echo(Mapping[str, Any]):
    """Words that say their own key: enough wherever the wording does not matter."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __getitem__(self, key: str) -> str:
        name = key.removeprefix("api.").removeprefix("columns.").removesuffix(".title")
        return f"{name} ({self.language})"

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@dataclass(frozen=True)
class SampleField:
    """A field of a schema, as the database needs it."""

    name: str
    title: Text
    description: Text


def _text(languages: Sequence[str], words: str) -> Text:
    """Return `words` in every language: the Han wording where there is one, else marked."""
    texts = {
        code: HAN.get(words, words) if code == "zh" else f"{words} ({code})" for code in languages
    }
    return Text(texts if words else dict.fromkeys(languages, ""))


def make_words(language: str) -> Words:
    """Return words that only echo their keys."""
    return Words(language, Echo(language), "en_GB", language)


def make_project(root: Path, languages: Sequence[str] = EN_FR, **api: str) -> Project:
    """Return a project in `root` whose words only echo their keys."""
    words = {code: make_words(code) for code in languages}
    identity = Identity(
        name=_text(languages, "Sample"),
        tagline=_text(languages, "Sample plan"),
        publisher=_text(languages, "Nobody"),
        plan_title=_text(languages, "Plan of Nowhere"),
        area="town",
        issued="2020-05-01",
        headline_period="2025",
        site_url="",
        api_url="",
        feedback="",
        data_licence="CC0",
        data_licence_url="https://example.org/licence",
        footer=(),
        meta={},
        link_hosts=frozenset({"example.org"}),
    )
    return Project(root, tuple(languages), identity, RULES, {"api": api}, words)


def make_plan(languages: Sequence[str] = EN_FR) -> Plan:
    """Return the plan: two indicators, three tasks, two projects, one row of the rest."""

    def text(words: str) -> Text:
        return _text(languages, words)

    nothing = text("")
    return Plan(
        languages=tuple(languages),
        areas={
            "town": Area("town", "100", "", "", "city", text("Town"), nothing),
            "north": Area("north", "", "town", "", "district", text("North"), nothing),
        },
        partners={"east": Partner("east", "", "", "", text("East"), nothing)},
        bodies={"works": Body("works", "east", text("Works"), nothing)},
        themes={"water": Theme("water", text("Water"), text("Rivers"))},
        codes=dict(_codes(languages)),
        commitment_levels={
            "build": CommitmentLevel("build", 1, text("Build"), text("New"), text("It stands"))
        },
        sections={
            "A": Section("A", "", 1, 1, "", text("Roads"), text("Roads"), "1"),
            "A1": Section("A1", "A", 2, 1, "", text("Canals"), text("Canals"), "1.1"),
        },
        milestones={
            "M1": Milestone("M1", "2025", "A", "", "", text("Ready"), ("canal",), ("A1.1",), "1/1")
        },
        sources={
            "report": _source("report", text("Canal report"), "https://example.org/report"),
            "paper": _source("paper", text("Paper"), ""),
        },
        indicators={"canal": _canal(text), "grade": _grade(text)},
        observations=tuple(_rows(text)),
        tasks={one.id: one for one in _tasks(text)},
        task_groups={"A": ("A1.1", "A1.2", "A1.10")},
        projects={
            "P1": Work(
                "P1",
                "bridge",
                "road",
                text("Canal road"),
                ("A1.2",),
                ("north",),
                ("east",),
                "1",
                nothing,
            ),
            "P2": Work("P2", "lock", "water", text("Lock"), ("A1.1",), (), (), "1", nothing),
        },
        updates={one.id: one for one in _updates(text)},
        events={
            "e1": TaskEvent(
                "e1",
                "A1.2",
                "2021",
                "year",
                "modified",
                text("Longer"),
                ("paper",),
                "R1",
                "2031",
                "year",
                ("A1.10",),
            )
        },
        reviews={
            "r1": Review(
                "r1",
                "",
                "2022-05",
                "month",
                "works",
                "north",
                text("Review"),
                text("Good"),
                ("paper",),
                "R1",
            )
        },
        questions={
            "q1": Question(
                "q1",
                "canal.1",
                "",
                "A",
                text("How long?"),
                text("Works"),
                text("Report"),
                True,
                "open",
                "R1",
                "",
                nothing,
            )
        },
        releases={"R1": Release("R1", "2026-01-31", "", text("First"), nothing)},
        published_verdicts={
            ("R1", "canal.1", "jindu"): PublishedVerdict(
                "R1",
                "canal.1",
                "jindu",
                "awaiting_final",
                "short_of_target",
                "canal|2024|town|left|revised|report",
                "2024",
                "town",
                Decimal("11.0"),
                "same",
                ("provisional",),
            )
        },
        glossary=(Term(text("canal")), Term(text("barge"))),
        sentences={"1/1": Sentence("1/1", 1, 2, 30, "")},
        exclusions={"1/2": Exclusion("1/2", "", nothing)},
        unmapped={
            "U1": UnmappedFact(
                "U1", "2021", "year", text("A fair"), text("No task"), ("A1.1", "P2"), ("paper",)
            )
        },
    )


def _codes(languages: Sequence[str]) -> Iterator[tuple[tuple[str, str], Code]]:
    for name, codes in CODES.items():
        for code in codes.split():
            label = _text(languages, f"{name} {code}")
            yield (name, code), Code(name, code, label, Text())


def _source(name: str, title: Text, url: str) -> Source:
    return Source(
        name, title, Text(), "2024", "year", "", "official_direct", bool(url), url, Text()
    )


def _canal(text: Any) -> Indicator:
    target = Target(
        id="canal.1",
        indicator="canal",
        operator=Operator.AT_LEAST,
        value=Decimal("12.50"),
        period="2025",
        horizon=Horizon.DATED,
        area="town",
        where={"bank": "left"},
        accepts=("north",),
        baseline=Baseline("period", "2018", Decimal(5), text("Rule")),
        strength="firm",
        group="M1",
        valid_from="2020-05-01",
        valid_until="",
        locator="1/1",
    )
    yearly = replace(target, id="canal.2", period="", horizon=Horizon.EACH_YEAR, where={})
    size = replace(target, id="canal.3", strength="scope", where={}, group="")
    grade = _grade(text)
    return replace(
        grade,
        id="canal",
        title=text("Length of canals"),
        computation=Computation("canal", "canal", Decimal(1), "2018", True, text("Ratio")),
        dimensions=("bank",),
        breakdowns={"bank": Breakdown(text("Bank"), "bank")},
        related=("grade",),
        targets=(target, yearly, size),
    )


def _grade(text: Any) -> Indicator:
    return Indicator(
        id="grade",
        kind="plan",
        title=text("Water grade"),
        unit=text("km"),
        unit_code="KM",
        unit_mult=0,
        decimals=1,
        definition=text("As measured"),
        scope=text("The town"),
        direction="up",
        measure="level",
        theme="water",
        section="A",
        computation=None,
        related=(),
        dimensions=(),
        availability="part",
        who_publishes=text("Works"),
        where=text("Yearbook"),
        to_be_confirmed=False,
        note=text(""),
        locator="1/1",
        targets=(),
    )


def _row(period: str, vintage: str, value: str, **more: Any) -> Observation:
    return Observation(
        key=f"canal|{period}|town|left|{vintage}|report",
        indicator="canal",
        period=parse_period(period),
        period_label="",
        area="town",
        dimensions={"bank": "left"},
        vintage=vintage,
        source="report",
        value=Decimal(value),
        category="",
        obs_status="A",
        basis="",
        note=Text(),
        is_current=vintage == "revised",
        source_quality="official_direct",
        **more,
    )


def _rows(text: Any) -> Iterator[Observation]:
    yield _row("2018", "first", "5.00")
    yield _row("2018", "revised", "5.20")
    yield _row("2024", "revised", "11.0")
    yield replace(
        _row("2016-01-01/P5Y", "first", "1"),
        key="grade|2016-01-01/P5Y|north|first|paper",
        indicator="grade",
        area="north",
        dimensions={},
        source="paper",
        value=None,
        category="good",
        note=text("A grade"),
        source_quality="third_party",
    )


def _tasks(text: Any) -> Iterator[Task]:
    nothing = text("")
    task = Task(
        id="A1.1",
        section="A1",
        title=text("Open the canal"),
        commitment="build",
        areas=("town", "north"),
        partners=("east",),
        themes=("water",),
        lead_body="works",
        supporting_bodies=("works",),
        start="",
        start_precision="",
        due="2021",
        due_precision="year",
        target_indicators=("canal",),
        related_indicators=("grade",),
        locator="1/1",
        done_when=nothing,
        note=nothing,
    )
    yield task
    yield replace(task, id="A1.2", title=text("Build a bridge"), areas=(), due="", due_precision="")
    yield replace(task, id="A1.10", title=text("Plant trees"), areas=(), partners=(), due="2030")


def _updates(text: Any) -> Iterator[Update]:
    inside = Update(
        id="u1",
        date="2022-03",
        date_precision="month",
        task="A1.1",
        task_status="completed",
        project="P2",
        project_stage="started",
        area="north",
        body="works",
        status_basis="",
        what=text("Canal dug"),
        problem=text(SECRET),
        next_step=text(SECRET),
        visibility="internal",
        caveat=text("Half of it"),
        sources=("report", "paper"),
        expected_event="",
        expected_date="2027",
        expected_precision="year",
        release="R1",
        state="published",
        successor="u2",
        withdrawn_reason=Text(),
    )
    yield inside
    public = {"problem": text("No money"), "next_step": text("Ask"), "visibility": "public"}
    yield replace(inside, id="u2", date="", date_precision="unknown", successor="", **public)


def make_assessment(plan: Plan) -> Assessment:
    """Return what is said of the plan: a reading, a trend, a yearly target, a size."""
    text = {code: f"So far short ({code})" for code in plan.languages}
    base, latest = plan.observations[1], plan.observations[2]
    ratio = replace(
        latest,
        key="canal|2024|town|left||",
        vintage="",
        source="",
        value=latest.value / base.value if latest.value and base.value else None,
        origin="derived",
        is_current=False,
        inputs=(base.key, latest.key),
        basis_check="same",
        source_quality="",
    )
    short = Verdict(
        target="canal.1",
        indicator="canal",
        method="jindu",
        verdict="awaiting_final",
        last_reading="short_of_target",
        reading=latest,
        scope="same",
        reasons=("provisional", "year_missing"),
        position=Position("", Decimal("0.8"), Decimal("0.9"), base.key, True),
        trend=Trend(Decimal("0.97"), Decimal("11.9"), (base.key, latest.key)),
        years=(),
        shortfall=Decimal("1.5"),
        inputs=(latest.key,),
        sentence=Text(text),
        formula="compare",
        thresholds=("final_overdue_months", "on_pace_margin"),
        quality=latest.source_quality,
        flip=Flip(
            "awaiting_final", ">=", Decimal("12.5"), "2025", meets=True, distance=Decimal("1.5")
        ),
    )
    bare = replace(
        short,
        reading=None,
        position=Position(""),
        trend=None,
        reasons=(),
        inputs=(),
        shortfall=None,
        formula="",
        thresholds=(),
        quality="",
        flip=None,
    )
    years = (YearVerdict("2021", "year_met", latest.key), YearVerdict("2022", "no_data"))
    verdicts = (
        short,
        replace(
            bare, target="canal.2", verdict="no_data", last_reading="none", scope="", years=years
        ),
        replace(bare, target="canal.3", verdict="", last_reading="", scope=""),
    )
    moved = Delay("opening", "2024", "year", "2027", "year", False, 3, "years")
    tasks = {
        "A1.1": TaskState(
            "A1.1",
            "completed",
            "",
            "u1",
            (),
            "",
            "2021",
            "year",
            "",
            "target_not_met",
            ("canal.1",),
        ),
        "A1.2": TaskState(
            "A1.2", "no_report", "", "", ("changed", "no_report"), "", "2031", "year", "e1"
        ),
        "A1.10": TaskState("A1.10", "no_report", "", "", ("no_report",), "", "2030", "year"),
    }
    projects = {
        "P1": ProjectState("P1", "unknown", "", "", "", "", ("no_report",)),
        "P2": ProjectState("P2", "started", "u1", "", "2027", "year", (), (moved,)),
    }
    return Assessment(
        release="R1",
        as_of="2026-01-31",
        method="jindu",
        observations=(*plan.observations, ratio),
        by_key={one.key: one for one in (*plan.observations, ratio)},
        verdicts={one.target: one for one in verdicts},
        tasks=tasks,
        projects=projects,
        rollups=roll_ups(plan, tasks, projects, RULES),
        asked=count_questions(plan),
        sensitivity={
            "canal.1": Sensitivity(
                "canal.1", (OTHER, SILENT), 0, 1, (OTHER,), Decimal("10"), Decimal("1.5")
            ),
            "canal.2": Sensitivity("canal.2"),
            "canal.3": Sensitivity("canal.3"),
        },
        history={"canal.1": _history(latest), "canal.2": (), "canal.3": ()},
        changes=(
            StatusChange(
                "canal.1",
                "by_data_year",
                "2024",
                "2025",
                "2025-12-31",
                "no_data",
                "short_of_target",
                "awaiting_final",
                "short_of_target",
            ),
        ),
        cross_checks=_cross_checks((base.key, latest.key)),
    )


def _cross_checks(rows: tuple[str, ...]) -> dict[str, tuple[MethodVerdict, ...]]:
    """Return two methods that differ on one target, and cannot judge the other."""
    ours = MethodVerdict(
        target="canal.1",
        method="jindu",
        status="close",
        verdict="close",
        value=Decimal("11.9"),
        score=None,
        reasons=("provisional",),
        inputs=rows,
        as_of="2024",
    )
    other = replace(
        ours,
        method="statcan_open_sdg",
        status="limited_progress",
        verdict="behind",
        value=Decimal("0.5"),
        score=Decimal("-0.4"),
    )
    bare = replace(ours, target="canal.2", status="no_data", verdict="no_data", inputs=(), as_of="")
    bare = replace(bare, value=None, reasons=())
    blank = replace(bare, method=other.method, status="not_available")
    return {"canal.1": (ours, other), "canal.2": (bare, blank), "canal.3": ()}


OTHER = Variant(
    dimension="basis",
    choice="old",
    verdict="awaiting_final",
    last_reading="at_target",
    reading="",
    value=Decimal("10.5"),
    holds=False,
    period="2023",
    area="town",
)
SILENT = Variant("doubt", "firm_only", "no_data", "none", "", None, holds=False, answers=False)


def _history(row: Observation) -> tuple[HistoryEntry, ...]:
    def entry(kind: str, as_of: str, when: str, verdict: str) -> HistoryEntry:
        return HistoryEntry(
            "canal.1",
            kind,
            as_of,
            when,
            "2026-01-31",
            verdict,
            "short_of_target",
            row.key,
            row.value,
            row.period.text,
            row.area,
        )

    return (
        entry("by_data_year", "2024", "retrospective", "no_data"),
        entry("by_data_year", "2025", "retrospective", "awaiting_final"),
        entry("as_published", "R1", "at_release", "awaiting_final"),
    )


def make_claims(plan: Plan) -> tuple[Claim, ...]:
    """Return what stands behind a count and a value."""
    release, row = plan.release.id, plan.observations[0]
    found = f"SELECT value_text FROM observations WHERE row_key = '{row.key}'"  # noqa: S608 - a sample
    return (
        Claim("count:tasks", "count", ("2",), (), "SELECT count(*) FROM tasks", release),
        Claim(
            id="observations:canal/first",
            kind="observations",
            numbers=("12.5",),
            rows=(("observations", row.key),),
            formula=found,
            release=release,
            unit_code="km",
            pages=("indicators/canal/",),
        ),
    )


def pages(plan: Plan) -> dict[str, dict[str, str]]:
    """Return a page for every row that has one on a site."""
    kinds: dict[str, Mapping[str, object]] = {
        "indicators": plan.indicators,
        "tasks": plan.tasks,
        "projects": plan.projects,
        "areas": plan.areas,
    }
    return {kind: {name: f"{kind}/{name}/" for name in found} for kind, found in kinds.items()}


def shuffled(plan: Plan, assessment: Assessment) -> tuple[Plan, Assessment]:
    """Return the same facts with every table in another order (code lists keep theirs)."""

    def turned(found: Mapping[str, Any]) -> dict[str, Any]:
        return dict(reversed(list(found.items())))

    ordered = {"languages", "codes", "glossary", "observations"}
    tables: dict[str, Any] = {
        one.name: turned(getattr(plan, one.name))
        for one in dataclass_fields(plan)
        if one.name not in ordered
    }
    other = replace(plan, observations=plan.observations[::-1], **tables)
    said = replace(
        assessment,
        observations=assessment.observations[::-1],
        verdicts=turned(assessment.verdicts),
        tasks=turned(assessment.tasks),
        projects=turned(assessment.projects),
        cross_checks=turned(assessment.cross_checks),
    )
    return other, said


def replaced_identity(project: Project, **changes: Any) -> Project:
    """Return the project with other addresses."""
    return replace(project, identity=replace(project.identity, **changes))
