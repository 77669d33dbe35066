"""`--explain`: a verdict with its formula, inputs, rules and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import click

from generator.assess import choice_name, target_phrase, value_phrase
from generator.cli.verdicts import label, show_one
from generator.model.measures import Observation
from generator.model.period import parse_period
from generator.pipeline import Explained, Input, Judged
from generator.words import Words

__all__ = ["show_explained"]

WORDS = "cli.assess"


def show_explained(explained: Explained, judged: Judged, words: Words) -> None:
    """Print all that one verdict rests on."""
    show_one(judged, explained.target.id, words)
    parts = {
        "formula": list(_formulas(explained, judged, words)),
        "inputs": [_input(one, judged, words) for one in explained.inputs],
        "thresholds": [
            words(f"{WORDS}.thresholds.{name}", value=_rule(judged, words, name, value))
            for name, value in explained.thresholds.items()
        ],
        "reasons": list(_reasons(explained, judged, words)),
        "turns": list(_turns(explained, judged, words)),
        "sensitivity": list(_sensitivity(explained, judged, words)),
    }
    for name, lines in parts.items():
        click.secho(f"  {words(f'{WORDS}.parts.{name}')}", bold=True)
        for line in lines or [words(f"{WORDS}.nothing.{name}")]:
            click.echo(f"    {line}")


def _formulas(explained: Explained, judged: Judged, words: Words) -> Iterator[str]:
    verdict, read = explained.verdict, explained.verdict.reading
    if read is None or read.value is None:
        return
    if len(explained.parts) > 1 and explained.indicator.computation:
        yield _computed(explained, judged, words)
    if not verdict.verdict:
        return
    yield words(
        f"{WORDS}.formula.compare",
        value=value_phrase(read, explained.indicator, words),
        target=target_phrase(explained.target, explained.indicator, words),
        result=label(judged, words, "last_reading", verdict.last_reading),
    )
    if verdict.shortfall is not None:
        numbers = _numbers(words, target=explained.target.value, value=read.value)
        yield words(
            f"{WORDS}.formula.shortfall", **numbers, result=_short(words, verdict.shortfall)
        )
    yield from _position(explained, read.value, words)
    yield from _trend(explained, words)


def _computed(explained: Explained, judged: Judged, words: Words) -> str:
    rule, read = explained.indicator.computation, explained.verdict.reading
    assert rule is not None  # noqa: S101 - asked before
    assert read is not None  # noqa: S101 - asked before
    over, under = explained.parts[:2]

    def shown(row: Observation) -> str:
        indicator = judged.plan.indicators[row.indicator]
        title, value = indicator.title.in_(words.language), value_phrase(row, indicator, words)
        return words(
            f"{WORDS}.formula.part", title=title, value=value, period=words.period(row.period)
        )

    return words(
        f"{WORDS}.formula.computed",
        over=shown(over),
        under=shown(under),
        multiplier=words.number(rule.multiplier),
        result=value_phrase(read, explained.indicator, words),
    )


def _position(explained: Explained, value: Decimal, words: Words) -> Iterator[str]:
    position, target = explained.verdict.position, explained.target
    start = explained.start.value if explained.start else target.baseline.value
    if position.achieved is None or position.elapsed is None or start is None:
        return
    yield words(
        f"{WORDS}.formula.position",
        **_numbers(words, value=value, start=start, target=target.value),
        achieved=_percent(words, position.achieved),
        elapsed=_percent(words, position.elapsed),
    )


def _trend(explained: Explained, words: Words) -> Iterator[str]:
    trend, first, last = explained.verdict.trend, explained.first, explained.last
    if trend is None or first is None or last is None or first.value is None or last.value is None:
        return
    years = Decimal(str(last.period.years - first.period.years))
    yield words(
        f"{WORDS}.formula.change",
        **_numbers(words, first=first.value, last=last.value),
        years=_short(words, years),
        change=_short(words, trend.change_per_year),
    )
    if trend.projected is not None:
        due = parse_period(explained.target.period)
        if not explained.indicator.can_be(trend.projected):
            yield words(f"{WORDS}.formula.impossible", due=words.period(due))
            return
        ahead = Decimal(str(due.years - last.period.years))
        yield words(
            f"{WORDS}.formula.projected",
            **_numbers(words, last=last.value),
            change=_short(words, trend.change_per_year),
            years=_short(words, ahead),
            due=words.period(due),
            projected=_short(words, trend.projected),
        )


def _input(one: Input, judged: Judged, words: Words) -> str:
    row, plan = one.row, judged.plan
    indicator = plan.indicators[row.indicator]
    source = plan.sources.get(row.source)
    where = words(f"{WORDS}.row", path=one.path, line=str(one.line)) if one.path else ""
    origin = "derived" if row.inputs else "assumed_source"
    facts = {
        "title": indicator.title.in_(words.language),
        "period": words.period(row.period),
        "area": plan.areas[row.area].name.in_(words.language),
        "value": value_phrase(row, indicator, words),
        "source": source.title.in_(words.language) if source else words(f"{WORDS}.{origin}"),
        "quality": label(judged, words, "source_quality", row.source_quality),
    }
    return words(f"{WORDS}.input", **facts) + (f"\n      {where}" if where else "")


def _reasons(explained: Explained, judged: Judged, words: Words) -> Iterator[str]:
    for code in explained.verdict.reasons:
        entry = judged.plan.codes.get(("reason", code))
        meaning = entry.definition.in_(words.language) if entry else ""
        name = label(judged, words, "reason", code)
        yield words(f"{WORDS}.reason", label=name, code=code, definition=meaning).rstrip()


def _turns(explained: Explained, judged: Judged, words: Words) -> Iterator[str]:
    indicator = explained.indicator
    unit = indicator.unit_of(explained.target.where)
    now = explained.verdict.verdict
    for turn in explained.turns:
        text = unit.text.in_(words.language)
        yield words(
            f"{WORDS}.turn.{'same' if turn.verdict == now else 'other'}",
            value=words.quantity(turn.value, text, unit.code, unit.power),
            period=words.period(turn.period),
            verdict=label(judged, words, "verdict", turn.verdict),
        )


def _sensitivity(explained: Explained, judged: Judged, words: Words) -> Iterator[str]:
    found = judged.assessment.sensitivity.get(explained.target.id)
    if found is None or not found.total:
        return
    for key, methods in (("holds", False), ("holds_by", True)):
        holds, total = found.counted(methods=methods)
        if total:
            yield words(f"{WORDS}.{key}", holds=str(holds), total=str(total))
    for one in found.flips:
        yield words(
            f"{WORDS}.otherwise",
            dimension=label(judged, words, "sensitivity_dimension", one.dimension),
            choice=choice_name(judged.plan, one).in_(words.language),
            verdict=label(judged, words, "verdict", one.verdict),
            last_reading=label(judged, words, "last_reading", one.last_reading),
        )


def _rule(judged: Judged, words: Words, name: str, value: str) -> str:
    if name == "least_quality":
        return label(judged, words, "source_quality", value)
    return value


def _numbers(words: Words, **values: Decimal) -> dict[str, str]:
    return {name: _short(words, value) for name, value in values.items()}


def _short(words: Words, value: Decimal) -> str:
    """Return a number with at most four places, without idle noughts of a computation."""
    places = min(4, max(0, -int(value.normalize().as_tuple().exponent)))
    return words.number(value, decimals=places)


def _percent(words: Words, share: Decimal) -> str:
    return words("formats.percent", value=words.number(share * 100, decimals=1))
