"""Counts by name: what is counted and by which filters, and the SQL that counts the same.

A count is a noun and filters: `tasks`, `section=T05.1`, `reported`. Each is one line
here; a page names them, and the database answers the same number.
"""

# ruff: noqa: S608 - names are those below, values are quoted

from __future__ import annotations

from collections.abc import Mapping

from generator.errors import BuildFailed

__all__ = ["FILTERS", "NOUNS", "count_sql", "quoted", "share_sql"]

# noun -> what is counted: a table, or part of one
NOUNS: Mapping[str, str] = {
    "targets": "targets WHERE strength IS NOT 'scope'",
    "sizes": "targets WHERE strength = 'scope'",
    "indicators": "indicators WHERE TRUE",
    "values": "observations WHERE TRUE",
    "tasks": "tasks WHERE TRUE",
    "projects": "projects WHERE TRUE",
    "milestones": "milestones WHERE TRUE",
    "sections": "sections WHERE TRUE",
    "sources": "sources WHERE TRUE",
    "partners": "partners WHERE TRUE",
    "themes": "themes WHERE TRUE",
    "areas": "areas WHERE TRUE",
    "updates": "updates WHERE TRUE",
    "questions": "questions WHERE TRUE",
    "releases": "releases WHERE TRUE",
    "unmapped": "unmapped WHERE TRUE",
    "changes": "status_changes WHERE TRUE",
}

# A place and all below it; areas made for statistics hold no place and lie in none.
_PLACES = (
    "WITH RECURSIVE found(id) AS (SELECT {x} UNION SELECT areas.id FROM areas JOIN found "
    "ON areas.parent = found.id WHERE areas.kind IS NOT 'statistical_area') SELECT id FROM found"
)
# The same with areas of every kind, but what is named for the plan's whole area counts for it alone.
_NAMED = (
    "WITH RECURSIVE found(id) AS (SELECT {x} UNION SELECT areas.id FROM areas JOIN found "
    "ON areas.parent = found.id WHERE areas.id <> (SELECT value FROM catalogue WHERE key = 'area')) "
    "SELECT id FROM found"
)
_SECTIONS = (
    "WITH RECURSIVE found(id) AS (SELECT {x} UNION SELECT sections.id FROM sections JOIN found "
    "ON sections.parent = found.id) SELECT id FROM found"
)
_OF_TASKS = "id IN (SELECT project FROM project_tasks JOIN tasks ON tasks.id = project_tasks.task"
_MEASURED = (
    "SELECT milestone FROM milestone_indicators WHERE indicator IN (SELECT indicator FROM targets)"
)
_FLAGGED = "id IN (SELECT task FROM task_flags WHERE flag = {x})"
_FIGURE = "id IN (SELECT target FROM verdicts WHERE %s)"
_FIRM = "id IN (SELECT target FROM sensitivity WHERE %s)"
_LOST = (
    "target IN (SELECT target FROM sensitivity_variants WHERE answers = 0 AND varied <> 'method')"
)
_READ = "last_reading IN ('at_target', 'short_of_target')"
_BECAUSE = _FIGURE % (
    f"{_READ} AND target IN (SELECT target FROM verdict_reasons WHERE reason IN (%s))"
)
# The publishers of a question, apart, as a list; a question's own and its number in the list name one.
_PUBLISHERS = (
    "('[' || replace(json_quote(replace(replace(coalesce(who_publishes_{first}, ''), "
    "char(65307), ';'), '; ', ';')), ';', '\",\"') || ']')"
)

# noun -> filter -> condition; {x} is the quoted value
FILTERS: Mapping[str, Mapping[str, str]] = {
    "targets": {
        "due": "period = {x}",
        "undated": "period IS NULL",
        "horizon": "horizon = {x}",
        "current": _FIGURE % "verdict NOT IN ('ended', 'not_in_force')",
        "measured": _FIRM % "distance IS NOT NULL",
        "unmeasured": _FIRM % "distance IS NULL",
        "several": _FIRM % f"distance IS NOT NULL AND (data_other + methods_other > 0 OR {_LOST})",
        "firm": _FIRM % "distance IS NOT NULL AND data_other + methods_other > 0 "
        "AND data_holding = data_other AND methods_holding = methods_other "
        f"AND NOT {_LOST}",
        "lost": _FIRM % f"distance IS NOT NULL AND {_LOST}",
        "reading": _FIGURE % "last_reading = {x}",
        "verdict": _FIGURE % "verdict = {x}",
        "final": _FIGURE % "verdict IN ('achieved', 'not_achieved')",
        "read": _FIGURE % _READ,
        "unread": _FIGURE % "last_reading NOT IN ('at_target', 'short_of_target')",
        "figure": _FIGURE % "reading IS NOT NULL",
        "scope_differs": _BECAUSE % "'scope_differs'",
        "unofficial_only": _BECAUSE % "'unofficial_only'",
        "in_doubt": _BECAUSE % "'low_reliability', 'period_uncertain'",
        "basis_unconfirmed": _BECAUSE % "'basis_unconfirmed'",
    },
    "indicators": {
        "kind": "kind = {x}",
        "theme": "theme = {x}",
        "targeted": "id IN (SELECT indicator FROM targets)",
        "bare": "id NOT IN (SELECT indicator FROM targets)",
    },
    "values": {
        "indicator": "indicator = {x}",
        "area": "area = {x}",
        "source": "source = {x}",
        "origin": "value_origin = {x}",
        "vintage": "vintage = {x}",
        "derived": "value_origin <> 'published'",
    },
    "tasks": {
        "section": f"section IN ({_SECTIONS})",
        "own": "section = {x}",
        "part": "coalesce(task_area, section) = {x}",
        "area": "id IN (SELECT task FROM task_areas WHERE area = {x})",
        "within": f"id IN (SELECT task FROM task_areas WHERE area IN ({_PLACES}))",
        "within_named": f"id IN (SELECT task FROM task_areas WHERE area IN ({_NAMED}))",
        "not_area": "id NOT IN (SELECT task FROM task_areas WHERE area = {x})",
        "placed": "id IN (SELECT task FROM task_areas)",
        "placeless": "id NOT IN (SELECT task FROM task_areas)",
        "partner": "id IN (SELECT task FROM task_partners WHERE partner = {x})",
        "theme": "id IN (SELECT task FROM task_themes WHERE theme = {x})",
        "commitment": "commitment = {x}",
        "status": "id IN (SELECT task FROM task_states WHERE status = {x})",
        "flag": _FLAGGED,
        "reported": "id NOT IN (SELECT task FROM task_flags WHERE flag = 'no_report')",
        "silent": "id IN (SELECT task FROM task_flags WHERE flag = 'no_report')",
        "overdue": "id IN (SELECT task FROM task_flags WHERE flag = 'overdue')",
        "due": "due IS NOT NULL",
        "undated": "due IS NULL",
        "led": "lead_body IS NOT NULL",
        "unpartnered": "id NOT IN (SELECT task FROM task_partners)",
        "unthemed": "id NOT IN (SELECT task FROM task_themes)",
    },
    "projects": {
        "section": f"{_OF_TASKS} WHERE section IN ({_SECTIONS}))",
        "own": f"{_OF_TASKS} WHERE section = {{x}})",
        "theme": f"{_OF_TASKS} JOIN task_themes USING (task) WHERE theme = {{x}})",
        "placeless": "id NOT IN (SELECT project FROM project_areas)",
        "area": "id IN (SELECT project FROM project_areas WHERE area = {x})",
        "within": f"id IN (SELECT project FROM project_areas WHERE area IN ({_PLACES}))",
        "within_named": f"id IN (SELECT project FROM project_areas WHERE area IN ({_NAMED}))",
        "not_area": "id NOT IN (SELECT project FROM project_areas WHERE area = {x})",
        "partner": "id IN (SELECT project FROM project_partners WHERE partner = {x})",
        "type": "type = {x}",
        "stage": "id IN (SELECT project FROM project_states WHERE stage = {x})",
        "unstaged": "id IN (SELECT project FROM project_states WHERE stage IS NULL)",
        "reported": "id NOT IN (SELECT project FROM project_flags WHERE flag = 'no_report')",
        "told": "id IN (SELECT project FROM updates WHERE state = 'published')",
        "untold": "id NOT IN (SELECT project FROM updates "
        "WHERE state = 'published' AND project IS NOT NULL)",
    },
    "milestones": {
        "year": "year = {x}",
        "followed": f"(id IN (SELECT milestone FROM milestone_tasks) OR id IN ({_MEASURED}))",
        "worded": f"id NOT IN (SELECT milestone FROM milestone_tasks) AND id NOT IN ({_MEASURED})",
    },
    "sources": {"quality": "quality = {x}", "kind": "kind = {x}", "linked": "url IS NOT NULL"},
    "areas": {
        "unnamed": "tile_row IS NULL AND id NOT IN (SELECT area FROM task_areas) "
        "AND id NOT IN (SELECT area FROM project_areas) AND id NOT IN (SELECT area FROM observations)"
    },
    "partners": {"scope": "scope = {x}"},
    "changes": {"history": "history_kind = {x}", "release": "as_of = {x}"},
    "updates": {
        "published": "state = 'published'",
        "withdrawn": "state <> 'published'",
        "release": "release = {x}",
        "mended_in": "state <> 'published' AND successor IN "
        "(SELECT id FROM updates WHERE release = {x})",
    },
    "questions": {
        "open": "status = 'open'",
        "closed": "status <> 'open'",
        "on_target": "target IS NOT NULL",
        "on_group": "about = 'group'",
        "on_other": "about <> 'group'",
        "answered": "answered_in IS NOT NULL",
        "asked_in": "asked_in = {x}",
        "answered_in": "answered_in = {x}",
        "unknown": "who_publishes_{first} IS NULL",
        "who": f"EXISTS (SELECT 1 FROM json_each({_PUBLISHERS}) WHERE value = "
        f"(SELECT json_extract({_PUBLISHERS}, '$[' || substr({{x}}, instr({{x}}, '/') + 1) || ']') "
        "FROM questions WHERE id = substr({x}, 1, instr({x}, '/') - 1)))",
    },
}


def quoted(text: str) -> str:
    """Return a text as a literal of SQL.

    >>> quoted("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def count_sql(said: str, first: str) -> str:
    """Return the query that counts what the id of a count says behind "count:".

    Args:
        said: noun and filters, such as "tasks;section=T05.1;reported".
        first: the project's first language.

    Raises:
        BuildFailed: no such noun or filter.
    """
    noun, *filters = said.split(";")
    if noun not in NOUNS:
        raise BuildFailed("build_failed", text=f"count {said!r}: no noun {noun!r}")
    conditions = [_condition(said, noun, one, first) for one in filters]
    return " AND ".join([f"SELECT count(*) FROM {NOUNS[noun]}", *conditions])


def _condition(said: str, noun: str, filter_: str, first: str) -> str:
    name, _, value = filter_.partition("=")
    if name not in FILTERS.get(noun, {}):
        raise BuildFailed("build_failed", text=f"count {said!r}: no filter {name!r} of {noun!r}")
    return FILTERS[noun][name].format(x=quoted(value), first=first)


def share_sql(said: str, first: str) -> str:
    """Return the query for a percentage: the id of a share behind "share:"."""
    part, _, whole = said.partition("/")
    return f"SELECT round(100.0 * ({count_sql(part, first)}) / ({count_sql(whole, first)}))"
