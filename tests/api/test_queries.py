from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from generator.api import queries
from generator.project import Project
from tests.api.conftest import LANGUAGES, Client

EVERY = [f"{name}_{code}" for name in queries.names() for code in LANGUAGES]


def test_there_are_at_least_ten_and_each_in_every_language(project: Project) -> None:
    written = json.loads(project.metadata.read_text(encoding="utf-8"))
    assert len(queries.names()) >= 10
    assert sorted(written["databases"]["jindu"]["queries"]) == sorted(EVERY)


@pytest.mark.parametrize("query", EVERY)
def test_a_query_answers_in_json_and_csv(ask: Client, query: str) -> None:
    """Every query has rows in the sample, so that an empty join is seen."""
    words = {"words": "运河"} if query.startswith("search") else {}
    rows = ask(f"/jindu/{query}.json", _shape="array", **words)
    table = ask(f"/jindu/{query}.csv", **words)
    page = ask(f"/jindu/{query}", **words)
    assert (rows.status, table.status, page.status) == (200, 200, 200), rows.body
    assert len(rows.json) == len(table.table) > 0
    assert list(rows.json[0]) == list(table.table[0])


def _only(ask: Client, query: str, **words: str) -> list[dict[str, str]]:
    return ask(f"/jindu/{query}.csv", **words).table


def test_targets_by_deadline_leaves_out_sizes_and_other_years(ask: Client) -> None:
    every = _only(ask, "targets_by_deadline_en")
    dated = _only(ask, "targets_by_deadline_en", year="2025")
    assert [row["target (en)"] for row in every] == ["canal.1", "canal.2"]
    (row,) = dated
    assert row["verdict (en)"] == "verdict awaiting_final (en)"
    assert row["reading_period (en)"] == "2024"
    assert row["page (en)"] == "indicators/canal/"
    assert (row["target_value (en)"], row["reading_value (en)"]) == ("12.50", "11.0")
    assert row["shortfall (en)"] == "1.5"
    assert _only(ask, "targets_by_deadline_en", year="1999") == []


def test_choice_of_base_shows_every_version_of_the_base(ask: Client) -> None:
    rows = _only(ask, "choice_of_base_fr")
    ratios = {
        row["base_vintage (fr)"]: row["ratio (fr)"]
        for row in rows
        if row["target (fr)"] == "canal.1"
    }
    assert ratios == {"vintage first (fr)": "2.2", "vintage revised (fr)": "2.1"}
    (row,) = [row for row in rows if row["base_vintage (fr)"] == "vintage first (fr)"][:1]
    assert (row["base_value (fr)"], row["value (fr)"]) == ("5.00", "11.0")
    assert row["basis_check (fr)"] == "basis_check unconfirmed (fr)"
    assert row["meets (fr)"] == "last_reading short_of_target (fr)"


def test_projects_without_a_report_are_called_so(project: Project, tmp_path: Path) -> None:
    """A stage that is empty is no answer to a reader."""
    sql = _written(project)["projects_by_stage_en"]["sql"]
    with closing(_copy(project, tmp_path)) as opened:
        opened.execute("UPDATE project_states SET stage = NULL WHERE based_on IS NULL")
        stages = {row["stage (en)"]: row["with_report (en)"] for row in opened.execute(sql)}
    assert stages == {"project_stage started (en)": 1, "flag no_report (en)": 0}


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        pytest.param("new", "new", "same", id="both the same"),
        pytest.param("new", "old", "different", id="each another"),
        pytest.param("new", None, "unconfirmed", id="one is silent"),
    ],
)
def test_choice_of_base_says_whether_both_share_a_basis(
    project: Project, tmp_path: Path, numerator: str, denominator: str | None, expected: str
) -> None:
    sql = _written(project)["choice_of_base_en"]["sql"]
    with closing(_copy(project, tmp_path)) as opened:
        opened.execute(
            "INSERT INTO codes (list, code, position, label_en, label_fr, label_zh)"
            " SELECT list, 'different', 9, 'basis_check different (en)', '-', '-'"
            " FROM codes WHERE list = 'basis_check' AND code = 'same'"
            " ON CONFLICT DO NOTHING"
        )
        change = "UPDATE observations SET basis = ? WHERE period = ?"
        opened.execute(change, (numerator, "2024"))
        opened.execute(change, (denominator, "2018"))
        found = {row["basis_check (en)"] for row in opened.execute(sql)}
    assert {one.removeprefix("basis_check ").removesuffix(" (en)") for one in found} == {expected}


def _written(project: Project) -> dict[str, dict[str, str]]:
    written = json.loads(project.metadata.read_text(encoding="utf-8"))
    found: dict[str, dict[str, str]] = written["databases"]["jindu"]["queries"]
    return found


def _copy(project: Project, folder: Path) -> sqlite3.Connection:
    copied = folder / "copy.db"
    copied.write_bytes(project.database.read_bytes())
    opened = sqlite3.connect(copied)
    opened.row_factory = sqlite3.Row
    return opened


def test_evidence_is_dated_by_years(ask: Client) -> None:
    rows = _only(ask, "evidence_by_quality_en")
    assert [(row["first_period (en)"], row["last_period (en)"]) for row in rows] == [
        ("2018", "2024"),
        ("2016", "2020"),
    ]


def test_values_print_their_own_digits(ask: Client) -> None:
    rows = ask("/jindu/observations_of_indicator_en.json", _shape="array", indicator="canal").json
    assert [(row["value (en)"], row["value_text (en)"]) for row in rows] == [
        (5, "5.00"),
        (5.2, "5.20"),
        (11, "11.0"),
        (2.1, "2.1"),
    ]


def test_hits_lead_to_pages(ask: Client) -> None:
    def pages(words: str) -> dict[str, str]:
        rows = _only(ask, "search_fr", words=words)
        return {row["id (fr)"]: row["page (fr)"] for row in rows}

    assert pages("paper") == {"paper": "fr/sources/#paper"}
    assert pages("dug")["u1"] == "fr/tasks/A1.1/"


def test_pages_of_updates_without_a_task_are_those_of_their_project(
    project: Project, tmp_path: Path
) -> None:
    sql = _written(project)["search_en"]["sql"]
    with closing(_copy(project, tmp_path)) as opened:
        opened.execute("UPDATE updates SET task = NULL WHERE id = 'u1'")
        found = {row["id (en)"]: row["page (en)"] for row in opened.execute(sql, {"words": "dug"})}
    assert found["u1"] == "projects/P2/"


def test_values_by_vintage_shows_only_what_was_published_again(ask: Client) -> None:
    rows = _only(ask, "values_by_vintage_en")
    assert [(row["period (en)"], row["value (en)"]) for row in rows] == [
        ("2018", "5.00"),
        ("2018", "5.20"),
    ]
    assert _only(ask, "values_by_vintage_en", indicator="grade") == []


def test_tasks_without_report_counts_by_area(ask: Client) -> None:
    (row,) = _only(ask, "tasks_without_report_en")
    counted = [
        row[f"{name} (en)"]
        for name in ("tasks_all", "tasks_with_report", "tasks_without_report", "tasks_dated")
    ]
    assert counted == ["3", "1", "2", "1"]


def test_tasks_past_due_measures_by_the_release_not_by_today(ask: Client) -> None:
    rows = _only(ask, "tasks_past_due_en")
    assert [row["task (en)"] for row in rows] == ["A1.1"]


def test_a_task_may_be_done_while_its_project_is_not(ask: Client) -> None:
    (row,) = _only(ask, "task_and_project_states_en", id="P2")
    assert (row["status (en)"], row["stage (en)"]) == (
        "task_status completed (en)",
        "project_stage started (en)",
    )


@pytest.mark.parametrize("words", ["east", "East (fr)", "EAST"])
def test_tasks_by_partner_takes_id_or_name(ask: Client, words: str) -> None:
    rows = _only(ask, "tasks_by_partner_fr", partner=words)
    assert [row["task (fr)"] for row in rows] == ["A1.1", "A1.2"]


def test_tasks_by_place_finds_a_place_by_name(ask: Client) -> None:
    assert [row["task (en)"] for row in _only(ask, "tasks_by_place_en", place="nor")] == ["A1.1"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("运河", [("tasks", "A1.1"), ("projects", "P1")], id="two characters"),
        pytest.param(
            "路", [("tasks", "A1.1"), ("tasks", "A1.2"), ("projects", "P1")], id="one character"
        ),
        pytest.param("高速公路", [("tasks", "A1.2")], id="four characters"),
        pytest.param("航道 运河", [("tasks", "A1.1")], id="two words"),
        pytest.param("道改", [], id="characters on both sides of a comma"),
        pytest.param("trees", [("tasks", "A1.10")], id="an English word"),
        pytest.param("tree", [("tasks", "A1.10")], id="its stem"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_search_finds_words_of_every_length(
    ask: Client, words: str, found: list[tuple[str, str]]
) -> None:
    rows = _only(ask, "search_zh", words=words)
    assert {(row["found_in (zh)"], row["id (zh)"]) for row in rows} == set(found)


def test_headings_of_a_query_are_in_its_language(ask: Client) -> None:
    for code in LANGUAGES:
        (row,) = ask(f"/jindu/open_questions_{code}.json", _shape="array").json
        assert all(name.endswith(f"({code})") for name in row)


def test_every_query_file_says_what_it_answers() -> None:
    folder = Path(queries.__file__).parent
    assert all(
        (folder / f"{name}.sql").read_text(encoding="utf-8").startswith("-- ")
        for name in queries.names()
    )


@pytest.mark.parametrize(
    ("query", "names", "found"),
    [
        pytest.param(
            "rollups_by_place",
            "area (en)",
            [
                ("North (en)", "1", "1", "1"),
                ("Town (en)", "1", "1", "1"),
                ("rollup_subject none (en)", "2", "2", "0"),
            ],
            id="places, with what names none last",
        ),
        pytest.param(
            "rollups_by_partner",
            "partner (en)",
            [("East (en)", "2", "2", "1"), ("rollup_subject none (en)", "1", "1", "0")],
            id="partners",
        ),
        pytest.param(
            "rollups_by_theme",
            "theme (en)",
            [("Water (en)", "3", "3", "1"), ("rollup_subject none (en)", "0", "0", "0")],
            id="subjects",
        ),
        pytest.param(
            "rollups_by_body",
            "body (en)",
            [("Works (en)", "3", "3", "1"), ("rollup_subject none (en)", "0", "0", "0")],
            id="bodies, leading and supporting once",
        ),
        pytest.param(
            "rollups_by_commitment", "commitment (en)", [("Build (en)", "3", "3", "1")], id="levels"
        ),
    ],
)
def test_tasks_are_counted_once_a_subject(
    ask: Client, query: str, names: str, found: list[tuple[str, str, str, str]]
) -> None:
    rows = _only(ask, f"{query}_en")
    columns = (names, "tasks_all (en)", "tasks_own (en)", "tasks_with_report (en)")
    assert [tuple(row[one] for one in columns) for row in rows] == found
    assert {row["share_percent (en)"] for row in rows} == {""}, "no rate of few"


def test_counts_name_their_statuses_and_flags(ask: Client) -> None:
    (row,) = _only(ask, "rollups_by_commitment_en")
    assert row["by_status (en)"] == "task_status completed (en) 1; task_status no_report (en) 2"
    assert row["by_flag (en)"] == "flag no_report (en) 2; flag changed (en) 1"


def test_counts_in_the_database_are_those_of_its_own_links(
    project: Project, tmp_path: Path
) -> None:
    """The table agrees with what anyone would count from the lists of tasks."""
    counted = """
        SELECT 'partner:' || partner, count(DISTINCT task) FROM task_partners GROUP BY partner
        UNION ALL SELECT 'theme:' || theme, count(DISTINCT task) FROM task_themes GROUP BY theme
        UNION ALL SELECT 'place:' || area, count(DISTINCT task) FROM task_areas GROUP BY area
    """
    with closing(_copy(project, tmp_path)) as opened:
        own = dict(opened.execute("SELECT id, tasks_own FROM rollups").fetchall())
        found = dict(opened.execute(counted).fetchall())
    assert found
    assert {name: own[name] for name in found} == found


@pytest.mark.parametrize(
    ("day", "status"),
    [
        pytest.param("2022-03-30", "no_report", id="before the month is over"),
        pytest.param("2022-03-31", "completed", id="from its last day on"),
        pytest.param("", "completed", id="today where no day is given"),
    ],
)
def test_the_register_is_shown_as_of_a_day(ask: Client, day: str, status: str) -> None:
    rows = _only(ask, "register_as_of_en", date=day)
    assert [row["task (en)"] for row in rows] == ["A1.1", "A1.2", "A1.10"]
    assert rows[0]["status (en)"] == f"task_status {status} (en)"


@pytest.mark.parametrize(
    ("kind", "date", "day", "status"),
    [
        pytest.param("dropped", "2021", "2026-01-31", "dropped", id="dropped for good"),
        pytest.param("dropped", "2023", "2022-12-31", "completed", id="not yet dropped"),
        pytest.param("paused", "2021", "2021-12-31", "paused", id="on hold"),
        pytest.param("paused", "2021", "2022-03-31", "completed", id="work after the pause"),
        pytest.param("added", "2022", "2022-12-31", "completed", id="on the list"),
        pytest.param("added", "2022", "2022-12-30", "", id="not yet on the list"),
    ],
)
def test_formal_changes_are_seen_in_the_register_of_their_day(
    project: Project, tmp_path: Path, kind: str, date: str, day: str, status: str
) -> None:
    """Asked in SQL, the register says what `states_as_of` says."""
    sql = _written(project)["register_as_of_en"]["sql"]
    with closing(_copy(project, tmp_path)) as opened:
        opened.execute(
            "UPDATE events SET task = 'A1.1', event = ?, date = ?, date_end = ? || '-12-31'",
            (kind, date, date),
        )
        rows = opened.execute(sql, {"date": day}).fetchall()
    found = {row["task (en)"]: row["status (en)"] for row in rows}
    assert found.get("A1.1", "") == (f"task_status {status} (en)" if status else "")


def test_delays_stand_beside_stages_in_the_unit_of_their_dates(ask: Client) -> None:
    (row,) = _only(ask, "project_stages_and_delays_en")
    told = ("project", "stage", "first_date", "last_date", "delay", "delay_unit", "happened")
    assert [row[f"{one} (en)"] for one in told] == [
        "P2",
        "project_stage started (en)",
        "2024",
        "2027",
        "3",
        "delay_unit years (en)",
        "0",
    ]


def test_an_open_question_says_since_when_it_is_asked(ask: Client) -> None:
    (row,) = _only(ask, "open_questions_en")
    assert row["about (en)"] == "question_about target (en)"
    assert (row["release (en)"], row["asked_on (en)"]) == ("R1", "2026-01-31")
    (counts,) = _only(ask, "questions_by_release_en")
    assert [counts[f"questions_{one} (en)"] for one in ("asked", "answered", "open")] == [
        "1",
        "0",
        "1",
    ]


def test_every_query_stands_in_one_group_of_the_list() -> None:
    listed = [name for group in queries.GROUPS.values() for name in group]
    assert sorted(listed) == sorted(queries.names())


def test_the_list_of_queries_has_a_heading_for_each_group(ask: Client) -> None:
    page = ask("/jindu").body
    places = [page.index(f'id="queries-{one}"') for one in queries.GROUPS]
    assert places == sorted(places)
    assert all(f'/jindu/{one}"' in page for one in EVERY if one.endswith(f"_{LANGUAGES[0]}"))
