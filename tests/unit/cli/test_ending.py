"""How a run ends when the call, the project, the language or the system is at fault."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import caller, main
from generator.cli.ending import given
from generator.errors import JinduError
from tests.cities import copy_city

ROOT = Path(__file__).parents[3]
FULL = Path("/dev/full")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_city(tmp_path_factory.mktemp("ending") / "town")


@pytest.fixture(autouse=True)
def _no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*caller.LANGUAGE_VARIABLES, "JINDU_PROJECT"):
        monkeypatch.delenv(name, raising=False)


def jindu(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def run(town: Path, out: int, *words: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-m", "generator", "--project", str(town), "--lang", "en", *words]
    return subprocess.run(
        arguments,
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize(
    "words", [("assess",), ("assess", "--all", "--json"), ("--help",), ("--version",)], ids=" ".join
)
def test_a_full_disk_is_told_in_a_sentence(town: Path, words: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        done = run(town, full.fileno(), *words)
    assert done.returncode == 1
    assert done.stderr == (
        "The output could not be written: no space left. Choose another place for it and run"
        " again.\n"
    )


@pytest.mark.parametrize("words", [("assess",), ("assess", "--json"), ("--version",)], ids=" ".join)
def test_a_pipe_that_nobody_reads_any_more_ends_the_run_quietly(
    town: Path, words: tuple[str, ...]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run(town, writing, *words)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "请在项目文件夹中运行，或用 --project 指明"), ("en", "name the folder with --project")],
)
def test_a_folder_without_a_project_is_told_in_the_callers_language(
    tmp_path: Path, language: str, said: str
) -> None:
    result = jindu("--project", str(tmp_path), "assess", "--lang", language)
    assert result.exit_code == 2
    assert said in result.stderr
    assert str(tmp_path) in result.stderr
    answer = jindu("--project", str(tmp_path), "assess", "--lang", language, "--json")
    assert json.loads(answer.stdout) == {"error": "no_project", "text": result.stderr.strip()}


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Mend it as"), ("fr", "Corrigez-la comme le dit")]
)
def test_broken_settings_are_told_in_the_words_of_the_project(
    tmp_path: Path, language: str, said: str
) -> None:
    town = copy_city(tmp_path / "town")
    (town / "site_config" / "site.yaml").write_text("languages: 7\n", encoding="utf-8")
    result = jindu("--project", str(town), "info", "--lang", language)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "expected: [code, ...]" in result.stderr


def test_a_broken_words_file_is_told_in_another_language_of_the_project(tmp_path: Path) -> None:
    town = copy_city(tmp_path / "town")
    (town / "site_config" / "languages" / "en.yaml").write_text("[", encoding="utf-8")
    result = jindu("--project", str(town), "info", "--lang", "en")
    assert result.exit_code == 2
    assert "Un fichier de mots est illisible" in result.stderr


def test_without_any_words_the_code_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caller, "CHECKOUT", tmp_path)
    result = jindu("--project", str(tmp_path), "info")
    assert (result.exit_code, result.stderr) == (2, f"no_project: {tmp_path}\n")
    assert jindu("--project", str(tmp_path), "info", "--bogus").exit_code == 2


@pytest.mark.parametrize("language", ["zh", "xx", "EN-xx "], ids=repr)
def test_a_language_the_project_has_not_is_a_wrong_call(town: Path, language: str) -> None:
    known = language.startswith("EN")
    for place in (("--lang", language, "info"), ("info", "--lang", language)):
        result = jindu("--project", str(town), *place)
        assert result.exit_code == (0 if known else 2)
        assert known or "en, fr" in result.stderr


def test_a_language_of_the_environment_is_passed_over(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JINDU_LANG", "xx")
    assert jindu("--project", str(town), "info").exit_code == 0


@pytest.mark.parametrize(
    ("words", "english", "french"),
    [
        (("info", "--bogus"), "no option --bogus", "pas d’option --bogus"),
        (("inf",), "no command inf. Close to it: info.", "pas de commande inf. Proches : info."),
        (("verify-plan",), "FILE is missing.", "Il manque FILE."),
        (("info", "--lang"), "option --lang needs a value", "--lang demande une valeur"),
        (("info", "--quiet=1"), "--quiet takes no value", "--quiet ne prend pas"),
        (("serve", "--site-port", "x"), "number from 0 to 65535", "entier de 0 à 65535"),
        (("--project", __file__, "info"), "Name a folder.", "Nommez un dossier."),
        (("info", "a", "(b)"), "takes: a (b).", "la commande : a (b)."),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_a_wrong_call_is_told_in_the_callers_language(
    town: Path, words: tuple[str, ...], english: str, french: str
) -> None:
    for language, said in (("en", english), ("fr", french)):
        place = () if "--project" in words else ("--project", str(town))
        result = jindu(*place, "--lang", language, *words)
        assert result.exit_code == 2
        if place or language == "en":
            assert said in result.stderr
            assert ("Usage : " in result.stderr) is (language == "fr" and "Usage" in result.stderr)


def test_a_wrong_call_is_json_where_json_was_asked_for(town: Path) -> None:
    result = jindu("--project", str(town), "--lang", "en", "info", "--json", "--bogus")
    assert json.loads(result.stdout) == {
        "error": "wrong_call",
        "text": "There is no option --bogus.",
    }


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("zh", ["用法：", "[选项] 命令 [参数]...", "选项:", "命令:", "显示本说明后退出"]),
        ("en", ["Usage: ", "[OPTIONS] COMMAND", "Options:", "Commands:", "Show this text"]),
    ],
)
def test_the_headings_of_help_are_words(language: str, parts: list[str]) -> None:
    result = jindu("--project", str(ROOT), "--lang", language, "--help")
    assert [one for one in parts if one not in result.stdout] == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left", "a.csv"), "a.csv cannot be read or written: no space left."),
        (OSError(9999, "odd", "a.csv"), "the system reports error ."),
        (PermissionError(13, "denied", "a.csv"), "permission denied"),
        (KeyboardInterrupt(), "Interrupted."),
    ],
    ids=["a full disk", "an error without a name", "a folder of others", "Ctrl+C"],
)
def test_what_the_system_refuses_is_told_in_a_phrase(
    town: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, said: str
) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr("generator.pipeline.describe", broken)
    result = jindu("--project", str(town), "--lang", "en", "info")
    assert result.exit_code == 1
    assert said in result.stderr


def test_a_build_that_cannot_write_names_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = copy_city(tmp_path / "town")
    shutil.rmtree(town / "build", ignore_errors=True)
    (town / "build").write_text("", encoding="utf-8")
    result = jindu("--project", str(town), "--lang", "fr", "build")
    assert result.exit_code == 4
    assert str(town / "build") in result.stderr
    assert "[Errno" not in result.stderr
    assert "File exists" not in result.stderr


def test_an_option_is_found_as_it_was_typed() -> None:
    assert given(["--lang", "en", "info", "--lang=fr"], "--lang") == "fr"
    assert given(["--lang", "en", "info", "--lang"], "--lang") == "en"
    assert given(["info"], "--lang") == ""


def test_the_end_of_click_that_is_no_closed_pipe_is_left_alone() -> None:
    from generator.cli.ending import ended

    def leave() -> None:
        raise SystemExit(7)

    def tell(_: JinduError) -> None: ...

    with pytest.raises(SystemExit, match="7"):
        ended(leave, tell, caller.Caller(ROOT), [])
