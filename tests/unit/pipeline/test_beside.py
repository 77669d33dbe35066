"""Pieces in processes of their own come back as if they were done here."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.errors import BuildFailed
from generator.pipeline import beside
from generator.pipeline.beside import Beside


def here() -> int:
    return os.getpid()


def refuse() -> str:
    raise BuildFailed("build_failed", text="a full disk")


def die_unless(parent: int) -> str:
    """End at once like a process that the system kills, but not in the parent."""
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done after all"


def large() -> bytes:
    return b"x" * 10_000_000


@pytest.fixture(params=["forked", "in turn"], ids=["where the system forks", "where it does not"])
def forked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    can = bool(request.param == "forked")
    monkeypatch.setattr(beside, "_can_fork", lambda: can)
    return can


def test_a_piece_is_made_elsewhere_where_that_is_safe(forked: bool) -> None:
    with Beside() as group:
        piece = group.start(here)
        assert (piece.result() != os.getpid()) is forked


def test_much_can_come_back(forked: bool) -> None:
    with Beside() as group:
        pieces = [group.start(large), group.start(large)]
        assert [len(one.result()) for one in pieces] == [10_000_000] * 2


def test_an_error_arrives_as_it_was_raised(forked: bool) -> None:
    with Beside() as group, pytest.raises(BuildFailed) as failed:
        group.start(refuse).result()
    assert failed.value.facts == {"text": "a full disk"}


@pytest.mark.parametrize(
    "work", [pytest.param(partial(die_unless, os.getpid()), id="killed by the system")]
)
def test_a_piece_whose_process_died_is_done_here(forked: bool, work: Callable[[], str]) -> None:
    with Beside() as group:
        assert group.start(work).result() == "done after all"


def begin_and_fail(group: Beside) -> None:
    with group:
        group.start(partial(time.sleep, 60))
        refuse()


def test_a_failure_ends_what_is_still_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_can_fork", lambda: True)
    begun = time.monotonic()
    group = Beside()
    with pytest.raises(BuildFailed):
        begin_and_fail(group)
    assert time.monotonic() - begun < 30
    assert not any(one.is_alive() for one in group.processes)


def double(number: int) -> int:
    return 2 * number


@pytest.mark.parametrize("wanted", [True, False], ids=["prepared", "not prepared"])
def test_work_that_stands_by_answers_again_and_again(forked: bool, wanted: bool) -> None:
    with Beside() as group:
        ready = group.stand_by(here, double, wanted=wanted)
        assert [ready.ask(1), ready.ask(2)] == [2, 4]


def test_work_whose_process_died_is_done_here(forked: bool) -> None:
    with Beside() as group:
        ready = group.stand_by(partial(die_unless, os.getpid()), double, wanted=True)
        assert [ready.ask(1), ready.ask(2)] == [2, 4]


def test_work_begun_goes_on_while_the_asker_does_other_things(forked: bool) -> None:
    with Beside() as group:
        ready = group.stand_by(here, double, wanted=True)
        first = ready.begin(3)
        other = double(10)
        assert (first(), other, ready.begin(4)()) == (6, 20, 8)


def wait_for(sign: Path) -> None:
    """Wait until the sign is there; leave another one where it does not come."""
    for _ in range(500):
        if sign.exists():
            return
        time.sleep(0.01)
    sign.with_name("gave up").touch()


def test_much_is_given_to_who_is_not_ready_yet(forked: bool, tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    with Beside() as group:
        ready = group.stand_by(partial(wait_for, sign), len, wanted=True)
        wait = ready.begin(large())
        sign.touch()
        assert wait() == 10_000_000
        assert ready.ask(b"xx") == 2
    assert not sign.with_name("gave up").exists()


@pytest.mark.skipif(not hasattr(os, "nice"), reason="the system knows no order of precedence")
def test_who_stands_by_may_give_way(forked: bool) -> None:
    with Beside() as group:
        ready = group.stand_by(here, os.nice, wanted=True, patience=beside.WAITS)
        before = os.nice(0)
        assert ready.ask(0) - before == (beside.WAITS if forked else 0)


def test_nobody_asked_keeps_the_end_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_can_fork", lambda: True)
    with Beside() as group:
        group.stand_by(here, double, wanted=True)
    assert not any(one.is_alive() for one in group.on_call)


def test_a_piece_holds_no_file_of_its_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_can_fork", lambda: True)
    with (tmp_path / "lock").open("w") as file, Beside() as group:
        piece = group.start(partial(_is_open, file.fileno()))
        assert piece.result() is False
        assert _is_open(file.fileno())


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def test_a_process_with_other_threads_does_not_fork() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert beside._can_fork() is False
    finally:
        stop.set()
        other.join()
