"""The decision table on the method page: the same file that the tests hold the code to."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from generator.assess import Outcome, Rule, decision_table
from generator.model.measures import Operator
from generator.pages.render import template
from generator.pages.view import View

__all__ = ["decisions"]

MANY = 3  # more states than this in one row are named together


def decisions(view: View, anchor: Callable[[str, str], str]) -> Markup:
    """Return the whole table, with the labels of the language and links to what they mean.

    Args:
        view: the language, and the page the table stands on.
        anchor: gives the anchor of a code, by list and code.
    """
    made = template(view, "parts/decisions.html")
    table = decision_table()
    always = _always(table)
    html = made.render(
        v=view,
        t=view.words,
        table=table,
        deadlines=tuple(name for name in table[0].cells if name not in always),
        always=always,
        operators=lambda rule: _operators(view, rule),
        held=lambda rule: _held(view, rule),
        anchor=anchor,
    )
    return Markup(html)  # noqa: S704 - made by our own template


def _always(table: tuple[Rule, ...]) -> dict[str, Outcome]:
    """Return the columns that say one thing whatever is held: a sentence each, and no column."""
    first, *others = table
    return {
        name: cell
        for name, cell in first.cells.items()
        if all(rule.cells[name] == cell for rule in others)
    }


def _held(view: View, rule: Rule) -> str:
    if len(rule.held) > MANY:
        return view.words("pages.decisions.any_figure")
    return view.words.list([view.words(f"pages.decisions.held.{one}") for one in rule.held])


def _operators(view: View, rule: Rule) -> str:
    """Return the operators of a row; "" where it holds for all of them."""
    if len(rule.operators) == len(Operator):
        return ""
    return view.words.list([view.label("operator", one.value) for one in rule.operators])
