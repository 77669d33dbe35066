"""C612, C616, C617: the publishing body's own copy of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.errors import Place, Problem, UsageProblem
from generator.model.register import Sentence
from generator.validate.catalogue import fault
from generator.validate.values import block
from generator.validate.world import World
from generator.wording import own_match

__all__ = ["PLAN_TEXT_RULES"]

SITE = "site_config/site.yaml"
DIVISION = frozenset({"headings", "numerals", "sentence_ends", "clause_ends", "page_marks"})
NAMED = 5  # places named in one warning


def division(world: World) -> Iterator[Problem]:
    """C612: keys of `plan.division` that nothing reads are misspelt."""
    for key in block(block(world.project.settings, "plan"), "division"):
        if key not in DIVISION:
            where = f"plan.division.{key}"
            yield fault("C612", Place(SITE, 0, where), key=where)


def own_copy(world: World) -> Iterator[Problem]:
    """C616, C617: the copy can be read, and says what the register was made from."""
    place = Place(SITE, 0, "plan.text")
    register = {
        row["locator"]: _sentence(row)
        for row in world.dataset.rows("sentences")
        if row.get("locator")
    }
    try:
        found = own_match(world.project, register)
    except UsageProblem as error:
        yield fault("C616", place, value=error.facts.get("text", ""))
        return
    if found is None or "sentences" in world.closed:
        return
    absent = [name for name in register if name not in found.spans]
    if absent or not register:
        yield fault(
            "C617",
            place,
            count=len(absent),
            total=len(register),
            value=", ".join(absent[:NAMED]),
        )


def _sentence(row: Mapping[str, str]) -> Sentence:
    def number(name: str) -> int:
        text = row.get(name, "")
        return int(text) if text.isascii() and text.isdecimal() else 0

    return Sentence(
        row["locator"],
        number("line"),
        number("clauses"),
        number("characters"),
        row.get("role", ""),
        row.get("sha256", ""),
    )


PLAN_TEXT_RULES = (division, own_copy)
