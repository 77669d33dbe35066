from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborNode

from generator.model.site import Page
from generator.pages import partners, places, projects, sections, tasks, themes
from generator.pages.register_rows import Register
from tests.unit.pages.work_samples import (
    Family,
    body,
    dangling,
    make_pages,
    make_plan,
    make_view,
)

FAMILIES: dict[str, Family] = {
    "tasks": tasks.pages,
    "sections": sections.pages,
    "projects": projects.pages,
    "places": places.pages,
    "partners": partners.pages,
    "themes": themes.pages,
}
HEADINGS = ("h1", "h2", "h3", "h4")


def all_pages(language: str) -> dict[str, Page]:
    return {
        route: page
        for family in FAMILIES.values()
        for route, page in make_pages(family, language).items()
    }


@pytest.fixture(scope="module", params=["en", "fr"])
def every(request: pytest.FixtureRequest) -> dict[str, Page]:
    return all_pages(request.param)


def test_both_languages_have_the_same_pages() -> None:
    assert list(all_pages("en")) == list(all_pages("fr"))


def test_links_between_the_pages_lead_somewhere(every: dict[str, Page]) -> None:
    assert dangling(every) == []


def test_a_title_is_used_once(every: dict[str, Page]) -> None:
    assert [
        title for title, n in Counter(one.title for one in every.values()).items() if n > 1
    ] == []


def test_each_page_opens_with_its_title_as_its_only_first_heading(every: dict[str, Page]) -> None:
    for page in every.values():
        assert page.body.startswith("<h1>") or page.body.lstrip().startswith("<h1>")
        assert [one.text() for one in body(page).css("h1")] == [page.title]


def test_an_id_stands_once_on_a_page(every: dict[str, Page]) -> None:
    for page in every.values():
        ids = Counter(one.attributes["id"] for one in body(page).css("[id]"))
        assert [name for name, n in ids.items() if n > 1] == [], page.route


def _elements(node: LexborNode | None) -> Iterator[LexborNode]:
    while node is not None:
        if not (node.tag or "").startswith("-"):
            yield node
        node = node.next


def test_no_heading_stands_over_nothing(every: dict[str, Page]) -> None:
    for page in every.values():
        for heading in body(page).css("h2, h3, h4"):
            after = next(_elements(heading.next), None)
            assert after is not None, (page.route, heading.text())
            deeper = after.tag in HEADINGS and str(after.tag) > str(heading.tag)
            assert after.tag not in HEADINGS or deeper, (page.route, heading.text())


def test_no_list_and_no_table_is_empty(every: dict[str, Page]) -> None:
    for page in every.values():
        for one in body(page).css("ul, dl, tbody, td, th, dt, dd, li, p"):
            assert one.text(strip=True) or "data-register-status" in one.attributes, (
                page.route,
                one.html,
            )


def test_each_table_scrolls_in_a_region_with_a_name(every: dict[str, Page]) -> None:
    for page in every.values():
        tree = body(page)
        inside = tree.css('div.scroll[role="region"][tabindex="0"] > table.data')
        assert len(inside) == len(tree.css("table"))
        assert all(one.attributes["aria-label"] for one in tree.css("div.scroll"))


def test_no_markup_of_ours_is_escaped_and_none_of_the_data_is_not(every: dict[str, Page]) -> None:
    for page in every.values():
        assert "&lt;span" not in page.body
        assert body(page).css("fishers, ways") == []


def test_a_missing_translation_is_marked_with_its_language() -> None:
    marked = body(all_pages("fr")["tasks/a1.3/"]).css('[lang="en"]')
    assert marked == []  # the title of a page is plain text
    listed = body(all_pages("fr")["tasks/"]).css('li [lang="en"]')
    assert [one.text() for one in listed] == ["Ask the <fishers> & others"]


@pytest.mark.parametrize("name", FAMILIES)
def test_a_plan_without_rows_of_a_kind_opens_no_page(name: str) -> None:
    empty = replace(
        make_plan(),
        tasks={},
        projects={},
        areas={},
        partners={},
        themes={},
        sections={},
        indicators={},
        observations=(),
        updates={},
        events={},
        milestones={},
        task_groups={},
    )
    assert list(FAMILIES[name](make_view(plan=empty))) == []


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        pytest.param("2.5/2/2#3", "part 2.5, paragraph 2, sentence 2, clause 3", id="one clause"),
        pytest.param("1.1/2#1-2,4", "part 1.1, paragraph 2, clauses 1–2, 4", id="several clauses"),
        pytest.param("1/1;2", "part 1, paragraph 1; part 2", id="two places"),
        pytest.param("page seven", "page seven", id="another grammar is left as it is"),
        pytest.param("", "", id="no locator"),
    ],
)
def test_a_locator_is_put_in_words(locator: str, words: str) -> None:
    assert Register(make_view()).locator(locator) == words


def test_a_rate_is_hidden_below_the_least_number_and_the_page_says_why() -> None:
    register = Register(make_view())
    whole, place = register.roll("plan"), register.roll("place", "south")
    hidden = replace(whole, counts=replace(whole.counts, share=None))
    assert (whole.total, whole.reported, place.total) == (6, 3, 0)
    assert register.rate(whole) == "50%"
    assert register.rate(hidden) == ""
    assert register.no_rate(whole) == ""
    assert register.no_rate(hidden).startswith("Below 5 tasks no percentage")
    assert register.no_rate(place) == ""


@pytest.mark.parametrize(
    ("feedback", "address"),
    [
        pytest.param("", "", id="no address, no link"),
        pytest.param(
            "https://example.org/form",
            "https://example.org/form?page=https%3A%2F%2Fsite.org%2Fsub%2Ftasks%2Fa%2F&release=R1",
            id="a form gets page and release",
        ),
        pytest.param(
            "mailto:office@example.org",
            "mailto:office@example.org?subject=Correction%20or%20evidence%3A%20A%20%28data%20release%20R1%29",
            id="a letter gets a subject",
        ),
    ],
)
def test_a_report_is_addressed_with_page_and_release(feedback: str, address: str) -> None:
    view = make_view(feedback=feedback, site_url="https://site.org/sub")
    assert Register(view).report_address("tasks/a/", "A").startswith(address)
    assert bool(Register(view).report_address("tasks/a/", "A")) == bool(feedback)
