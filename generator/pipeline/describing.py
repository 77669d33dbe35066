"""What tells programs of the database and of the files: metadata and OpenAPI."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.model.claim import Claim
from generator.pipeline.knowing import Known
from generator.project import Project

__all__ = ["NEWER", "described", "write_metadata"]

NEWER = "datasette-1"  # metadata and configuration as the next major version reads them


def write_metadata(text: str, project: Project, waiting: Path) -> None:
    """Write what Datasette says of the database, as it is read now and by its next version."""
    from generator.api import newer_files

    (waiting / NEWER).mkdir(parents=True, exist_ok=True)
    (waiting / "metadata.json").write_bytes(text.encode())
    profile = str((project.settings.get("api") or {}).get("profile", ""))
    for name, content in newer_files(text, profile).items():
        (waiting / NEWER / name).write_bytes(content)


def described(
    known: Known, project: Project, claims: tuple[Claim, ...], files: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the descriptions of the interface and of the JSON in `files`, by path."""
    from generator.api import fields_by_kind, openapi_files

    fields = fields_by_kind(known.dataset)
    return openapi_files(known.plan, known.assessment, project, fields, claims, files)
