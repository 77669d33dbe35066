"""Every table of the database, in the order readers see them."""

from __future__ import annotations

from generator.api import (
    tables_claims,
    tables_counts,
    tables_measures,
    tables_methods,
    tables_register,
    tables_robust,
    tables_work,
)
from generator.api.shape import Column, Table
from generator.model.schema import SCHEMA_VERSION

__all__ = ["CATALOGUE", "SCHEMA_VERSION", "TABLES", "table"]


CATALOGUE = Table(
    "catalogue",
    lambda world: world.facts.items(),
    (
        Column("key", required=True, get=lambda world, pair: pair[0]),
        Column("value", required=True, get=lambda world, pair: pair[1]),
    ),
    key=("key",),
    one="catalogue",
    numbered=False,
    sort="key",
)

TABLES = (
    *tables_measures.TABLES,
    *tables_methods.TABLES,
    *tables_robust.TABLES,
    *tables_work.TABLES,
    *tables_counts.TABLES,
    *tables_register.TABLES,
    *tables_claims.TABLES,
    CATALOGUE,
)

_BY_NAME = {one.name: one for one in TABLES}


def table(name: str) -> Table:
    """Return the table of this name.

    Raises:
        KeyError: no such table.
    """
    return _BY_NAME[name]
