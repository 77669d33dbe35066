"""Promises about the words files: equal keys, equal placeholders, all of them used well."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.words import flatten

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "site_config" / "languages").glob("*.yaml"))
PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)")

# Settings of a language, which differ by nature.
OWN = ("formats.",)


def leaves(path: Path) -> dict[str, Any]:
    return flatten(yaml.safe_load(path.read_text(encoding="utf-8")))


def placeholders(phrase: Any) -> set[str]:
    if isinstance(phrase, dict):
        return set().union(*(placeholders(form) for form in phrase.values()))
    return set(PLACEHOLDER.findall(str(phrase)))


def test_there_is_more_than_one_language() -> None:
    assert len(FILES) >= 2


@pytest.mark.parametrize("path", FILES[1:], ids=lambda path: path.stem)
def test_every_language_has_the_same_keys(path: Path) -> None:
    first, other = leaves(FILES[0]), leaves(path)
    assert sorted(set(first) ^ set(other)) == []


@pytest.mark.parametrize("path", FILES[1:], ids=lambda path: path.stem)
def test_a_phrase_has_the_same_placeholders_in_every_language(path: Path) -> None:
    first, other = leaves(FILES[0]), leaves(path)
    # A language may leave the count out of a plural form, but must not ask for other facts.
    different = {
        key: (sorted(placeholders(first[key])), sorted(placeholders(other[key])))
        for key in first
        if not key.startswith(OWN)
        and placeholders(first[key]) - {"n"} != placeholders(other.get(key)) - {"n"}
    }
    assert different == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_phrase_is_empty(path: Path) -> None:
    empty = [
        key
        for key, phrase in leaves(path).items()
        if phrase in ("", None) and not key.endswith((".separator", ".sentences", ".letters"))
    ]
    assert empty == []
