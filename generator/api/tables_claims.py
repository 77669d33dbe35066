"""The table of claims: what stands behind each number on a page."""

from __future__ import annotations

from generator.api.shape import Column, Link, Table

__all__ = ["TABLES"]

TABLES = (
    Table(
        "claims",
        lambda world: world.claims,
        (
            Column("id", required=True),
            Column("kind", required=True, facet=True),
            Column("numbers", get=lambda world, one: " ".join(one.numbers)),
            Column("unit_code"),
            Column("unit_mult", "INTEGER", get=lambda world, one: one.unit_mult or None),
            Column("query", required=True, get=lambda world, one: one.formula),
            Column("release", required=True, references="releases"),
        ),
        order=lambda world, one: one.id,
        links=(
            Link(
                "claim_rows",
                "",
                "rows",
                also=(
                    Column("row_table", required=True, get=lambda world, pair: pair[0]),
                    Column("row_id", required=True, get=lambda world, pair: pair[1]),
                ),
            ),
            Link("claim_pages", "page", "pages"),
        ),
        numbered=False,
        sort="id",
    ),
)
