"""What a verdict rests on, as values: rows with their files, rules in force, what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.assess import assess
from generator.model.measures import TOTAL, Horizon, Indicator, Observation, Operator, Target
from generator.model.period import Period, parse_period
from generator.model.verdict import Verdict
from generator.pipeline.assuming import assumed_row, put
from generator.pipeline.judging import Judged
from generator.project import Assessing
from generator.read import Dataset

__all__ = ["Explained", "Input", "Turn", "explain_verdict"]

YEAR = "year"
# rule in `site_config` -> when a verdict looks at it
TREND = ("trend_values", "trend_years", "trend_least", "on_track_below", "close_below")
POSITION = ("reference_latest", "on_pace_margin")


@dataclass(frozen=True, slots=True)
class Input:
    """A row used. `path` and `line` say where it stands; "" and 0 for one computed or assumed."""

    row: Observation
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What would be said if the value for a period were another."""

    period: Period
    value: Decimal
    verdict: str


@dataclass(frozen=True, slots=True)
class Explained:
    """All that a verdict rests on.

    Attributes:
        inputs: rows used, oldest first, each before what is computed from it.
        first, last: ends of the trend; None without one.
        start: the row that the position is measured from; None without one.
        parts: rows above and below the line of a computed reading; () for a published one.
        thresholds: rules in force that the verdict looked at, by name.
        turns: verdicts that a value just at the target and one just short of it would bring.
    """

    target: Target
    indicator: Indicator
    verdict: Verdict
    inputs: tuple[Input, ...]
    first: Observation | None
    last: Observation | None
    start: Observation | None
    parts: tuple[Observation, ...]
    thresholds: Mapping[str, str]
    turns: tuple[Turn, ...]


def explain_verdict(judged: Judged, name: str) -> Explained:
    """Return what the verdict of a target rests on.

    Args:
        judged: an answer that holds the target.
        name: id of the target.
    """
    target = judged.plan.targets[name]
    indicator = judged.plan.indicators[target.indicator]
    verdict = judged.assessment.verdicts[name]
    rows = {row.key: row for row in judged.assessment.observations}
    ends = [rows[key] for key in verdict.trend.inputs] if verdict.trend else []
    read = verdict.reading
    return Explained(
        target=target,
        indicator=indicator,
        verdict=verdict,
        inputs=tuple(_inputs(judged.dataset, verdict, rows)),
        first=ends[0] if ends else None,
        last=ends[-1] if ends else None,
        start=rows.get(verdict.position.reference),
        parts=tuple(rows[key] for key in read.inputs) if read else (),
        thresholds=_thresholds(verdict, judged.project.assessing),
        turns=tuple(_turns(judged, target)),
    )


def _inputs(dataset: Dataset, verdict: Verdict, rows: Mapping[str, Observation]) -> Iterator[Input]:
    keys = dict.fromkeys((*verdict.inputs, verdict.position.reference))
    used = [rows[key] for key in keys if key in rows]
    for row in sorted(used, key=lambda one: (one.period.end, bool(one.inputs), one.key)):
        path, line = _file(dataset, row)
        yield Input(row, path, line)


def _file(dataset: Dataset, row: Observation) -> tuple[str, int]:
    table = dataset.tables.get(f"indicators/{row.indicator}")
    if table is None or not row.source:
        return "", 0
    wanted = {
        "period": row.period.text,
        "area": row.area,
        "vintage": row.vintage,
        "source": row.source,
    }
    for number, cells in enumerate(table.rows, 2):
        slice_ = {name: cells.get(name) or TOTAL for name in row.dimensions}
        if {**cells, **wanted} == dict(cells) and slice_ == dict(row.dimensions):
            return table.path, number
    return "", 0


def _thresholds(verdict: Verdict, rules: Assessing) -> dict[str, str]:
    names: list[str] = []
    if verdict.trend or "too_few_points" in verdict.reasons:
        names += TREND
    if verdict.position.achieved is not None:
        names += POSITION
    if verdict.verdict == "awaiting_final":
        names.append("final_overdue_months")
    if verdict.reading:
        names.append("least_quality")
    return {name: str(getattr(rules, name)) for name in names}


def _turns(judged: Judged, target: Target) -> Iterator[Turn]:
    """Yield what a value at the target and one short of it would bring, where it can be told."""
    clock = parse_period(judged.assessment.as_of).end
    period = _decisive(target, clock)
    said = judged.assessment.verdicts[target.id]
    # Where the basis decides, a figure of none would only seem to settle it.
    silent = said.verdict == "ended" or {"basis_differs", "basis_unconfirmed"} <= {*said.reasons}
    if period is None or silent or target.is_programme_size or target.operator is Operator.ABOUT:
        return
    for value in _around(target, judged.plan.indicators[target.indicator]):
        row = assumed_row(judged.plan, judged.assessment, target, period, value)
        found = assess(put(judged.plan, (row,)), judged.project).verdicts[target.id]
        yield Turn(period, value, found.verdict)


def _decisive(target: Target, clock: date) -> Period | None:
    """Return the period whose value decides: the target's own, else the last full year."""
    due = parse_period(target.period) if target.horizon is Horizon.DATED else None
    if due is not None and (due.end <= clock or due.kind != YEAR):
        return due if due.end <= clock else None
    # A yearly target counts years before that of the clock, even on its last day.
    over = target.horizon is not Horizon.EACH_YEAR and (clock.month, clock.day) == (12, 31)
    return parse_period(str(clock.year if over else clock.year - 1))


def _around(target: Target, indicator: Indicator) -> tuple[Decimal, Decimal]:
    """Return the worst value that meets the target, and the best that does not."""
    places = max(indicator.decimals, -int(target.value.as_tuple().exponent), 0)
    step = Decimal(1).scaleb(-places)
    match target.operator:
        case Operator.MORE_THAN:
            return target.value + step, target.value
        case Operator.LESS_THAN:
            return target.value - step, target.value
        case Operator.AT_MOST:
            return target.value, target.value + step
        case _:
            return target.value, target.value - step
