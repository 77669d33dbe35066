"""Invented towns: whole projects that differ from the real one in everything.

A town holds what a publishing body would write: `datasets/`, `content/`, and in
`site_config/` its identity and the words of its own languages. What belongs to the
product is taken from the real project when a town is copied, so that it cannot drift.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import yaml

__all__ = ["HAVREBRUME", "ROOT", "copy_city"]

ROOT = Path(__file__).parents[2]
HAVREBRUME = Path(__file__).parent / "havrebrume"
# Parts of the product, the same in every project: look, colours, words in English.
SHARED = (
    "mkdocs.yml",
    "site_config/palette.yaml",
    "site_config/theme",
    "site_config/languages/en.yaml",
)


def copy_city(folder: Path, *, city: Path = HAVREBRUME, languages: Sequence[str] = ()) -> Path:
    """Copy a town to `folder`, whole and ready to build, and return the folder.

    Args:
        folder: where the project is to lie; must not exist.
        city: the town.
        languages: the languages to publish in their order; empty for the town's own.
    """
    shutil.copytree(city, folder)
    for name in SHARED:
        _share(ROOT / name, folder / name)
    if languages:
        _speak(folder / "site_config" / "site.yaml", list(languages))
    return folder


def _share(source: Path, goal: Path) -> None:
    assert not goal.exists(), f"{goal.name} belongs to the product: take it out of the town"
    goal.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, goal)
    else:
        shutil.copyfile(source, goal)


def _speak(path: Path, languages: list[str]) -> None:
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = yaml.safe_dump(settings | {"languages": languages}, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")
