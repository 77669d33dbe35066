"""What the pages of tasks, sections, projects, places, partners and themes share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlencode

from markupsafe import Markup, escape

from generator.model.claim import Counted
from generator.model.period import end_of, parse_period
from generator.model.register import Partner, Question
from generator.model.site import SearchEntry
from generator.model.text import Text
from generator.model.verdict import ProjectState, TaskState
from generator.model.work import Project, Task
from generator.pages.claims.ids import setting_id
from generator.pages.tallies import Tally, tally
from generator.pages.view import View

__all__ = ["Register"]

# Flags that hold for nearly every row or repeat its status: left out where rows are short.
PLAIN_FLAGS = frozenset({"no_report", "no_due_date"})
_LOCATOR = re.compile(
    r"(?P<part>\d[\d.]*)(?:/(?P<paragraph>\d+))?(?:/(?P<sentence>\d+))?(?:#(?P<clause>[\d,-]+))?"
)
_TASK_BOOST = 0.5
LEAST = setting_id("minimum_for_rates")


class Register:
    """The register in one language: titles, counts and small pieces, worked out once."""

    def __init__(self, view: View) -> None:
        """Prepare what rows need again and again."""
        self.view = view
        self._chips: dict[tuple[str, str, bool], Markup] = {}
        groups = view.plan.task_groups.items()
        self._part_of = {task: part for part, tasks in groups for task in tasks}
        self.titles = _titles(view)

    # Counts ------------------------------------------------------------------------

    def state(self, task: Task) -> TaskState:
        """Return what is on record for a task."""
        return self.view.assessment.tasks[task.id]

    def has_report(self, task: Task) -> bool:
        """Tell whether anything is on record for a task."""
        return "no_report" not in self.state(task).flags

    def roll(self, kind: str, subject: str = "") -> Tally:
        """Return how many tasks and projects of a subject stand where."""
        return tally(self.view, kind, subject)

    def tasks(self, names: Iterable[str]) -> tuple[Task, ...]:
        """Return the tasks of these ids."""
        return tuple(self.view.plan.tasks[one] for one in names)

    def projects(self, names: Iterable[str]) -> tuple[Project, ...]:
        """Return the projects of these ids."""
        return tuple(self.view.plan.projects[one] for one in names)

    def stages(self, projects: Iterable[Project]) -> tuple[tuple[str, int], ...]:
        """Return (stage, number) of all projects in order of display; "" is no report, last."""
        states = self.view.assessment.projects
        counts = Counter(states[one.id].stage for one in projects)
        order = [*(one.code for one in self.view.plan.list_of("project_stage")), ""]
        n = self.view.n
        named: Mapping[str, Mapping[str, object]] = {"": {"unstaged": True}}
        return tuple(
            (code, n(counts[code], "projects", **named.get(code, {"stage": code})))
            for code in order
            if counts[code]
        )

    def rate(self, counts: Tally) -> str:
        """Return the share of tasks with a report as a percentage; "" where none is given."""
        if counts.share is None:
            return ""
        return self.view.rate(counts.reported, counts.total)

    def no_rate(self, counts: Tally) -> str:
        """Return why no share is given; "" where one is, or where there is nothing to share."""
        least = self.view.project.assessing.minimum_for_rates
        if counts.share is not None or not counts.total:
            return ""
        return self.counted("pages.tasks.counts.no_rate", Counted(least, (LEAST,)))

    def counted(self, key: str, number: int, **facts: object) -> str:
        """Return a phrase about a number, in the plural form that fits."""
        return self.view.words(key, n=number, count=self.view.count(number), **facts)

    def known(self, key: str, counts: Tally) -> str:
        """Return how many tasks there are and how many have a report; other words for none."""
        chosen = key if counts.reported else f"{key}_none"
        return self.counted(chosen, counts.total, reported=self.view.count(counts.reported))

    def group_known(self, question: Question) -> str:
        """Return what is on record of the tasks a question about a group asks for."""
        counts = self.roll("group", question.section)
        key = "pages.questions.some" if counts.reported else "pages.questions.silent"
        return self.counted(key, counts.total, reported=self.view.count(counts.reported))

    def named(self, tasks: int, projects: int, **scope: object) -> str:
        """Return numbers of tasks and projects in words, without those that are zero.

        `scope` are the filters that name both.
        """
        n = self.view.n
        counts = {"tasks": n(tasks, "tasks", **scope), "projects": n(projects, "projects", **scope)}
        told = {
            name: self.counted(f"pages.tasks.counts.{name}", number)
            for name, number in counts.items()
            if number or not tasks + projects
        }
        if len(told) == 1:
            return next(iter(told.values()))
        return self.view.words("pages.tasks.counts.both", **told)

    # Pieces of rows ----------------------------------------------------------------

    def chip(self, list_: str, code: str, *, hollow: bool = False) -> Markup:
        """Return a status as word, shape and colour, without its definition."""
        key = (list_, code, hollow)
        if key not in self._chips:
            extra = " status--hollow" if hollow else ""
            self._chips[key] = Markup('<span class="status status--{}{}">{}</span>').format(
                code, extra, self.view.label(list_, code)
            )
        return self._chips[key]

    def stage_chip(self, project: Project) -> Markup:
        """Return a project's stage, or that nothing is on record."""
        stage = self.view.assessment.projects[project.id].stage
        return self.chip("project_stage", stage) if stage else self.chip("flag", "no_report")

    def passed(self, state: ProjectState) -> bool:
        """Tell whether the date expected last lies before the release."""
        day = end_of(state.expected_date, state.expected_precision)
        return day is not None and day < parse_period(self.view.assessment.as_of).end

    def aside(self, text: str) -> Markup:
        """Return a remark in brackets; nothing for no text."""
        phrase = str(self.view.words.phrases["pages.tasks.counts.aside"])
        safe = Markup(escape(phrase))  # noqa: S704 - escaped in the same breath
        return safe.format(text=text) if text else Markup()

    def flags(self, task: Task) -> tuple[str, ...]:
        """Return the flags worth a word in a short row."""
        return tuple(one for one in self.state(task).flags if one not in PLAIN_FLAGS)

    def part(self, task: Task) -> str:
        """Return the part of the register a task stands in: its file, else its section."""
        return self._part_of.get(task.id, task.section)

    def part_title(self, part: str) -> Text:
        """Return the title of a part of the register."""
        section = self.view.plan.sections.get(part)
        return section.title if section else Text({self.view.plan.languages[0]: part})

    def part_nav(self, part: str) -> Text:
        """Return the short title of a part, for lists to choose from."""
        section = self.view.plan.sections.get(part)
        return section.nav if section else self.part_title(part)

    def done_when(self, task: Task) -> Text:
        """Return when a task counts as done: its own words, else those of its commitment."""
        return task.done_when or self.view.plan.commitment_levels[task.commitment].done_when

    def locator(self, text: str) -> str:
        """Return in words where in the plan something stands; "" for no locator."""
        words = self.view.words
        places = [self._place(one) for one in text.split(";") if one]
        return words("pages.tasks.locator.also").join(places)

    def _place(self, text: str) -> str:
        words, match = self.view.words, _LOCATOR.fullmatch(text)
        if match is None:
            return text
        facts = {name: one for name, one in match.groupdict().items() if one}
        if "clause" in facts:
            dashed = facts["clause"].replace("-", words("pages.tasks.locator.range"))
            facts["clause"] = dashed.replace(",", words("lists.separator"))
        steps = [
            words(f"pages.tasks.locator.{name}", n=1 if one.isdecimal() else 2, number=one)
            for name, one in facts.items()
        ]
        return words("pages.tasks.locator.separator").join(steps)

    def crumbs(self, section: str) -> tuple[tuple[str, str], ...]:
        """Return the way from the contents of the plan to a section, itself included."""
        plan, words = self.view.plan, self.view.words
        line: list[str] = []
        while section and section not in line:
            line.append(section)
            section = plan.sections[section].parent
        routes = self.view.routes["section"]
        steps = [
            (self.view.plain(plan.sections[one].nav), routes[one])
            for one in reversed(line)
            if one in routes
        ]
        return ((words("pages.nav.plan"), "plan/"), *steps)

    # Search and letters ------------------------------------------------------------

    def entry(self, task: Task) -> SearchEntry:
        """Return a task's entry in the search: its title, and what is on record."""
        updates = self.view.index.updates_by_task.get(task.id, ())
        shown = self.view.plain(updates[0].what) if updates else ""
        route = self.view.routes["task"][task.id]
        title = self.view.plain(task.title)
        return SearchEntry(route, title, shown, boost=_TASK_BOOST, hidden=task.id)

    def report_address(self, route: str, title: str) -> str:
        """Return where to report something about a page; "" while no address is set."""
        identity, words = self.view.project.identity, self.view.words
        if not identity.feedback:
            return ""
        below = "" if words.language == self.view.project.default_language else words.language + "/"
        page = (identity.site_url.rstrip("/") + "/" if identity.site_url else "/") + below + route
        release = self.view.assessment.release
        if not identity.feedback.startswith("mailto:"):
            joint = "&" if "?" in identity.feedback else "?"
            return identity.feedback + joint + urlencode({"page": page, "release": release})
        subject = quote(words("frame.feedback_subject", title=title, release=release))
        body = quote(words("frame.feedback_body", title=title, page=page, release=release))
        joint = "&" if "?" in identity.feedback else "?"
        return f"{identity.feedback}{joint}subject={subject}&body={body}"


def _titles(view: View) -> dict[tuple[str, str], str]:
    """Return the title of every page of the register by kind and id, none of them twice."""
    plan, plain = view.plan, view.plain
    names: Mapping[str, Mapping[str, str]] = {
        "section": {one.id: plain(one.title) for one in plan.sections.values()},
        "area": {one.id: plain(one.name) for one in plan.areas.values()},
        "theme": {one.id: plain(one.label) for one in plan.themes.values()},
        "task": {one.id: plain(one.title) for one in plan.tasks.values()},
        "project": {one.id: plain(one.name) for one in plan.projects.values()},
        "partner": {one.id: _partner(view, one) for one in plan.partners.values()},
    }
    taken = {plain(one.title) for one in plan.indicators.values()}
    titles: dict[tuple[str, str], str] = {}
    for kind, table in names.items():
        for name, title in table.items():
            titles[kind, name] = _free(view, kind, name, title, taken)
            taken.add(titles[kind, name])
    return titles


def _partner(view: View, partner: Partner) -> str:
    """Return the title of a partner's page; a body inside the area is not one to work with."""
    key = "pages.partner.inside" if partner.scope == "internal" else "pages.partner.title"
    return view.words(key, name=view.plain(partner.name))


def _free(view: View, kind: str, name: str, title: str, taken: set[str]) -> str:
    """Return the title with its kind, and if need be its id, where another page has it."""
    if title not in taken:
        return title
    told = view.words(f"pages.{kind}.told_apart", name=title)
    return told if told not in taken else view.words("pages.tasks.named", name=told, id=name)
