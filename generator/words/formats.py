"""Numbers and dates in the manner of a locale, by CLDR through Babel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.model.period import parse_period

if TYPE_CHECKING:
    from generator.words.phrases import Words

__all__ = [
    "Scale",
    "date",
    "forms_of",
    "language_name",
    "measure",
    "number",
    "plural_form",
    "quantity",
]


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit of large numbers rewritten for one language.

    A value in `code` x 10^`power` is divided by `divide` and printed with `unit`:
    a language without a word for 10^8 shows 10^9 instead.
    """

    code: str
    power: int
    divide: Decimal
    unit: str

    @classmethod
    def from_mapping(cls, entry: Mapping[str, Any]) -> Scale:
        """Return the scale written in a words file."""
        return cls(
            str(entry["unit_code"]),
            int(entry["unit_mult"]),
            Decimal(str(entry["divide"])),
            str(entry["unit"]),
        )


def number(value: Decimal, locale: str, *, decimals: int | None, grouping: bool) -> str:
    """Return `value` with the locale's signs; digits kept unless `decimals` is given."""
    # By its text: 1.0 and 1.00 are equal numbers and differ in their digits.
    return _number(str(value), locale, decimals, grouping)


@lru_cache(maxsize=16384)  # the same counts stand on page after page
def _number(text: str, locale: str, decimals: int | None, grouping: bool) -> str:
    from babel.numbers import format_decimal

    value = Decimal(text)
    places = max(0, -int(value.as_tuple().exponent)) if decimals is None else decimals
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    rounded = rounded or abs(rounded)  # nought has no sign
    pattern = ("#,##0" if grouping else "0") + ("." + "0" * places if places else "")
    return str(format_decimal(rounded, format=pattern, locale=locale))


def measure(
    words: Words, value: Decimal, unit: str, code: str, power: int, decimals: int | None
) -> tuple[str, str]:
    """Return the number and the unit as the language writes them, apart."""
    value, unit, decimals = _fitted(words, value, unit, code, power, decimals)
    return words.number(value, decimals=decimals), unit


def quantity(
    words: Words, value: Decimal, unit: str, code: str, power: int, decimals: int | None
) -> str:
    """Return number and unit through the language's own pattern, the unit in its plural form."""
    value, unit, decimals = _fitted(words, value, unit, code, power, decimals)
    shown = words.number(value, decimals=decimals)
    if not unit:
        return shown
    forms = words.units.get(unit)
    if forms:
        unit = forms.get(_form(str(value), decimals, words.locale), unit)
    return words(f"formats.{_pattern(unit)}", value=shown, unit=unit)


def forms_of(entries: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """Return the plural forms of units by the unit as descriptors print it.

    >>> forms_of([{"unit": "tasks", "one": "task"}])
    {'tasks': {'one': 'task'}}
    """
    return {
        str(one["unit"]): {form: str(text) for form, text in one.items() if form != "unit"}
        for one in entries
    }


def _fitted(
    words: Words, value: Decimal, unit: str, code: str, power: int, decimals: int | None
) -> tuple[Decimal, str, int | None]:
    """Return value, unit and decimals in the scale that the language counts in."""
    for scale in words.scales:
        if (scale.code, scale.power) == (code, power):
            return _rescaled(value, scale, decimals)
    return value, unit, decimals


@lru_cache(maxsize=4096)
def _form(text: str, decimals: int | None, locale: str) -> str:
    """Return the CLDR plural form of a number as it is printed: 1 and 1.0 may differ."""
    from babel import Locale

    value = abs(Decimal(text))
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return str(Locale.parse(locale).plural_form(value))


def _pattern(unit: str) -> str:
    """Return which pattern joins a number and this unit."""
    if unit == "%":
        return "percent"
    # A unit such as "x = 1" says what the number is relative to: it stands in brackets.
    return "ratio" if "=" in unit and unit[-1].isalnum() else "quantity"


def _rescaled(
    value: Decimal, scale: Scale, decimals: int | None
) -> tuple[Decimal, str, int | None]:
    # Rounded first, in the unit of the descriptor; then the point is moved, no digit gained.
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    places = max(0, -int(value.as_tuple().exponent))
    moved = value.scaleb(-int(scale.divide.log10()))
    # Zeros of a round number say nothing behind the point: 1000 becomes 100 and not 100.0.
    return (moved if places else _whole(moved)), scale.unit, None


def _whole(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


@lru_cache(maxsize=4096)
def date(text: str, locale: str) -> str:
    """Return a day, month or year as the locale writes it out."""
    from babel.dates import format_date, format_skeleton

    period = parse_period(text)
    if period.kind == "day":
        return str(format_date(period.start, format="long", locale=locale))
    skeleton = {"month": "yMMMM", "year": "y"}[period.kind]
    return str(format_skeleton(skeleton, period.start, locale=locale))


def language_name(code: str, locale: str) -> str:
    """Return what the locale calls a language; its code where it has no name for it."""
    from babel import Locale

    return str(Locale.parse(locale).languages.get(code, code))


@lru_cache(maxsize=4096)
def plural_form(count: int, locale: str) -> str:
    """Return the CLDR plural form of a whole number: "one", "other" and so on."""
    from babel import Locale

    return str(Locale.parse(locale).plural_form(count))
