"""Places, partners and subjects of the real site: questions of readers, answered from the page."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.project import Project

Read = LexborHTMLParser
DISTRICTS = ("nanhu", "xiuzhou", "jiashan", "pinghu", "haiyan", "haining", "tongxiang")
# question 22 of readers: partner, what was agreed, what is known (an address on the page)
AGREED = (
    ("huzhou", 16, 4, ""),
    ("hangzhou", 12, 6, "tasks/c02.0.06/"),
    ("ningbo", 4, 2, ""),
)


def page(project: Project, route: str) -> Read:
    return Read((project.site / route / "index.html").read_text(encoding="utf-8"))


def shown(tree: Read, selector: str = "main") -> str:
    return " ".join(" ".join(one.text(separator=" ") for one in tree.css(selector)).split())


@pytest.mark.parametrize(("partner", "tasks", "projects", "known"), AGREED)
def test_a_partners_page_says_what_was_agreed_and_what_is_known(
    real_project: Project, partner: str, tasks: int, projects: int, known: str
) -> None:
    tree = page(real_project, f"en/partners/{partner}")
    assert len(tree.css("ul.tasks a[href*='/tasks/']")) == tasks
    assert len(tree.css("#projects ~ ul.tasks > li")) == projects
    heads = [one.attributes.get("id") for one in tree.css("main h2[id]")]
    assert heads[:2] == ["known", "tasks"]
    if known:
        assert tree.css_first(f"ul.known a[href$='{known}']") is not None
        assert "28 June 2021" in shown(tree, "ul.known")
    else:
        assert "that does not mean that nothing was done" in shown(tree)


def test_jiashan_is_told_with_its_town_and_leads_on(real_project: Project) -> None:
    tree = page(real_project, "en/places/jiashan")
    said = shown(tree)
    assert "20 tasks and 5 projects name it directly" in said
    assert "2 tasks and 2 projects only through places in it" in said
    assert len(tree.css("ul.tasks a[href*='/tasks/']")) == 22
    assert "532 name no place" in said


@pytest.mark.parametrize("district", DISTRICTS)
def test_every_district_has_a_page_a_tile_and_a_way_on(
    real_project: Project, district: str
) -> None:
    tree = page(real_project, f"places/{district}")
    assert len(tree.css("ol.tiles > li")) == len(DISTRICTS)
    assert len(tree.css(".tile--here [aria-current='page']")) == 1
    assert len(tree.css("ul.subjects > li")) == len(tree.css("ul.subjects a[href*='place=none']"))
    assert tree.css("ul.subjects > li")


def test_filtered_links_choose_what_the_register_offers(real_project: Project) -> None:
    register = page(real_project, "tasks")
    offered = {
        str(field.attributes["name"]): {one.attributes.get("value") for one in field.css("option")}
        for field in register.css("form[data-register] select")
    }
    routes = ["places/nanhu", "places/wuzhen", "partners/huzhou", "themes/transport"]
    links = [
        str(one.attributes["href"])
        for route in routes
        for one in page(real_project, route).css("a[href*='tasks/?']")
    ]
    assert len(links) > len(routes)
    for link in links:
        for name, values in parse_qs(urlsplit(link).query).items():
            assert values[0] in offered[name], link


def test_places_without_rows_share_a_page_and_lead_to_their_partner(real_project: Project) -> None:
    tree = page(real_project, "en/places/without")
    for name in ("shanghai", "hangzhou", "huzhou"):
        assert not (real_project.site / "places" / name).exists()
        row = tree.css_first(f"li#{name}")
        assert row is not None
        assert row.css_first(f"a[href$='partners/{name}/']") is not None


def test_only_one_year_and_basis_stand_side_by_side(real_project: Project) -> None:
    tree = page(real_project, "en/places")
    years = [one.text().split(",")[0] for one in tree.css(".tiles--values small")]
    assert len(years) == len(DISTRICTS)
    assert len(set(years)) == 1
    assert "Gross domestic product" in shown(tree, "#alone ul")
    assert "Gross domestic product" not in shown(tree, ".tiles--values")


def test_the_contents_of_the_plan_count_what_stands_in_each_section(real_project: Project) -> None:
    tree = page(real_project, "en/plan")
    rows = tree.css("ul.contents li:not(.contents__bare)")
    assert len(rows) > 50
    for row in rows:
        assert row.css_first(".contents__title > a") is not None
        assert row.css_first(".contents__count") is not None
