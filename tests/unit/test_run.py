"""run.py, the gate and the locks: the parts that decide, without network or installing."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import run
from tests import chromium, gate

CODES = re.compile(r"python3 run\.py (\w+)")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with what an environment is made from."""
    (tmp_path / "locks").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    for extra in ("build", "serve", "dev"):
        (tmp_path / "locks" / f"{extra}.txt").write_text(f"{extra}==1\n", encoding="utf-8")
    return tmp_path


def test_environment_that_was_stamped_needs_nothing(project: Path) -> None:
    marks = run.marks_for(["build", "dev"], project)
    stamp = project / "stamp.json"
    run.write_stamp(stamp, marks)
    assert run.differing(marks, run.read_stamp(stamp)) == []


def test_fewer_extras_than_stamped_need_nothing(project: Path) -> None:
    everything = run.marks_for(["build", "serve", "dev"], project)
    assert run.differing(run.marks_for(["build"], project), everything) == []


@pytest.mark.parametrize(
    ("changed", "parts"),
    [
        pytest.param("locks/build.txt", ["locks/build.txt"], id="a changed lock"),
        pytest.param("pyproject.toml", ["pyproject.toml"], id="a changed pyproject"),
        pytest.param("locks/dev.txt", [], id="a lock that was not asked for"),
    ],
)
def test_only_what_changed_is_installed(project: Path, changed: str, parts: list[str]) -> None:
    before = run.marks_for(["build", "serve"], project)
    (project / changed).write_text("another==2\n", encoding="utf-8")
    assert run.differing(run.marks_for(["build", "serve"], project), before) == parts
    assert not run.needs_rebuild(parts)


def test_line_ends_of_another_system_change_nothing(project: Path) -> None:
    before = run.marks_for(["build"], project)
    lock = project / "locks" / "build.txt"
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert run.marks_for(["build"], project) == before


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(None, id="no stamp: a run was killed midway"),
        pytest.param('{"python": "cpyth', id="half a stamp"),
        pytest.param("[]", id="not a stamp"),
        pytest.param('{"python": "cpython-3.10"}', id="another Python"),
    ],
)
def test_broken_environment_is_rebuilt(project: Path, text: str | None) -> None:
    stamp = project / "stamp.json"
    if text is not None:
        stamp.write_text(text, encoding="utf-8")
    parts = run.differing(run.marks_for(["build"], project), run.read_stamp(stamp))
    assert run.needs_rebuild(parts)


def test_environment_of_a_moved_project_is_rebuilt(project: Path) -> None:
    moved = {**run.marks_for(["build"], project), "place": "elsewhere"}
    assert run.needs_rebuild(run.differing(run.marks_for(["build"], project), moved))


def test_stamp_is_taken_away_before_and_written_after_installing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An environment whose making fails is never taken for a whole one."""
    venv = project / ".venv"
    stamp = venv / "stamp.json"
    for name, value in {"ROOT": project, "VENV": venv, "STAMP": stamp}.items():
        monkeypatch.setattr(run, name, value)
    monkeypatch.setattr(run, "one_at_a_time", contextlib.nullcontext)
    monkeypatch.setattr(
        run, "marks_for", lambda extras: dict.fromkeys(["python", *extras], "as locked")
    )
    monkeypatch.setattr(run, "program", lambda name: stamp)
    monkeypatch.setattr(run, "make_venv", lambda: venv.mkdir(exist_ok=True))
    seen: list[list[str]] = []
    monkeypatch.setattr(run, "install", lambda parts: seen.append([*parts, str(stamp.exists())]))
    run.ensure_environment(["build"])
    run.ensure_environment(["build"])
    run.ensure_environment(["build", "dev"])
    assert seen == [["build", "python", "False"], ["dev", "False"]]
    assert set(run.read_stamp(stamp)) == {"python", "build", "dev"}


def test_failing_program_ends_in_its_last_lines_and_the_remedy() -> None:
    with pytest.raises(run.Stop, match=r"(?s)why it failed.*do this"):
        run.quietly([sys.executable, "-c", "import sys; sys.exit('why it failed')"], "do this")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param([], 2, id="no word is wrong use"),
        pytest.param(["--help"], 0, id="help is not"),
    ],
)
def test_usage_is_shown(words: list[str], code: int) -> None:
    script = [sys.executable, str(run.ROOT / "run.py"), *words]
    done = subprocess.run(script, cwd=run.ROOT.parent, capture_output=True, text=True)
    assert done.returncode == code
    assert set(CODES.findall(done.stdout)) == {"serve", "test", "check", "lock"}


@pytest.mark.parametrize(
    ("words", "module", "passed", "extras"),
    [
        pytest.param(["serve"], "generator", ["serve"], ["build", "serve"], id="serve"),
        pytest.param(
            ["check", "--lang", "zh"], "generator", ["check", "--lang", "zh"], ["build"], id="check"
        ),
        pytest.param(
            ["test", "-k", "x"], "tests.gate", ["-k", "x"], ["build", "serve", "dev"], id="test"
        ),
    ],
)
def test_words_go_to_their_module_with_no_more_than_they_need(
    words: list[str],
    module: str,
    passed: list[str],
    extras: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[object] = []
    monkeypatch.setattr(run, "ensure_environment", lambda extras: seen.append(list(extras)))

    def become(module: str, words: list[str]) -> int:
        seen.extend([module, words])
        return 7

    monkeypatch.setattr(run, "become", become)
    assert run.main(words) == 7
    assert seen == [extras, module, passed]


def test_stop_is_told_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(extras: object) -> None:
        raise run.Stop("do this")

    monkeypatch.setattr(run, "ensure_environment", stop)
    assert run.main(["check"]) == 1
    assert "do this" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "browser", "rest"),
    [
        pytest.param([], True, [], id="nothing: everything"),
        pytest.param(["--no-browser"], False, [], id="no browser"),
        pytest.param(
            ["-k", "verdict", "--no-browser", "-x"], False, ["-k", "verdict", "-x"], id="mixed"
        ),
    ],
)
def test_words_after_test_are_for_pytest(words: list[str], browser: bool, rest: list[str]) -> None:
    assert gate.split_words(words) == (browser, rest)


def test_gate_runs_pytest_last_and_without_browser_only_if_there_is_none() -> None:
    assert list(gate.steps_for([], None))[-1] == "pytest"
    assert gate.steps_for(["-k", "x"], None)["pytest"] == (
        "pytest",
        "-q",
        "--no-browser",
        "-k",
        "x",
    )
    assert gate.steps_for([], "/a/chromium")["pytest"] == ("pytest", "-q")


@pytest.mark.parametrize(
    ("words", "processes", "asked"),
    [
        pytest.param([], 2, "-n2", id="two cores, two processes"),
        pytest.param([], 64, "-n4", id="many cores, no more than four"),
        pytest.param([], 1, "", id="one core, no other process"),
        pytest.param(["-k", "x"], 2, "", id="chosen tests run in their order"),
    ],
)
def test_tests_are_shared_among_processes(words: list[str], processes: int, asked: str) -> None:
    command = gate.steps_for(words, "/a/chromium", processes)["pytest"]
    assert [word for word in command if word.startswith("-n")] == ([asked] if asked else [])
    # A file stays in one process, with the servers and pages that its tests share.
    assert ("--dist=loadfile" in command) == bool(asked)


@pytest.mark.parametrize(
    ("failed", "browser", "code", "said"),
    [
        pytest.param([], True, 0, "passed", id="all passed"),
        pytest.param([], False, 3, "left out", id="all but the browser passed"),
        pytest.param(["mypy", "pytest"], True, 1, "mypy, pytest", id="two steps failed"),
        pytest.param(["mypy"], False, 1, "mypy", id="a fault counts without browser too"),
    ],
)
def test_conclusion(failed: list[str], browser: bool, code: int, said: str) -> None:
    number, line = gate.conclusion(failed, browser=browser)
    assert number == code
    assert said in line


def test_every_step_runs_after_one_has_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def passes(name: str, *_: object) -> bool:
        ran.append(name)
        return name != "ruff check"

    monkeypatch.setattr(gate, "passes", passes)
    assert gate.main(["--no-browser"]) == 1
    assert ran == list(gate.STEPS)
    assert "FAILED: ruff check" in capsys.readouterr().out


def test_missing_chromium_fails_with_the_remedy_but_the_rest_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands: dict[str, tuple[str, ...]] = {}

    def passes(name: str, command: tuple[str, ...], _: object) -> bool:
        commands[name] = command
        return True

    monkeypatch.setattr(gate, "chromium", lambda: None)
    monkeypatch.setattr(gate, "passes", passes)
    assert gate.main([]) == 1
    assert "apt-get install chromium" in capsys.readouterr().out
    assert "--no-browser" in commands["pytest"]


WINDOWS = "C:\\Programs/Google/Chrome/Application/chrome.exe"
MAC = chromium.PLACES[0]


@pytest.mark.parametrize(
    ("environ", "path", "files", "found"),
    [
        pytest.param({}, {}, set(), None, id="nowhere"),
        pytest.param({}, {"google-chrome": "/b/chrome"}, set(), "/b/chrome", id="on the path"),
        pytest.param(
            {}, {"google-chrome": "/b/c", "chromium": "/b/d"}, set(), "/b/d", id="Chromium first"
        ),
        pytest.param({}, {}, {MAC}, MAC, id="where macOS keeps it"),
        pytest.param({"PROGRAMFILES": "C:\\Programs"}, {}, {WINDOWS}, WINDOWS, id="on Windows"),
        pytest.param({}, {}, {WINDOWS}, None, id="a folder variable that is not set"),
        pytest.param(
            {"JINDU_CHROMIUM": "/x"}, {"chromium": "/b"}, {"/x"}, "/x", id="the one named"
        ),
        pytest.param(
            {"JINDU_CHROMIUM": "/x"}, {"chromium": "/b"}, set(), None, id="named, missing"
        ),
        pytest.param({"JINDU_CHROMIUM": ""}, {"chromium": "/b"}, set(), "/b", id="named empty"),
    ],
)
def test_chromium_is_found(
    environ: dict[str, str], path: dict[str, str], files: set[str], found: str | None
) -> None:
    assert chromium.find_chromium(environ, path.get, files.__contains__) == found


@pytest.mark.parametrize(
    ("user", "programs", "sudo_code", "prefix"),
    [
        pytest.param(0, {"apt-get"}, 1, [], id="root may"),
        pytest.param(1, {"apt-get", "sudo"}, 0, ["sudo", "-n"], id="sudo without a password may"),
        pytest.param(1, {"apt-get", "sudo"}, 1, None, id="sudo with a password may not"),
        pytest.param(1, {"apt-get"}, 0, None, id="nobody without sudo"),
        pytest.param(0, set(), 0, None, id="no apt-get on this system"),
    ],
)
def test_system_packages_are_installed_only_where_allowed(
    user: int,
    programs: set[str],
    sudo_code: int,
    prefix: list[str] | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[list[str]] = []
    answer = subprocess.CompletedProcess[str]([], sudo_code)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in programs else None)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: answer)
    monkeypatch.setattr(run, "quietly", lambda command, remedy: calls.append(command))
    assert run.apt_install("chromium") is (prefix is not None)
    expected = [] if prefix is None else [["update"], ["install", "chromium"]]
    assert [
        [word for word in call if word in {"update", "install", "chromium"}] for call in calls
    ] == (expected)
    assert all(call[: len(prefix or [])] == prefix for call in calls)


def test_debians_missing_venv_package_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def apt_install(package: str) -> bool:
        done.append(package)
        return True

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(run, "apt_install", apt_install)
    monkeypatch.setattr(run, "quietly", lambda command, remedy: done.append(command[2]))
    run.make_venv()
    assert done == ["python3-venv", "venv"]
