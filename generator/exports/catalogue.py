"""The catalogue of all files to download, and their checksums as `sha256sum` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from generator.exports.material import Material, as_json
from generator.exports.schemas import envelope_of
from generator.model.formats import DOWNLOADS, FILES, Format, format_of
from generator.model.text import Text
from generator.project import Project

__all__ = ["Listed", "catalogue", "sums"]

SHORT = 16  # characters of the hash in a name


@dataclass(frozen=True, slots=True)
class Listed:
    """One file to download, without its bytes.

    Attributes:
        path: relative to the folder of downloads.
        sha256: of its bytes, in hexadecimal digits. size: number of bytes.
        packed: bytes of its compressed twin, 0 where there is none.
        title: what it holds; empty where only the kind of file says so.
        schema: path of the JSON Schema or of the Data Package that describes it, "" for none.
    """

    path: str
    sha256: str
    size: int
    packed: int = 0
    title: Text = field(default_factory=Text)
    schema: str = ""

    @property
    def format(self) -> Format:
        """What kind of file it is."""
        return format_of(self.path)

    @property
    def immutable(self) -> str:
        """The path under which exactly these bytes are, for ever."""
        path = PurePosixPath(self.path)
        name, dot, ending = path.name.partition(".")
        return f"{FILES}/{path.with_name(f'{name}.{self.sha256[:SHORT]}{dot}{ending}')}"


def catalogue(listed: Sequence[Listed], material: Material, up: str = "") -> bytes:
    """Return the catalogue as JSON: who publishes what, by which licence, and every file.

    Args:
        listed: the files.
        material: what they were made from.
        up: relative address of the folder of downloads, as seen from the catalogue.
    """
    identity = material.project.identity
    document = envelope_of("catalogue", material, up) | {
        "title": _every(identity.name),
        "description": _every(identity.tagline),
        "plan": _every(identity.plan_title),
        "languages": list(material.project.languages),
        "site": identity.site_url,
    }
    ordered = sorted(listed, key=lambda one: one.path)
    return as_json(document, "files", (_entry(one, material.project) for one in ordered))


def _entry(one: Listed, project: Project) -> dict[str, Any]:
    base = project.identity.site_url
    return {
        "path": one.path,
        "address": f"{base}{DOWNLOADS}{one.path}",
        "immutable_address": f"{base}{DOWNLOADS}{one.immutable}",
        "sha256": one.sha256,
        "bytes": one.size,
        "compressed_bytes": one.packed or None,
        "media_type": one.format.media_type,
        "format": one.format.name,
        "title": {code: _title(one, project, code) for code in project.languages},
        "schema": one.schema or None,
    }


def _title(one: Listed, project: Project, code: str) -> str:
    words = project.words[code]
    kind = words(f"exports.formats.{one.format.name}")
    if not one.title:
        return kind
    return words("exports.file", title=one.title.in_(code), format=kind)


def _every(text: Text) -> Mapping[str, str]:
    return {code: one for code, one in text.by_language.items() if one}


def sums(listed: Iterable[Listed]) -> bytes:
    """Return the checksums of files as `sha256sum -c` reads them, by path."""
    lines = (f"{one.sha256}  {one.path}\n" for one in sorted(listed, key=lambda one: one.path))
    return "".join(lines).encode()
