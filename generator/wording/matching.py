"""Sentences found in a copy by their hashes, however its lines are broken.

A sentence may begin where a line or another sentence begins, and where one that was
found ends; what is left over is searched from every letter on, if it is short.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.order import natural
from generator.model.register import Sentence
from generator.project import Division
from generator.wording.dividing import is_page_mark
from generator.wording.letters import MARKS, Stream, stream_of

__all__ = ["Match", "in_plan_order", "match"]

SLACK = 32  # letters that a sentence may have more than characters: one character can be two
LEFT_OVER = 6000  # letters searched from each on; a longer rest is another text


@dataclass(frozen=True, slots=True)
class Match:
    """Where the sentences of the register stand in a copy.

    Attributes:
        stream: what counts of the copy.
        spans: first letter and the one behind the last, by locator, as they stand in the copy.
        starts: letters at which a line or a sentence of the copy begins.
    """

    stream: Stream
    spans: Mapping[str, tuple[int, int]]
    starts: tuple[int, ...]


def in_plan_order(register: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences that carry a hash, as they follow one another in the plan."""
    known = (one for one in register if one.sha256)
    return tuple(sorted(known, key=lambda one: (one.line, natural(one.locator))))


def match(text: str, register: Iterable[Sentence], division: Division) -> Match:
    """Return which sentences of the register a copy holds, and where.

    Args:
        text: the copy.
        register: sentences in any order; those without a hash are passed over.
        division: how the text is numbered.
    """
    stream = stream_of(_without_page_marks(text, division))
    starts = tuple(_starts(stream, division))
    search = _Search(stream.letters, in_plan_order(register))
    search.walk(starts)
    search.fill()
    spans = dict(sorted(search.spans.items(), key=lambda item: item[1]))
    return Match(stream, spans, starts)


def _without_page_marks(text: str, division: Division) -> str:
    """Return the text with lines that only number pages made blank, each as long as before."""
    lines = text.split("\n")
    return "\n".join(
        " " * len(one) if is_page_mark(one.strip(), division) else one for one in lines
    )


def _starts(stream: Stream, division: Division) -> Iterator[int]:
    ends, last = {"\n", *division.sentence_ends}, 0
    for position, place in enumerate(stream.places):
        between = stream.raw[last:place]
        if position == 0 or any(one in ends for one in between):
            yield position
        last = place + 1


class _Search:
    """One copy searched for the sentences that are still to be found."""

    def __init__(self, letters: str, known: Sequence[Sentence]) -> None:
        self.letters = letters
        self.spans: dict[str, tuple[int, int]] = {}
        self._order = {one.locator: position for position, one in enumerate(known)}
        self._waiting: dict[str, list[str]] = defaultdict(list)
        for one in known:
            self._waiting[one.sha256].append(one.locator)
        self._longest = max((one.characters for one in known), default=0) + SLACK
        self._next = 0

    def walk(self, starts: Sequence[int]) -> None:
        """Look from each beginning on, and on from the end of whatever was found."""
        position, ahead = 0, iter(starts)
        following = next(ahead, None)
        while position < len(self.letters):
            end = self._take(position, len(self.letters))
            if end:
                position = end
                continue
            if self.letters[position] in MARKS:
                position += 1
                continue
            while following is not None and following <= position:
                following = next(ahead, None)
            position = len(self.letters) if following is None else following

    def fill(self) -> None:
        """Look from every letter of what is left over, if that is not too much."""
        gaps = list(_gaps(self.spans, len(self.letters)))
        if not any(self._waiting.values()) or sum(b - a for a, b in gaps) > LEFT_OVER:
            return
        for first, last in gaps:
            position = first
            while position < last:
                position = self._take(position, last) or position + 1

    def _take(self, start: int, stop: int) -> int:
        """Take the sentence that begins at a letter; return where it ends, 0 for none."""
        found = dict(self._at(start, min(stop, start + self._longest)))
        if not found:
            return 0
        # What should come next goes before; else the longest, for one may begin another.
        end = max(found, key=lambda one: (self._is_next(found[one]), one))
        names = self._waiting[found[end]]
        name = next((one for one in names if self._order[one] == self._next), names[0])
        names.remove(name)
        self.spans[name] = (start, end)
        self._next = self._order[name] + 1
        return end

    def _at(self, start: int, stop: int) -> Iterator[tuple[int, str]]:
        running = hashlib.sha256()
        for position in range(start, stop):
            running.update(self.letters[position].encode())
            found = running.hexdigest()
            if self._waiting.get(found):
                yield position + 1, found

    def _is_next(self, hash_: str) -> bool:
        return any(self._order[one] == self._next for one in self._waiting[hash_])


def _gaps(spans: Mapping[str, tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    before = 0
    for first, last in (*sorted(spans.values()), (length, length)):
        if first > before:
            yield before, first
        before = max(before, last)
