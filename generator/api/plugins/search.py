"""Search boxes that find Han words of any length.

Datasette hands what a reader typed to the SQL function `escape_fts`; ours takes its
place. `phrase(words)` is the same for queries that readers write themselves:
`... where tasks_fts match phrase('...')`.
"""

from __future__ import annotations

import sqlite3

from datasette import hookimpl

from generator.api.han import phrase


def add_functions(conn: sqlite3.Connection) -> None:
    """Register the functions on a new connection."""
    for name in ("escape_fts", "phrase"):
        conn.create_function(name, 1, phrase, deterministic=True)


# After Datasette's own functions, so that ours stands.
prepare_connection = hookimpl(trylast=True)(add_functions)
