"""Pieces of a build that do not need one another, in processes of their own."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Generic, TypeVar

__all__ = ["WAITS", "WAITS_FOR_ALL", "WAITS_LONG", "Beside", "Piece", "StandBy"]

A = TypeVar("A")
T = TypeVar("T")
_THREADS = Path("/proc/self/task")
# How far a piece gives way, of 19: each 5 leave it a third of the processor that others want.
WAITS, WAITS_LONG, WAITS_FOR_ALL = 5, 10, 19


@dataclass(slots=True)
class Piece(Generic[T]):
    """One piece of work; `result` waits for it.

    Attributes:
        work: what makes the result.
        answer: tells that the result is there. None: to be done here.
        made: file without a name that holds it; a pipe would pass it on in small bits.
    """

    work: Callable[[], T]
    answer: Connection | None = None
    made: IO[bytes] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether `result` need not be waited for, or no process is at work on it."""
        return self.answer is None or self.answer.poll()

    def result(self) -> T:
        """Return what the work made.

        A piece whose process failed or was killed is done again here, so that its error
        reaches the caller as it is. So a piece must bear being done twice.
        """
        if self.answer is None or self.made is None:
            return self.work()
        try:
            self.answer.recv_bytes()
            self.made.seek(0)
            made: T = pickle.load(self.made)  # noqa: S301 - written by our own process
        except EOFError:
            return self.work()
        finally:
            self.answer.close()
            self.made.close()
            self.answer = self.made = None
        return made


@dataclass(slots=True)
class StandBy(Generic[A, T]):
    """Work that a process has prepared for and that waits for what to work on.

    Attributes:
        work: from material to result.
        channel: tells the process to begin, and brings the result.
        given: file without a name that holds the material: in a pipe much of it would keep
            whoever gives it waiting for the process to be ready.
    """

    work: Callable[[A], T]
    channel: Connection | None = None
    given: IO[bytes] | None = None

    def ask(self, given: A) -> T:
        """Return what the work makes of `given`; done here where the process is gone.

        May be called again and again.
        """
        return self.begin(given)()

    def begin(self, given: A) -> Callable[[], T]:
        """Begin the work on `given`; the function returned waits for what it makes.

        One piece of work after another: wait for the first before the next is begun.
        """
        if self.channel is not None and self.given is not None:
            self.given.seek(0)
            self.given.truncate()
            pickle.dump(given, self.given, pickle.HIGHEST_PROTOCOL)
            self.given.flush()
            try:
                self.channel.send_bytes(b"begin")
            except OSError:
                self.channel = None
        return partial(self._answer, given)

    def _answer(self, given: A) -> T:
        if self.channel is not None:
            try:
                made: T = self.channel.recv()
            except (EOFError, OSError):
                self.channel = None
            else:
                return made
        return self.work(given)


@dataclass(slots=True)
class Beside:
    """Starts pieces; leaving the context ends those that are still at work.

    A forked process knows all that this one knows, so nothing is handed over at the
    start. Where the system cannot fork safely, a piece is done when its result is
    asked for.
    """

    processes: list[BaseProcess] = field(default_factory=list)
    on_call: list[BaseProcess] = field(default_factory=list)
    files: list[IO[bytes]] = field(default_factory=list)

    def start(self, work: Callable[[], T], *, patience: int = 0) -> Piece[T]:
        """Begin a piece of work.

        Args:
            work: what it returns must survive pickling.
            patience: how far others go first; `WAITS_LONG` where nothing waits for it soon.
        """
        piece = Piece(work)
        if _can_fork():
            gc.freeze()  # what is known by now is not looked through again, here or there
            context = multiprocessing.get_context("fork")
            piece.made = TemporaryFile()  # noqa: SIM115 - closed with the result or with this
            self.files.append(piece.made)
            piece.answer, end = context.Pipe(duplex=False)
            self.processes.append(_fork(_at_work, (work, end, piece.made, patience)))
            end.close()
        return piece

    def stand_by(
        self,
        prepare: Callable[[], object],
        work: Callable[[A], T],
        *,
        wanted: bool,
        patience: int = 0,
    ) -> StandBy[A, T]:
        """Begin to prepare for work whose material comes later.

        Args:
            prepare: what takes long and needs no material, such as starting a tool.
            work: from material to result; both must survive pickling.
            wanted: whether there is likely to be anything to work on.
            patience: how far others go first, as in `start`.
        """
        ready = StandBy(work)
        if wanted and _can_fork():
            ready.channel, end = multiprocessing.get_context("fork").Pipe()
            ready.given = TemporaryFile()  # noqa: SIM115 - closed with this
            self.files.append(ready.given)
            self.on_call.append(_fork(_on_call, (prepare, work, end, ready.given, patience)))
            end.close()
        return ready

    def __enter__(self) -> Beside:
        """Return this."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End every process."""
        for process in self.on_call if error is None else (*self.processes, *self.on_call):
            process.kill()
        for process in (*self.processes, *self.on_call):
            process.join()
        for file in self.files:
            file.close()


def _fork(target: Callable[..., None], given: tuple[object, ...]) -> BaseProcess:
    process = multiprocessing.get_context("fork").Process(target=target, args=given, daemon=True)
    process.start()
    return process


def _can_fork() -> bool:
    # A forked process inherits the locks of other threads, but not the threads.
    alone = threading.active_count() == 1
    return sys.platform == "linux" and alone and len(list(_THREADS.iterdir())) == 1


def _at_work(work: Callable[[], object], end: Connection, made: IO[bytes], patience: int) -> None:
    _alone_with(end.fileno(), made.fileno())
    try:
        if patience:
            os.nice(patience)
        made.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
        made.flush()
        end.send_bytes(b"done")
    except BaseException:  # noqa: BLE001 - told by its silence; the parent meets the same error
        os._exit(1)
    end.close()


def _on_call(
    prepare: Callable[[], object],
    work: Callable[[A], object],
    end: Connection,
    given: IO[bytes],
    patience: int,
) -> None:
    _alone_with(end.fileno(), given.fileno())
    try:
        if patience:
            os.nice(patience)
        prepare()
        while True:  # until the parent has no more to ask and ends this process
            end.recv_bytes()
            given.seek(0)
            end.send(work(pickle.load(given)))  # noqa: S301 - written by our own process
    except BaseException:  # noqa: BLE001 - as above; nothing may ever have been asked
        os._exit(1)


def _alone_with(*kept: int) -> None:
    # The lock of the build and everything else that is open belongs to the parent alone:
    # a piece that outlives a killed build must not keep the next one waiting.
    first = 3  # after those of the standard streams
    for one in (*sorted(kept), 1024):
        os.closerange(first, one)
        first = one + 1
    gc.disable()
