"""The current-row rule: which of several rows stands for a period."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from generator.assess.ranking import Ranking, quality_rank
from generator.model.measures import Observation
from tests.unit.assess.samples import row, source

SOURCES = {
    "old": source("old", "2020-05"),
    "new": source("new", "2020-06-30"),
    "undated": source("undated"),
}
# A later year on the basis "new" makes it the one that reaches furthest.
LATER = row("2024", 9, basis="new")


def current(*rows: Observation) -> str:
    ranking = Ranking((*rows, LATER), SOURCES)
    return next(one.key for one in ranking.mark(rows) if one.is_current)


@pytest.mark.parametrize(
    ("best", "other"),
    [
        pytest.param(
            row("2020", 1, source="b", quality="third_party", vintage="first"),
            replace(row("2020", 2, source="a"), origin="derived", basis="new"),
            id="published beats derived, whatever else",
        ),
        pytest.param(
            row("2020", 1, source="b", basis="new", vintage="first"),
            row("2020", 2, source="a", basis="old", vintage="revised"),
            id="the basis that reaches furthest beats the vintage",
        ),
        pytest.param(
            row("2020", 1, source="b", basis="old", vintage="first"),
            row("2020", 2, source="a", vintage="revised"),
            id="any stated basis beats none in a series that states bases",
        ),
        pytest.param(
            row("2020", 1, vintage="corrected", status="U"),
            row("2020", 2, vintage="revised"),
            id="corrected beats revised",
        ),
        pytest.param(
            row("2020", 1, vintage="revised", status="U"),
            row("2020", 2, vintage="final"),
            id="revised beats final",
        ),
        pytest.param(
            row("2020", 1, vintage="final", quality="third_party"),
            row("2020", 2, vintage="unspecified"),
            id="final beats unspecified, even from a weaker source",
        ),
        pytest.param(
            row("2020", 1, vintage="unspecified"),
            row("2020", 2, vintage="first"),
            id="unspecified beats first",
        ),
        pytest.param(
            row("2020", 1, source="b", quality="third_party"),
            row("2020", 2, source="a", status="U"),
            id="any other status beats low reliability",
        ),
        pytest.param(
            row("2020", 1, source="b", status="P"),
            row("2020", 2, source="a", quality="official_via_third_party"),
            id="the official original beats the official figure at second hand",
        ),
        pytest.param(
            row("2020", 1, source="b", quality="official_via_third_party"),
            row("2020", 2, source="a", quality="third_party"),
            id="an official figure at second hand beats a third party",
        ),
        pytest.param(
            row("2020", 1, source="new"), row("2020", 2, source="old"), id="the later source wins"
        ),
        pytest.param(
            row("2020", 1, source="old"),
            row("2020", 2, source="undated"),
            id="a dated source beats an undated one",
        ),
        pytest.param(
            row("2020", 1, source="a"), row("2020", 2, source="b"), id="a full tie goes by the key"
        ),
    ],
)
def test_one_row_stands_for_a_period(best: Observation, other: Observation) -> None:
    assert current(best, other) == best.key
    assert current(other, best) == best.key


def test_rows_of_other_places_slices_and_periods_do_not_compete() -> None:
    rows = (
        row("2020", 1),
        row("2020", 2, area="port"),
        row("2020", 3, dimensions={"sex": "f"}),
        row("2020-Q4", 4),
        row("2020-12-31", 5),
    )
    assert all(one.is_current for one in Ranking(rows, {}).mark(rows))


def test_the_order_of_rows_never_matters() -> None:
    rows = [row("2020", n, source=s) for n, s in enumerate(("old", "new", "undated", "paper"))]
    assert {current(*some) for some in permutations(rows)} == {rows[1].key}


def test_bases_that_reach_equally_far_go_by_their_name() -> None:
    rows = (
        row("2020", 1, basis="b"),
        row("2020", 2, basis="a", source="x"),
        row("2019", 1, basis="c"),
    )
    ranking = Ranking(rows, {})
    series = ("trees", "town", ())
    assert ranking.bases(series) == ("a", "b", "c")
    assert ranking.bases(("trees", "port", ())) == ()


def test_disagreement_is_another_value_of_equal_rank() -> None:
    rows = (
        row("2020", "1.0", source="a"),
        row("2020", "1.1", source="b"),
        row("2020", "1.00", source="c"),
        row("2020", "2", source="d", vintage="first"),
        row("2021", "5", source="a"),
    )
    ranking = Ranking(rows, {})
    found = ranking.disagreements(ranking.mark(rows))
    assert {key: [one.source for one in others] for key, others in found.items()} == {
        "trees|2020|town|unspecified|a": ["b"]
    }


def test_an_unknown_quality_ranks_last() -> None:
    known = ("official_direct", "official_via_third_party", "third_party")
    assert sorted([*known, "hearsay"], key=quality_rank) == [*known, "hearsay"]
