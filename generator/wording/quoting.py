"""The wording behind a place in the plan, from a copy whose sentences match."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.register import Sentence
from generator.project import Division
from generator.wording.dividing import EDGE, clauses_of
from generator.wording.letters import Stream
from generator.wording.matching import Match

__all__ = ["Passage", "Wordings", "raw_text", "wordings_of"]

MOST = 999  # clauses of one sentence
OPENING = ("Ps", "Pi")
SPACES = re.compile(r"[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as it stands in the copy.

    Attributes:
        locator: of the sentence.
        parts: its pieces in order, each with whether the place named means this piece.
    """

    locator: str
    parts: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The whole sentence."""
        return "".join(part for part, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Wordings:
    """What a copy of the plan says, by the place in the plan.

    Attributes:
        language: code of the language of the plan.
        sentences: text by locator, only of sentences that match the register.
        clauses: number of clauses by locator, as the register counts them.
    """

    language: str = ""
    sentences: Mapping[str, str] = field(default_factory=dict)
    clauses: Mapping[str, int] = field(default_factory=dict)
    division: Division = field(default_factory=Division)

    def quote(self, locator: str) -> tuple[Passage, ...]:
        """Return the sentences that a place names, in its order; those not held are left out.

        Args:
            locator: `section/paragraph/sentence#clauses`, several joined by ";"; a place
                without a sentence means the whole paragraph.
        """
        named: dict[str, set[int]] = {}
        for part in locator.split(";") if self.sentences else ():
            place, _, clauses = part.partition("#")
            for name in self._names(place):
                named.setdefault(name, set()).update(_numbers(clauses))
        return tuple(self._passage(name, clauses) for name, clauses in named.items())

    def _names(self, place: str) -> list[str]:
        if place in self.sentences:
            return [place]
        return [one for one in self.sentences if one.rpartition("/")[0] == place]

    def _passage(self, name: str, clauses: set[int]) -> Passage:
        text = self.sentences[name]
        pieces = clauses_of(text, self.division)
        # Where a copy is punctuated otherwise, its clauses cannot be counted: all of it is meant.
        if not clauses or len(pieces) != self.clauses[name]:
            return Passage(name, ((text, True),))
        return Passage(
            name, tuple((one, number in clauses) for number, one in enumerate(pieces, 1))
        )


def wordings_of(
    found: Match, register: Mapping[str, Sentence], language: str, division: Division
) -> Wordings:
    """Return the wording of every sentence that a copy holds unchanged."""
    texts = {name: raw_text(found.stream, *span) for name, span in found.spans.items()}
    return Wordings(
        language,
        {name: texts[name] for name in register if name in texts},
        {name: register[name].clauses for name in texts},
        division,
    )


def raw_text(stream: Stream, first: int, last: int) -> str:
    """Return a stretch of letters as the copy writes it, with its punctuation, on one line."""
    raw, places = stream.raw, stream.places
    start, end = places[first], places[last - 1] + 1
    while start and unicodedata.category(raw[start - 1]) in OPENING:
        start -= 1
    following = places[last] if last < len(places) else len(raw)
    end += sum(1 for _ in _closing(raw[end:following]))
    # Han letters stand without spaces, others do not: a line break becomes what its neighbours need.
    return SPACES.sub(lambda match: _joint(match.string, match.end()), raw[start:end]).rstrip()


def _closing(text: str) -> Iterator[str]:
    """Yield the punctuation that still belongs to what stands before it."""
    for char in text:
        if char == EDGE or not unicodedata.category(char).startswith("P"):
            return
        if unicodedata.category(char) in OPENING:
            return
        yield char


def _joint(text: str, after: int) -> str:
    is_wide = after < len(text) and unicodedata.east_asian_width(text[after]) in "WF"
    return "" if is_wide else " "


def _numbers(clauses: str) -> Iterator[int]:
    """Yield the numbers in a list such as "1,3-5"."""
    for part in clauses.split(",") if clauses else ():
        first, _, last = part.partition("-")
        yield from range(int(first), min(int(last or first), MOST) + 1)
