"""What one published rule says of one target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["MethodAgreement", "MethodVerdict"]


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


@dataclass(frozen=True, slots=True)
class MethodAgreement:
    """How often methods see a target differently.

    Attributes:
        method: the method compared with that of the headline; "" for any two methods.
        total: targets put before them; sizes and replaced targets are not.
        compared: of them, those for which at least two of them reached a class.
        differ: of those compared, the ones with another nearest verdict.
        alone: targets where it reached a class and that of the headline did not; for any
            two, where any other did.
    """

    method: str
    total: int
    compared: int
    differ: int
    alone: int = 0

    @property
    def not_computed(self) -> int:
        """Targets for which fewer than two reached a class."""
        return self.total - self.compared
