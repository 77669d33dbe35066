"""What one published rule says of one target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["MethodVerdict"]


@dataclass(frozen=True, slots=True)
class MethodVerdict:
    """The verdict of one method, as it stood at the last comparable value.

    Attributes:
        method: code of the list `method`.
        status: the method's own class, a code of the list `method_status`.
        verdict: nearest code of the list `verdict`, "" where there is none.
        value: what the class rests on: a ratio or rate of growth, a share missed, a
            projected value; None where the class rests on no number.
        score: on the method's own scale; None where it has none.
        reasons: codes of the list `reason`, sorted.
        inputs: keys of the rows used, oldest first.
        as_of: period of the last value used, "" for none.
    """

    target: str
    method: str
    status: str
    verdict: str
    value: Decimal | None
    score: Decimal | None
    reasons: tuple[str, ...]
    inputs: tuple[str, ...]
    as_of: str = ""

    @property
    def is_computed(self) -> bool:
        """Tell whether the method reached a class at all."""
        return self.verdict not in ("no_data", "cannot_assess")
