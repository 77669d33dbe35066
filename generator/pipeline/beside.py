"""Pieces of a build that do not need one another, in processes of their own."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Generic, TypeVar

__all__ = ["Beside", "Piece"]

T = TypeVar("T")
_THREADS = Path("/proc/self/task")


@dataclass(slots=True)
class Piece(Generic[T]):
    """One piece of work; `result` waits for it."""

    work: Callable[[], T]
    process: BaseProcess | None = None
    answer: Connection | None = None

    def result(self) -> T:
        """Return what the work made.

        A piece whose process failed or was killed is done again here, so that its error
        reaches the caller as it is. So a piece must bear being done twice.
        """
        if self.answer is None:
            return self.work()
        try:
            made: T = self.answer.recv()
        except EOFError:
            return self.work()
        finally:
            self.answer.close()
            self.answer = None
        return made


@dataclass(slots=True)
class Beside:
    """Starts pieces; leaving the context ends those that are still at work.

    A forked process knows all that this one knows, so nothing is handed over at the
    start. Where the system cannot fork safely, a piece is done when its result is
    asked for.
    """

    pieces: list[Piece[object]] = field(default_factory=list)

    def start(self, work: Callable[[], T]) -> Piece[T]:
        """Begin a piece of work; what it returns must survive pickling."""
        piece = Piece(work)
        if _can_fork():
            gc.freeze()  # what is known by now is not looked through again, here or there
            context = multiprocessing.get_context("fork")
            piece.answer, end = context.Pipe(duplex=False)
            piece.process = context.Process(target=_at_work, args=(work, end), daemon=True)
            piece.process.start()
            end.close()
        self.pieces.append(piece)  # type: ignore[arg-type]  # only ended here, never asked
        return piece

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
        for piece in self.pieces:
            if piece.process is not None:
                if error is not None:
                    piece.process.kill()
                piece.process.join()


def _can_fork() -> bool:
    # A forked process inherits the locks of other threads, but not the threads.
    alone = threading.active_count() == 1
    return sys.platform == "linux" and alone and len(list(_THREADS.iterdir())) == 1


def _at_work(work: Callable[[], object], end: Connection) -> None:
    # The lock of the build and everything else that is open belongs to the parent alone:
    # a piece that outlives a killed build must not keep the next one waiting.
    os.closerange(3, end.fileno())
    os.closerange(end.fileno() + 1, 1024)
    gc.disable()
    try:
        end.send(work())
    except BaseException:  # noqa: BLE001 - told by its silence; the parent meets the same error
        os._exit(1)
    end.close()
