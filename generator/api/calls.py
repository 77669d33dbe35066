"""Five calls that a reader may copy, with the addresses of this server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.api.metadata import DATABASE
from generator.api.queries import query_name

__all__ = ["Call", "calls"]

DUE = "targets_by_deadline"
COUNTED = "SELECT indicator, count(*), max(period) FROM 'values.csv' GROUP BY indicator"


@dataclass(frozen=True, slots=True)
class Call:
    """A call: name of the program, what it does (a key of the words), text."""

    program: str
    key: str
    text: str


def calls(root: str, speaker: Any) -> tuple[Call, ...]:
    """Return the calls; `root` is the absolute address of the interface."""
    due = f"{root}{DATABASE}/{query_name(DUE, speaker.language)}"
    values = f"{root}{DATABASE}/observations.csv?_stream=on&is_current=1"
    tasks = f"{root}{DATABASE}/tasks_{speaker.language}.csv?_stream=on"
    return (
        Call("curl", "curl", f'curl "{due}.json?_shape=array"'),
        Call(
            "pandas",
            "pandas",
            f'import pandas as pd\ndf = pd.read_csv("{values}")\n'
            'df.groupby("indicator")["value"].last()',
        ),
        Call("R", "r", f'df <- read.csv("{tasks}", encoding = "UTF-8")\nhead(df)'),
        Call(
            "DuckDB",
            "duckdb",
            f'curl -o values.csv "{values}"\nduckdb -c "{COUNTED}"',
        ),
        Call("Excel", "excel", f"{due}.csv"),
    )
