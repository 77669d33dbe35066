"""What a case of the rulebook is: a sentence, what is held, what must be said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.assess.verdicts import NOTHING_MORE, Known
from generator.model.measures import Observation, Target
from tests.unit.assess.samples import series, target

RISING = series({2021: 80, 2022: 84, 2023: 88, 2024: 92})
AHEAD = target(period="2030")
PASSED = "no_target_period_value"


@dataclass(frozen=True)
class Case:
    """A sentence, what is held, and what must be said of it."""

    sentence: str
    goal: Target
    rows: tuple[Observation, ...]
    verdict: str
    reasons: frozenset[str] = frozenset()  # all that must be among them
    without: frozenset[str] = frozenset()  # none that may be among them
    says: Mapping[str, object] = field(default_factory=dict)
    measure: str = "level"
    direction: str = "up"
    known: Known = NOTHING_MORE
    doubts: tuple[str, ...] = ()


def among(*codes: str) -> frozenset[str]:
    """Return codes of reasons as a set."""
    return frozenset(codes)
