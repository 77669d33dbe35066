"""Five lines of pandas and of SQL come to every verdict of the invented town."""

from __future__ import annotations

import pytest

from generator.exports import Material
from generator.project import Project
from tests.reproducing import answer_of, shown_snippets


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_code_on_the_pages_gives_the_verdicts(
    built_city: Project, material: Material, language: str
) -> None:
    verdicts = material.assessment.verdicts
    wanted = {name: one for name, one in verdicts.items() if one.verdict}
    shown = list(shown_snippets(built_city, language))
    assert sorted((target, kind) for target, kind, _ in shown) == sorted(
        (target, kind) for target in wanted for kind in answer_of
    )
    for target, kind, code in shown:
        assert len(code.splitlines()) <= 5, code
        said = (wanted[target].verdict, wanted[target].last_reading)
        assert answer_of[kind](code, built_city) == said, code


def test_the_code_names_the_file_by_its_address_on_the_site(built_city: Project) -> None:
    address = f"{built_city.identity.site_url}api/v1/observations.csv"
    codes = [code for _, kind, code in shown_snippets(built_city, "en") if kind == "pandas"]
    assert codes
    assert all(f'"{address}"' in code for code in codes)
