"""A small invented plan, seen as pages see it: real rules, real English words, two languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.assess import assess
from generator.model.formats import DOWNLOADS
from generator.model.measures import Baseline, Horizon, Indicator, Observation, Operator, Target
from generator.model.period import parse_period
from generator.model.plan import Plan
from generator.model.register import (
    Area,
    Body,
    Code,
    CommitmentLevel,
    Milestone,
    Partner,
    Release,
    Section,
    Source,
    Theme,
)
from generator.model.site import Page
from generator.model.text import Text
from generator.model.work import Project as Work
from generator.model.work import Task, TaskEvent, Update
from generator.pages.index import make_index
from generator.pages.routes import routes
from generator.pages.view import View
from generator.project import Assessing, Identity, Project
from generator.words import Words, load_words
from tests.reading import parsed

__all__ = ["Family", "body", "dangling", "first", "make_pages", "make_plan", "make_view", "shown"]

Family = Callable[[View], Iterable[Page]]

ROOT = Path(__file__).resolve().parents[3]
CODES = {
    "area_kind": "city borough village functional_area statistical_area",
    "date_precision": "day month year unknown",
    "done_when_origin": "commitment_level editors",
    "expected_event": "approval start completion opening",
    "flag": "overdue stale unevidenced unofficial_only no_due_date no_report before_plan_only undated_only changed status_differs",
    "obs_status": "A E",
    "partner_kind": "region office",
    "partner_scope": "external internal",
    "project_stage": "planned approved started completed in_operation unknown",
    "project_type": "road water",
    "reason": "programme_size",
    "source_quality": "official_direct third_party",
    "status_basis": "public_source",
    "task_computed": "target_met target_not_met",
    "task_event": "modified dropped",
    "task_status": "no_report planned under_way completed not_assessed dropped",
    "value_origin": "published derived",
    "verdict": "awaiting_final no_data",
}


def text(words: str) -> Text:
    """Return a text in both languages; one that begins with "~" is not translated yet."""
    if words.startswith("~"):
        return Text({"en": words[1:], "fr": ""})
    return Text({"en": words, "fr": f"{words} (fr)"} if words else {})


def make_view(language: str = "en", plan: Plan | None = None, **identity: Any) -> View:
    """Return the view of the invented plan, or of another one, in one language."""
    plan = plan or make_plan()
    project = _project(**identity)
    assessment = assess(plan, project)
    return View(
        plan=plan,
        assessment=assessment,
        project=project,
        index=make_index(plan, assessment),
        words=project.words[language],
        charts={},
        routes=routes(plan),
    )


def make_pages(family: Family, language: str = "en", **more: Any) -> dict[str, Page]:
    """Return the pages of a family by route."""
    return {page.route: page for page in family(make_view(language, **more))}


def body(page: Page) -> LexborHTMLParser:
    """Return a page's parsed body."""
    return parsed(page.body)


def first(page: Page, selector: str) -> LexborNode:
    """Return the first element a selector finds; there must be one."""
    found = body(page).css_first(selector)
    assert found is not None, (page.route, selector)
    return found


def shown(page: Page) -> str:
    """Return what a page says, with single spaces."""
    return " ".join(body(page).text(separator=" ").split())


def dangling(pages: Mapping[str, Page]) -> list[str]:
    """Return the links between these pages that lead nowhere, and every link out of the site."""
    ids = {route: {str(one.id) for one in body(page).css("[id]")} for route, page in pages.items()}
    own = {route.split("/")[0] for route in pages}
    wrong = []
    for route, page in pages.items():
        for link in body(page).css("a[href]"):
            if DOWNLOADS in (link.attributes["href"] or ""):
                continue  # a file, not a page
            target = urljoin(f"/{route}", link.attributes["href"] or "")
            place, _, fragment = target.removeprefix("/").partition("#")
            place = place.partition("?")[0]
            lost = place not in ids if place.split("/")[0] in own else False
            missing = place in ids and fragment and fragment not in ids[place]
            if lost or missing or not target.startswith("/"):
                wrong.append(target)
    return wrong


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Words]:
    english = load_words(ROOT / "site_config" / "languages", "en")
    return {"en": english, "fr": replace(english, language="fr", html="fr", locale="fr")}


def _project(**identity: Any) -> Project:
    made = Identity(
        name=text("Sample"),
        tagline=text("Sample plan"),
        publisher=text("Nobody"),
        plan_title=text("Plan of Nowhere"),
        area="town",
        issued="2020-05-01",
        headline_period="2025",
        site_url="",
        api_url="",
        feedback="",
        data_licence="CC0",
        data_licence_url="",
        footer=(),
        meta={},
        link_hosts=frozenset(),
    )
    half = Decimal("0.5")
    rules = Assessing("jindu", "2018", Decimal(5), 365, 5, 24, "third_party", half, half, 6, 10, 4)
    words = _words()
    return Project(Path("/nowhere"), tuple(words), replace(made, **identity), rules, {}, words)


def make_plan() -> Plan:
    """Return a plan with one of everything that pages tell apart."""
    return Plan(
        languages=("en", "fr"),
        areas={one.id: one for one in _areas()},
        partners={
            "east": Partner("east", "region", "far", "external", text("East"), text("")),
            "works": Partner("works", "office", "", "internal", text("Works"), text("")),
        },
        bodies={"works": Body("works", "works", text("Works"), text(""))},
        themes={
            "water": Theme("water", text("Water"), text("Rivers")),
            "roads": Theme("roads", text("Roads & rails"), text("All <ways>")),
        },
        codes={
            (name, code): Code(name, code, text(f"{code} label"), text(f"{code} meaning"))
            for name, codes in CODES.items()
            for code in codes.split()
        },
        commitment_levels={
            "build": CommitmentLevel("build", 1, text("Build"), text("New"), text("It stands")),
            "push": CommitmentLevel("push", 2, text("Push"), text("More"), text("It moves")),
        },
        sections={
            "A": Section("A", "", 1, 1, "", text("Works to do"), text("Works"), "1"),
            "A1": Section("A1", "A", 2, 2, "", text("Canals"), text("Canals"), "1.1"),
            "A0": Section("A0", "A", 2, 1, "", text("Bridges"), text("Bridges"), "1.2/1"),
            "B": Section("B", "", 1, 2, "", text("Principles"), text("Principles"), "2"),
        },
        milestones={
            "M1": Milestone("M1", "2025", "A", "", "", text("Ready"), (), ("A1.1",), "1/1")
        },
        sources={
            "report": _source("report", "official_direct"),
            "paper": _source("paper", "third_party"),
        },
        indicators={"canal": _indicator()},
        observations=(_observation("north", "2019", "4"), _observation("north", "2021", "6")),
        tasks={one.id: one for one in _tasks()},
        task_groups={"A": ("A1.1", "A1.2", "A1.3", "A0.1", "A0.2", "A0.3")},
        projects={
            "P1": Work(
                "P1",
                "lock",
                "water",
                text("Lock"),
                ("A1.1",),
                ("mill",),
                ("east",),
                "1/2",
                text(""),
            ),
            "P2": Work(
                "P2", "dig", "water", text("Dig the canal"), ("A1.1",), (), (), "", text("")
            ),
            "P3": Work(
                "P3", "ring", "road", text("Ring"), ("A0.1",), ("north",), (), "1", text("")
            ),
        },
        updates={one.id: one for one in _updates()},
        events={
            "e1": TaskEvent(
                "e1", "A1.2", "2021", "year", "modified", text("Longer"), ("paper",), "R1"
            )
        },
        releases={"R1": Release("R1", "2026-01-31", "", text("First"), text(""))},
    )


def _areas() -> Iterable[Area]:
    def area(name: str, parent: str, kind: str, code: str = "") -> Area:
        return Area(name, code, parent, "", kind, text(name.title()), text(""))

    yield area("town", "land", "city")
    yield area("north", "town", "borough", "20")
    yield area("south", "town", "borough", "10")
    yield area("mill", "north", "village")
    yield area("dock", "town", "functional_area")
    yield area("north-narrow", "north", "statistical_area")
    yield area("land", "", "city")
    yield area("far", "", "city")


def _source(name: str, quality: str) -> Source:
    title = text(f"The {name}")
    return Source(name, title, text(""), "2024", "year", "", quality, False, "", text(""))


def _indicator() -> Indicator:
    target = Target(
        id="canal.1",
        indicator="canal",
        operator=Operator.AT_LEAST,
        value=Decimal("12.50"),
        period="2025",
        horizon=Horizon.DATED,
        area="town",
        where={},
        accepts=(),
        baseline=Baseline("not_stated"),
        strength="firm",
        group="",
        valid_from="",
        valid_until="",
        locator="1/1",
    )
    return Indicator(
        id="canal",
        kind="plan",
        title=text("Length of canals"),
        unit=text("km"),
        unit_code="KM",
        unit_mult=0,
        decimals=1,
        definition=text("As measured"),
        scope=text(""),
        direction="up",
        measure="level",
        theme="water",
        section="A1",
        computation=None,
        related=(),
        dimensions=(),
        availability="part",
        who_publishes=text(""),
        where=text(""),
        to_be_confirmed=False,
        note=text(""),
        locator="1/1",
        targets=(target, replace(target, id="canal.2", strength="scope")),
    )


def _observation(area: str, period: str, value: str) -> Observation:
    return Observation(
        key=f"canal|{period}|{area}|first|report",
        indicator="canal",
        period=parse_period(period),
        period_label="",
        area=area,
        dimensions={},
        vintage="first",
        source="report",
        value=Decimal(value),
        category="",
        obs_status="E",
        basis="",
        note=text(""),
        source_quality="official_direct",
    )


def _tasks() -> Iterable[Task]:
    task = Task(
        id="A1.1",
        section="A1",
        title=text("Dig the canal"),
        commitment="build",
        areas=("north",),
        partners=("east",),
        themes=("water",),
        lead_body="works",
        supporting_bodies=(),
        start="",
        start_precision="",
        due="2021",
        due_precision="year",
        target_indicators=("canal",),
        related_indicators=(),
        locator="1.1/2#1-2,4;1.1/3",
        done_when=text("~Boats pass"),
        note=text(""),
    )
    bare = replace(
        task,
        areas=(),
        partners=(),
        lead_body="",
        due="",
        due_precision="",
        target_indicators=(),
        done_when=text(""),
        locator="somewhere else",
        commitment="push",
    )
    yield task
    yield replace(
        bare, id="A1.2", title=text("Keep it clean"), areas=("mill",), partners=("works",)
    )
    yield replace(bare, id="A1.3", title=text("~Ask the <fishers> & others"))
    yield replace(bare, id="A0.1", section="A0", title=text("Bridge"), themes=("roads", "water"))
    yield replace(bare, id="A0.2", section="A0", title=text("Rails"), themes=("roads",))
    yield replace(
        bare,
        id="A0.3",
        section="A0",
        title=text("Ring road"),
        areas=("town",),
        due="2024",
        due_precision="year",
    )


def _updates() -> Iterable[Update]:
    first = Update(
        id="u1",
        date="2022-03",
        date_precision="month",
        task="A1.1",
        task_status="under_way",
        project="P1",
        project_stage="started",
        area="",
        body="",
        status_basis="public_source",
        what=text("Works of the month"),
        problem=text("Mud inside"),
        next_step=text("More mud"),
        visibility="internal",
        caveat=text("Half of it"),
        sources=("report", "paper"),
        expected_event="opening",
        expected_date="2023-06",
        expected_precision="month",
        release="R1",
        state="published",
        successor="",
        withdrawn_reason=text(""),
    )
    yield first
    yield replace(
        first,
        id="u2",
        date="2022-03-31",
        date_precision="day",
        what=text("Last day of that month"),
        visibility="public",
        problem=text("Mud outside"),
        expected_date="2024-03",
        sources=("report",),
    )
    yield replace(
        first,
        id="u3",
        date="",
        date_precision="unknown",
        what=text("No day at all"),
        expected_date="",
        expected_event="",
    )
    yield replace(
        first,
        id="u4",
        date="2025",
        date_precision="year",
        what=text("Taken back"),
        state="withdrawn",
        task_status="completed",
    )
    bare = replace(
        first, project="", project_stage="", expected_event="", expected_date="", caveat=text("")
    )
    yield replace(
        bare,
        id="u5",
        task="A0.1",
        task_status="completed",
        date="2021-05-02",
        date_precision="day",
        what=text("Bridge open"),
        sources=("paper",),
    )
    yield replace(
        bare,
        id="u6",
        task="A0.2",
        task_status="not_assessed",
        date="2021",
        date_precision="year",
        what=text("Rails seen"),
    )
