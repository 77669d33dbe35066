"""Verdicts on a terminal: what was asked, a table of all, one in full."""

from __future__ import annotations

import unicodedata
from collections import Counter

import click

from generator.assess import goal_phrase, value_phrase
from generator.model.verdict import Assessment, Verdict
from generator.pipeline import Judged, method_names
from generator.words import Words

__all__ = ["label", "show_frame", "show_one", "show_table"]

WORDS = "cli.assess"
GAP = "  "
WIDEST = 36  # columns of a terminal that a title may take
NONE = "\u2013"


def label(judged: Judged, words: Words, list_: str, code: str) -> str:
    """Return the label of a code, a dash for none."""
    return judged.plan.label(list_, code).in_(words.language) if code else NONE


def show_frame(judged: Judged, words: Words) -> None:
    """Say by which method and day the answer holds, and what in it is not on record."""
    assessment = judged.assessment
    method = label(judged, words, "method", assessment.method)
    day = words.date(assessment.as_of, "day")
    if judged.afterwards:
        click.secho(words(f"{WORDS}.afterwards", day=day), fg="yellow")
    if judged.assumed:
        click.secho(words(f"{WORDS}.what_if"), fg="yellow")
        for row in judged.assumed:
            indicator = judged.plan.indicators[row.indicator]
            click.echo(
                words(
                    f"{WORDS}.assumed",
                    title=indicator.title.in_(words.language),
                    area=judged.plan.areas[row.area].name.in_(words.language),
                    period=words.period(row.period),
                    value=value_phrase(row, indicator, words),
                )
            )
            if row.key in judged.unused:
                click.echo(words(f"{WORDS}.unused"))
        _show_changed(judged, words)
    click.echo(words(f"{WORDS}.frame", method=method, day=day))
    if _is_other(judged):
        click.echo(words(f"{WORDS}.own_method", column=words(f"{WORDS}.columns.class")))


def _is_other(judged: Judged) -> bool:
    """Tell whether another method than the house's own was asked for."""
    return judged.assessment.method != method_names()[0]


def _show_changed(judged: Judged, words: Words) -> None:
    click.echo(words(f"{WORDS}.changed", n=len(judged.changed)))
    assert judged.before is not None  # noqa: S101 - values were assumed
    for name in judged.changed:
        click.echo(
            words(
                f"{WORDS}.change",
                target=name,
                title=_title(judged, name, words),
                before=_stand(judged, judged.before, name, words),
                after=_stand(judged, judged.assessment, name, words),
            )
        )


def _stand(judged: Judged, assessment: Assessment, name: str, words: Words) -> str:
    verdict = assessment.verdicts[name]
    parts = (("verdict", verdict.verdict), ("last_reading", verdict.last_reading))
    return words.list([label(judged, words, list_, code) for list_, code in parts])


def _title(judged: Judged, name: str, words: Words) -> str:
    indicator = judged.plan.targets[name].indicator
    return judged.plan.indicators[indicator].title.in_(words.language)


def show_table(judged: Judged, words: Words, *, quiet: bool) -> None:
    """Print a line a target: title, verdict, last reading, value, period, id."""
    shown = [one for one in COLUMNS if one != "class" or _is_other(judged)]
    head = [words(f"{WORDS}.columns.{one}") for one in shown]
    rows = [_row(judged, name, words) for name in judged.targets]
    table = rows if quiet else [head, *rows]
    widths = [max(map(_width, column)) for column in zip(*table, strict=True)] if table else []
    for number, row in enumerate(table):
        line = GAP.join(_padded(cell, width) for cell, width in zip(row, widths, strict=True))
        click.secho(line.rstrip(), bold=number == 0 and not quiet)
    if not quiet:
        _show_counts(judged, words)


COLUMNS = ("title", "verdict", "last_reading", "class", "value", "period", "target")


def _row(judged: Judged, name: str, words: Words) -> list[str]:
    verdict = judged.assessment.verdicts[name]
    return [
        _cut(_title(judged, name, words)),
        label(judged, words, "verdict", verdict.verdict),
        label(judged, words, "last_reading", verdict.last_reading),
        *([_class(judged, name, words)] if _is_other(judged) else []),
        *_read(judged, verdict, words),
        name,
    ]


def _class(judged: Judged, name: str, words: Words) -> str:
    """Return what the method itself says of a target, whether or not the verdict rests on it."""
    checks = judged.assessment.cross_checks.get(name, ())
    own = [one.status for one in checks if one.method == judged.assessment.method]
    return label(judged, words, "method_status", own[0] if own else "")


def _read(judged: Judged, verdict: Verdict, words: Words) -> tuple[str, str]:
    row = verdict.reading
    if row is None:
        return NONE, NONE
    value = value_phrase(row, judged.plan.indicators[row.indicator], words)
    return value, words.period(row.period)


def _show_counts(judged: Judged, words: Words) -> None:
    verdicts = [judged.assessment.verdicts[name] for name in judged.targets]
    counts = Counter(one.last_reading for one in verdicts if one.last_reading)
    order = [one.code for one in judged.plan.list_of("last_reading")]
    told = [
        words(f"{WORDS}.count", label=label(judged, words, "last_reading", code), n=counts[code])
        for code in order
        if counts[code]
    ]
    click.echo(words(f"{WORDS}.counts", n=sum(counts.values()), counts=words.list(told)))


def show_one(judged: Judged, name: str, words: Words) -> None:
    """Print one verdict in full."""
    target, verdict = judged.plan.targets[name], judged.assessment.verdicts[name]
    indicator = judged.plan.indicators[target.indicator]
    click.secho(f"\n{indicator.title.in_(words.language)} ({name})", bold=True)
    click.echo(verdict.sentence.in_(words.language))
    facts = {
        "goal": goal_phrase(target, indicator, words),
        "verdict": label(judged, words, "verdict", verdict.verdict),
        "last_reading": label(judged, words, "last_reading", verdict.last_reading),
        "reasons": words.list([label(judged, words, "reason", one) for one in verdict.reasons]),
    }
    _show_facts({words(f"{WORDS}.facts.{key}"): text for key, text in facts.items()})
    if judged.before is not None:
        before = _stand(judged, judged.before, name, words)
        click.echo(f"{GAP}{words(f'{WORDS}.facts.before')}{GAP}{before}")
    _show_checks(judged, name, words)


def _show_facts(facts: dict[str, str]) -> None:
    width = max(map(_width, facts))
    for key, text in facts.items():
        if text:
            click.echo(f"{GAP}{_padded(key, width)}{GAP}{text}")


def _show_checks(judged: Judged, name: str, words: Words) -> None:
    """Print what every method says."""
    for one in judged.assessment.cross_checks.get(name, ()):
        click.echo(
            words(
                f"{WORDS}.check",
                method=label(judged, words, "method", one.method),
                status=label(judged, words, "method_status", one.status),
            )
        )


def _width(text: str) -> int:
    """Return how many columns a text takes: wide letters take two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _cut(text: str) -> str:
    while _width(text) > WIDEST:
        text = text.removesuffix("\u2026")[:-1] + "\u2026"
    return text
