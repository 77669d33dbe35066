"""Words that mean the same: when one of them stands in a text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.site import Page, SearchEntry
from generator.pages.synonyms import findable
from generator.project import Group
from tests.unit.pages.work_samples import make_view


@pytest.mark.parametrize(
    ("words", "text", "others"),
    [
        pytest.param(["bus", "coach"], "Bus lanes", ["coach"], id="a word at the beginning"),
        pytest.param(["bus", "coach"], "Small business", [], id="not inside another word"),
        pytest.param(
            ["\u9ad8\u94c1", "\u9ad8\u901f\u94c1\u8def"],
            "\u901a\u9ad8\u94c1\u7ad9",
            ["\u9ad8\u901f\u94c1\u8def"],
            id="Han letters stand anywhere",
        ),
        pytest.param(
            ["5G", "fifth generation"],
            "\u5efa5G\u7f51",
            ["fifth generation"],
            id="between Han letters",
        ),
        pytest.param(["R&D", "research"], "R&D research", [], id="what is there already"),
        pytest.param(["eau", "\u00e9cluse"], "Une \u00c9cluse", ["eau"], id="with accents"),
    ],
)
def test_others(words: list[str], text: str, others: list[str]) -> None:
    assert Group(words).others(text) == others


def test_every_entry_of_the_search_is_found_by_synonyms_once(tmp_path: Path) -> None:
    (tmp_path / "site_config").mkdir()
    (tmp_path / "site_config/synonyms.yaml").write_text("- [canal, waterway]\n", encoding="utf-8")
    view = make_view()
    view = replace(view, project=replace(view.project, root=tmp_path))
    entries = (
        SearchEntry("a/", "Canal", "", hidden="A1 waterway"),
        SearchEntry("a/#1", "Old canal", ""),
        SearchEntry("a/#2", "Bridge", "beside a canal", hidden="x"),
    )
    page = Page("a/", "Canal", "", "", "", search=entries)
    (made,) = findable(view, [page])
    assert [one.hidden for one in made.search] == ["A1 waterway", "waterway", "x"]
