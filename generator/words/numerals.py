"""The numbers that stand in a text: digits of any width, and the numerals of a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from generator.words.phrases import Words

__all__ = ["Numerals", "canonical", "read_numerals"]

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
    """Reads numbers out of texts.

    Args:
        pattern: regular expression of a run of numerals in letters, "" for none.
        values: value of each numeral. Ten and its powers multiply what stands before.
    """

    def __init__(self, pattern: str, values: dict[str, int]) -> None:
        """Prepare the patterns."""
        self._pattern = re.compile(pattern, re.IGNORECASE) if pattern else None
        self._values = values

    def has(self, text: str) -> bool:
        """Tell whether a text holds any number."""
        return next(self._read(text), None) is not None

    def in_(self, text: str) -> tuple[str, ...]:
        """Return the numbers of a text as canonical decimals, in its order."""
        return tuple(self._read(text))

    def _read(self, text: str) -> Iterator[str]:
        plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
        for found in _DIGITS.finditer(plain):
            if found["number"]:
                yield canonical(Decimal(found["number"].replace(",", "")))
        if self._pattern:
            for found in self._pattern.finditer(plain):
                yield str(self._value(found[0].lower()))

    def _value(self, run: str) -> int:
        """Return the value of a run: a whole word, or signs that add and multiply."""
        if run in self._values:
            return self._values[run]
        total = section = digit = 0
        for sign in run:
            value = self._values[sign]
            if value >= 10_000:
                total, section, digit = (total + section + digit) * value, 0, 0
            elif value >= 10:
                section, digit = section + (digit or 1) * value, 0
            else:
                digit = digit * 10 + value
        return total + section + digit


@lru_cache(maxsize=8)
def _numerals(pattern: str, values: str) -> Numerals:
    pairs = (one.partition("=") for one in values.split())
    return Numerals(pattern, {name: int(value) for name, _, value in pairs})


def read_numerals(languages: Iterable[Words]) -> tuple[Numerals, ...]:
    """Return the readers of all languages; each reads digits too."""
    return tuple(
        _numerals(
            str(one.phrases.get("formats.numerals.pattern") or ""),
            str(one.phrases.get("formats.numerals.values") or ""),
        )
        for one in languages
    )
