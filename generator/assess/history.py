"""Two histories of a target: by data year, worked out afterwards, and as each release published it.

By data year looks at today's rows up to the end of a year, with the clock on the day
after it. Which row stands for a period is taken as it is today: that a figure was
revised later is not undone. It is judged by the rule of this site, which needs no more
than the rows of a day, whatever method the headline follows. What earlier releases said is read, never computed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from generator.assess.workbench import PUBLISHED, Workbench
from generator.model.measures import Indicator, Observation, Target
from generator.model.period import parse_period
from generator.model.plan import Plan
from generator.model.register import Release
from generator.model.robust import (
    AS_PUBLISHED,
    BY_DATA_YEAR,
    HistoryEntry,
    PublishedVerdict,
    StatusChange,
)
from generator.model.verdict import Verdict

__all__ = ["changes_of", "history_of", "published_verdict", "shown_value"]

AT_RELEASE, RETROSPECTIVE = "at_release", "retrospective"


def history_of(
    target: Target,
    verdict: Verdict,
    indicator: Indicator,
    rows: Sequence[Observation],
    plan: Plan,
    bench: Workbench,
) -> tuple[HistoryEntry, ...]:
    """Return both histories of a target, each oldest first: data years, then releases.

    Args:
        target: one target of `indicator`; the size of a programme has no history.
        verdict: what is published of it now.
        indicator: the series measured.
        rows: all rows of the series with segment and is_current.
        plan: its releases and what they published.
        bench: the rules and the clock.
    """
    if target.is_programme_size:
        return ()
    years = _by_year(target, indicator, rows, bench)
    return (*years, *_as_published(target, verdict, indicator, plan))


def _by_year(
    target: Target, indicator: Indicator, rows: Sequence[Observation], bench: Workbench
) -> Iterator[HistoryEntry]:
    clock, day = bench.clock, bench.clock.release
    areas = (target.area, *target.accepts)
    alike = [row for row in rows if row.area in areas]
    found: Verdict | None = None
    before: tuple[int, bool, bool] | None = None
    for year in range(clock.issued.year, day.year + 1):
        over = min(date(year + 1, 1, 1), day)
        if target.valid_from and parse_period(target.valid_from).start > over:
            continue
        known = [row for row in alike if row.period.end.year <= year]
        # Without a new row or a day that matters, a year says what the one before it said.
        seen = (len(known), *_past(target, over))
        if found is None or seen != before:
            found, before = bench.at(over).ask(target, indicator, known), seen
        about = (BY_DATA_YEAR, str(year), RETROSPECTIVE, day.isoformat())
        yield _entry(indicator, about, found)


def _past(target: Target, day: date) -> tuple[bool, bool]:
    """Tell whether the target's deadline and its own end lie before a day."""
    return _over(target.period, day), _over(target.valid_until, day)


def _over(period: str, day: date) -> bool:
    return bool(period) and parse_period(period).end < day


def _entry(indicator: Indicator, about: tuple[str, str, str, str], found: Verdict) -> HistoryEntry:
    kind, as_of, computed_when, computed_on = about
    row = found.reading
    return HistoryEntry(
        target=found.target,
        kind=kind,
        as_of=as_of,
        computed_when=computed_when,
        computed_on=computed_on,
        verdict=found.verdict,
        last_reading=found.last_reading,
        reading=row.key if row else "",
        value=shown_value(row, indicator) if row else None,
        period=row.period.text if row else "",
        area=row.area if row else "",
        reasons=found.reasons,
        method=found.method,
    )


def _as_published(
    target: Target, verdict: Verdict, indicator: Indicator, plan: Plan
) -> Iterator[HistoryEntry]:
    """Yield what earlier releases said, as far as it is on record, and what this one says."""
    for release in _in_order(plan.releases.values()):
        said = plan.published_verdicts.get((release.id, target.id, verdict.method))
        if release == plan.release:
            said = published_verdict(verdict, indicator, release.id)
        if said:
            yield _recorded(said, release)


def _in_order(releases: Iterable[Release]) -> list[Release]:
    return sorted(releases, key=lambda one: (one.date, one.id))


def _recorded(said: PublishedVerdict, release: Release) -> HistoryEntry:
    return HistoryEntry(
        target=said.target,
        kind=AS_PUBLISHED,
        as_of=release.id,
        computed_when=AT_RELEASE,
        computed_on=release.date,
        verdict=said.verdict,
        last_reading=said.last_reading,
        reading=said.reading,
        value=said.value,
        period=said.period,
        area=said.area,
        reasons=said.reasons,
        method=said.method,
    )


def published_verdict(verdict: Verdict, indicator: Indicator, release: str) -> PublishedVerdict:
    """Return a verdict as a release states it: values with the digits that readers see."""
    row = verdict.reading
    return PublishedVerdict(
        release=release,
        target=verdict.target,
        method=verdict.method,
        verdict=verdict.verdict,
        last_reading=verdict.last_reading,
        reading=row.key if row else "",
        period=row.period.text if row else "",
        area=row.area if row else "",
        value=shown_value(row, indicator) if row else None,
        scope=verdict.scope,
        reasons=verdict.reasons,
    )


def shown_value(row: Observation, indicator: Indicator) -> Decimal | None:
    """Return a row's value as readers see it: computed ones rounded as the descriptor says."""
    if row.value is None or row.origin == PUBLISHED:
        return row.value
    step = Decimal(1).scaleb(-indicator.decimals)
    return row.value.quantize(step, rounding=ROUND_HALF_UP)


def changes_of(history: Sequence[HistoryEntry]) -> Iterator[StatusChange]:
    """Yield every two neighbours of one kind that say different things."""
    for old, new in pairwise(history):
        if old.kind == new.kind and old.said != new.said:
            yield StatusChange(
                target=new.target,
                kind=new.kind,
                after=old.as_of,
                as_of=new.as_of,
                date=_day(new),
                old_verdict=old.verdict,
                old_reading=old.last_reading,
                new_verdict=new.verdict,
                new_reading=new.last_reading,
            )


def _day(entry: HistoryEntry) -> str:
    if entry.kind == AS_PUBLISHED:
        return entry.computed_on
    return min(date(int(entry.as_of), 12, 31).isoformat(), entry.computed_on)
