"""The register of tasks and the gallery of projects: filters, their state in the address, no script."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from generator.project import Project
from tests.browser.conftest import Opener, Quiet, visiting

pytestmark = pytest.mark.browser

ROWS = "[data-is]:not([hidden])"


@pytest.fixture(scope="module")
def opened(browser: Browser, real_project: Project) -> Iterator[Opener]:
    """Open pages of the real site, served below a sub-path as a portal would."""
    handler = functools.partial(Quiet, directory=str(real_project.build))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    with visiting(browser, f"http://127.0.0.1:{server.server_port}/site/") as visit:
        yield visit
    server.shutdown()
    server.server_close()
    thread.join()


def shown(page: Page) -> list[str]:
    """Return the ids of the rows that the filters leave."""
    return page.locator(f"{ROWS} code").all_text_contents()


def said(page: Page) -> str:
    return page.locator("[data-register-status]").inner_text()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        pytest.param("?area=T05&status=completed", 5, id="two filters hold together"),
        pytest.param("?text=t05.1.02", 1, id="an id in small letters"),
        pytest.param("?text=T05.1.02", 1, id="an id as printed"),
        pytest.param("?text=苏嘉甬", 1, id="Chinese inside a word"),
        pytest.param("?text=ｔ05.1.02", 1, id="letters of full width"),
        pytest.param("?record=reported", 16, id="what anything is on record of"),
        pytest.param("?flag=overdue", 8, id="a flag"),
        pytest.param("?from=singlemessage", 587, id="what a chat app adds is no filter"),
    ],
)
def test_the_address_says_which_rows_show(opened: Opener, query: str, ids: int) -> None:
    page, seen = opened("tasks/" + query)
    assert len(shown(page)) == ids
    assert str(ids) in said(page)
    assert page.locator("[data-register-unknown]").is_hidden()
    assert seen.errors == []
    page.context.close()


def test_english_words_are_found_in_any_case(opened: Opener) -> None:
    page, _ = opened("en/tasks/?text=AIRPORT")
    small, _ = opened("en/tasks/?text=airport")
    assert shown(page) == shown(small) != []
    page.context.close()
    small.context.close()


def test_a_choice_is_kept_in_the_address_and_the_way_back_takes_it_away(opened: Opener) -> None:
    page, _ = opened("tasks/")
    page.select_option("[name=area]", "T05")
    page.select_option("[name=status]", "completed")
    assert page.url.endswith("?area=T05&status=completed")
    expect(page.locator("[data-register-status]")).to_contain_text("5")
    assert page.locator("#T05").get_attribute("open") is not None
    assert page.locator("#T01").is_hidden()
    page.go_back()
    assert page.url.endswith("?area=T05")
    assert page.locator("[name=status]").input_value() == ""
    page.go_back()
    assert page.url.endswith("/tasks/")
    assert page.locator(ROWS).count() == 587
    page.go_forward()
    assert page.locator("[name=area]").input_value() == "T05"
    page.context.close()


def test_letters_typed_one_after_the_other_are_one_step_back(opened: Opener) -> None:
    page, _ = opened("tasks/")
    page.locator("[name=text]").press_sequentially("T05.1", delay=5)
    page.wait_for_url("**/tasks/?text=T05.1")
    page.go_back()
    assert page.url.endswith("/tasks/")
    assert page.locator("[name=text]").input_value() == ""
    page.context.close()


def test_a_value_the_filter_does_not_have_is_said(opened: Opener) -> None:
    page, _ = opened("tasks/?place=atlantis&status=completed")
    assert "place=atlantis" in page.locator("[data-register-unknown]").inner_text()
    assert len(shown(page)) == 8
    page.context.close()


def test_of_two_values_of_one_filter_the_one_not_used_is_said(opened: Opener) -> None:
    page, _ = opened("tasks/?area=nowhere&area=T05&area=T01")
    assert page.locator("[name=area]").input_value() == "T05"
    told = page.locator("[data-register-unknown]").inner_text()
    assert "area=nowhere" in told
    assert "area=T01" in told
    page.context.close()


def test_where_nothing_is_left_each_filter_can_be_taken_away(opened: Opener) -> None:
    page, _ = opened("tasks/?area=T01&status=completed")
    assert shown(page) == []
    assert page.locator("[data-register-none]").is_visible()
    chips = page.locator("[data-remove]")
    assert chips.count() == 2
    assert "8" in chips.first.inner_text()
    chips.first.click()
    assert page.url.endswith("?status=completed")
    assert len(shown(page)) == 8
    assert page.locator("[data-register-none]").is_hidden()
    page.locator("button[type=reset]").click()
    page.wait_for_url("**/tasks/")
    assert page.locator(ROWS).count() == 587
    page.context.close()


def test_a_filter_that_is_folded_away_unfolds_when_the_address_uses_it(opened: Opener) -> None:
    page, _ = opened("tasks/?theme=transport")
    assert page.locator("[name=theme]").is_visible()
    page.context.close()


def test_parts_are_as_the_reader_left_them_after_a_filter_and_after_a_task(opened: Opener) -> None:
    page, _ = opened("tasks/")
    page.locator("#T05 > summary").click()
    page.wait_for_function("history.state && history.state.open.includes('T05')")
    page.select_option("[name=area]", "T01")
    page.select_option("[name=area]", "")
    assert page.locator("#T05").get_attribute("open") is not None
    assert page.locator("#T01").get_attribute("open") is None
    page.locator('a[href$="/t05.1.02/"]').click()
    page.wait_for_url("**/t05.1.02/")
    page.go_back()
    page.wait_for_url("**/tasks/")
    expect(page.locator('a[href$="/t05.1.02/"]')).to_be_visible()
    page.context.close()


def test_a_part_named_in_the_address_is_open(opened: Opener) -> None:
    page, _ = opened("tasks/#T05")
    assert page.locator("#T05").get_attribute("open") is not None
    page.context.close()


def test_all_parts_open_and_close_at_once(opened: Opener) -> None:
    page, _ = opened("tasks/")
    page.locator("[data-register-fold]").click()
    assert page.locator("details.part:not([open])").count() == 0
    page.locator("[data-register-fold]").click()
    assert page.locator("details.part[open]").count() == 0
    page.context.close()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        pytest.param("?type=railway&stage=started", 4, id="type and stage"),
        pytest.param("?record=told", 17, id="what anything is on record of"),
        pytest.param("?place=haining", 9, id="a place with those in it"),
        pytest.param("?text=p088", 1, id="an id"),
        pytest.param("?stage=none&type=railway", 4, id="no stage on record"),
    ],
)
def test_projects_are_filtered_by_the_same_script(opened: Opener, query: str, ids: int) -> None:
    page, seen = opened("projects/" + query)
    assert len(shown(page)) == ids
    assert page.locator(f"{ROWS}:visible").count() == ids
    assert seen.errors == []
    page.context.close()


@pytest.mark.parametrize(
    ("route", "rows"),
    [pytest.param("tasks/", 587, id="tasks"), pytest.param("projects/", 255, id="projects")],
)
def test_without_a_script_all_rows_stand_under_their_headings(
    opened: Opener, route: str, rows: int
) -> None:
    page, seen = opened(route, java_script_enabled=False)
    assert page.locator("[data-is]").count() == rows
    assert page.locator(ROWS).count() == rows
    assert page.locator("[data-register]").is_hidden()
    page.locator("details[data-fold] > summary").last.click()
    assert page.locator("[data-is]").last.is_visible()
    assert seen.errors == []
    page.context.close()


@pytest.mark.parametrize(
    "query", ["tasks/?area=T05", "tasks/?text=qqqq&place=zz", "projects/?type=railway"]
)
@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
def test_a_filtered_list_has_no_fault_and_fits_a_phone(
    opened: Opener, query: str, large: bool
) -> None:
    page, _ = opened(query, viewport={"width": 320, "height": 640})
    if large:
        page.evaluate("document.documentElement.dataset.text = 'large'")
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    if large:
        heights = page.eval_on_selector_all(
            ".register__form :is(button, select, input), details.part > summary, ul.rows > li > a",
            "all => all.filter(one => one.offsetParent).map(one => one.getBoundingClientRect().height)",
        )
        assert min(heights) >= 44
    page.context.close()


def test_the_register_does_not_move_while_it_loads(opened: Opener) -> None:
    page, _ = opened("tasks/")
    moved = page.evaluate(
        """() => new Promise(done => { let sum = 0;
        new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
          .observe({type: "layout-shift", buffered: true});
        setTimeout(() => done(sum), 200); })"""
    )
    assert moved < 0.01
    page.context.close()
