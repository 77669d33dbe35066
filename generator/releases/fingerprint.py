"""What a build was made from, in one line that anybody can check."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.project import Project

if TYPE_CHECKING:
    from generator.model.plan import Plan

__all__ = ["Fingerprint", "fingerprint"]

OWN_COPY = "plan.text"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A release and its data.

    Attributes:
        release: id of the newest release. date: its day, as YYYY-MM-DD.
        sha256: hash over names and bytes of all files in `datasets/`, in hexadecimal, and
            over the publishing body's own copy of the plan where `site.yaml` names one.
        files: number of files it covers.
    """

    release: str
    date: str
    sha256: str
    files: int


def fingerprint(project: Project, plan: Plan) -> Fingerprint:
    """Return the fingerprint of the project's data at its newest release."""
    digest = hashlib.sha256()
    paths = sorted(one for one in project.datasets.rglob("*") if one.suffix in (".csv", ".yaml"))
    named = [(project.relative(path), path) for path in paths]
    if own := project.plan_text.path:
        named.append((OWN_COPY, own))  # by its key: where it lies is nobody's business
    for name, path in named:
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return Fingerprint(plan.release.id, plan.release.date, digest.hexdigest(), len(named))
