"""Every command explains itself in every language, with examples and exit codes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import main

ROOT = Path(__file__).parents[3]


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", list(commands(main)), ids=lambda path: " ".join(path) or "jindu")
def test_every_command_has_help_in_every_language(path: tuple[str, ...], language: str) -> None:
    result = CliRunner().invoke(main, ["--project", str(ROOT), "--lang", language, *path, "--help"])
    assert result.exit_code == 0
    han = any("\u4e00" <= letter <= "\u9fff" for letter in result.output)
    assert han is (language == "zh")
    if path and path != ("new",):
        assert ("示例：" in result.output) or ("Examples:" in result.output)
        assert ("退出码" in result.output) or ("Exit codes" in result.output)


@pytest.mark.parametrize("path", list(commands(main)), ids=lambda path: " ".join(path) or "jindu")
def test_every_option_is_explained(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, ["--project", str(ROOT), "--lang", "en", *path, "--help"])
    lines = [line.strip() for line in result.output.splitlines()]
    bare = [
        line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if line.startswith("-") and "  " not in line and not following[:1].isupper()
    ]
    assert bare == []


def test_a_folder_without_a_project_is_named_with_the_remedy(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--project", str(tmp_path), "check"])
    assert result.exit_code == 2
    assert str(tmp_path) in result.output
    assert "Traceback" not in result.output
