"""Where readers send evidence."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from generator.pages import tasks
from generator.pages.evidence import evidence_address
from tests.unit.pages.work_samples import body, make_pages, make_view, text

TITLE = text("Canals & bridges")


def test_without_an_address_for_corrections_there_is_none() -> None:
    assert evidence_address(make_view(), "A1.1", TITLE, "tasks/a1.1/") == ""


def test_a_form_gets_page_row_and_release() -> None:
    view = make_view("fr", feedback="https://a.example/form?kind=2", site_url="https://s.example/p")
    address = urlsplit(evidence_address(view, "A1.1", TITLE, "plan/a1/#A1.1"))
    assert parse_qs(address.query) == {
        "kind": ["2"],
        "page": ["https://s.example/p/fr/plan/a1/#A1.1"],
        "row": ["A1.1"],
        "release": ["R1"],
    }


def test_a_letter_is_half_written() -> None:
    view = make_view(feedback="mailto:works@a.example")
    address = evidence_address(view, "A1.1", TITLE, "tasks/a1.1/")
    assert " " not in address
    letter = parse_qs(urlsplit(address).query)
    assert letter["subject"] == ["Evidence: Canals & bridges (A1.1, data release R1)"]
    (written,) = letter["body"]
    assert written.startswith("Page: /tasks/a1.1/\r\nId: A1.1\r\nTitle: Canals & bridges\r\n")


@pytest.mark.parametrize("feedback", ["", "mailto:works@a.example"])
def test_only_tasks_without_a_report_ask_for_evidence(feedback: str) -> None:
    pages = make_pages(tasks.pages, feedback=feedback)
    view = make_view()
    for task in view.plan.tasks.values():
        asks = bool(
            body(pages[view.routes["task"][task.id]]).css(".notice--gap a[href^='mailto:']")
        )
        has_report = bool(view.index.updates_by_task.get(task.id))
        assert asks == (bool(feedback) and not has_report), task.id
