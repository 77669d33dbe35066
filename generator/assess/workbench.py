"""Asking the same question again of fewer rows, for one target at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.assess.derive import derive
from generator.assess.forms import worked_out_forms
from generator.assess.ranking import Ranking
from generator.assess.segments import number_segments
from generator.assess.verdicts import Clock, Known, verdict_of
from generator.model.measures import Indicator, Observation, Target
from generator.model.plan import Plan
from generator.model.register import Source
from generator.model.verdict import Verdict
from generator.project import Assessing

__all__ = ["PUBLISHED", "Keep", "Workbench"]

PUBLISHED = "published"
Keep = Callable[[Observation], bool]


@dataclass(frozen=True, slots=True)
class Workbench:
    """The published rows of each series, with the rules and the clock of the release.

    Attributes:
        published: rows by series.
        shares: ratios without targets by the series above their line.
        forms: rows of the other forms that the plan leaves open, by series.
    """

    published: Mapping[str, Sequence[Observation]]
    sources: Mapping[str, Source]
    clock: Clock
    rules: Assessing
    shares: Mapping[str, Sequence[Indicator]]
    forms: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan, clock: Clock, rules: Assessing) -> Workbench:
        """Return the workbench of a plan."""
        series: dict[str, list[Observation]] = defaultdict(list)
        for row in plan.observations:
            series[row.indicator].append(row)
        shares: dict[str, list[Indicator]] = defaultdict(list)
        for one in plan.indicators.values():
            if one.computation and one.computation.numerator and not one.targets:
                shares[one.computation.numerator].append(one)
        ranking = Ranking(plan.observations, plan.sources)
        forms = worked_out_forms(plan.indicators, plan.observations, ranking)
        return cls(series, plan.sources, clock, rules, shares, forms)

    def at(self, day: date) -> Workbench:
        """Return the same workbench on another day."""
        return replace(self, clock=replace(self.clock, release=day))

    def rows_of(self, indicator: Indicator) -> tuple[Observation, ...]:
        """Return the published rows of a series and of the series it is computed from."""
        rule = indicator.computation
        parts = (rule.numerator, rule.denominator) if rule else ()
        names = dict.fromkeys((indicator.id, *(one for one in parts if one)))
        return tuple(row for name in names for row in self.published.get(name, ()))

    def marked(self, rows: Sequence[Observation]) -> tuple[Observation, ...]:
        """Return the rows with the best of each period among them marked as current."""
        return Ranking(rows, self.sources).mark(rows)

    def worked_out(
        self, indicator: Indicator, rows: Iterable[Observation]
    ) -> tuple[Observation, ...]:
        """Return the series as it would be if only these rows were known."""
        known = tuple(rows)
        derived = derive({indicator.id: indicator}, known, Ranking(known, self.sources))
        own = (*(row for row in known if row.indicator == indicator.id), *derived)
        return number_segments(self.marked(own))

    def ask(self, target: Target, indicator: Indicator, rows: Sequence[Observation]) -> Verdict:
        """Return what these rows of the series say of a target at the release."""
        known = Known(forms=self.forms.get(indicator.id, ()))
        return verdict_of(target, indicator, rows, self.clock, self.rules, known)

    def settled(self, target: Target, indicator: Indicator, rows: Sequence[Observation]) -> Verdict:
        """Return what these rows would say if they were of the form that the plan means."""
        return verdict_of(target, indicator, rows, self.clock, self.rules)

    def without(self, target: Target, indicator: Indicator, keep: Keep) -> Verdict:
        """Return what would be said if only the published rows that `keep` takes were known."""
        known = filter(keep, self.rows_of(indicator))
        return self.ask(target, indicator, self.worked_out(indicator, known))
