"""What cannot be answered: one shape of refusal for everything that goes wrong.

The key of a fault is the key of its phrase (`api.answers` in the words) and the `code` that
programs read. It is part of what is promised to them: none is renamed or reused.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.interface import METHODS, STATUSES

__all__ = ["METHODS", "STATUSES", "Fault", "refusal"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be answered: key of the phrase, what was asked, what is valid.

    `parameter` and `where` say of a value what it was given for, and where all values stand;
    `reason` is what a program below us said, in its own words.
    """

    key: str
    name: str = ""
    valid: tuple[str, ...] = ()
    parameter: str = ""
    where: tuple[str, ...] = ()
    reason: str = ""

    @property
    def status(self) -> int:
        """HTTP status of the refusal."""
        return STATUSES[self.key]


def refusal(found: Fault, text: str) -> dict[str, object]:
    """Return a refusal as programs read it: the same five keys whatever went wrong.

    Args:
        found: what cannot be answered.
        text: the phrase, in the caller's language.
    """
    return {
        "ok": False,
        "status": found.status,
        "code": found.key,
        "error": text,
        "valid": list(found.valid),
    }
