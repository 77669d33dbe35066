"""Room is used where it is, and nothing is squeezed where it is not: charts beside facts, lists on phones."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

WIDE = {"width": 1360, "height": 900}
PHONE = {"width": 360, "height": 740}
# By how much the page moved of itself, as browsers count it.
SHIFT = """() => new Promise((done) => { let sum = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 400); })"""
# Lines that begin with the sign that ought to stand behind a name.
TORN = """() => [...document.querySelectorAll("main .ask dd > a")].filter((one) => {
  const next = one.nextSibling;
  if (!next || !next.textContent.trim()) return false;
  const range = document.createRange(); range.setStart(next, 0); range.setEnd(next, 1);
  return range.getBoundingClientRect().left <= one.closest("dl").getBoundingClientRect().left + 1;
}).length"""


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
@pytest.mark.parametrize("indicator", ["pm25", "income-ratio", "gdp"])
def test_what_is_measured_stands_beside_the_chart_where_there_is_room(
    open_real: Opener, language: str, indicator: str
) -> None:
    for size, beside in ((WIDE, True), (PHONE, False)):
        page, _ = open_real(f"{language}indicators/{indicator}/", viewport=size)
        chart = page.locator("figure.chart").bounding_box()
        facts = page.locator("#definition").bounding_box()
        assert chart
        assert facts
        assert (facts["x"] >= chart["x"] + chart["width"]) is beside
        assert (facts["y"] <= chart["y"] + 40) is beside
        assert page.evaluate(SHIFT) < 0.01
        page.context.close()


def test_large_text_keeps_one_column(open_real: Opener) -> None:
    page, _ = open_real("en/indicators/pm25/", viewport=WIDE)
    page.evaluate("document.documentElement.dataset.text = 'large'")
    chart = page.locator("figure.chart").bounding_box()
    facts = page.locator("#definition").bounding_box()
    assert chart
    assert facts
    assert facts["y"] >= chart["y"] + chart["height"]
    page.context.close()


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
@pytest.mark.parametrize("width", [320, 360])
def test_the_list_of_targets_is_read_on_a_phone_without_pushing_it_aside(
    open_real: Opener, language: str, width: int
) -> None:
    page, _ = open_real(language + "indicators/", viewport={"width": width, "height": 740})
    pushed = page.evaluate(
        "[...document.querySelectorAll('.scroll')].filter((one) => one.scrollWidth > one.clientWidth + 1).length"
    )
    heights = page.eval_on_selector_all(
        ".scroll .status", "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    heads = page.eval_on_selector_all(
        "[data-head]", "all => all.map((one) => getComputedStyle(one, '::before').content)"
    )
    page.context.close()
    assert pushed == 0
    assert heights
    assert max(heights) < (30 if width > 320 else 60)  # a verdict stands on one line
    assert heads
    assert "none" not in heads  # a figure says what it is


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_line_of_a_question_begins_with_a_colon(open_real: Opener, width: int) -> None:
    page, _ = open_real("en/questions/", viewport={"width": width, "height": 740})
    torn = page.evaluate(TORN)
    page.context.close()
    assert torn == 0


@pytest.mark.parametrize("language", ["", "en/"], ids=["zh", "en"])
def test_a_subject_and_the_way_to_its_tasks_take_two_lines_on_a_phone(
    open_real: Opener, language: str
) -> None:
    page, _ = open_real(language + "places/jiashan/", viewport=PHONE)
    heights = page.eval_on_selector_all(
        ".subjects > li", "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    page.context.close()
    assert heights
    assert max(heights) < 90
