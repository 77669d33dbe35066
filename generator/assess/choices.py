"""What readers call the choice a variant makes."""

from __future__ import annotations

from generator.model.plan import Plan
from generator.model.robust import Variant
from generator.model.text import Text

__all__ = ["choice_name"]


def choice_name(plan: Plan, variant: Variant) -> Text:
    """Return the name of a variant's choice: of a place, a source, a series or a code."""
    choice = variant.choice
    if variant.dimension == "scope" and choice in plan.areas:
        return plan.areas[choice].name
    if variant.dimension == "source" and choice in plan.sources:
        return plan.sources[choice].title
    if variant.dimension == "basis" and choice in plan.indicators:
        return plan.indicators[choice].title
    lists = {"method": "method", "basis": "basis", "vintage": "vintage"}
    return plan.label(lists.get(variant.dimension, "sensitivity_choice"), choice)
