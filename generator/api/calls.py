"""Five calls that a reader may copy, with the addresses of this server and what they give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from generator.api.metadata import DATABASE
from generator.api.queries import query_name

__all__ = ["Call", "answers", "calls"]

DUE = "targets_by_deadline"
ROWS = 2  # that stand for all
SHOWN = 480  # characters of an answer
OK = 200
COUNTED = "SELECT indicator, count(*), max(period) FROM 'values.csv' GROUP BY indicator"


# The file never changes while it is served, so each answer is asked for once.
_ANSWERED: WeakKeyDictionary[Any, tuple[str, ...]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Call:
    """A call that a reader may copy.

    Attributes:
        program: its name. key: of what it does, in the words. text: what to copy.
        asks: the path that gives the beginning of what it reads.
    """

    program: str
    key: str
    text: str
    asks: str


def calls(root: str, speaker: Any) -> tuple[Call, ...]:
    """Return the calls; `root` is the absolute address of the interface."""
    due = f"{DATABASE}/{query_name(DUE, speaker.language)}"
    held, work = f"{DATABASE}/observations.csv?", f"{DATABASE}/tasks_{speaker.language}.csv?"
    values, tasks = f"{root}{held}_stream=on&is_current=1", f"{root}{work}_stream=on"
    first = f"{held}is_current=1&_size={ROWS}"
    return (
        Call("curl", "curl", f'curl "{root}{due}.json?_shape=array"', f"{due}.json?_shape=array"),
        Call(
            "pandas",
            "pandas",
            f'import pandas as pd\ndf = pd.read_csv("{values}")\n'
            'df.groupby("indicator")["value"].last()',
            first,
        ),
        Call(
            "R",
            "r",
            f'df <- read.csv("{tasks}", encoding = "UTF-8")\nhead(df)',
            f"{work}_size={ROWS}",
        ),
        Call(
            "DuckDB",
            "duckdb",
            f'curl -o values.csv "{values}"\nduckdb -c "{COUNTED}"',
            first,
        ),
        Call("Excel", "excel", f"{root}{due}.csv", f"{due}.csv"),
    )


async def answers(datasette: Any, found: tuple[Call, ...]) -> tuple[str, ...]:
    """Ask the interface itself; return how each answer begins, "" where there is none."""
    if datasette not in _ANSWERED:
        given = [await datasette.client.get(f"/{one.asks}") for one in found]
        _ANSWERED[datasette] = tuple(_beginning(one) for one in given)
    return _ANSWERED[datasette]


def _beginning(answer: Any) -> str:
    if answer.status_code != OK:
        return ""
    text = answer.text.strip()
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}\N{HORIZONTAL ELLIPSIS}"
