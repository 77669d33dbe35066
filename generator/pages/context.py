"""What a reader must know beside a finding: how it came, how old it is, on what base, from where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.assess import course_of, levels_of
from generator.model.claim import claims_of
from generator.model.measures import Observation
from generator.model.register import Source
from generator.model.text import Text
from generator.model.verdict import Verdict
from generator.pages.care import care_of_row
from generator.pages.claims.ids import row_id
from generator.pages.view import View

__all__ = ["Context", "context_of", "ends"]

YEAR = 4


@dataclass(frozen=True, slots=True)
class Context:
    """Sentences beside the finding of one target; each is "" where it does not apply.

    Attributes:
        course: the first and the last comparable value, and whether that is better.
        age: by how many years the figure is older than the release.
        bases: the versions of the base year, and which of them is used.
        row: the figure itself; its note is what computed ones must be read with.
        sources: the documents the figure rests on.
        also: further documents that give the same value for the same place and period.
    """

    course: str
    age: str
    bases: str
    row: Observation
    sources: tuple[Source, ...]
    also: tuple[Source, ...]


def context_of(view: View, verdict: Verdict) -> Context | None:
    """Return what stands beside the finding of a target; None where no figure is held."""
    row = verdict.reading
    if row is None or not verdict.verdict:
        return None
    return Context(
        course=_course(view, row),
        age=_age(view, verdict, row),
        bases=_bases(view, verdict, row),
        row=row,
        sources=tuple(_sources(view, row)),
        also=tuple(_also(view, row)),
    )


def ends(view: View, note: Text) -> bool:
    """Tell whether a remark ends with its own full stop, in any of the project's languages."""
    stops = tuple(str(one("pages.indicator.stop")) for one in view.project.words.values())
    return str(note.in_(view.language)).endswith(stops)


def _course(view: View, row: Observation) -> str:
    indicator = view.plan.indicators[row.indicator]
    found = course_of(row, indicator, view.assessment.by_indicator[row.indicator])
    if found is None:
        return ""
    how = "same" if found.moved == "same" else "better" if found.better else "worse"
    return view.words(
        f"pages.indicator.course.{found.moved}_{how}"
        if how != "same"
        else "pages.indicator.course.same",
        first=_with_care(view, found.first),
        first_period=view.words.period(found.first.period),
        last=_with_care(view, row, "in_doubt"),
        last_period=view.words.period(row.period),
    )


def _with_care(view: View, row: Observation, *only: str) -> str:
    """Return a value and, in brackets, why it needs care; `only` these kinds where given."""
    found = care_of_row(view, row).items()
    shown, care = view.value(row), [said for name, said in found if not only or name in only]
    if not care:
        return shown
    said = view.words("pages.home.and").join(care)
    return view.about(shown + view.words("pages.home.brackets", text=said), *claims_of(shown))


def _age(view: View, verdict: Verdict, row: Observation) -> str:
    years = int(view.plan.release.date[:YEAR]) - row.period.end.year
    if years < 1:
        return ""
    text = view.words("pages.indicator.age", n=years, period=view.words.period(row.period))
    return view.about(text, row_id("verdicts", verdict.target))


def _bases(view: View, verdict: Verdict, row: Observation) -> str:
    """Return the versions of the base where there are several, and the one that is used."""
    target = view.plan.targets[verdict.target]
    indicator = view.plan.indicators[row.indicator]
    rows = [one.base for one in levels_of(target, indicator, view.assessment.by_indicator)]
    used = [one for one in rows if one.key in row.inputs]
    if len({one.value for one in rows}) < 2 or not used:
        return ""
    seen = {(one.value, one.basis): one for one in reversed([*used, *rows])}
    others = [one for key, one in reversed(seen.items()) if key != (used[0].value, used[0].basis)]
    return view.words(
        "pages.indicator.bases",
        period=view.words.period(used[0].period),
        used=_on_basis(view, used[0]),
        others=view.about(
            view.words.list([_on_basis(view, one) for one in others]),
            *claims_of(*(_on_basis(view, one) for one in others)),
        ),
    )


def _on_basis(view: View, row: Observation) -> str:
    shown = view.value(row)
    named = [
        view.label("vintage", row.vintage),
        view.label("basis", row.basis) if row.basis else "",
    ]
    text = view.words("lists.separator").join(one for one in named if one)
    return view.about(shown + view.words("pages.home.brackets", text=text), *claims_of(shown))


def _sources(view: View, row: Observation) -> Iterator[Source]:
    rows = [row, *(view.assessment.by_key[key] for key in row.inputs)]
    for name in dict.fromkeys(one.source for one in rows if one.source):
        yield view.plan.sources[name]


def _also(view: View, row: Observation) -> Iterator[Source]:
    same = [
        one
        for one in view.assessment.by_indicator[row.indicator]
        if (one.area, one.period, one.dimensions) == (row.area, row.period, row.dimensions)
        and row.source
        and one.value == row.value
        and one.source not in ("", row.source)
    ]
    for name in dict.fromkeys(one.source for one in same):
        yield view.plan.sources[name]
