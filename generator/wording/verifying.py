"""A copy held against the register: what is there, what is missing, what was changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model.register import Sentence
from generator.wording.letters import MARKS
from generator.wording.matching import Match, in_plan_order
from generator.wording.quoting import raw_text

__all__ = ["Difference", "Verification", "verify"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of the copy that is no sentence of the register.

    Attributes:
        locators: the sentences missing just there, which it probably stands for; () for
            text that the register knows nothing of.
        line: of the copy, counted from 1.
        text: as the copy has it.
    """

    locators: tuple[str, ...]
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What a copy and the register have in common.

    Attributes:
        total: sentences of the register that carry a hash.
        found: locators found, in the order of the register.
        missing: locators of which nothing stands in the copy.
        changed: stretches that stand where sentences are missing.
        extra: stretches that stand where none is.
        displaced: locators found at another place in the order.
    """

    total: int
    found: tuple[str, ...]
    missing: tuple[str, ...]
    changed: tuple[Difference, ...]
    extra: tuple[Difference, ...]
    displaced: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether the copy is the plan, sentence by sentence, in order, nothing added."""
        return (
            bool(self.total)
            and len(self.found) == self.total
            and not (self.extra or self.displaced)
        )


def verify(found: Match, register: Iterable[Sentence]) -> Verification:
    """Return how a copy differs from the register.

    Args:
        found: what `match` returned for the copy.
        register: the same sentences.
    """
    order = [one.locator for one in in_plan_order(register)]
    position = {name: number for number, name in enumerate(order)}
    differences = tuple(_differences(found, order, position))
    changed = tuple(one for one in differences if one.locators)
    replaced = {name for one in changed for name in one.locators}
    in_copy = [position[name] for name in found.spans]
    kept = _in_order(in_copy)
    return Verification(
        total=len(order),
        found=tuple(name for name in order if name in found.spans),
        missing=tuple(name for name in order if name not in found.spans and name not in replaced),
        changed=changed,
        extra=tuple(one for one in differences if not one.locators),
        displaced=tuple(order[one] for one in sorted(set(in_copy) - kept)),
    )


def _differences(
    found: Match, order: Sequence[str], position: Mapping[str, int]
) -> Iterator[Difference]:
    """Yield every stretch between two sentences that were found."""
    before, last = 0, -1
    edges = [(span, position[name]) for name, span in found.spans.items()]
    length = len(found.stream.letters)
    for (first, end), number in (*edges, ((length, length), len(order))):
        if set(found.stream.letters[before:first]) - MARKS:
            absent = [one for one in order[last + 1 : number] if one not in found.spans]
            yield from _stretch(found, before, first, absent)
        before, last = max(before, end), number


def _stretch(found: Match, first: int, last: int, absent: Sequence[str]) -> Iterator[Difference]:
    """Yield a stretch, cut at its sentences where there are as many as are missing."""
    cuts = [first, *(one for one in found.starts if first < one < last), last]
    pieces = list(pairwise(cuts))
    if len(pieces) != len(absent):
        yield _difference(found, first, last, tuple(absent) if _alike(pieces, absent) else ())
        return
    for (start, end), name in zip(pieces, absent, strict=True):
        yield _difference(found, start, end, (name,))


def _alike(pieces: Sequence[object], absent: Sequence[str]) -> bool:
    """Tell whether a stretch is about as long as what is missing there; else it is another text."""
    return len(absent) <= 2 * len(pieces) and len(pieces) <= 2 * len(absent)


def _difference(found: Match, first: int, last: int, locators: tuple[str, ...]) -> Difference:
    stream = found.stream
    line = stream.raw.count("\n", 0, stream.places[first]) + 1
    return Difference(locators, line, raw_text(stream, first, last))


def _in_order(numbers: Sequence[int]) -> set[int]:
    """Return the longest run of numbers that rises, though others stand between."""
    tails: list[int] = []
    before: dict[int, int] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else -1
        tails[at : at + 1] = [number]
    kept, number = set[int](), tails[-1] if tails else -1
    while number >= 0:
        kept.add(number)
        number = before[number]
    return kept
