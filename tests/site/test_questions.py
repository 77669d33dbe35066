"""What readers ask, answered from the built pages alone, in both languages.

The questions are those of the public that the product has to answer; each case gives the
page where a reader would look, and what the answer must say there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.project import Project
from tests.reading import parsed


@dataclass(frozen=True)
class Answer:
    """What a page has to say, by language; `within` narrows it to a part of the page."""

    route: str
    said: dict[str, tuple[str, ...]]
    within: str = "main"


def page(project: Project, language: str, route: str) -> LexborHTMLParser:
    folder = project.site if language == "zh" else project.site / language
    return parsed((folder / route / "index.html").read_text(encoding="utf-8"))


def said_on(project: Project, language: str, answer: Answer) -> str:
    parts = page(project, language, answer.route).css(answer.within)
    assert parts, f"{answer.route}: no {answer.within}"
    return " ".join(re.sub(r"\s+", " ", one.text()) for one in parts)


def both(*parts: str) -> dict[str, tuple[str, ...]]:
    return {"zh": parts, "en": parts}


ANSWERS = (
    pytest.param(
        Answer(
            "",
            {
                "zh": (
                    "2025年的目标实现了吗",
                    "不能下结论",
                    "23项",
                    "4项满足",
                    "3项未满足",
                    "16项没有",
                ),
                "en": (
                    *("Were the 2025 targets met", "Not known yet", "23 targets"),
                    *("4 meet", "3 fall short", "16 have no usable"),
                ),
            },
            within=".home__first",
        ),
        id="did Jiaxing reach its 2025 goals",
    ),
    pytest.param(
        Answer(
            "",
            {
                "zh": ("4项", "3项", "13项", "研发", "2024年，数值存疑", "2021年，其他统计范围"),
                "en": ("4 targets", "3 targets", "13 targets", "R&D", "2024, doubtful figure"),
            },
            within=".readings",
        ),
        id="which goals those are and with what care they are read",
    ),
    pytest.param(
        Answer("indicators/pm25/", both("68", "39", "26", "30", "2021", "2013")),
        id="is the air getting cleaner",
    ),
    pytest.param(
        Answer("places/jiashan/", both("22", "20", "7", "532")),
        id="what was promised for Jiashan",
    ),
    pytest.param(Answer("places/nanhu/", both("532")), id="I live in Nanhu: what concerns me"),
    pytest.param(
        Answer(
            "indicators/cross-province-settlement/",
            {
                "zh": ("90%", "尚未收录", "嘉兴市医疗保障局"),
                "en": ("90%", "Jiaxing Healthcare Security Bureau"),
            },
        ),
        id="can I settle hospital bills in another province",
    ),
    pytest.param(
        Answer("method/", {"zh": ("序时进度",), "en": ("even pace",)}),
        id="what does even pace mean",
    ),
    pytest.param(
        Answer(
            "",
            {
                "zh": ("首次发布", "没有更早的版本", "2025年12月26日"),
                "en": ("first release", "26 December 2025"),
            },
        ),
        id="what changed lately",
    ),
    pytest.param(
        Answer(
            "releases/",
            {
                "zh": (
                    "首次发布",
                    "更正记录",
                    "没有撤回过进展资料",
                    "地区生产总值（7个修订后的数值）",
                ),
                "en": ("first release", "Corrections", "no report was withdrawn"),
            },
        ),
        id="what was corrected and what was revised",
    ),
    pytest.param(
        Answer(
            "indicators/urbanisation-rate/",
            both("72.4", "73"),
        ),
        id="how far the towns have grown",
    ),
    pytest.param(Answer("indicators/gdp-double/", both("1.51", "2024")), id="did output double"),
    pytest.param(Answer("partners/huzhou/", both("16")), id="what was agreed with Huzhou"),
    pytest.param(
        Answer(
            "questions/",
            {"zh": ("87个问题", "28个", "59个", "67个"), "en": ("87 questions", "28", "59", "67")},
        ),
        id="what does nobody know yet",
    ),
)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("answer", ANSWERS)
def test_the_page_answers(real_project: Project, language: str, answer: Answer) -> None:
    text = said_on(real_project, language, answer)
    assert [part for part in answer.said[language] if part not in text] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_home_leads_from_its_first_screen_to_the_other_two_questions(
    real_project: Project, language: str
) -> None:
    tree = page(real_project, language, "")
    for link in tree.css(".home__on a"):
        assert tree.css_first(str(link.attributes["href"])) is not None
    assert len(tree.css(".home__on a")) == 2
    places = [str(one.attributes["href"]) for one in tree.css(".home__places a")]
    assert len(places) == 7
    assert "places/nanhu/" in places


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_matrix_of_home_adds_up_to_every_task(real_project: Project, language: str) -> None:
    tree = page(real_project, language, "")
    rows = [
        [int(re.sub(r"\D", "", cell.text())) for cell in row.css("td")]
        for row in tree.css(".matrix tbody tr, .matrix tfoot tr")
    ]
    assert len(rows) == 15
    *parts, total = rows
    assert [sum(column) for column in zip(*parts, strict=True)] == total
    assert all(sum(row[:-1]) == row[-1] for row in rows)
    assert total[-1] == 587


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_question_is_asked_twice_and_none_is_missing(
    real_project: Project, language: str
) -> None:
    tree = page(real_project, language, "questions/")
    ids = [str(one.attributes["id"]) for one in tree.css('main [id^="q-"]')]
    assert len(ids) == len(set(ids)) == 87
    headings = [one.text() for one in tree.css("article.ask h3, article.ask h4")]
    assert len(headings) == len(set(headings)) == 28


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_verdict_word_is_explained_where_it_stands(real_project: Project, language: str) -> None:
    tree = page(real_project, language, "")
    chips = tree.css("main .status:not(rect)")
    assert chips
    assert [one.text() for one in chips if not one.attributes.get("title")] == []
