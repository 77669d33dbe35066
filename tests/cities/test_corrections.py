"""A figure that was corrected is followed row by row: from the log to both values and back."""

from __future__ import annotations

import pytest

from generator.exports import Material
from tests.reading import parsed
from tests.whole_pages import pages_by_language

OLD = "v-2024-havrebrume-final-yearbook-2024"
NEW = "v-2024-havrebrume-corrected-yearbook-2024"
ENTRY = "correction-heat-pumps-2024-havrebrume-corrected-yearbook-2024"


@pytest.fixture(scope="module")
def bodies(material: Material) -> dict[str, dict[str, str]]:
    found = pages_by_language(material)
    return {code: {one.route: one.body for one in pages} for code, pages in found.items()}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_log_names_old_and_new_value_with_reason_and_release(
    bodies: dict[str, dict[str, str]], language: str
) -> None:
    log = parsed(bodies[language]["releases/"])
    entry = log.css_first(f"#{ENTRY}")
    assert entry is not None
    links = {one.attributes["href"]: one.text(strip=True) for one in entry.css("a")}
    assert links[f"../indicators/heat-pumps/#{OLD}"].startswith("380")
    assert links[f"../indicators/heat-pumps/#{NEW}"].startswith("379")
    assert "#R2" in links
    reason = {"en": "Entered by mistake", "fr": "Saisie par erreur"}[language]
    assert reason in entry.text()


@pytest.mark.parametrize("row", [OLD, NEW])
def test_both_rows_lead_to_their_entry_in_the_log(
    bodies: dict[str, dict[str, str]], row: str
) -> None:
    page = parsed(bodies["en"]["indicators/heat-pumps/"])
    assert page.css_first(f'#{row} a[href="../../releases/#{ENTRY}"]') is not None
    elsewhere = parsed(bodies["en"]["indicators/quay-noise/"])
    assert elsewhere.css("a[href*=correction-]") == []
