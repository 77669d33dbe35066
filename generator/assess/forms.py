"""Other forms of a ratio: the same thing shared among another population."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.assess.derive import derive
from generator.assess.ranking import Ranking
from generator.model.measures import Indicator, Observation

__all__ = ["UNDEFINED", "forms_of", "rows_of_forms", "worked_out_forms"]

UNDEFINED = "definition_not_stated"  # a doubt of staff: the plan does not say which form it means


def forms_of(indicator: Indicator, every: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Return the ratios without targets that differ from this one in the denominator only."""
    if indicator.computation is None or not indicator.computation.numerator:
        return ()
    return tuple(one for one in every if not one.targets and _is_form(one, indicator))


def rows_of_forms(
    indicator: Indicator,
    every: Mapping[str, Indicator],
    rows: Mapping[str, Sequence[Observation]],
) -> tuple[Observation, ...]:
    """Return the rows of all other forms, where the plan leaves open which of them it means.

    Args:
        indicator: the ratio that has the target.
        every: all indicators by id.
        rows: all rows by indicator, computed ones included.
    """
    if UNDEFINED not in indicator.doubts:
        return ()
    forms = forms_of(indicator, every.values())
    return tuple(row for one in forms for row in rows.get(one.id, ()))


def worked_out_forms(
    every: Mapping[str, Indicator], published: Sequence[Observation], ranking: Ranking
) -> dict[str, tuple[Observation, ...]]:
    """Return the same by indicator, from published rows alone; only where there are any."""
    wanted = {
        form.id: form
        for one in every.values()
        if UNDEFINED in one.doubts
        for form in forms_of(one, every.values())
    }
    if not wanted:
        return {}
    rows: dict[str, list[Observation]] = {name: [] for name in wanted}
    for row in (*published, *derive(wanted, published, ranking)):
        if row.indicator in wanted:
            rows[row.indicator].append(row)
    found = {name: rows_of_forms(one, every, rows) for name, one in every.items()}
    return {name: kept for name, kept in found.items() if kept}


def _is_form(other: Indicator, mine: Indicator) -> bool:
    rule, own = other.computation, mine.computation
    if rule is None or own is None:
        return False
    return (
        (rule.numerator, rule.multiplier, rule.base_period)
        == (own.numerator, own.multiplier, own.base_period)
        and rule.denominator not in ("", own.denominator)
        and (other.unit_code, other.unit_mult) == (mine.unit_code, mine.unit_mult)
    )
