"""Code that readers may run, with what it answers; a test runs each and compares.

The answers follow the data: they are worked out here from the same rows as the files and the
interface, never written down.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.model.claim import Claimed
from generator.model.formats import DOWNLOADS
from generator.model.interface import API_PORT, LIMITS, PREFIX, SHAPES, STATUSES
from generator.pages.claims.ids import setting_id
from generator.pages.live import DATABASE
from generator.pages.view import View

__all__ = ["Example", "limit", "of_files", "of_paging", "of_refusal"]

LATEST = 5  # values in an answer
SIZE = 100  # rows of a page
WRONG = "round"  # a shape that there is not
REFUSED = "no_shape"
READ = ("at_target", "short_of_target")

PANDAS = """\
import pandas as pd
values = pd.read_csv("{file}", dtype={{"value": str}})
current = values[values.is_current & (values.indicator == "{indicator}")]
print(current[["period", "area", "value"]].tail({latest}).to_csv(index=False))"""
DUCKDB = """\
import duckdb
counted = duckdb.sql("SELECT quality, count(*) FROM '{file}' GROUP BY ALL ORDER BY ALL")
for row in counted.fetchall():
    print(*row)"""
SQLITE = """\
import sqlite3
opened = sqlite3.connect("{file}")
for row in opened.execute("SELECT verdict, count(*) FROM verdicts WHERE verdict > '' GROUP BY 1"):
    print(*row)"""
PAGED = """\
import json
from urllib.parse import urlencode
from urllib.request import urlopen
rows, place = [], ""
while place is not None:
    asked = urlencode({{"_shape": "objects", "_size": {size}, "_next": place}})
    page = json.load(urlopen("{table}.json?" + asked))
    rows, place = rows + page["rows"], page["next"]
print(len(rows))"""


@dataclass(frozen=True, slots=True)
class Example:
    """Code or an address, and its answer.

    Attributes:
        name: key of what it shows, in the words and for the test.
        file: path of the file to have at hand, "" where the code fetches what it reads.
    """

    name: str
    code: str
    answer: str
    file: str = ""


def of_files(view: View) -> tuple[Example, ...]:
    """Return code that reads files to download, each with another program."""
    found = [
        Example("duckdb", *_of(view, DUCKDB, "sources.parquet", _qualities(view))),
        Example("sqlite", *_of(view, SQLITE, view.project.database.name, _verdicts(view))),
    ]
    indicator = _telling(view)
    if indicator:
        code = PANDAS.format(
            file=_named(view, "observations.csv"), indicator=indicator, latest=LATEST
        )
        file = "" if view.project.identity.site_url else "observations.csv"
        found.insert(0, Example("pandas", code, _values(view, indicator), file))
    return tuple(found)


def of_paging(view: View) -> Example:
    """Return code that reads a table of the interface page by page."""
    code = PAGED.format(size=SIZE, table=f"{_interface(view)}{DATABASE}/observations")
    return Example("paging", code, str(len(view.assessment.observations)))


def of_refusal(view: View) -> Example:
    """Return an address that cannot be answered, and the answer."""
    asked = f"{DATABASE}/sources.json?_shape={WRONG}&_lang={view.language}"
    said = view.words(f"api.answers.{REFUSED}", name=WRONG, valid=", ".join(SHAPES))
    refusal = {
        "ok": False,
        "status": STATUSES[REFUSED],
        "code": REFUSED,
        "error": str(said),
        "valid": list(SHAPES),
    }
    answer = json.dumps(refusal, ensure_ascii=False, indent=1)
    return Example("refusal", f"{_interface(view)}{asked}", answer)


def limit(view: View, name: str) -> Markup:
    """Return a limit of the interface with its claim.

    Raises:
        KeyError: there is no such limit.
    """
    shown = view.words.number(Decimal(LIMITS[name]))
    return Markup.escape(Claimed(shown, (setting_id(f"{PREFIX}{name}"),)))


def _interface(view: View) -> str:
    """Return the address of the interface; where there is none, of one on the reader's machine."""
    return view.project.identity.api_url or f"http://127.0.0.1:{API_PORT}/"


def _named(view: View, path: str) -> str:
    """Return how code names a file: by its whole address where the site knows its own."""
    base = view.project.identity.site_url
    return f"{base}{DOWNLOADS}{path}" if base else PurePosixPath(path).name


def _of(view: View, code: str, path: str, answer: str) -> tuple[str, str, str]:
    """Return code over a file that these programs want at hand, its answer and the file."""
    return code.format(file=PurePosixPath(path).name), answer, path


def _telling(view: View) -> str:
    """Return the indicator with the most values among those with a usable reading, "" for none."""
    said, targets = view.assessment, view.plan.targets
    read = (one for key, one in targets.items() if said.verdicts[key].last_reading in READ)
    told = sorted({one.indicator for one in read})
    return max(told, key=lambda one: len(said.by_indicator[one]), default="")


def _values(view: View, indicator: str) -> str:
    rows = [one for one in view.assessment.by_indicator[indicator] if one.is_current]
    told = [
        f"{one.period.text},{one.area},{'' if one.value is None else format(one.value, 'f')}"
        for one in rows[-LATEST:]
    ]
    return "\n".join(["period,area,value", *told])


def _verdicts(view: View) -> str:
    return _counted(one.verdict for one in view.assessment.verdicts.values())


def _qualities(view: View) -> str:
    return _counted(one.quality for one in view.plan.sources.values())


def _counted(values: Iterable[str]) -> str:
    return "\n".join(f"{name} {n}" for name, n in sorted(Counter(values).items()) if name)
