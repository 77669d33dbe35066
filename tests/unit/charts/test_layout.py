"""Axes and labels, worked out without a font."""

from __future__ import annotations

from itertools import combinations

import pytest

from generator.charts.curve import trend_data
from generator.charts.frame import frame_of, tag_rows
from generator.charts.layout import lines_of, text_width, value_range, value_ticks, year_ticks
from generator.charts.placing import Box, Label
from tests.unit.charts.samples import ISSUED, MIXED, WORDS, indicator, row, target

ROWS = {
    "one value": [row("2018", "39")],
    "two close values": [row("2007", "337", status="U"), row("2008-01-28", "337")],
    "two equal to the target": [row("2017", "120"), row("2021", "120")],
    "twelve values": [row(str(2009 + n), str(50 + 7 * n)) for n in range(12)],
    "falling to the target": [row("2013", "168"), row("2018", "139"), row("2021", "116")],
    "mixed": list(MIXED),
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", ROWS)
def test_labels_do_not_cover_one_another_and_stay_inside(case: str, language: str) -> None:
    data = trend_data(indicator(), ROWS[case], [target()], WORDS[language], issued=ISSUED)
    frame = frame_of(data)
    boxes = [Label(t["text"], t["px"], t["py"], t["align"]).box for t in tag_rows(data, frame)]
    assert len(boxes) >= 3
    assert all(one.overlap(other) == 0 for one, other in combinations(boxes, 2))
    left, right = -frame.padding["left"], frame.width + frame.padding["right"]
    assert all(left <= box.left and box.right <= right for box in boxes)


@pytest.mark.parametrize("case", ROWS)
def test_every_value_lies_within_the_frame(case: str) -> None:
    frame = frame_of(trend_data(indicator(), ROWS[case], [target()], WORDS["en"]))
    data = trend_data(indicator(), ROWS[case], [target()], WORDS["en"])
    for mark in data.marks:
        assert 0 < frame.x(mark.x) < frame.width
        assert 0 < frame.y(mark.value) < frame.height


@pytest.mark.parametrize(
    ("low", "high", "whole", "ticks"),
    [
        pytest.param(0, 10, False, (0, 2, 4, 6, 8, 10), id="from zero"),
        pytest.param(1.59, 1.71, False, (1.6, 1.62, 1.64, 1.66, 1.68, 1.7), id="decimals"),
        pytest.param(0, 2.3, True, (0, 1, 2), id="whole numbers only"),
    ],
)
def test_value_ticks(low: float, high: float, whole: bool, ticks: tuple[float, ...]) -> None:
    assert value_ticks(low, high, whole=whole) == pytest.approx(ticks)


@pytest.mark.parametrize(
    ("values", "least"),
    [
        pytest.param([1.0, 50.0], 0, id="near zero it begins there"),
        pytest.param([60.0, 73.0], 57.4, id="far from zero it does not"),
        pytest.param([100.0], 0, id="one value alone is seen from zero"),
        pytest.param([-5.0, -4.0], -5.2, id="below zero"),
        pytest.param([0.0], 0, id="zero alone"),
    ],
)
def test_value_range(values: list[float], least: float) -> None:
    low, high = value_range(values)
    assert low == pytest.approx(least)
    assert high > max(values)


@pytest.mark.parametrize("last", range(2011, 2080, 7))
def test_year_ticks_are_few_and_hold_the_anchor(last: int) -> None:
    ticks = year_ticks(2009.4, last + 0.6, last)
    assert last in ticks
    assert len(ticks) <= 8


def test_long_titles_break_into_lines_that_fit() -> None:
    for text in ("word " * 40, "字" * 90, "mixed 字字字字 words " * 9):
        lines = lines_of(text, 400, 17)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert len(lines) > 1
        assert all(text_width(line, 17) <= 400 for line in lines)


def test_boxes_overlap_by_area() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(5, 5, 20, 20)) == 25
    assert Box(0, 0, 10, 10).overlap(Box(10, 0, 20, 10)) == 0


@pytest.mark.parametrize("width", range(100, 400, 20))
def test_no_line_begins_with_a_mark_that_closes(width: int) -> None:
    text = "到2025年（目标年），数值为“26”。本站（R1）尚未收录；见《计划》。"
    lines = lines_of(text, width, 20)
    assert "".join(lines) == text
    assert not [one for one in lines if one[0] in "），。”；》"]
    assert not [one for one in lines if one[-1] in "（“《"]
