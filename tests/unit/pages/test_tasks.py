from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from generator.model.site import Page
from generator.pages import tasks
from generator.pages.routes import routes
from tests.unit.pages.work_samples import body, first, make_pages, make_plan, shown


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return make_pages(tasks.pages)


@pytest.fixture(scope="module")
def register(pages: dict[str, Page]) -> Page:
    return pages["tasks/"]


def marks(register: Page) -> dict[str, set[str]]:
    rows = body(register).css("li[data-is]")
    return {
        one.css("code")[0].text(): set((one.attributes["data-is"] or "").split()) for one in rows
    }


def test_the_register_opens_with_computed_counts(register: Page) -> None:
    said = shown(register)
    assert "The plan lists 6 tasks; this site holds a report on 3 of them." in said
    assert "2 tasks name a date. All 2 are past it with no completion on record" in said
    assert "4 tasks name no date" in said
    assert "For the other 3 no report is on record." in said


def test_a_status_that_tells_nothing_is_counted_apart(register: Page) -> None:
    counts = {
        term.text(strip=True): number.text()
        for term, number in zip(
            body(register).css("dl.counts dt"), body(register).css("dl.counts dd"), strict=True
        )
    }
    assert counts == {
        "tasks": "6",
        "with a report (50%)": "3",
        "under_way label": "1",
        "completed label": "1",
    }
    assert "1 task is counted apart as “not_assessed label”. not_assessed meaning" in shown(
        register
    )


def test_every_task_has_a_row_that_shows_without_a_script(register: Page) -> None:
    assert sorted(marks(register)) == ["A0.1", "A0.2", "A0.3", "A1.1", "A1.2", "A1.3"]
    assert body(register).css("[data-is][hidden], section[hidden], details[hidden]") == []


def test_rows_tell_what_filters_look_for(register: Page) -> None:
    found = marks(register)
    assert found["A1.1"] >= {
        "area:A",
        "place:north",
        "partner:east",
        "theme:water",
        "commitment:build",
        "status:under_way",
        "record:reported",
        "flag:overdue",
    }


@pytest.mark.parametrize(
    ("task", "places"),
    [
        pytest.param("A1.2", {"place:mill", "place:north"}, id="a village counts for its borough"),
        pytest.param("A0.3", {"place:town"}, id="the whole town counts for itself only"),
        pytest.param("A1.3", {"place:none"}, id="no place is a value of its own"),
    ],
)
def test_places_are_rolled_up(register: Page, task: str, places: set[str]) -> None:
    assert {one for one in marks(register)[task] if one.startswith("place:")} == places


def test_each_choice_says_how_many_rows_it_leaves(register: Page) -> None:
    found = marks(register)
    offered = 0
    for select in body(register).css("form select"):
        for option in select.css("option[value]"):
            value = option.attributes["value"]
            if value:
                mark = f"{select.attributes['name']}:{value}"
                held = sum(mark in row for row in found.values())
                assert option.text().endswith(f"({held})")
                offered += 1
    assert offered > 10


def test_a_filter_with_one_value_is_left_out(register: Page) -> None:
    names = [one.attributes["name"] for one in body(register).css("select")]
    assert names == ["place", "status", "record", "flag", "partner", "theme", "commitment"]
    folded = body(register).css("details.filters__more select")
    assert [one.attributes["name"] for one in folded] == ["partner", "theme", "commitment"]


def test_a_part_folds_and_its_line_says_how_much_is_in_it(register: Page) -> None:
    part = first(register, "details#A")
    assert "open" not in part.attributes
    line = " ".join(part.css("summary")[0].text().split())
    assert line == "Works 6 tasks, 3 with a report"


def test_inside_a_part_tasks_stand_under_the_section_they_are_read_in(register: Page) -> None:
    groups = [
        (one.css("h3 a")[0].attributes["href"], [id_.text() for id_ in one.css("code")])
        for one in body(register).css("details#A section")
    ]
    assert groups == [
        ("../plan/a1/", ["A1.1", "A1.2", "A1.3"]),
        ("../plan/a0/", ["A0.1", "A0.2", "A0.3"]),
    ]


def test_the_register_says_what_counts_as_a_report(register: Page) -> None:
    assert "A “report on record” is any account with a source" in shown(register)


def test_a_task_without_a_report_is_not_indexed_and_found_by_title_only(
    pages: dict[str, Page],
) -> None:
    page = pages["tasks/a1.2/"]
    (entry,) = page.search
    assert not page.indexed
    assert (entry.route, entry.title, entry.text, entry.hidden) == (
        "tasks/a1.2/",
        "Keep it clean",
        "",
        "A1.2",
    )
    assert entry.boost < 1


def test_a_task_with_a_report_is_indexed_and_found_by_what_happened(pages: dict[str, Page]) -> None:
    page = pages["tasks/a1.1/"]
    assert page.indexed
    assert page.search[0].text == "Last day of that month"


def test_no_report_is_never_called_not_started(pages: dict[str, Page]) -> None:
    page = pages["tasks/a1.2/"]
    assert first(page, "span.status--no_report").text() == "no_report label"
    assert "not started" not in shown(page).lower()


def test_the_timeline_runs_newest_first_and_undated_last(pages: dict[str, Page]) -> None:
    told = [
        " ".join(one.text(separator=" ").split())
        for one in body(pages["tasks/a1.1/"]).css("ol.timeline > li")
    ]
    starts = [
        "31 January 2026 What this site knows ends here",
        "March 2024 (month label) opening label",
        "June 2023 (month label) opening label (as said on",
        "31 March 2022 Last day of that month",
        "March 2022 (month label) Works of the month",
        "2021 (year label) Due, as the plan states it overdue meaning",
        "1 May 2020 The plan is issued",
        "date not known",
    ]
    assert [one.startswith(start) for one, start in zip(told, starts, strict=True)] == [True] * 8


def test_a_date_to_come_is_drawn_apart() -> None:
    plan = make_plan()
    early = replace(plan.releases["R1"], date="2023-01-31")
    made = make_pages(tasks.pages, plan=replace(plan, releases={"R1": early}))
    ahead = body(made["tasks/a1.1/"]).css("li.timeline--ahead")
    assert [one.css("strong")[0].text() for one in ahead] == ["March 2024", "June 2023"]


def test_a_task_without_facts_and_dates_has_no_timeline(pages: dict[str, Page]) -> None:
    assert body(pages["tasks/a1.3/"]).css_first("ol.timeline") is None


def test_a_formal_change_stands_in_the_timeline_with_reason_and_document(
    pages: dict[str, Page],
) -> None:
    said = " ".join(first(pages["tasks/a1.2/"], "li.timeline__change").text().split())
    assert "2021" in said
    assert "modified label (Longer)" in said
    assert "The paper" in said


def test_a_task_and_its_project_are_judged_side_by_side(pages: dict[str, Page]) -> None:
    said = [
        " ".join(one.text(separator=" ").split())
        for one in body(pages["tasks/a1.1/"]).css("dl.judged > div")
    ]
    assert said == [
        "Task: Dig the canal under_way label Counts as done when: Boats pass",
        "Project: Lock started label started meaning",
    ]


def test_what_was_withdrawn_and_what_is_internal_stays_out(pages: dict[str, Page]) -> None:
    said = shown(pages["tasks/a1.1/"])
    assert "Mud outside" in said
    assert "Mud inside" not in said
    assert "Taken back" not in said


def test_a_report_carries_precision_caveat_sources_and_expectation(pages: dict[str, Page]) -> None:
    said = shown(pages["tasks/a1.1/"])
    assert "March 2022 (month label) Works of the month" in said
    assert "Bear in mind: Half of it" in said
    assert "The report (official_direct label)" in said
    assert "June 2023 (month label) opening label" in said


def test_status_of_task_and_stage_of_project_stand_side_by_side(pages: dict[str, Page]) -> None:
    said = shown(pages["tasks/a1.1/"])
    assert "Also on record for the project: Lock (started label)" in said


@pytest.mark.parametrize(
    ("route", "said"),
    [
        pytest.param("tasks/a1.1/", "Counts as done when Boats pass", id="its own test of done"),
        pytest.param("tasks/a1.2/", "Counts as done when It moves", id="that of its commitment"),
        pytest.param("tasks/a1.1/", "Responsible body Works", id="a body that is known"),
        pytest.param("tasks/a1.2/", "Responsible body The plan names none", id="no body known"),
        pytest.param("tasks/a1.1/", "Due 2021", id="a date"),
        pytest.param("tasks/a1.2/", "Due The plan states no date", id="no date"),
        pytest.param("tasks/a1.3/", "Places The plan names no place", id="no place"),
        pytest.param("tasks/a1.1/", "overdue label overdue meaning", id="a flag is defined"),
        pytest.param("tasks/a1.2/", "modified label (Longer)", id="a formal change"),
        pytest.param("tasks/a1.1/", "at least 12.50 km by 2025", id="the target of its indicator"),
        pytest.param("tasks/a1.1/", "Ready (2025)", id="the milestone"),
        pytest.param("tasks/a1.1/", "table tasks, id A1.1", id="the row in the database"),
        pytest.param("tasks/a1.3/", "Place in the plan somewhere else", id="the locator"),
    ],
)
def test_a_task_page_says(pages: dict[str, Page], route: str, said: str) -> None:
    assert said in shown(pages[route])


def test_the_size_of_a_programme_gets_no_verdict(pages: dict[str, Page]) -> None:
    rows = body(pages["tasks/a1.1/"]).css("#indicators ~ div.scroll tbody tr")
    assert [len(one.css("span.status")) for one in rows] == [1, 0]
    assert "programme_size label" in rows[1].text()


def test_a_flag_that_repeats_the_status_is_left_out(pages: dict[str, Page]) -> None:
    assert shown(pages["tasks/a1.2/"]).count("no_report label") == 1


def test_crumbs_lead_down_the_plan(pages: dict[str, Page]) -> None:
    trail = [route for _, route in pages["tasks/a1.1/"].crumbs]
    assert trail == ["", "plan/", "plan/a/", "plan/a1/"]


def test_a_task_and_a_project_of_one_name_are_told_apart() -> None:
    plan = make_plan()
    twin = replace(plan.tasks["A1.2"], id="A1.9", title=plan.tasks["A1.1"].title)
    groups = {part: (*names, "A1.9") for part, names in plan.task_groups.items()}
    doubled = replace(plan, tasks={**plan.tasks, "A1.9": twin}, task_groups=groups)
    made = make_pages(tasks.pages, plan=doubled)
    assert made["tasks/a1.1/"].title == "Dig the canal"
    assert made["tasks/a1.9/"].title == "Dig the canal (task)"


def test_routes_and_pages_agree(pages: dict[str, Page]) -> None:
    assert set(pages) == {"tasks/", *routes(make_plan())["task"].values()}


def test_headings_of_a_task_never_skip_a_level(pages: dict[str, Page]) -> None:
    headings = body(pages["tasks/a1.1/"]).css("h1, h2, h3, h4")
    levels = [int(str(one.tag)[1]) for one in headings]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert 3 in levels, "the project is a card"
