"""How the plan's own text is numbered, and where a publishing body keeps its copy of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.project.settings import found, invalid, wanted

__all__ = ["NUMBER", "Division", "PlanText", "plan_text"]

NUMBER = "{n}"  # where a number stands in a heading or a page mark


@dataclass(frozen=True, slots=True)
class Division:
    """How places in the plan are counted: section, paragraph, sentence, clause.

    Attributes:
        headings: what a line begins with that opens a section, a pattern a level;
            `{n}` stands for its number.
        numerals: the numbers from one on, as the plan writes them; () for digits.
        sentence_ends: characters that end a sentence.
        clause_ends: characters that end a clause.
        page_marks: lines that only number pages, `{n}` standing for a number.
    """

    headings: tuple[str, ...] = ()
    numerals: tuple[str, ...] = ()
    sentence_ends: str = "."
    clause_ends: str = ",;"
    page_marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanText:
    """The plan's text as the publishing body may hold it.

    Attributes:
        path: of its own copy; None where it names none.
        language: code of the language the plan is written in.
        division: how the text is numbered.
    """

    path: Path | None
    language: str
    division: Division


def plan_text(root: Path, settings: Mapping[str, Any], language: str) -> PlanText:
    """Return what `site.yaml` says of the plan's text.

    Args:
        root: the project folder; a path that is not absolute starts there.
        settings: the whole of `site.yaml`.
        language: the language the plan is written in where the settings name none.

    Raises:
        UsageProblem: an entry has another shape than it must have.
    """
    path = str(found(settings, "plan.text") or "")
    return PlanText(
        path=root / path if path else None,
        language=str(found(settings, "plan.language") or language),
        division=Division(**_division(settings)),
    )


def _division(settings: Mapping[str, Any]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for name in ("headings", "numerals", "page_marks"):
        if found(settings, f"plan.division.{name}") is not None:
            given[name] = tuple(map(str, wanted(settings, f"plan.division.{name}", "texts_list")))
    if bad := [one for one in given.get("headings", ()) if NUMBER not in one]:
        raise invalid("plan.division.headings", bad[0], f"[{NUMBER}, ...]")
    for name in ("sentence_ends", "clause_ends"):
        if found(settings, f"plan.division.{name}") is not None:
            given[name] = str(wanted(settings, f"plan.division.{name}", "text"))
    return given
