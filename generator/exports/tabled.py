"""A table of ours as a CSV file with its description."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.exports.material import Exported, Material, as_csv
from generator.model.text import Text
from generator.read import Field

__all__ = ["table_file"]


def table_file(
    material: Material,
    name: str,
    fields: tuple[Field, ...],
    rows: Iterable[Sequence[object]],
    links: Mapping[str, str] | None = None,
    *,
    title: str = "api.tables.{}.title",
) -> Exported:
    """Return a table whose first column is its key.

    Args:
        material: whose words give the title.
        name: of the table and, with its ending, of the file.
        fields: its columns.
        rows: cells in the order of the columns.
        links: column -> table whose ids it holds.
        title: key of its title in the words, with a place for the name.
    """
    return Exported(
        path=f"{name}.csv",
        content=as_csv([one.name for one in fields], rows),
        name=name,
        title=Text({code: one(title.format(name)) for code, one in material.project.words.items()}),
        fields=fields,
        key=(fields[0].name,),
        links=dict(links or {}),
    )
