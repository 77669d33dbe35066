"""What exports are made from, and what an export is."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.model.plan import Plan
from generator.model.text import Text
from generator.model.verdict import Assessment
from generator.project import Project
from generator.read import Dataset, Field

__all__ = [
    "Exported",
    "Material",
    "as_csv",
    "as_json",
    "field_of",
    "labelled_fields",
    "localised_fields",
]


@dataclass(frozen=True, slots=True)
class Material:
    """Everything an export may use.

    Attributes:
        pages: addresses of pages relative to a language's root, by kind of row and id.
        schema_version: version of the columns and keys of everything that is published.
        made: results that several kinds of export share; see `frames`.
    """

    dataset: Dataset
    plan: Plan
    assessment: Assessment
    project: Project
    pages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    schema_version: int = 0
    made: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Exported:
    """One file to download.

    Attributes:
        path: relative to the folder of downloads, with forward slashes.
        name: name of the resource in the Data Package, "" for a file outside it.
        title: what readers call it.
        fields: its columns, in order. key: columns of the primary key.
        links: column -> resource that its values are ids of.
        schema: path of the JSON Schema that describes it, "" for none.
    """

    path: str
    content: bytes
    name: str = ""
    title: Text = field(default_factory=Text)
    fields: tuple[Field, ...] = ()
    key: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    schema: str = ""


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return UTF-8 CSV without a BOM, LF line ends, quoted only where needed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def as_json(document: Mapping[str, Any], name: str, entries: Iterable[Mapping[str, Any]]) -> bytes:
    """Return JSON with a long list at its end, every entry of which has a line of its own.

    Args:
        document: what stands before the list; not empty.
        name: key of the list.
        entries: what is in it.
    """
    head = json.dumps(document, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in entries)
    return f'{head},\n "{name}": [\n{lines}\n ]\n}}\n'.encode()


def field_of(
    material: Material,
    name: str,
    type_: str = "string",
    *,
    required: bool = False,
    said_as: str = "",
    **more: Any,
) -> Field:
    """Return a built column; its title and description are words of every language.

    Args:
        material: languages and words.
        name: of the column.
        type_: Table Schema type.
        required: whether every row has a value.
        said_as: name of its words, where the same name means something else in other tables.
        more: further attributes of a field.
    """
    words = material.project.words
    key = _key(material, said_as or name)
    return Field(
        name=name,
        type=type_,
        required=required,
        title=Text({code: one(f"{key}.title") for code, one in words.items()}),
        description=Text({code: one(f"{key}.description") for code, one in words.items()}),
        **more,
    )


def _key(material: Material, name: str) -> str:
    """Return the key of a column's words; a column that the database has too is called the same."""
    own = f"exports.columns.{name}"
    known = all(one.has(f"{own}.title") for one in material.project.words.values())
    return own if known else f"api.columns.{name}"


def labelled_fields(material: Material, field_: Field) -> tuple[Field, ...]:
    """Return one column a language for the labels of a column of codes, such as `vintage_label_en`."""
    words = material.project.words
    return tuple(
        Field(
            name=f"{field_.name}_label_{language}",
            type="string",
            localised=True,
            title=Text(
                {
                    code: one("exports.label_in", title=field_.title.in_(code), language=language)
                    for code, one in words.items()
                }
            ),
            description=Text(
                {
                    code: one("exports.label_of", title=field_.title.in_(code))
                    for code, one in words.items()
                }
            ),
        )
        for language in material.project.languages
    )


def localised_fields(material: Material, name: str, said_as: str = "") -> tuple[Field, ...]:
    """Return one built column a language, such as `sentence_en`."""
    words = material.project.words
    key = _key(material, said_as or name)
    return tuple(
        Field(
            name=f"{name}_{language}",
            type="string",
            localised=True,
            title=Text(
                {
                    code: one("exports.in_language", title=one(f"{key}.title"), language=language)
                    for code, one in words.items()
                }
            ),
            description=Text({code: one(f"{key}.description") for code, one in words.items()}),
        )
        for language in material.project.languages
    )
