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


@pytest.mark.parametrize(
    ("path", "value", "shape"),
    [
        pytest.param("languages", [], "[code, ...]", id="an empty list of languages"),
        pytest.param("languages", "zh", "[code, ...]", id="languages as one word"),
        pytest.param("languages", ["zh", "zh"], "[code, ...]", id="a language twice"),
        pytest.param("languages", ["../zh"], "[code, ...]", id="a language that is a path"),
        pytest.param("languages", None, "[code, ...]", id="no languages"),
        pytest.param("site.name", "Town", "{language: text}", id="a name in no language"),
        pytest.param("site.footer", "Town", "[{language: text}, ...]", id="a foot in no list"),
        pytest.param("site.footer", ["x"], "[{language: text}, ...]", id="a foot in no language"),
        pytest.param(
            "site.meta", ["x"], "{name: text, name: {language: text}}", id="meta tags without names"
        ),
        pytest.param("plan.area", None, "text", id="a plan without an area"),
        pytest.param("plan", "x", "{language: text}", id="a plan that is a word"),
        pytest.param("data_licence.url", [], "text", id="an address that is a list"),
        pytest.param("assessment.stale_days", "many", "0", id="days in words"),
        pytest.param("assessment.close_below", "a fifth", "0.0", id="a share in words"),
        pytest.param("assessment.close_below", "NaN", "0.0", id="a share that is no number"),
        pytest.param("link_hosts", "host", "[host, ...]", id="hosts in no list"),
        pytest.param("api", "sql", "{name: text}", id="an interface that is a word"),
    ],
)
def test_what_has_the_wrong_shape_is_named_with_the_right_one(
    folder: Path, path: str, value: object, shape: str
) -> None:
    section, _, key = path.partition(".")
    settings = yaml.safe_load((folder / "site_config/site.yaml").read_text(encoding="utf-8"))
    rewrite(folder, **{section: settings[section] | {key: value} if key else value})
    with pytest.raises(UsageProblem) as caught:
        load_project(folder)
    named = "plan.title" if path == "plan" else path
    text = caught.value.facts["text"]
    assert caught.value.key == "site_config_invalid"
    assert text.startswith(f"site_config/site.yaml: {named}: ")
    assert text.endswith(f"(expected: {shape})")


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        pytest.param(None, "zh.yaml", id="gone"),
        pytest.param(b"a: [\n", "zh.yaml, 2", id="no YAML"),
        pytest.param(b"\xff", "zh.yaml (expected: UTF-8)", id="not in UTF-8"),
        pytest.param(b"", "zh.yaml (expected: formats: {locale, html, ...})", id="empty"),
        pytest.param(b"- a", "zh.yaml (expected: formats: {locale, html, ...})", id="a list"),
        pytest.param(b"formats: [a]", "zh.yaml (expected: formats: {locale, html, ...})", id="no"),
        pytest.param(b"formats: {html: x}", "zh.yaml: formats.locale", id="a key is missing"),
    ],
)
def test_words_that_cannot_be_used_are_named_by_file_and_key(
    folder: Path, content: bytes | None, ending: str
) -> None:
    path = folder / "site_config/languages/zh.yaml"
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    with pytest.raises(UsageProblem) as caught:
        load_project(folder)
    assert caught.value.key == "words_unreadable"
    assert caught.value.facts["text"] == f"site_config/languages/{ending}"


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
