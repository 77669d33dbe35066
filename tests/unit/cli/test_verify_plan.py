"""`jindu verify-plan` as somebody with a copy of the plan meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.cities import HAVREBRUME, copy_city

COPY = HAVREBRUME / "plan" / "harbour-plan.txt"
ROWS = (HAVREBRUME / "datasets" / "sentences.csv").read_text(encoding="utf-8").splitlines()
COUNT = len(ROWS) - 1


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_city(tmp_path_factory.mktemp("verify") / "town")


def verify(town: Path, *words: str, language: str = "en") -> Result:
    arguments = ["--project", str(town), "--lang", language, "verify-plan", *words]
    return CliRunner().invoke(main, arguments)


def bytes_of(town: Path) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for path in town.rglob("*")
        if path.is_file() and "build" not in path.relative_to(town).parts
    }


def test_the_same_text_in_other_lines_and_another_encoding_passes(
    town: Path, tmp_path: Path
) -> None:
    before = bytes_of(town)
    text = " ".join(COPY.read_text(encoding="utf-8").split())
    copy = tmp_path / "copy.txt"
    copy.write_bytes(text.encode("gb18030"))
    result = verify(town, str(copy))
    assert result.exit_code == 0, result.output
    assert f"Found {COUNT} of the {COUNT} sentences" in result.output
    assert "gb18030" in result.output
    assert bytes_of(town) == before


def test_differences_are_named_and_end_with_one(town: Path, tmp_path: Path) -> None:
    text = COPY.read_text(encoding="utf-8")
    text = text.replace("12 km", "13 km").replace("So are pupils.", "") + "Added by a website.\n"
    copy = tmp_path / "copy.txt"
    copy.write_text(text, encoding="utf-8")
    result = verify(town, str(copy))
    assert result.exit_code == 1
    assert f"Found {COUNT - 2} of the {COUNT}" in result.output
    for part in (
        "2.1/4/2",
        "1.1/2/1 By 2020 the town repairs at least 13 km",
        "Added by a website",
    ):
        assert part in result.output
    quiet = verify(town, str(copy), "--quiet")
    assert quiet.output.splitlines() == [
        f"Found {COUNT - 2} of the {COUNT} sentences of the register."
    ]
    document = json.loads(verify(town, str(copy), "--json").output)
    assert document["whole"] is False
    assert document["missing"] == ["2.1/4/2"]
    assert [one["locators"] for one in document["changed"]] == [["1.1/2/1"]]
    assert [one["text"] for one in document["extra"]] == ["Added by a website."]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_wording_behind_a_target_and_a_place_is_shown(town: Path, language: str) -> None:
    asked = ("--indicator", "ferry-fleet.2", "--locator", "1.1/6")
    result = verify(town, str(COPY), *asked, language=language)
    assert result.exit_code == 0
    assert "2.2/4/2  The council later asks for 6." in result.output
    assert "1.1/6/2  By 2025 the catch is worth 1.5 times" in result.output
    document = json.loads(verify(town, str(COPY), *asked, "--json").output)
    assert [one["asked"] for one in document["wording"]] == ["ferry-fleet.2", "1.1/6"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("gone.txt",), "gone.txt"),
        ((str(COPY), "--task", "T9"), "no task T9"),
        ((str(COPY), "--indicator", "pm"), "no indicator or target pm"),
        ((str(COPY), "--locator", "9/9/9"), "no place 9/9/9"),
        ((str(COPY), "--locator", "1/1/1#x"), "no place 1/1/1#x"),
        ((str(COPY), "--locator", "1.1/2/1#9"), "has no clause 9"),
        ((str(COPY), "--locator", "1.1/2/1#0"), "has no clause 0"),
        ((str(COPY), "--locator", "1.1/2/1#1,2-1"), "has no clause 2-1"),
        (("/dev/zero",), "/dev/zero is no file of its own"),
        ((str(COPY.parent),), "is no file of its own"),
        ((str(COPY / "x"),), "part of its path is no folder"),
    ],
    ids=[
        "a missing file",
        "a task",
        "an indicator",
        "a place",
        "a clause that is no number",
        "a clause after the last",
        "a clause before the first",
        "clauses backwards",
        "a device without an end",
        "a folder",
        "a file taken for a folder",
    ],
)
def test_a_wrong_call_is_told_and_ends_with_two(
    town: Path, words: tuple[str, ...], said: str
) -> None:
    result = verify(town, *words)
    assert result.exit_code == 2, result.output
    assert said in result.output
    assert "Traceback" not in result.output


def test_a_word_processors_file_is_named_with_the_remedy(town: Path, tmp_path: Path) -> None:
    copy = tmp_path / "plan.docx"
    copy.write_bytes(b"PK\x03\x04\x00")
    result = verify(town, str(copy))
    assert result.exit_code == 2
    assert "DOCX" in result.output
    assert "plain text" in result.output


def test_hashes_are_not_written_from_a_text_that_does_not_fit(town: Path, tmp_path: Path) -> None:
    before = bytes_of(town)
    copy = tmp_path / "copy.txt"
    copy.write_text(
        COPY.read_text(encoding="utf-8").replace("So are pupils.", ""), encoding="utf-8"
    )
    result = verify(town, str(copy), "--write-hashes")
    assert result.exit_code == 2
    assert "2.1/4/2" in result.output
    assert bytes_of(town) == before


def test_hashes_are_written_without_a_word_of_the_text(tmp_path: Path) -> None:
    town = copy_city(tmp_path / "town")
    copy = tmp_path / "copy.txt"
    copy.write_text(COPY.read_text(encoding="utf-8").replace("12 km", "13 km"), encoding="utf-8")
    before = bytes_of(town)
    refused = verify(town, str(copy), "--write-hashes")
    assert refused.exit_code == 2
    assert "would change (1): 1.1/2/1." in refused.output
    assert "--yes" in refused.output
    assert bytes_of(town) == before
    result = verify(town, str(copy), "--write-hashes", "--yes")
    assert result.exit_code == 0, result.output
    assert "1 row changed" in result.output
    after = bytes_of(town)
    changed = [path for path in after if after[path] != before.get(path)]
    assert changed == [town / "datasets" / "sentences.csv"]
    assert b"dike" not in after[changed[0]]
    assert verify(town, str(copy)).exit_code == 0


def test_without_hashes_nothing_can_be_compared(tmp_path: Path) -> None:
    town = copy_city(tmp_path / "town")
    for name in ("sentences.csv", "sentences.yaml"):
        (town / "datasets" / name).unlink()
    result = verify(town, str(COPY))
    assert result.exit_code == 2
    assert "--write-hashes" in result.output
    assert verify(town, str(COPY), "--write-hashes").exit_code == 2


def test_a_copy_that_is_too_long_is_not_read(town: Path, tmp_path: Path) -> None:
    copy = tmp_path / "long.txt"
    with copy.open("wb") as file:
        file.truncate(20_000_001)
    result = verify(town, str(copy))
    assert result.exit_code == 2
    assert "too large" in result.output


@pytest.mark.parametrize("encoding", ["big5", "utf-8"])
def test_an_encoding_in_which_nothing_matches_is_doubted(
    town: Path, tmp_path: Path, encoding: str
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes("\u5609\u8208\u5e02".encode(encoding))
    result = verify(town, str(copy), "--quiet")
    assert result.exit_code == 1
    doubted = encoding != "utf-8"
    assert ("may be the wrong encoding" in result.output) is doubted
    document = json.loads(verify(town, str(copy), "--json").output)
    assert document["encoding_doubtful"] is doubted
