"""A project folder and its configuration."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from generator.errors import UsageProblem
from generator.project import load_project

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a copy of the configuration."""
    shutil.copytree(ROOT / "site_config", tmp_path / "site_config")
    return tmp_path


def rewrite(folder: Path, **changes: object) -> None:
    """Replace sections of the site's configuration; None takes one away."""
    path = folder / "site_config" / "site.yaml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8")) | changes
    kept = {name: value for name, value in settings.items() if value is not None}
    path.write_text(yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")


def test_a_project_knows_its_languages_in_their_order(folder: Path) -> None:
    project = load_project(folder)
    assert project.languages == ("zh", "en")
    assert project.default_language == "zh"
    assert set(project.words) == {"zh", "en"}


def test_a_project_of_one_language_loads_only_its_words(folder: Path) -> None:
    rewrite(folder, languages=["en"])
    assert list(load_project(folder).words) == ["en"]


def test_rules_are_numbers_as_written(folder: Path) -> None:
    rules = load_project(folder).assessing
    assert (rules.on_track_below, rules.close_below) == (Decimal("0.05"), Decimal("0.2"))
    assert (rules.reference_latest, rules.trend_least) == ("2018", 4)


def test_what_is_not_set_is_empty(folder: Path) -> None:
    rewrite(folder, link_hosts=None)
    identity = load_project(folder).identity
    assert (identity.site_url, identity.feedback, identity.footer) == ("", "", ())
    assert (dict(identity.meta), identity.link_hosts) == ({}, frozenset())


def test_paths_lie_in_the_folder(folder: Path) -> None:
    project = load_project(folder)
    places = {
        project.datasets: "datasets",
        project.content: "content",
        project.config: "site_config",
        project.theme: "site_config/theme",
        project.build: "build",
        project.site: "build/site",
        project.database: "build/jindu.db",
        project.api: "build/api",
        project.cache: "build/cache",
        project.metadata: "metadata.json",
    }
    assert {project.relative(path): path.name for path in places} == {
        place: Path(place).name for place in places.values()
    }


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"languages": None}, id="no languages"),
        pytest.param({"site": None}, id="no site"),
        pytest.param({"plan": {"title": {}}}, id="a plan without an area"),
        pytest.param({"data_licence": None}, id="no licence"),
        pytest.param({"assessment": {"method": "jindu"}}, id="rules that are not whole"),
        pytest.param({"languages": 5}, id="languages that are no list"),
        pytest.param({"languages": ["zh", "eo"]}, id="a language without words"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_refused(
    folder: Path, changes: dict[str, object]
) -> None:
    rewrite(folder, **changes)
    with pytest.raises(UsageProblem):
        load_project(folder)


def test_rules_that_are_no_numbers_are_refused(folder: Path) -> None:
    rules = yaml.safe_load((ROOT / "site_config/site.yaml").read_text(encoding="utf-8"))[
        "assessment"
    ]
    rewrite(folder, assessment=rules | {"close_below": "a fifth"})
    with pytest.raises(UsageProblem, match="site_config_invalid"):
        load_project(folder)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        pytest.param(None, "no_project", id="no configuration at all"),
        pytest.param(b"site: [", "site_config_invalid", id="no YAML"),
        pytest.param(b"\xff\xfe", "site_config_invalid", id="not in UTF-8"),
        pytest.param(b"- site", "site_config_invalid", id="a list"),
        pytest.param(b"", "site_config_invalid", id="an empty file"),
    ],
)
def test_a_folder_without_a_readable_configuration_is_no_project(
    folder: Path, content: bytes | None, key: str
) -> None:
    path = folder / "site_config" / "site.yaml"
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    with pytest.raises(UsageProblem) as caught:
        load_project(folder)
    assert caught.value.key == key
