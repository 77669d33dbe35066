"""The decision table on the method page: all of it, in no more columns than differ."""

from __future__ import annotations

from generator.assess import decision_table
from generator.pages.decisions import decisions
from tests.reading import parsed
from tests.unit.pages.figure_samples import make_view


def printed() -> tuple[list[str], list[str], list[list[str]]]:
    """Return the lines above the table, its headings, and the cells of each row."""
    page = parsed(str(decisions(make_view(), lambda list_, code: f"{list_}-{code}")))
    return (
        [one.text() for one in page.css("li")],
        [one.text() for one in page.css("thead th")],
        [[cell.text() for cell in row.css("td")] for row in page.css("tbody tr")],
    )


def test_what_holds_whatever_is_known_is_said_once_and_has_no_column() -> None:
    said, heads, _ = printed()
    assert [[code in line for line in said] for code in ("ended", "not_in_force")] == [
        [True, False, False],
        [False, True, False],
    ]
    for rule in decision_table():
        assert len(rule.cells) == len(heads) - 2 + len(said)


def test_every_row_and_every_other_cell_is_printed() -> None:
    _, _, rows = printed()
    assert len(rows) == len(decision_table())
    for row, rule in zip(rows, decision_table(), strict=True):
        *cells, last = row
        assert rule.last_reading in last
        for cell, outcome in zip(cells, list(rule.cells.values())[: len(cells)], strict=True):
            assert outcome.verdict in cell
            assert [one for one in outcome.reasons if one not in cell] == []
