"""A site of pages laid out before equals one laid out anew, and only changes are laid out."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.site import Page
from tests.browser import sample
from tests.unit.site.test_build import ROOT, contents

Pages = dict[str, list[Page]]


def build(
    folder: Path, pages: Pages | None = None, changes: dict[str, object] | None = None
) -> Path:
    return sample.build(folder, pages=pages or sample.pages(), frame=sample.frame(**changes or {}))


def laid_out(folder: Path) -> dict[str, list[str]]:
    """Return the routes that the last build gave to MkDocs, by language."""
    parts = sorted((folder / "work" / "site").glob("*.part.json"))
    return {
        path.name.split(".")[0]: [page["route"] for page in json.loads(path.read_text())["pages"]]
        for path in parts
    }


def changed(**facts: str) -> Pages:
    pages = sample.pages()
    pages["en"][-1] = dataclasses.replace(pages["en"][-1], **facts)  # type: ignore[arg-type]  # texts only
    return pages


@pytest.fixture
def built(tmp_path: Path) -> Path:
    build(tmp_path)
    return tmp_path


def test_nothing_changed_lays_nothing_out_and_makes_the_same_site(built: Path) -> None:
    before = contents(built / "site")
    build(built)
    assert laid_out(built) == {"zh": [], "en": []}
    assert contents(built / "site") == before


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"body": "<h1>Other</h1>"}, id="its text"),
        pytest.param({"title": "Another title"}, id="its title"),
        pytest.param({"description": "Another line."}, id="its description"),
        pytest.param({"section": ""}, id="its place in the navigation"),
    ],
)
def test_one_page_changed_lays_out_that_page(
    built: Path, facts: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    pages = changed(**facts)
    build(built, pages)
    assert laid_out(built) == {"zh": [], "en": [pages["en"][-1].route]}
    anew = build(tmp_path_factory.mktemp("anew"), pages)
    assert contents(built / "site") == contents(anew)


def test_a_page_that_went_leaves_nothing(built: Path) -> None:
    pages = {code: these[:-1] for code, these in sample.pages().items()}
    gone = sample.pages()["en"][-1].route
    build(built, pages)
    assert not (built / "site" / "en" / gone).exists()
    kept = list((built / "work" / "pages" / "en").glob("*.html"))
    assert len(kept) == len(pages["en"]) + 1  # and the page for missing addresses


def everything(folder: Path) -> bool:
    return all(len(routes) == len(sample.ROUTES) for routes in laid_out(folder).values())


def change_a_word(folder: Path) -> dict[str, object]:
    words = {code: {**these, "skip": "!"} for code, these in sample.frame().words.items()}
    return {"words": words}


def change_the_theme(folder: Path) -> dict[str, object]:
    theme = folder / "theme"
    shutil.copytree(ROOT / "site_config" / "theme", theme)
    path = theme / "partials" / "footer.html"
    path.write_text(path.read_text(encoding="utf-8") + "<!-- other -->", encoding="utf-8")
    return {"theme": theme}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(change_a_word, id="a word of the frame"),
        pytest.param(change_the_theme, id="a template of the theme"),
        pytest.param(lambda folder: {"release_date": "2027-01-01"}, id="the release"),
    ],
)
def test_what_all_pages_share_lays_all_of_them_out(
    built: Path, change: Callable[[Path], dict[str, object]]
) -> None:
    build(built, changes=change(built))
    assert everything(built)


def spoil_in_the_site(folder: Path) -> None:
    path = folder / "site" / "en" / "index.html"
    path.write_bytes(path.read_bytes() + b"<p>by hand</p>")


def cut_short(folder: Path) -> None:
    for path in (folder / "work" / "pages" / "en").glob("*.html"):
        path.write_bytes(path.read_bytes()[:100])


def forget_the_marks(folder: Path) -> None:
    (folder / "work" / "pages" / "en" / "marks.json").write_text("{", encoding="utf-8")


def remove_the_folder(folder: Path) -> None:
    shutil.rmtree(folder / "work" / "pages")


@pytest.mark.parametrize(
    "spoil", [spoil_in_the_site, cut_short, forget_the_marks, remove_the_folder]
)
def test_kept_pages_that_were_spoiled_are_made_anew(
    built: Path, spoil: Callable[[Path], None]
) -> None:
    before = contents(built / "site")
    spoil(built)
    build(built)
    assert contents(built / "site") == before


@pytest.mark.parametrize("goes_well", [True, False], ids=["at hand", "at hand but failing"])
def test_few_pages_are_laid_out_by_a_mkdocs_that_is_at_hand(
    built: Path, goes_well: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    asked: list[list[str]] = []

    def few(configs: list[Path]) -> Callable[[], bool]:
        asked.append([path.name for path in configs])
        return lambda: goes_well and in_a_process_of_its_own(configs)

    pages = changed(body="<h1>Other</h1>")
    sample.build(built, pages=pages, few=few)
    assert asked == [["en.part.yml"]]
    anew = build(tmp_path_factory.mktemp("anew"), pages)
    assert contents(built / "site") == contents(anew)


def in_a_process_of_its_own(configs: list[Path]) -> bool:
    code = (
        "import sys; from pathlib import Path; from generator.site import lay_out;"
        "sys.exit(not lay_out([Path(one) for one in sys.argv[1:]]))"
    )
    command = [sys.executable, "-c", code, *map(str, configs)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def test_a_mkdocs_at_hand_tells_of_failure_and_of_no_words(tmp_path: Path) -> None:
    settings = tmp_path / "zh.yml"
    settings.write_text("site_name: x\ntheme: {name: nowhere}\n", encoding="utf-8")
    assert not in_a_process_of_its_own([settings])
