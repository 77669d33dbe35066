"""What the tests of the site found when they last wrote it down: `site_config/accessibility.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.errors import UsageProblem
from generator.parsed import Unparsed, parse

__all__ = ["ACCESSIBILITY", "Checked", "checked"]

ACCESSIBILITY = "accessibility.yaml"


@dataclass(frozen=True, slots=True)
class Checked:
    """How accessible a tool found the site; written by tests, never by hand.

    Attributes:
        tool: name and version. release: id of the release that was looked at.
        pages: how many pages in each language. looks: in which looks, by name.
        violations: how many were found in all.
    """

    tool: str
    release: str
    pages: int
    looks: tuple[str, ...]
    violations: int


def checked(config: Path) -> Checked | None:
    """Return what is written down in the folder `config`; None where nothing is.

    Raises:
        UsageProblem: the file cannot be read or lacks something.
    """
    path = config / ACCESSIBILITY
    if not path.is_file():
        return None
    try:
        told = parse(path.read_text(encoding="utf-8"))
        return Checked(
            str(told["tool"]),
            str(told["release"]),
            int(told["pages"]),
            tuple(str(one) for one in told["looks"]),
            int(told["violations"]),
        )
    except (Unparsed, KeyError, TypeError, ValueError) as error:
        raise UsageProblem("site_config_invalid", text=f"{path.name}: {error}") from error
