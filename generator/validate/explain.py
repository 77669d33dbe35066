"""A problem in the words of a language: what is wrong, what to do, where it is."""

from __future__ import annotations

from collections.abc import Iterable

from generator.errors import Place, Problem
from generator.validate.catalogue import CATALOGUE
from generator.words import Words

__all__ = ["codes_page", "explain", "locate"]


def explain(problem: Problem, words: Words) -> tuple[str, str]:
    """Return fault and remedy as sentences.

    A fact that has words of its own under `checks.<fact>.<value>` is named by them:
    the type "integer" becomes the language's "whole number".
    """
    facts = {name: _named(name, value, words) for name, value in problem.facts.items()}
    return (
        words(f"problems.{problem.code}.fault", **facts),
        words(f"problems.{problem.code}.remedy", **facts),
    )


def locate(place: Place, words: Words) -> str:
    """Return where a problem lies: file, row, column or key, cell, as far as they are known."""
    parts = [place.path]
    if place.row:
        parts.append(words("checks.place.row", row=place.row))
    if place.column and not place.path.endswith(".csv"):
        parts.append(words("checks.place.key", key=place.column))
    elif place.column:
        parts.append(words("checks.place.column", column=place.column))
    if place.cell:
        parts.append(words("checks.place.cell", cell=place.cell))
    return words("checks.place.separator").join(parts)


def codes_page(languages: Iterable[Words]) -> str:
    """Return CODES.md: every code with its severity and its sentences, as they stand."""
    columns = list(languages)
    lines = [
        "# Codes",
        "Written by the generator from the words files and `catalogue.py`; a test compares it.",
        "",
    ]
    for code, severity in CATALOGUE.items():
        lines.append(f"## {code} ({severity.value})")
        for words in columns:
            sentences = (words.phrases[f"problems.{code}.{part}"] for part in ("fault", "remedy"))
            lines.append(f"- {words.language}: {' '.join(map(str, sentences))}")
        lines.append("")
    return "\n".join(lines)


def _named(fact: str, value: str, words: Words) -> str:
    key = f"checks.{fact}.{value}"
    return words(key) if words.has(key) else value
