"""Pages made before, taken again where nothing that they read has changed.

While the pages of a batch are made, it is written down what they look up in the plan, in
what was computed from it and in the look-ups of both: what figures and reports change by key, all else whole.
The next build makes a batch anew where one of these reads would differ. All else that pages
rest on (words, settings, prose, templates, this program) is one mark: where it is another,
nothing is taken again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import Any

from generator.model.site import Page
from generator.pages.view import View
from generator.pages.watching import WATCHED, WHOLE, Read, unread, watched

__all__ = ["Batch", "Keeper", "Make", "State", "keeper", "state_of"]

Make = Callable[[View], Iterable[Page]]
Batch = tuple[str, Make]  # a name of its own, and how to make its pages
Kept = tuple[frozenset[Read], bytes]  # what the pages of a batch read, and the pages
ABSENT = "absent"
SAID = "ledger.said"
# A sentence worked out from figures stands on no page that has not read what it was worked out
# from; so its claim, looked up by its text, is no reason of its own to make a page anew.
WORKED_OUT = tuple(
    f"{table}:" for table in ("verdicts", "sensitivity", "verdict_history", "method_verdicts")
)


@dataclass(frozen=True, slots=True)
class State:
    """What there is to read in a build; the same for every language.

    Attributes:
        held: the watched attributes by name, such as "plan.tasks".
        digests: their hashes, each whole.
    """

    held: Mapping[str, Any]
    digests: Mapping[str, str]

    def digest(self, read: Read) -> str:
        """Return a hash of what is read there."""
        name, key = read
        if key == WHOLE:
            return self.digests.get(name, ABSENT)
        held = self.held[name]
        return _digest(held[key]) if key in held else ABSENT

    def changed(self, before: Mapping[Read, str]) -> frozenset[Read]:
        """Return which of these reads would give something else now."""
        same = {
            name for name, digest in self.digests.items() if before.get((name, WHOLE)) == digest
        }
        return frozenset(
            read
            for read, digest in before.items()
            if read[0] not in same and (read[0] not in self.held or self.digest(read) != digest)
        )


def state_of(view: View) -> State:
    """Return what the pages of a view may read."""
    held = {
        f"{name}.{one.name}": getattr(getattr(view, name), one.name)
        for name in WATCHED
        for one in fields(getattr(view, name))
    }
    read = {name: one for name, one in held.items() if not unread(name)}
    read[SAID] = {text: id_ for text, id_ in held[SAID].items() if not id_.startswith(WORKED_OUT)}
    return State(read, {name: _digest(one) for name, one in read.items()})


def _digest(value: object) -> str:
    written = BytesIO()
    _Flat(written, pickle.HIGHEST_PROTOCOL).dump(value)
    return hashlib.sha256(written.getbuffer()).hexdigest()


class _Flat(pickle.Pickler):
    """Writes records by their values in order: a third of the time their own way takes."""

    def reducer_override(self, value: Any) -> Any:
        """Return how a record is written; everything else goes its usual way."""
        kind: Any = type(value)
        values = _values_of(kind)
        return NotImplemented if values is None else (tuple, (kind.__name__, values(value)))


@cache
def _values_of(kind: Any) -> Callable[[Any], object] | None:
    names = [one.name for one in fields(kind)] if is_dataclass(kind) else []
    return attrgetter(*names) if names else None


@dataclass(slots=True)
class Keeper:
    """The pages of one language by their batches: those of the last build, and this one's.

    Attributes:
        path: the file that keeps them. Missing, damaged or of another mark: as good as empty.
        mark: of all that is not watched.
        state: what is watched.
        before: batches that may be taken again.
        known: hashes of reads, as the last build wrote them down, that are the same now.
        batches: the batches of this build.
    """

    path: Path
    mark: str
    state: State
    before: Mapping[str, Kept] = field(default_factory=dict)
    known: Mapping[Read, str] = field(default_factory=dict)
    batches: dict[str, Kept] = field(default_factory=dict)

    def pages(self, view: View, name: str, make: Make) -> tuple[Page, ...]:
        """Return the pages of a batch, made anew where need be.

        Raises:
            BuildFailed: they count another number by a name that was used before.
        """
        kept = self.before.get(name)
        if kept is None:
            log: set[Read] = set()
            made = tuple(make(watched(view, log)))
            self.batches[name] = frozenset(log), pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
            return made
        self.batches[name] = kept
        again: tuple[Page, ...] = pickle.loads(kept[1])  # noqa: S301 - written by the last build
        for page in again:
            for id_, number in page.counts.items():
                view.ledger.note(id_, number)
        return again

    def save(self) -> None:
        """Write the batches of this build down, whole or not at all."""
        if self.batches == self.before:
            return
        reads = {read for log, _ in self.batches.values() for read in log}
        reads |= {(name, WHOLE) for name in self.state.digests}
        digests = {one: self.known.get(one) or self.state.digest(one) for one in reads}
        draft = self.path.with_suffix(f".{os.getpid()}.tmp")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(pickle.dumps((self.mark, digests, self.batches)))
            draft.replace(self.path)
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def keeper(view: View, mark: str, state: State, path: Path) -> Keeper:
    """Return what keeps the pages of a view.

    Args:
        view: what the pages are made from.
        mark: from `generator.project.mark_of`, over all folders that pages rest on.
        state: from `state_of`.
        path: the file that keeps them from build to build.
    """
    full = _digest((mark, view.charts, view.routes, view.wording))
    before, digests, batches = _read(path)
    if before != full:
        return Keeper(path, full, state)
    changed = state.changed(digests)
    held = {name: one for name, one in batches.items() if changed.isdisjoint(one[0])}
    known = {read: digest for read, digest in digests.items() if read not in changed}
    return Keeper(path, full, state, held, known)


def _read(path: Path) -> tuple[str, Mapping[Read, str], Mapping[str, Kept]]:
    try:
        mark, digests, batches = pickle.loads(path.read_bytes())  # noqa: S301 - as above
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it is only a cache
        return "", {}, {}
    return mark, digests, batches
