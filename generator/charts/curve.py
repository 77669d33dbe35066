"""What a trend or a sparkline shows: values over time beside their targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from generator.charts.goals import Goal, bands_of, goals_of
from generator.charts.layout import decimal_year
from generator.charts.series import Mark, marks_of, unit_of
from generator.model.measures import Indicator, Observation, Target
from generator.model.period import end_of
from generator.words import Words

__all__ = ["TrendData", "trend_data"]


@dataclass(frozen=True, slots=True)
class TrendData:
    """Values over time with their targets, in the words and units of one language.

    Attributes:
        title: of the indicator. summary: one sentence with first, last value and targets.
        unit: of all values; whole: only whole numbers make sense.
        marks: in order of time; without any there is nothing to draw.
        goals: in order of display. bands: bounds of an interval, if there is one.
        plan: day the plan was issued as a decimal year; None leaves the line out.
        separator: between states that look the same.
    """

    title: str
    summary: str
    unit: str
    whole: bool
    marks: tuple[Mark, ...]
    goals: tuple[Goal, ...]
    bands: tuple[tuple[float, float], ...]
    plan: float | None
    plan_label: str
    break_label: str
    separator: str

    @property
    def named(self) -> tuple[Mark, ...]:
        """The first and the last leading value, which are labelled; one if there is one."""
        return _ends(self.marks)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The values as a table; `stretch` tells which of them a line may join."""
        leading = {mark.stretch for mark in self.marks if mark.lead}
        return [_row(mark, self.separator, lead=mark.stretch in leading) for mark in self.marks]

    @property
    def key(self) -> list[dict[str, Any]]:
        """One row for each look of special values, with all that it stands for."""
        looks: dict[tuple[str, ...], dict[str, None]] = {}
        for mark, row in zip(self.marks, self.rows, strict=True):
            if mark.states:
                look = (row["tone"], row["fill"], row["origin"])
                looks.setdefault(look, {}).update(dict.fromkeys(mark.states))
        return [
            {"tone": tone, "fill": fill, "origin": origin, "state": self.separator.join(states)}
            for (tone, fill, origin), states in looks.items()
        ]

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where the way of measuring changed, as decimal years, between leading values."""
        lead = [mark for mark in self.marks if mark.lead]
        pairs = pairwise(lead)
        return tuple(round((a.x + b.x) / 2, 3) for a, b in pairs if _broken(a, b))


def trend_data(
    indicator: Indicator,
    rows: Iterable[Observation],
    targets: Sequence[Target],
    words: Words,
    *,
    issued: str = "",
    area: str = "",
) -> TrendData:
    """Return what a chart of the indicator shows.

    Args:
        indicator: whose values they are.
        rows: its published and derived rows; which of them are drawn is decided here.
        targets: the first sets area and slice; there may be none.
        words: language of the chart.
        issued: day the plan was issued, YYYY-MM-DD; "" leaves its line out.
        area: drawn where there is no target; "" for that with most values.
    """
    # One slice is drawn, and it may have a unit of its own.
    indicator = indicator.within(targets[0].where if targets else {})
    marks = marks_of(indicator, rows, targets, words, area)
    goals = goals_of(indicator, targets, words, issued)
    start = end_of(issued, "day")
    return TrendData(
        title=indicator.title.in_(words.language),
        summary=_summary(indicator, marks, goals, words),
        unit=unit_of(indicator, words).name,
        whole=all(mark.value.is_integer() for mark in marks),
        marks=marks,
        goals=goals,
        bands=bands_of(goals),
        plan=decimal_year(start) if start and targets else None,
        plan_label=words("charts.plan"),
        break_label=words("charts.break"),
        separator=words("lists.separator"),
    )


def _row(mark: Mark, separator: str, *, lead: bool) -> dict[str, Any]:
    tone = "series" if lead else "other"
    return {
        "period": mark.period,
        "x": mark.x,
        "start": mark.start,
        "end": mark.end,
        "value": mark.value,
        "shown": mark.shown,
        "state": separator.join(mark.states),
        "stretch": mark.stretch,
        "area": mark.row.area,
        "basis": mark.row.basis,
        "segment": mark.row.segment,
        "origin": mark.row.origin,
        "kind": mark.row.period.kind,
        "tone": tone,
        "fill": "paper" if mark.hollow else tone,
    }


def _ends(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    lead = [mark for mark in marks if mark.lead] or list(marks)
    return tuple(lead[:1] + lead[1:][-1:])


def _broken(before: Mark, after: Mark) -> bool:
    a, b = before.row, after.row
    other_basis = "" not in (a.basis, b.basis) and a.basis != b.basis
    return a.area == b.area and (a.segment != b.segment or other_basis)


def _summary(
    indicator: Indicator, marks: Sequence[Mark], goals: Sequence[Goal], words: Words
) -> str:
    parts = [
        words("charts.summary.value", period=mark.period, value=_quantity(indicator, mark, words))
        for mark in _ends(marks)
    ]
    parts += [words("charts.summary.goal", goal=goal.label) for goal in goals]
    return words("lists.sentences").join(parts)


def _quantity(indicator: Indicator, mark: Mark, words: Words) -> str:
    return words.quantity(
        mark.row.value or Decimal(0),
        indicator.unit.in_(words.language),
        indicator.unit_code,
        indicator.unit_mult,
        decimals=indicator.decimals if mark.derived else None,
    )
