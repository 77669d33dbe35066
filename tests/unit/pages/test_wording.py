"""Pages quote the plan where the publishing body has a copy of it, and say nothing elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from generator.model.site import Page
from generator.pages import sections, tasks
from generator.pages.view import View
from generator.wording import Wordings
from tests.unit.pages.work_samples import body, make_view

SENTENCES = {
    "1/1/1": "Of works.",
    "1.1/2/1": "One, two; three, <four>.",
    "1.1/3/1": "Five.",
}
HELD = Wordings("en", SENTENCES, dict.fromkeys(SENTENCES, 4) | {"1/1/1": 1, "1.1/3/1": 1})


def quotes(
    family: Callable[[View], Iterable[Page]], language: str, wording: Wordings
) -> dict[str, list[str]]:
    """Return the quotations of a family's pages by route."""
    view = replace(make_view(language), wording=wording)
    found = {page.route: body(page).css("figure.wording") for page in family(view)}
    return {route: [one.html or "" for one in figures] for route, figures in found.items()}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_task_shows_the_sentences_it_was_made_from_with_its_clauses_marked(
    language: str,
) -> None:
    shown = quotes(tasks.pages, language, HELD)
    (figure,) = [one for figures in shown.values() for one in figures if "Five." in one]
    assert '<blockquote lang="en">' in figure
    assert "<mark>One,</mark><mark> two;</mark> three,<mark> &lt;four&gt;.</mark>" in figure
    assert ("Original in" in figure) is (language == "fr")


def test_a_section_shows_the_sentences_of_its_place() -> None:
    view = make_view()
    placed = {name: replace(one, locator="1/1") for name, one in view.plan.sections.items()}
    view = replace(view, plan=replace(view.plan, sections=placed), wording=HELD)
    pages = [one for one in sections.pages(view) if one.route != "plan/"]
    assert all("Of works." in one.body for one in pages)


@pytest.mark.parametrize("family", [tasks.pages, sections.pages], ids=["tasks", "sections"])
def test_without_a_copy_nothing_is_quoted(family: Callable[[View], Iterable[Page]]) -> None:
    assert not any(quotes(family, "en", Wordings()).values())
