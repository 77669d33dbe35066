from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.site import Page
from generator.pages import sections
from tests.unit.pages.work_samples import body, first, make_pages, make_plan, make_view, shown


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return make_pages(sections.pages)


def test_only_sections_with_tasks_open_a_page(pages: dict[str, Page]) -> None:
    assert set(pages) == {"plan/", "plan/a/", "plan/a0/", "plan/a1/"}


def test_the_contents_list_every_section_in_the_plans_own_order(pages: dict[str, Page]) -> None:
    said = shown(pages["plan/"])
    places = [said.rindex(one) for one in ("Works to do", "Bridges", "Canals", "Principles")]
    assert places == sorted(places)
    assert "Sections without a link hold no task" in said


def test_the_contents_count_tasks_of_sections_below(pages: dict[str, Page]) -> None:
    said = shown(pages["plan/"])
    assert "6 tasks, 3 with a report" in said
    assert "Canals 3 tasks, 1 with a report" in said


def test_an_area_shows_its_groups_and_their_tasks(pages: dict[str, Page]) -> None:
    page = pages["plan/a/"]
    rows = [
        one.text(separator="|", strip=True) for one in body(page).css("#groups ~ div.scroll")[:1]
    ]
    assert "Bridges|3|2|completed label: 1" in rows[0]
    assert [one.text() for one in body(page).css("h2")] == [
        "Its parts at a glance",
        "Bridges",
        "Canals",
    ]
    assert len(body(page).css('a[href^="../../tasks/"]')) == 6


def test_a_group_is_read_task_by_task(pages: dict[str, Page]) -> None:
    entries = {one.attributes["id"]: one for one in body(pages["plan/a1/"]).css("article")}
    assert list(entries) == ["A1.1", "A1.2", "A1.3"]
    first, second = entries["A1.1"].text(), entries["A1.2"].text()
    assert "Counts as done when: Boats pass" in first
    assert "due 2021" in first
    assert first.index("Last day of that month") < first.index("Works of the month")
    assert entries["A1.2"].css_first("span.status--no_report") is not None
    assert "Source" not in second


def test_a_group_begins_with_what_is_on_record(pages: dict[str, Page]) -> None:
    page = pages["plan/a1/"]
    heads = [one.text() for one in body(page).css("h2")]
    assert heads == ["Tasks with a report (1 of 3)", "Tasks with no report on record (2 of 3)"]
    assert "that does not mean that nothing was done" in shown(page)


def test_tasks_of_the_part_as_a_whole_stand_apart_from_its_groups() -> None:
    plan = make_plan()
    whole = replace(plan.tasks["A1.2"], id="A.9", section="A")
    made = make_pages(sections.pages, plan=replace(plan, tasks={**plan.tasks, "A.9": whole}))
    heads = [one.text() for one in body(made["plan/a/"]).css("h2")]
    assert heads == ["Its parts at a glance", "Tasks of the part as a whole", "Bridges", "Canals"]


def test_each_task_of_a_group_has_a_link_of_its_own(pages: dict[str, Page]) -> None:
    links = [one.attributes["href"] for one in body(pages["plan/a1/"]).css("a.entry__anchor")]
    assert links == ["#A1.1", "#A1.2", "#A1.3"]


def test_a_task_of_a_group_names_place_partner_and_subject(pages: dict[str, Page]) -> None:
    entry = first(pages["plan/a1/"], "article dl.named")
    assert [one.attributes["href"] for one in entry.css("a")] == [
        "../../places/north/",
        "../../partners/east/",
        "../../themes/water/",
    ]


def test_the_mark_of_editors_is_explained_once(pages: dict[str, Page]) -> None:
    page = pages["plan/a1/"]
    assert shown(page).count("editors meaning") == 1


def test_a_group_leads_to_its_neighbours(pages: dict[str, Page]) -> None:
    assert first(pages["plan/a0/"], 'a[rel="next"]').attributes["href"] == "../../plan/a1/"
    assert body(pages["plan/a0/"]).css_first('a[rel="prev"]') is None


def test_a_finished_chart_is_set_in_where_there_is_one() -> None:
    view = make_view()
    charts = {"tasks/A1": '<figure class="chart"></figure>'}
    made = {
        page.route: page
        for page in sections.pages(
            type(view)(
                view.plan,
                view.assessment,
                view.project,
                view.index,
                view.words,
                charts,
                view.routes,
            )
        )
    }
    assert body(made["plan/a1/"]).css_first("figure.chart") is not None
    assert body(made["plan/a0/"]).css_first("figure.chart") is None
