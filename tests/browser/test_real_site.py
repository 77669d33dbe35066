"""The real site as a reader uses it: switching languages, searching."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opener
from tests.browser.test_search import typed

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("route", ["", "indicators/pm25/"])
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
