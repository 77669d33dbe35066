"""The code readers run agrees with `assess`, whatever the target and whatever the figures."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any
from unittest import mock

import pandas as pd
import pytest

from generator.assess import assess
from generator.exports import Material
from generator.exports.snippets import snippets_of
from generator.exports.types import observations
from generator.model.measures import Horizon, Observation, Operator, Target
from generator.model.plan import Plan
from generator.project import Project
from generator.read import Dataset
from tests.reproducing import Answer, answer_of
from tests.unit.assess import samples
from tests.unit.assess.samples import row, series

ONE = {"age": "young", "sex": "f"}
FIGURES: dict[str, tuple[Observation, ...]] = {
    "none": (),
    "before the plan only": series({2017: 99, 2018: 101}),
    "one since the plan, above": series({2024: 101}),
    "one since the plan, below": series({2024: 90}),
    "rising past the target": series({2021: 101, 2022: 102, 2023: 103, 2024: 104}),
    "falling towards it from above": series({2021: 110, 2022: 108, 2023: 106, 2024: 104}),
    "rising towards it": series({2021: 80, 2022: 84, 2023: 88, 2024: 92}),
    "rising nearly to it": series({2021: "85.5", 2022: 87, 2023: "88.5", 2024: 90}),
    "rising too slowly": series({2021: 88, 2022: "88.5", 2023: 89, 2024: "89.5"}),
    "falling away": series({2021: 93, 2022: 92, 2023: 91, 2024: 90}),
    "flat": series({2021: 90, 2022: 90, 2023: 90, 2024: 90}),
    "flat at the value itself": series({2021: 100, 2022: 100, 2023: 100, 2024: 100}),
    "rising to the value itself": series({2021: 97, 2022: 98, 2023: 99, 2024: 100}),
    "falling to the value itself": series({2021: 103, 2022: 102, 2023: 101, 2024: 100}),
    "the target period": series({2023: 70, 2024: 90, 2025: 100}),
    "the target period and one later": (*series({2024: 100, 2025: 90}), row("2026-06", 101)),
    "a forecast beside figures": (*series({2024: 90}), row("2025", 120, status="F")),
    "three years and a gap": series({2010: 50, 2012: 60, 2023: 88, 2024: 93}),
    "more years than a trend looks at": series({2012 + n: 40 + n * n // 4 for n in range(13)}),
    "a break among few": (
        *series({2020: 60, 2021: 70}),
        row("2022", 95, status="B"),
        row("2023", 96),
    ),
    "another place only": (row("2018", 90), row("2023", 104, area="port")),
    "both places": (row("2021", 90), row("2024", 104, area="port")),
    "months and quarters": (row("2024", 90), row("2025-Q3", 101), row("2025-12", 99)),
    "a total of years": (row("2021-01-01/P5Y", 130), row("2024", 20)),
    "computed beside published": (
        *series({2019: 80, 2020: 84, 2021: 88, 2022: 91}),
        *(row(str(year), value, origin="derived") for year, value in ((2023, 92), (2024, 93))),
    ),
    "slices": (
        row("2024", 99, dimensions=ONE),
        row("2024", 101, dimensions={"age": "_T", "sex": "_T"}),
    ),
}


def targets(figures: tuple[Observation, ...]) -> Iterator[Target]:
    """Yield targets of every horizon and operator, some that accept another place or are a slice."""
    times: list[dict[str, Any]] = [
        {"period": "2025"},
        {"period": "2030"},
        {"horizon": Horizon.EACH_YEAR},
        {"horizon": Horizon.UNDATED},
        {"period": "2030", "valid_until": "2024-06-30"},
    ]
    times += (
        [{"period": "2021-01-01/P5Y"}] if any("/" in one.period.text for one in figures) else []
    )
    also: list[dict[str, Any]] = [{}]
    also += [{"where": ONE}] if any(one.dimensions for one in figures) else []
    also += [{"accepts": ("port",)}] if any(one.area == "port" for one in figures) else []
    for number, (time, operator, more) in enumerate(product(times, Operator, also), start=1):
        yield samples.target(100, operator.value, **time, **more, name=f"trees.{number}")
    yield replace(samples.target(name="trees.0"), valid_from="2028-01-01")


@pytest.fixture(scope="module")
def project(material: Material) -> Project:
    """The real project's words, with the rules of the samples."""
    identity = replace(material.project.identity, issued=samples.CLOCK.issued.isoformat())
    return replace(material.project, identity=identity, assessing=samples.RULES)


def measured(figures: tuple[Observation, ...], measure: str, languages: tuple[str, ...]) -> Plan:
    dimensions = tuple(figures[0].dimensions) if figures else ()
    plan = samples.plan(targets(figures), figures, languages)
    rule = replace(samples.ratio("leaves", "soil"), may_fill=True)
    filled = rule if any(one.origin == "derived" for one in figures) else None
    one = plan.indicators["trees"]
    one = replace(one, measure=measure, dimensions=dimensions, computation=filled)
    return replace(plan, indicators={one.id: one})


def published(plan: Plan, project: Project, folder: Path) -> Material:
    """Write the rows as they are published, as a file and as a table."""
    material = Material(Dataset({}), plan, assess(plan, project), project)
    (file,) = observations.dump(material)
    path = folder / "observations.csv"
    path.write_bytes(file.content)
    rows = pd.read_csv(path).rename(columns={"dimensions": "slice"})
    with closing(sqlite3.connect(folder / "jindu.db")) as database:
        rows.to_sql("observations", database)
    return material


# Where any day of a period will do, figures of several lengths are the question.
MIXED = ("months and quarters", "the target period and one later")
CASES = [*product(FIGURES, ["level"]), *product(MIXED, ["stock", "running_total"])]


@pytest.mark.parametrize(
    ("held", "measure"), [pytest.param(*case, id=", ".join(case)) for case in CASES]
)
def test_the_code_agrees_with_the_assessment(
    held: str, measure: str, project: Project, tmp_path: Path
) -> None:
    material = published(measured(FIGURES[held], measure, project.languages), project, tmp_path)
    table = pd.read_csv(tmp_path / "observations.csv")
    here = mock.Mock(site=tmp_path, identity=project.identity, database=tmp_path / "jindu.db")
    different: list[tuple[str, Answer, Answer, str]] = []
    with mock.patch.object(pd, "read_csv", return_value=table):
        for target in material.plan.targets.values():
            verdict = material.assessment.verdicts[target.id]
            code = snippets_of(target, material.plan, project)
            assert code
            for kind, text in (("pandas", code.pandas), ("sql", code.sql)):
                said, wanted = answer_of[kind](text, here), (verdict.verdict, verdict.last_reading)
                assert len(text.splitlines()) <= 5
                if said != wanted:
                    different.append((kind, said, wanted, text))
    assert different == []


def test_the_size_of_a_programme_has_no_code(project: Project) -> None:
    goal = samples.target(strength="scope")
    assert snippets_of(goal, samples.plan([goal]), project) is None
