"""`tables`: every checked table as it stands, without what is internal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.exports.material import Exported, Material, as_csv
from generator.model.order import natural
from generator.model.text import Text
from generator.read import Table

__all__ = ["dump"]

# Columns of updates that are only for the editors unless the row says they are public.
INTERNAL = ("problem_", "next_step_")


def dump(material: Material) -> Iterator[Exported]:
    """Yield one file a table, sorted by key; the parts of the task list are one file."""
    for table in material.dataset.tables.values():
        if table.kind != "tasks":
            yield _exported(material, table, table.name, table.name.replace("/", "-"), (table,))
    parts = material.dataset.of_kind("tasks")
    if parts:
        yield _exported(material, parts[0], "tasks", "tasks", parts)


def _exported(
    material: Material, table: Table, path: str, name: str, parts: tuple[Table, ...]
) -> Exported:
    header = [one.name for one in table.fields]
    rows = [_public(row) for part in parts for row in _in_order(part)]
    title = {code: str(table.ours.get(f"title_{code}", "")) for code in material.project.languages}
    if len(parts) > 1:
        title = {code: one("exports.tasks") for code, one in material.project.words.items()}
    return Exported(
        path=f"{path}.csv",
        content=as_csv(header, ([row.get(one, "") for one in header] for row in rows)),
        name=name.lower(),
        title=Text(title),
        fields=table.fields,
        key=table.key,
        links={
            one.name: one.references for one in table.fields if one.references and not one.is_list
        },
    )


def _in_order(table: Table) -> list[Mapping[str, str]]:
    """Return the rows by their key: the order in the file says nothing."""
    return sorted(table.rows, key=lambda row: [natural(row.get(name, "")) for name in table.key])


def _public(row: Mapping[str, str]) -> Mapping[str, str]:
    """Return the row without what is internal and without addresses that may not be linked."""
    hidden: tuple[str, ...] = ()
    if "visibility" in row and row["visibility"] != "public":
        hidden += INTERNAL
    if "linkable" in row and row["linkable"] != "true":
        hidden += ("url",)
    return {name: "" if name.startswith(hidden) else cell for name, cell in row.items()}
