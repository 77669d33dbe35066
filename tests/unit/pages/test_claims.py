"""The ledger of pages: names of counts, texts of rows, and claims in full."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.errors import BuildFailed
from generator.model.claim import claims_of
from generator.pages import tasks
from generator.pages.claims.counting import count_sql, share_sql
from generator.pages.claims.ids import count_id, share_id, value_id
from generator.pages.claims.ledger import Ledger, open_ledger
from generator.pages.claims.resolving import collect_claims
from generator.pages.view import View
from tests.unit.pages.work_samples import make_view


def with_ledger(view: View) -> View:
    return replace(view, ledger=open_ledger(view.plan, view.assessment, view.project))


def test_ids_say_what_is_counted() -> None:
    assert (
        count_id("tasks", section="T", reported=True, silent=False)
        == "count:tasks;section=T;reported"
    )
    assert share_id("count:tasks;reported", "count:tasks") == "share:tasks;reported/tasks"
    assert value_id("a|2016-01-01/P5Y|b|final|c") == "observations:a/2016-01-01-P5Y-b-final-c"


def test_a_name_makes_its_query() -> None:
    assert count_sql("tasks", "en") == "SELECT count(*) FROM tasks WHERE TRUE"
    assert count_sql("sources;quality=a'b", "en").endswith("AND quality = 'a''b'")
    assert "who_publishes_fr" in count_sql("questions;unknown", "fr")
    assert share_sql("tasks;reported/tasks", "en").startswith("SELECT round(100.0 * (SELECT")


@pytest.mark.parametrize("said", ["wishes", "tasks;colour=red"], ids=["a noun", "a filter"])
def test_an_unknown_name_stops_the_build(said: str) -> None:
    with pytest.raises(BuildFailed):
        count_sql(said, "en")


def test_two_numbers_by_one_name_stop_the_build() -> None:
    ledger = Ledger()
    ledger.counted(3, "tasks")
    ledger.counted(3, "tasks")
    with pytest.raises(BuildFailed):
        ledger.counted(4, "tasks")


def test_a_text_with_a_number_carries_the_id_of_its_row() -> None:
    view = with_ledger(make_view())
    texts = {one.id: view.plain(one.title) for one in view.plan.tasks.values()}
    for text in texts.values():
        has_digit = any(sign.isdigit() for sign in text)
        assert bool(claims_of(text)) is has_digit


def test_every_claim_of_a_page_is_found_in_full() -> None:
    view = with_ledger(make_view())
    pages = {"en": tuple(tasks.pages(view))}
    fresh = open_ledger(view.plan, view.assessment, view.project)
    claims = collect_claims(view.plan, view.assessment, view.project, fresh, pages)
    assert {one.id for one in claims} == {id_ for page in pages["en"] for id_ in page.claims}
    counted = next(one for one in claims if one.id == "count:tasks")
    assert counted.numbers == (str(len(view.plan.tasks)),)
    assert counted.formula == "SELECT count(*) FROM tasks WHERE TRUE"
    assert "tasks/" in counted.pages


def test_a_claim_that_nothing_stands_behind_stops_the_build() -> None:
    view = with_ledger(make_view())
    page = replace(next(iter(tasks.pages(view))), claims=("tasks:nowhere",))
    with pytest.raises(BuildFailed):
        collect_claims(view.plan, view.assessment, view.project, view.ledger, {"en": (page,)})
