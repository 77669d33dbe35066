"""What journalists will ask, answered over HTTP from the real plan.

The answers on the right were counted from the plan and the evidence by hand, before there was
a program; numbers of the questions are those of the list that the work began with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from generator.api.ports import choose
from generator.api.server import serving_api
from generator.api.static import HOST
from generator.project import Project
from tests.api.conftest import Client

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def ask_real(real_project: Project) -> Iterator[Client]:
    with serving_api(real_project, choose(HOST, 0, 0), "canned") as (address, _):
        client = Client(address)
        yield client
        client.close()


def _rows(ask: Client, query: str, **words: str) -> Rows:
    answer = ask(f"/jindu/{query}.csv", **words)
    assert answer.status == 200, answer.body
    return answer.table


def _table(ask: Client, table: str, **words: str) -> Rows:
    return _rows(ask, table, _size="max", **words)


def test_11_all_targets_of_2025_stand_in_one_table(ask_real: Client) -> None:
    rows = _rows(ask_real, "targets_by_deadline_en", year="2025")
    assert len(rows) == 23
    assert Counter(row["Last reading"] for row in rows) == {
        "Latest reading meets the target": 4,
        "Latest reading is short of the target": 3,
        "Figures from before the plan only": 3,
        "No reading": 13,
    }
    assert not any(row["Period of reading"].startswith("2025") for row in rows)
    wanted = {"Verdict", "Last reading", "Period of reading", "Scope", "Quality of reading"}
    assert wanted <= set(rows[0])


@pytest.mark.parametrize(
    ("target", "value", "period", "outcome"),
    [
        ("rd-intensity.1", "3.56", "2024", "meets"),
        ("income-ratio.1", "1.56", "2022", "meets"),
        ("pm25.1", "26", "2021", "meets"),
        ("good-air-days.1", "90.1", "2021", "meets"),
        ("urbanisation-rate.1", "72.4", "2022", "short"),
        ("fiscal-per-capita.1", "1.49", "2022", "short"),
        ("gdp-double.1", "1.51", "2024", "short"),
    ],
)
def test_11_each_with_its_latest_reading(
    ask_real: Client, target: str, value: str, period: str, outcome: str
) -> None:
    rows = _rows(ask_real, "targets_by_deadline_en", year="2025")
    (row,) = (row for row in rows if row["Target"] == target)
    assert (row["Value of reading"], row["Period of reading"]) == (value, period)
    assert outcome in row["Last reading"]


def test_11_the_same_in_chinese_and_as_json(ask_real: Client) -> None:
    english = _rows(ask_real, "targets_by_deadline_en", year="2025")
    chinese = ask_real("/jindu/targets_by_deadline_zh.json", year="2025", _shape="array").json
    assert [row["目标"] for row in chinese] == [row["Target"] for row in english]


def test_13_the_base_of_the_doubling_matters_little(ask_real: Client) -> None:
    rows = _rows(ask_real, "choice_of_base_en")
    rows = [row for row in rows if row["Target"] == "gdp-double.1"]
    assert {(row["Vintage of base"], row["Base value"], row["Ratio"]) for row in rows} == {
        ("First figure", "4871.98", "1.55"),
        ("Final figure", "4872", "1.55"),
        ("Revised figure", "5018.38", "1.51"),
    }
    assert {row["Value"] for row in rows} == {"7569.5"}
    assert {row["Check of basis"] for row in rows} == {"Basis not confirmed"}
    assert all("short" in row["Against the target"] for row in rows)


def test_14_revised_figures_are_those_of_gdp(ask_real: Client) -> None:
    rows = _rows(ask_real, "values_by_vintage_en", indicator="gdp")
    vintages: dict[str, set[str]] = {}
    for row in rows:
        vintages.setdefault(row["Period"], set()).add(row["Vintage of value"])
    for year in range(2017, 2023):
        assert len(vintages[str(year)]) > 1, year


def test_14_most_other_figures_do_not_say(ask_real: Client) -> None:
    rows = _table(ask_real, "observations", value_origin="published")
    silent = sum(row["vintage"] == "unspecified" for row in rows)
    assert 0.7 < silent / len(rows) < 0.8  # 130 of 172 when it was counted by hand


def test_16_few_tasks_have_a_report_and_most_of_them_are_in_transport(ask_real: Client) -> None:
    rows = _rows(ask_real, "tasks_without_report_en")
    reported = {row["Task area"]: int(row["With a report"]) for row in rows}
    assert (sum(int(row["Tasks"]) for row in rows), sum(reported.values())) == (587, 16)
    assert max(reported, key=lambda area: reported[area]) == "T05"
    assert reported["T05"] == 10
    assert sum(int(row["Without a report"]) for row in rows) == 571


def test_17_no_task_past_its_date_has_a_completion_on_record(ask_real: Client) -> None:
    rows = _rows(ask_real, "tasks_past_due_en")
    assert Counter(row["Due"] for row in rows) == {"2021": 3, "2025": 5}
    assert {row["Status"] for row in rows} == {"No report on record"}
    without = ask_real("/jindu/tasks.json", due__isnull="1", _size="0", _shape="objects").json
    assert without["filtered_table_rows_count"] == 579


def test_19_other_methods_say_little_more(ask_real: Client) -> None:
    rows = _rows(ask_real, "verdicts_by_method_en")
    targets: Counter[str] = Counter()
    for row in rows:
        targets[row["Method"]] += int(row["Targets"])
    assert len(targets) == 4
    assert set(targets.values()) == {28}
    silent = sum(
        int(row["Targets"])
        for row in rows
        if row["Verdict"] in ("No usable figure", "Cannot be assessed")
    )
    assert silent > sum(targets.values()) / 2


@pytest.mark.parametrize("id_", ["T05.1.02", "P088"])
def test_20_preparing_a_railway_is_not_opening_it(ask_real: Client, id_: str) -> None:
    (row,) = _rows(ask_real, "task_and_project_states_en", id=id_)
    assert (row["Task"], row["Project"]) == ("T05.1.02", "P088")
    assert (row["Status"], row["Date of latest update"]) == ("Completed", "2022-11-30")
    assert row["Stage"] == "Under construction"
    assert row["Expected date"].startswith("2027")


def test_20_the_start_of_works_is_no_completion_of_a_line(ask_real: Client) -> None:
    (row,) = _rows(ask_real, "task_and_project_states_zh", id="P091")
    assert (row["任务"], row["状态"], row["阶段"]) == ("T05.1.05", "已完成", "在建")


@pytest.mark.parametrize(
    ("partner", "name", "tasks"),
    [("huzhou", "湖州市", 16), ("hangzhou", "杭州市", 12), ("ningbo", "宁波市", 4)],
)
def test_22_what_was_agreed_with_neighbours(
    ask_real: Client, partner: str, name: str, tasks: int
) -> None:
    by_id = _rows(ask_real, "tasks_by_partner_zh", partner=partner)
    assert (len(by_id), {row["合作方"] for row in by_id}) == (tasks, {name})
    assert _rows(ask_real, "tasks_by_partner_zh", partner=name) == by_id


def test_22_one_line_to_a_neighbour_has_opened(ask_real: Client) -> None:
    rows = _table(ask_real, "updates", date="2021-06-28")
    assert [row["project_stage"] for row in rows] == ["in_operation"]


def test_a_table_of_everything_is_a_spreadsheet_of_text(ask_real: Client) -> None:
    rows = _table(ask_real, "tasks", _stream="on")
    assert len(rows) == 587
    assert sum("长三角" in row["title_zh"] for row in rows) > 0
