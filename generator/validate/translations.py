"""D301, D302: what must exist in every language, and what should."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.errors import Problem
from generator.read import Table
from generator.validate.catalogue import fault
from generator.validate.cells import at, in_descriptor, rows
from generator.validate.shapes import BASELINE, COMPUTATION, INDICATOR, TABLE
from generator.validate.values import block, targets, text

__all__ = ["translated_cells", "translated_keys"]

ALWAYS = frozenset({"label", "name", "question", "term", "title"})  # never without words
TOGETHER = frozenset({"definition", "done_when", "nav", "unit"})  # in all languages or in none
LOCALISED = frozenset(
    name.removesuffix("_*")
    for keys in (TABLE, INDICATOR, COMPUTATION, BASELINE)
    for name in keys
    if name.endswith("_*")
)
# Every other text may be missing in a language; the site then shows another, marked.


def translated_cells(table: Table, languages: tuple[str, ...]) -> Iterator[Problem]:
    """D301, D302: texts in the cells of a table."""
    bases = _bases(table, languages)
    for number, row in rows(table):
        for base in bases:
            texts = {code: row.get(f"{base}_{code}", "") for code in languages}
            for code, problem in _gaps(base, texts):
                if f"{base}_{code}" not in table.header:
                    continue  # D303 says so once
                place = at(table, number, f"{base}_{code}")
                present = next((one for one in languages if texts[one]), "")
                yield fault(problem, place, language=code, present=present)


def translated_keys(table: Table, languages: tuple[str, ...]) -> Iterator[Problem]:
    """D301, D302: texts in a descriptor, in its computation and in its targets."""
    yield from _keys(table, "", table.ours, languages)
    yield from _keys(table, "computation", block(table.ours, "computation"), languages)
    for place, target in targets(table):
        yield from _keys(table, f"{place}.baseline", block(target, "baseline"), languages)


def _bases(table: Table, languages: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for field in table.fields:
        base, _, code = field.name.rpartition("_")
        if field.localised and code in languages and base:
            found[base] = None
    return tuple(found)


def _keys(
    table: Table, place: str, entry: Mapping[str, Any], languages: tuple[str, ...]
) -> Iterator[Problem]:
    bases: dict[str, None] = {}
    for name in entry:
        base, _, code = name.rpartition("_")
        if base in LOCALISED and code in languages:
            bases[base] = None
    if not place:
        bases["title"] = None
        if table.kind == "observations":
            bases["definition"] = None
    for base in bases:
        texts = {code: text(entry, f"{base}_{code}") for code in languages}
        needed = not place and base == "definition" and table.kind == "observations"
        for code, problem in _gaps("title" if needed else base, texts):
            key = f"{place}.{base}_{code}" if place else f"{base}_{code}"
            present = next((one for one in languages if texts[one]), "")
            yield fault(problem, in_descriptor(table, key), language=code, present=present)


def _gaps(base: str, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if base not in ALWAYS and not any(texts.values()):
        return
    code = "D301" if base in ALWAYS | TOGETHER else "D302"
    for language, text_ in texts.items():
        if not text_.strip():
            yield language, code
