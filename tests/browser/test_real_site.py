"""The real site as a reader uses it: switching languages, searching."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Opener
from tests.browser.test_search import typed

pytestmark = pytest.mark.browser


LOOKED_AT = ("", "indicators/gdp-double/", "method/", "plan/t05.1/")


@pytest.mark.parametrize("route", LOOKED_AT, ids=lambda route: route or "home")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_large_text_with_more_contrast(
    open_real: Opener, scheme: str, route: str
) -> None:
    page, _ = open_real(
        route, color_scheme=scheme, contrast="more", viewport={"width": 360, "height": 740}
    )
    page.locator("[data-setting=text]").click()
    found = [one["id"] for one in Axe().run(page).response["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert found == []
    assert wide <= 360


def test_the_decision_table_keeps_its_head_and_first_column(open_real: Opener) -> None:
    page, _ = open_real("method/", viewport={"width": 640, "height": 800})
    place = page.evaluate(
        """() => {
          const box = [...document.querySelectorAll(".scroll")]
            .sort((a, b) => b.scrollWidth - b.clientWidth - a.scrollWidth + a.clientWidth)[0];
          box.scrollTo(200, 500);
          const at = (one) => one.getBoundingClientRect();
          const head = at(box.querySelector("thead th"));
          const row = at([...box.querySelectorAll("tbody th")][5]);
          return [head.x - at(box).x, head.y - at(box).y, row.x - at(box).x, box.scrollLeft, box.scrollTop];
        }"""
    )
    page.context.close()
    assert place[3] > 100
    assert place[4] > 400
    assert max(abs(one) for one in place[:3]) < 4


def test_a_place_leads_into_the_register_filtered_by_subject(open_real: Opener) -> None:
    page, _ = open_real("en/places/nanhu/")
    row = page.locator("ul.subjects > li").first
    number = row.locator("[data-claim]").inner_text().split()[0]
    row.locator("a.subjects__filter").click()
    status = page.locator("[data-register-status]")
    status.filter(has_text=number).wait_for()
    assert page.locator("li[data-is]:not([hidden])").count() == int(number)
    page.context.close()


def test_a_tile_is_reached_and_followed_by_keyboard(open_real: Opener) -> None:
    page, _ = open_real("places/")
    first = page.locator("ol.tiles a").first
    first.focus()
    page.keyboard.press("Tab")
    second = page.locator("ol.tiles a").nth(1)
    assert second.evaluate("one => one === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/jiashan/")
    page.context.close()


@pytest.mark.parametrize("route", ["", "indicators/pm25/", "tasks/t05.1.02/", "places/nanhu/"])
def test_the_switcher_keeps_the_page(open_real: Opener, route: str) -> None:
    page, _ = open_real(route)
    page.locator('header a[hreflang="en"]').first.click()
    assert page.url.endswith(f"/a/b/en/{route}")
    page.locator('header a[hreflang="zh-Hans"]').first.click()
    assert page.url.endswith(f"/a/b/{route}")


CHINESE = {
    "公路": "高速公路里程",
    "里程": "高速公路里程",
    "浓度": "细颗粒物（PM2.5）浓度",
    "细颗粒物": "细颗粒物（PM2.5）浓度",
    "城镇化": "常住人口城镇化率",
    "化率": "常住人口城镇化率",
    "优良": "空气质量优良天数比率",
    "研发": "研发经费投入强度",
    "率": "常住人口城镇化率",
    "生产总值": "地区生产总值比2018年翻番",
    "翻番": "地区生产总值比2018年翻番",
    "期望寿命": "人均期望寿命",
    "异地就医": "跨省市异地就医直接结算率",
    "结算": "跨省市异地就医直接结算率",
    "水质": "跨行政区河流交接断面水质达标率",
    "收费站": "省界高速主线收费站数量",
    "湖州": "湖州",
    "南湖": "南湖",
    "海宁": "海宁",
    "运河": "运河",
}
ENGLISH = {
    "expressway": "Expressway length",
    "length": "Expressway length",
    "PM2.5": "PM2.5 concentration",
    "urbanisation": "Urbanisation rate of resident population",
    "rate": "Urbanisation rate of resident population",
    "intensity": "R&D spending intensity",
    "R&D": "R&D spending intensity",
    "patents": "Invention patents per 10,000 people",
    "life": "Life expectancy",
    "expectancy": "Life expectancy",
    "settlement": "Direct settlement rate of cross-province care",
    "enrolment": "Gross enrolment ratio in higher education",
    "doubled": "GDP doubled from 2018",
    "GDP": "GDP doubled from 2018",
    "toll": "Provincial-border mainline toll stations remaining",
    "income": "Urban–rural income ratio",
    "water": "Water quality compliance at boundary river sections",
    "Huzhou": "Huzhou",
    "Nanhu": "Nanhu",
    "canal": "anal",
}


@pytest.mark.parametrize(("language", "words"), [("", CHINESE), ("en/", ENGLISH)], ids=["zh", "en"])
def test_search_finds_words_inside_longer_words(
    open_real: Opener, language: str, words: dict[str, str]
) -> None:
    page, _ = open_real(language)
    missed = {
        query: expected
        for query, expected in words.items()
        if not any(expected in title for title in typed(page, query))
    }
    assert missed == {}


def test_search_does_not_take_a_word_apart(open_real: Opener) -> None:
    page, _ = open_real("")
    titles = typed(page, "公路")
    assert titles
    shown = page.locator(".search__result, .search li").all_inner_texts()
    assert all("公路" in one.replace("\u200b", "") for one in shown if one.strip())
