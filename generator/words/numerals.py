"""The numbers that stand in a text: digits of any width, and the numerals of a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.words.phrases import Words

__all__ = ["Numerals", "canonical"]

_DIGIT = re.compile(r"\d", re.ASCII)
# A letter with digits behind it is a name (a road, a particle, an id); others are numbers.
_DIGITS = re.compile(
    r"[A-Za-z]+-?\d[\d.]*|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)", re.ASCII
)


def canonical(value: Decimal) -> str:
    """Return a number without sign and needless digits.

    >>> canonical(Decimal("-1200.50")), canonical(Decimal("0.00"))
    ('1200.5', '0')
    """
    text = format(abs(value), "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


class Numerals:
    """Reads the numbers of texts in several languages; what was read once is known."""

    def __init__(self, languages: Iterable[Words]) -> None:
        """Prepare the patterns of the languages."""
        self._runs = [run for one in languages if (run := _Runs.of(one))]
        self._known: dict[str, tuple[str, ...]] = {}

    def in_(self, text: str) -> tuple[str, ...]:
        """Return the numbers of a text as canonical decimals, each once."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = tuple(dict.fromkeys(self._read(text)))
        return found

    def _read(self, text: str) -> Iterator[str]:
        plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
        if _DIGIT.search(plain):
            for found in _DIGITS.finditer(plain):
                if found["number"]:
                    yield canonical(Decimal(found["number"].replace(",", "")))
        for runs in self._runs:
            yield from runs.read(plain)


@dataclass(frozen=True, slots=True)
class _Runs:
    """The numerals of one language.

    Attributes:
        pattern: a run of numerals in letters.
        values: value of each numeral. Ten and its powers multiply what stands before.
    """

    pattern: re.Pattern[str]
    values: Mapping[str, int]

    @classmethod
    def of(cls, words: Words) -> _Runs | None:
        """Return the numerals of a language; None for one without."""
        pattern = str(words.phrases.get("formats.numerals.pattern") or "")
        if not pattern:
            return None
        listed = str(words.phrases.get("formats.numerals.values") or "").split()
        pairs = (one.partition("=") for one in listed)
        values = {name: int(value) for name, _, value in pairs}
        return cls(re.compile(pattern, re.IGNORECASE), values)

    def read(self, text: str) -> Iterator[str]:
        """Yield the values of all runs in a text."""
        for found in self.pattern.finditer(text):
            yield str(self._value(found[0].lower()))

    def _value(self, run: str) -> int:
        """Return the value of a run: a whole word, or signs that add and multiply."""
        if run in self.values:
            return self.values[run]
        total = section = digit = 0
        for sign in run:
            value = self.values[sign]
            if value >= 10_000:
                total, section, digit = (total + section + digit) * value, 0, 0
            elif value >= 10:
                section, digit = section + (digit or 1) * value, 0
            else:
                digit = digit * 10 + value
        return total + section + digit
