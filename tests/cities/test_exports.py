"""What the town hands out: files, site and database, as golden files and as a whole."""

from __future__ import annotations

import re
import sqlite3
import warnings
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator import pipeline
from generator.exports.package import PROFILE
from generator.exports.schemas import DRAFT
from generator.project import Project, load_project
from tests.cities import copy_city
from tests.unpacked import unpacked

PAGE = re.compile(
    r"https://www\.havrebrume\.example/progress/(fr/)?(indicators|data|places|api/v1)/[A-Za-z0-9._/-]*"
)
ADDRESS = re.compile(rb"https?://[^\s\"',;<>\\]+")
SECRET = (b"Shopkeepers object", "Des commerçants s’opposent".encode())
KEPT = ("observations.csv", "verdicts.csv", "sources.csv", "updates.csv", "projects.csv")


@pytest.mark.parametrize("name", KEPT)
def test_a_file_is_as_it_was(
    name: str, files: dict[str, bytes], golden: Callable[[str, bytes], None]
) -> None:
    golden(f"exports/{name}", files[name])


def test_all_files_have_the_columns_they_had(
    files: dict[str, bytes], golden: Callable[[str, bytes], None]
) -> None:
    heads = [
        f"{p}: {c.decode().partition(chr(10))[0]}\n" for p, c in files.items() if p.endswith(".csv")
    ]
    golden("exports/columns.txt", "".join(heads).encode())


def test_the_data_package_is_valid(files: dict[str, bytes], tmp_path: Path) -> None:
    from frictionless import Package, system

    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    with warnings.catch_warnings(), system.use_context(trusted=True):
        report = Package(tmp_path / "datapackage.json").validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"])[:10] == []
    assert report.valid


def test_files_hold_only_addresses_that_may_be_linked(files: dict[str, bytes]) -> None:
    texts = [unpacked(path, content) for path, content in files.items()]
    found = {one.decode() for text in texts for one in ADDRESS.findall(text)}
    found = {one for one in found if not PAGE.fullmatch(one)}
    assert found == {
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "https://figures.havrebrume.example/yearbook?year=2016&lang=en",
        "https://figures.havrebrume.example/yearbook?year=2024&lang=en",
        "https://portal.misty-bay.example/data",
        PROFILE,
        DRAFT,
    }


def test_what_is_internal_is_in_no_file_no_page_and_no_table(
    files: dict[str, bytes], built_city: Project
) -> None:
    for name, content in files.items():
        assert not any(secret in unpacked(name, content) for secret in SECRET), name
    published = [*built_city.site.rglob("*"), *built_city.api.rglob("*"), built_city.database]
    for path in published:
        content = unpacked(str(path), path.read_bytes()) if path.is_file() else b""
        assert not any(secret in content for secret in SECRET), path


def test_signs_of_html_in_names_are_shown_and_do_nothing(built_city: Project) -> None:
    for page in sorted(built_city.site.rglob("*.html")):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        assert not tree.css("quarter, phase, north, port, nord"), page
        assert not [
            one for one in tree.css("b") if "hum" in one.text() or "ronron" in one.text()
        ], page
    shown = LexborHTMLParser(
        (built_city.site / "indicators/quay-noise/index.html").read_text(encoding="utf-8")
    ).css_first("h1")
    assert shown is not None
    assert shown.text().strip() == 'Noise <b>& "hum"</b> at the quays'


def test_the_database_holds_the_town_and_no_task(built_city: Project) -> None:
    with closing(sqlite3.connect(built_city.database)) as database:
        counts = {
            name: database.execute(f"select count(*) from {name}").fetchone()[0]  # noqa: S608 - our own names
            for name in ("tasks", "projects", "indicators", "targets")
        }
        views = {
            name
            for (name,) in database.execute("select name from sqlite_master where type = 'view'")
        }
    assert counts == {"tasks": 0, "projects": 3, "indicators": 26, "targets": 26}
    assert {name.rpartition("_")[2] for name in views} == {"en", "fr"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_town_of_one_language_has_one_site_at_the_root(language: str, tmp_path: Path) -> None:
    project = load_project(copy_city(tmp_path / "one", languages=[language]))
    built = pipeline.build(project)
    assert list(built.pages) == [language]
    home = LexborHTMLParser((project.site / "index.html").read_text(encoding="utf-8"))
    root = home.css_first("html")
    assert root is not None
    assert root.attributes["lang"] == language
    assert not (project.site / "fr" / "index.html").exists()
    assert not (project.site / "en" / "index.html").exists()


def turn_round(folder: Path) -> None:
    """Put the rows of every table in the opposite order; no cell of the town holds a line end."""
    for path in folder.rglob("*.csv"):
        head, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join([head, *reversed(rows)]), encoding="utf-8", newline="")


def outcome(project: Project) -> dict[str, bytes]:
    """Return everything a build made, by name."""
    roots = (project.site, project.api)
    paths = [path for root in roots for path in root.rglob("*") if path.is_file()]
    paths += [project.database, project.metadata]
    return {project.relative(path): path.read_bytes() for path in paths}


def test_a_second_build_gives_the_same_bytes_also_where_rows_stand_in_another_order(
    built_city: Project, tmp_path: Path
) -> None:
    again = load_project(copy_city(tmp_path / "again"))
    turn_round(again.datasets)
    pipeline.build(again)
    here, there = outcome(built_city), outcome(again)
    assert sorted(here) == sorted(there)
    assert [path for path in here if here[path] != there[path]] == []
