"""Worked cases of published methods, run against ours: a table of rows, or an Open SDG project.

    python -m tests.conformity.vectors PATH [PATH ...]

A PATH is a CSV file of cases (columns: see `tests/conformity/README.md`), a folder that
holds one, or a folder with `indicator_calculation_components.yml`, in which Open SDG
writes down inputs and results of its own calculation: then its indicators are also
worked out again from its data. Official verdicts stay outside the
repository; without a PATH the environment variable JINDU_VECTORS names them.
Ends with 1 where a method falls below its bound.
"""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.assess.methods import METHODS, Case, Kind, Outcome, Stage, year_of
from generator.assess.methods import destatis_dns_weather as destatis
from tests.conformity.opensdg import COMPONENTS, again

__all__ = ["BOUNDS", "Vector", "components", "differences", "main", "read", "run"]

BOUNDS = {"statcan_open_sdg": 1.0, "destatis_dns_weather": 0.94}  # least share that must match
TOLERANCE = 1e-6
# The years a method takes where nothing else is said: that of the base, that of the target.
DEFAULTS = {"statcan_open_sdg": ("2015", "2030")}
STAGES = re.compile(r"([\d.]+) by (\d{4})")


@dataclass(frozen=True, slots=True)
class Vector:
    """A case and what its authors, or the rule itself, say of it.

    Attributes:
        value, score: None where nothing is stated.
        parts: symbols to be combined, for a row without a series of its own.
    """

    name: str
    method: str
    kind: str
    case: Case
    status: str
    value: float | None
    score: float | None
    parts: tuple[str, ...] = ()


def read(path: Path) -> tuple[Vector, ...]:
    """Return the rows of a table whose method is one of ours."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(_vector(row) for row in rows if row["method"] in METHODS)


def _vector(row: Mapping[str, str]) -> Vector:
    parts = tuple(one for one in destatis.CLASSES if re.search(rf"\b{one}\b", row["indicator"]))
    return Vector(
        row["vector_id"],
        row["method"],
        row["kind"],
        _case(row),
        row["expected_status"],
        _float(row["expected_value"]),
        _float(row["expected_score"]),
        parts if row["target_kind"] == "multi" else (),
    )


def _case(row: Mapping[str, str]) -> Case:
    series = {year_of(year): Decimal(str(value)) for year, value in _series(row).items()}
    stages = tuple(
        Stage(Decimal(value), Decimal(year)) for value, year in STAGES.findall(row["indicator"])
    )
    kind = row["target_kind"]
    base, due = DEFAULTS.get(row["method"], ("", ""))
    return Case(
        kind=Kind.STAGED if kind == "multi" else Kind(kind),
        direction=row["direction"],
        series=series,
        target=_decimal(row["target_value"]),
        target_year=_decimal(row["target_year"] or (due if row["target_value"] else "")),
        stages=stages,
        base_year=_decimal(row["base_year"] or base),
        limit=_decimal(row["limit"]),
    )


def _series(row: Mapping[str, str]) -> Mapping[str, Any]:
    if row["series"]:
        return dict(json.loads(row["series"], parse_float=Decimal))
    pairs = (("base_year", "base_value"), ("current_year", "current_value"))
    return {row[year]: row[value] for year, value in pairs if row[year] and row[value]}


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _float(text: str) -> float | None:
    return float(text) if text else None


def components(path: Path) -> Iterator[tuple[Vector, str]]:
    """Yield every series that Open SDG calculated, with the indicator it belongs to."""
    import yaml

    known = yaml.safe_load(path.read_text(encoding="utf-8"))
    for indicator, entry in known.items():
        for name, one in entry.items():
            if isinstance(one, dict):
                yield _component(name, one), indicator


def _component(name: str, one: Mapping[str, Any]) -> Vector:
    pairs = (("base_year", "base_value"), ("current_year", "current_value"))
    series = {
        Decimal(str(one[year])): Decimal(str(one[value]))
        for year, value in pairs
        if one[value] is not None
    }
    target = one["target"]
    case = Case(
        kind=Kind.DIRECTION if target is None else Kind.REACH_BY,
        direction="up" if one["direction"] > 0 else "down",
        series=series,
        target=None if target is None else Decimal(str(target)),
        target_year=Decimal(str(one["target_year"])),
        base_year=Decimal(str(one["base_year"])),
        limit=None if one["limit"] is None else Decimal(str(one["limit"])),
    )
    value, score = one["progress_value"], one["score"]
    return Vector(name, "statcan_open_sdg", "real", case, one["status"], value, score)


def differences(vector: Vector, outcome: Outcome) -> list[str]:
    """Return in what an outcome differs from what is expected, in words."""
    found = []
    if outcome.status != vector.status:
        found.append(f"status {outcome.status}, expected {vector.status}")
    for name in ("value", "score"):
        wanted, got = getattr(vector, name), getattr(outcome, name)
        if wanted is not None and (got is None or abs(got - wanted) > TOLERANCE):
            found.append(f"{name} {got}, expected {wanted}")
    return found


def run(vector: Vector) -> list[str]:
    if vector.status.startswith("("):  # the row only says which stage counts
        stage = destatis.next_stage(
            Case(Kind.STAGED, "up", {Decimal(2019): Decimal(0)}, stages=vector.case.stages)
        )
        return [] if str(stage.target_year) in vector.status else [f"judged against {stage}"]
    method = METHODS[vector.method]
    if vector.parts:
        outcome = method.combine([Outcome(one, "") for one in vector.parts])
    else:
        outcome = method.judge(vector.case, None)
    return differences(vector, outcome)


def _tables(paths: Sequence[Path]) -> Iterator[tuple[str, tuple[Vector, ...]]]:
    for path in paths:
        if (path / COMPONENTS).is_file():
            yield str(path), tuple(one for one, _ in components(path / COMPONENTS))
        else:
            files = [path] if path.is_file() else sorted(path.glob("*.csv"))
            yield str(path), tuple(one for file in files for one in read(file))


def _say(line: str | None) -> None:
    sys.stdout.write(f"{line}\n")


def _report(name: str, vectors: Sequence[Vector]) -> bool:
    """Print match rates by method and kind, and every difference; tell whether all is well."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for vector in vectors:
        found = run(vector)
        count = counts[vector.method, vector.kind]
        count[0] += not found
        count[1] += 1
        if found:
            _say(f"  {vector.name} {vector.method}: {'; '.join(found)}")
    _say(name)
    for (method, kind), (right, total) in sorted(counts.items()):
        _say(f"  {method} {kind}: {right} of {total} ({right / total:.1%})")
    return bool(counts) and all(
        right >= BOUNDS.get(method, 1.0) * total for (method, _), (right, total) in counts.items()
    )


def main(arguments: Sequence[str]) -> int:
    """Run every table named; return 0 where all bounds hold, 1 where not, 2 without a table."""
    names = list(arguments) or [one for one in [os.environ.get("JINDU_VECTORS", "")] if one]
    if not names:
        _say(__doc__)
        return 2
    fine = [_report(name, vectors) for name, vectors in _tables([Path(one) for one in names])]
    for name in names:
        if (Path(name) / COMPONENTS).is_file():
            _report_again(Path(name))
    return 0 if all(fine) else 1


def _report_again(folder: Path) -> None:
    """Print how many indicators come out alike from the data, which may be newer than the run."""
    right = total = 0
    for indicator, status, score, ours in again(folder):
        alike = (ours.status, ours.score is None) == (status, score is None)
        near = score is None or ours.score is None or abs(ours.score - score) <= TOLERANCE
        total += 1
        right += alike and near
        if not (alike and near):
            _say(f"  {indicator}: {ours.status} {ours.score}, expected {status} {score}")
    _say(f"  from its data: {right} of {total} indicators")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
