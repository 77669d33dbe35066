"""What `site.yaml` says of the plan's text: where a copy lies, how it is numbered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import UsageProblem
from generator.project import Division, Project, load_project
from tests.cities import copy_city


def project(tmp_path: Path, **plan: Any) -> Project:
    """Return the invented town with other entries under `plan`."""
    root = copy_city(tmp_path / "town")
    path = root / "site_config" / "site.yaml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    entries = settings["plan"] | plan
    settings["plan"] = {name: value for name, value in entries.items() if value is not None}
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return load_project(root)


def test_a_path_starts_in_the_project_unless_it_is_whole(tmp_path: Path) -> None:
    found = project(tmp_path, text="own/plan.txt")
    assert found.plan_text.path == found.root / "own" / "plan.txt"
    (tmp_path / "other").mkdir()
    whole = tmp_path / "elsewhere.txt"
    assert project(tmp_path / "other", text=str(whole)).plan_text.path == whole


def test_nothing_said_is_no_copy_the_first_language_and_plain_english(tmp_path: Path) -> None:
    found = project(tmp_path, text=None, language=None, division=None).plan_text
    assert (found.path, found.language, found.division) == (None, "en", Division())


@pytest.mark.parametrize(
    ("plan", "key"),
    [
        ({"text": ["a"]}, "plan.text"),
        ({"division": "1."}, "plan.division"),
        ({"division": {"headings": "Part"}}, "plan.division.headings"),
        ({"division": {"headings": ["Part"]}}, "plan.division.headings"),
        ({"division": {"numerals": {"a": 1}}}, "plan.division.numerals"),
        ({"division": {"sentence_ends": ["."]}}, "plan.division.sentence_ends"),
    ],
    ids=["a list for a path", "no mapping", "no list", "no number", "a mapping", "a list of ends"],
)
def test_another_shape_is_refused_with_key_and_shape(
    tmp_path: Path, plan: dict[str, Any], key: str
) -> None:
    with pytest.raises(UsageProblem) as error:
        project(tmp_path, **plan)
    assert error.value.key == "site_config_invalid"
    assert f"{key}: " in error.value.facts["text"]
    assert "expected:" in error.value.facts["text"]
