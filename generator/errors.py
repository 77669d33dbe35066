"""What can be wrong, as values, and what stops a run, as exceptions.

A fault in the data is a `Problem`: gathered, sorted and shown all at once. An
exception only ends a run and carries its exit code. The sentences of a problem
are words of a language and live in `site_config/languages/`, keyed by its code.

    JinduError (1)
    +-- UsageProblem (2)     the call or the project folder is not usable
    +-- DataRejected (3)     the data has faults; nothing was written
    +-- BuildFailed (4)      a stage after the check failed; the old build stands
    +-- ServeFailed (5)      a server could not be started
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

__all__ = [
    "BuildFailed",
    "DataRejected",
    "JinduError",
    "Place",
    "Problem",
    "ServeFailed",
    "Severity",
    "UsageProblem",
    "system_code",
]


class Severity(StrEnum):
    """How much a problem weighs; the labels are in the code list `severity`."""

    ERROR = "error"  # must be mended before anything is published
    WARNING = "warning"  # to be looked at; `--strict` refuses it too


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a problem lies.

    Attributes:
        path: file, relative to the project, with forward slashes.
        row: row as a spreadsheet counts it (the header is 1); 0 for the file itself.
        column: name of the column or of the key in a descriptor; "" for none.
        cell: address in a spreadsheet, such as "D5"; "" for none.
    """

    path: str
    row: int = 0
    column: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, written for the person who can mend it.

    Attributes:
        code: stable code such as "D104"; never reused.
        severity: whether it stops publication.
        place: where it lies.
        facts: what the sentences name, by placeholder (all values are text).
    """

    code: str
    severity: Severity
    place: Place
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def order(self) -> tuple[object, ...]:
        """Sorting key: by place, then code, then facts; the same on every run."""
        return (self.place, self.code, tuple(sorted(self.facts.items())))


class JinduError(Exception):
    """Base of all errors that stop a run.

    `key` names a sentence in the words file; `facts` fill its placeholders. An
    error raised before any words are loaded passes plain text in `facts["text"]`.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, key: str, **facts: str) -> None:
        self.key = key
        self.facts = facts
        super().__init__(f"{key}: {', '.join(f'{k}={v}' for k, v in facts.items())}")


class UsageProblem(JinduError):
    """The call, the project folder or its configuration cannot be used."""

    exit_code: ClassVar[int] = 2


class DataRejected(JinduError):
    """The data has faults that must be mended, so nothing was written."""

    exit_code: ClassVar[int] = 3

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda one: one.order))
        super().__init__("data_rejected", count=str(len(self.problems)))


class BuildFailed(JinduError):
    """A stage after the check failed; what was built before is untouched."""

    exit_code: ClassVar[int] = 4


class ServeFailed(JinduError):
    """A server could not be started or stopped by itself."""

    exit_code: ClassVar[int] = 5


def system_code(error: OSError) -> str:
    """Return the system's name of what went wrong, such as ENOSPC; "" for none."""
    return errno.errorcode.get(error.errno or 0, "")
