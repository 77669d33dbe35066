"""The build as a whole, without a browser."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.errors import BuildFailed
from generator.model.site import Page
from tests.browser import sample

ROOT = Path(__file__).resolve().parents[3]


def build(folder: Path, **changes: object) -> Path:
    return sample.build(folder, frame=sample.frame(**changes))


def contents(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("site"), site_url="https://example.org/p/")


def test_every_page_stands_in_both_languages(site: Path) -> None:
    for route in sample.ROUTES:
        for folder in ("", "en/"):
            assert (site / folder / route / "index.html").is_file()


def test_nothing_of_the_theme_is_there_but_what_pages_use(site: Path) -> None:
    assets = sorted(path.name for path in (site / "assets").iterdir())
    shapes = sorted(re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in assets)
    assert shapes == [
        *("early.js", "embed.css", "explore.js", "icon.svg"),
        *("search.js", "site.css", "site.js"),
    ]
    assert not (site / "en" / "assets").exists()


def test_the_same_pages_make_the_same_bytes(site: Path, tmp_path: Path) -> None:
    assert contents(build(tmp_path, site_url="https://example.org/p/")) == contents(site)


def test_pages_name_no_foreign_host(tmp_path: Path) -> None:
    for name, content in contents(build(tmp_path)).items():
        if name.endswith((".html", ".css", ".js")):
            fetched = re.findall(
                rb"""(?:src=|url\(|@import |importScripts\()["']?(?:https?:)?//[^"')]+""", content
            )
            assert fetched == [], name
        if name.endswith(".html"):
            # The name of a vocabulary; nothing fetches it.
            content = content.replace(b'"@context":"https://schema.org"', b"")
            assert b"http" not in content.replace(b"http-equiv", b""), name


def test_scripts_stand_in_files_only(site: Path) -> None:
    for name, content in contents(site).items():
        if name.endswith(".html"):
            # Data are no script: nothing runs, and no policy stops them.
            scripts = rb'<script(?![^>]*\bsrc=)(?! type="application/(?:ld\+)?json">)'
            assert not re.search(scripts, content), name
            assert not re.search(rb"\son[a-z]+=", content), name
            assert b"javascript:" not in content
            assert not re.search(rb"<style|\sstyle=", content), name


def test_a_page_kept_from_search_engines_says_so_and_is_not_in_the_map(site: Path) -> None:
    quiet = (site / "tasks/quiet/index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in quiet
    assert "noindex" not in (site / "index.html").read_text(encoding="utf-8")
    places = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "quiet" not in places
    assert places.count("<loc>") == 2 * (len(sample.ROUTES) - 1)
    assert (
        "<loc>https://example.org/p/en/indicators/roads/</loc><lastmod>2026-11-22</lastmod>"
        in places
    )
    assert 'hreflang="zh-Hans" href="https://example.org/p/indicators/roads/"' in places


def test_what_a_page_says_is_escaped(tmp_path: Path) -> None:
    pages = {
        code: [dataclasses.replace(pages[0], title='<b>"&'), *pages[1:]]
        for code, pages in sample.pages().items()
    }
    pages = {
        code: [dataclasses.replace(one, crumbs=(('<i>"', ""),)) for one in these]
        for code, these in pages.items()
    }
    sample.build(tmp_path, pages=pages, files={})
    html = (tmp_path / "site/tasks/index.html").read_text(encoding="utf-8")
    assert "<i>" not in html
    assert "&lt;i&gt;" in html


def test_a_palette_overrides_the_themes_colours(tmp_path: Path) -> None:
    palette = {"light": {"jd-accent": "#123456"}, "dark": {"jd-accent": "#abcdef"}}
    (style,) = (build(tmp_path, palette=palette) / "assets").glob("site.*.css")
    text = style.read_text(encoding="utf-8")
    assert text.rindex("--jd-accent:#123456") > text.index("--jd-accent: #0c5866")
    assert text.count("--jd-accent:#abcdef") == 2


def test_status_marks_take_the_tones_of_the_palette(tmp_path: Path) -> None:
    (style,) = (build(tmp_path, tones={"achieved": "jindu-tone-good"}) / "assets").glob(
        "site.*.css"
    )
    rule = ".status.status--achieved{--tone:var(--jindu-tone-good)}"
    assert rule in style.read_text(encoding="utf-8")


def test_a_missing_word_ends_the_build(tmp_path: Path) -> None:
    frame = sample.frame()
    words = {
        code: {key: word for key, word in these.items() if key != "skip"}
        for code, these in frame.words.items()
    }
    with pytest.raises(BuildFailed, match="skip"):
        build(tmp_path, words=words)


def odd(**changes: Any) -> dict[str, list[Page]]:
    pages = sample.pages()
    pages["en"][-1] = dataclasses.replace(pages["en"][-1], **changes)
    return pages


@pytest.mark.parametrize(
    ("pages", "files", "told"),
    [
        pytest.param(
            odd(route="tasks/other/"), {}, "not in every language", id="a page in one language only"
        ),
        pytest.param(
            odd(title="All indicators"),
            {},
            "more than one page with the title",
            id="two pages with one title",
        ),
        pytest.param({"zh": []}, {}, "languages", id="a language without pages"),
        pytest.param(
            sample.pages(), {"../secret": b""}, "no place in the site", id="a file outside the site"
        ),
        pytest.param(
            sample.pages(),
            {"en/tasks/index.html": b""},
            "no place in the site",
            id="a file in place of a page",
        ),
    ],
)
def test_pages_and_files_that_do_not_fit(
    pages: dict[str, list[Page]], files: dict[str, bytes], told: str, tmp_path: Path
) -> None:
    with pytest.raises(BuildFailed, match=told):
        sample.build(tmp_path, pages=pages, files=files)
    assert contents(tmp_path / "site") == {}


def project(folder: Path) -> Path:
    """Make a project folder with the settings, the theme and the hook of this one."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "content").mkdir()
    (folder / "content" / "stray.md").write_text("# not a page of the site", encoding="utf-8")
    shutil.copytree(ROOT / "site_config" / "theme", folder / "site_config" / "theme")
    (folder / "generator" / "site").mkdir(parents=True)
    shutil.copy(ROOT / "generator" / "site" / "hook.py", folder / "generator" / "site")
    return folder


def mkdocs(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_mkdocs_by_hand_says_what_to_run_first(tmp_path: Path) -> None:
    told = mkdocs(project(tmp_path))
    assert told.returncode == 1
    assert "Run first: python3 run.py build" in told.stdout


def test_mkdocs_by_hand_builds_the_same_site(tmp_path: Path) -> None:
    folder = project(tmp_path)
    theme = folder / "site_config" / "theme"
    sample.build(folder / "build", frame=sample.frame(theme=theme))
    built = contents(folder / "build/site")
    shutil.rmtree(folder / "build/site")
    told = mkdocs(folder)
    assert told.returncode == 0, told.stderr
    assert contents(folder / "build/site") == built
