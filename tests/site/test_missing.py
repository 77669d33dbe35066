"""The page for addresses that do not exist: a server shows it at any depth."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.project import Project

ASKING = "[href], [src], [action], [srcset], script, link, img, iframe, form"


@pytest.mark.parametrize("folder", ["", "en/"], ids=["zh", "en"])
def test_it_asks_for_nothing_while_the_sites_address_is_not_known(
    real_project: Project, folder: str
) -> None:
    assert not real_project.identity.site_url
    text = (real_project.site / folder / "404.html").read_text(encoding="utf-8")
    tree = LexborHTMLParser(text)
    assert [one.html for one in tree.css(ASKING)] == []
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.parametrize(("folder", "first"), [("", "zh"), ("en/", "en")])
def test_it_has_a_look_of_its_own_and_speaks_every_language(
    real_project: Project, folder: str, first: str
) -> None:
    tree = LexborHTMLParser((real_project.site / folder / "404.html").read_text(encoding="utf-8"))
    style = tree.css_first("head style")
    assert style is not None
    assert "color-scheme" in style.text()
    spoken = [str(one.attributes["lang"]) for one in tree.css("main section")]
    every = {code: words.html for code, words in real_project.words.items()}
    assert spoken[0] == every[first]
    assert sorted(spoken) == sorted(every.values())
    assert len(tree.css("h1")) == 1
    assert tree.css_first("meta[name=robots]") is not None
