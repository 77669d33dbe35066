"""How far the interface is open: who decides it, and what pages then lead to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.project import api_profile, is_government, load_project
from tests.unit.test_project import folder, rewrite

__all__ = ["folder"]

API = "https://data.example.org/api/"
CODE = {"meta": {"SiteIDCode": "3304000001"}}


@pytest.mark.parametrize(
    ("settings", "profile"),
    [
        pytest.param({}, "sql", id="nothing is set"),
        pytest.param({"site": {"meta": {"SiteIDCode": ""}}}, "sql", id="tags left empty"),
        pytest.param({"site": CODE}, "canned", id="a government's tags"),
        pytest.param({"site": {"official": True}}, "canned", id="the body that issued the plan"),
        pytest.param({"site": CODE, "api": {}}, "canned", id="an empty section"),
        pytest.param({"site": CODE, "api": {"profile": None}}, "canned", id="an empty entry"),
        pytest.param({"site": CODE, "api": {"profile": "sql"}}, "sql", id="set on purpose"),
        pytest.param({"api": {"profile": "none"}}, "none", id="none at all"),
        pytest.param({"api": {"profile": "SQL"}}, "none", id="no profile of ours closes it"),
        pytest.param({"api": {"profile": False}}, "none", id="off, as YAML reads it"),
    ],
)
def test_the_profile_of_a_site(settings: dict[str, Any], profile: str) -> None:
    assert api_profile(settings) == profile


def test_the_site_itself_is_no_governments_until_it_says_so() -> None:
    assert not is_government({"site": {"meta": {}, "official": False}})


@pytest.mark.parametrize(("profile", "address"), [("none", ""), ("canned", API), ("sql", API)])
def test_pages_lead_to_an_interface_only_where_there_is_one(
    folder: Path,
    profile: str,
    address: str,
) -> None:
    site = {
        "name": {"zh": "名", "en": "Name"},
        "tagline": {"zh": "语", "en": "Line"},
        "publisher": {"zh": "人", "en": "Somebody"},
        "api_url": API,
    }
    rewrite(folder, site=site, api={"profile": profile})
    assert load_project(folder).identity.api_url == address
