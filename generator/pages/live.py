"""What the data interface has for a page: its row, and the fixed queries that go deeper.

The site is complete without any interface; these links stand only where `site.api_url` is
set. What an interface answers is decided there: names of tables and queries are its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlencode

from markupsafe import Markup

from generator.pages.view import View

__all__ = ["interface_address", "interface_block", "query_address", "row_address"]

DATABASE = "jindu"
# Kind of page -> table of the interface whose rows have such pages.
TABLES: Mapping[str, str] = {
    "indicator": "indicators",
    "task": "tasks",
    "project": "projects",
    "area": "areas",
    "partner": "partners",
    "theme": "themes",
    "section": "sections",
}
# Kind of page -> queries about one row, with the parameter that takes its id.
ABOUT: Mapping[str, tuple[tuple[str, str], ...]] = {
    "indicator": (
        ("observations_of_indicator", "indicator"),
        ("values_by_vintage", "indicator"),
        ("how_firm_are_verdicts", "indicator"),
        ("status_changes_by_date", "indicator"),
    ),
    "task": (("task_and_project_states", "id"),),
    "project": (("task_and_project_states", "id"),),
    "area": (("tasks_by_place", "place"),),
    "partner": (("tasks_by_partner", "partner"),),
}
# Route of a page -> queries about everything.
AT: Mapping[str, tuple[str, ...]] = {
    "": ("targets_by_deadline", "latest_readings_short", "latest_updates"),
    "indicators/": ("targets_by_deadline", "latest_readings_short", "evidence_by_quality"),
    "sensitivity/": ("how_firm_are_verdicts", "choice_of_base", "status_changes_by_date"),
    "tasks/": (
        *("tasks_without_report", "tasks_past_due", "tasks_at_level"),
        *("rollups_by_section", "rollups_by_commitment", "rollups_by_body", "register_as_of"),
    ),
    "projects/": ("projects_by_stage", "project_stages_and_delays", "task_and_project_states"),
    "places/": ("rollups_by_place", "tasks_by_place"),
    "partners/": ("rollups_by_partner", "tasks_by_partner"),
    "themes/": ("rollups_by_theme",),
    "sections/": ("rollups_by_section",),
    "sources/": ("evidence_by_quality",),
    "questions/": ("open_questions", "questions_by_release"),
    "releases/": ("latest_updates", "status_changes_by_date"),
    "method/": ("verdicts_by_method", "where_methods_disagree", "how_firm_are_verdicts"),
    "data/": ("trace_number", "search"),
}
HEADLINE = "targets_by_deadline"


def interface_block(view: View) -> str:
    """Return the links of the page the view is at; nothing where there is no interface."""
    if not view.project.identity.api_url:
        return ""
    links = [
        Markup('<li><a class="button button--quiet" href="{}">{}</a></li>').format(address, text)
        for address, text in _links(view)
    ]
    if not links:
        return ""
    heading = Markup('<h2 id="interface">{}</h2>').format(view.words("pages.live.title"))
    # A plain text: added to Markup, the page before it would be escaped.
    return str(heading + Markup('<ul class="actions">{}</ul>').format(Markup("").join(links)))


def interface_address(view: View, path: str = "") -> str:
    """Return an address of the interface in the language of the view, "" without interface."""
    api = view.project.identity.api_url
    language = "" if view.language == view.project.default_language else f"{view.language}/"
    return f"{api.rstrip('/')}/{language}{path}" if api else ""


def row_address(view: View, table: str, id_: str) -> str:
    """Return the address of a row's page in the interface, in the language of the view."""
    return interface_address(view, f"{DATABASE}/{table}/{quote(id_, safe='')}")


def query_address(view: View, name: str, **given: str) -> str:
    """Return the address of a fixed query in the language of the view."""
    query = f"?{urlencode(given)}" if given else ""
    return interface_address(view, f"{DATABASE}/{name}_{view.language}{query}")


def _links(view: View) -> Iterator[tuple[str, str]]:
    kind, id_ = _row_at(view)
    if kind:
        yield row_address(view, TABLES[kind], id_), view.words("pages.live.row")
    for name, parameter in ABOUT.get(kind, ()):
        yield query_address(view, name, **{parameter: id_}), _title(view, name)
    for name in AT.get(view.here, ()):
        given = {"year": view.project.identity.headline_period} if name == HEADLINE else {}
        yield query_address(view, name, **given), _title(view, name)


def _title(view: View, name: str) -> str:
    return view.words(f"api.queries.{name}.title")


def _row_at(view: View) -> tuple[str, str]:
    """Return kind and id of the row that the page is about, "" twice for none."""
    for kind in TABLES:
        for id_, route in view.routes.get(kind, {}).items():
            if route == view.here:
                return kind, id_
    return "", ""
