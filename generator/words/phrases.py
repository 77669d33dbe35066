"""Phrases by dotted key, with placeholders and plural forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.errors import UsageProblem
from generator.model.claim import claimed
from generator.model.period import Period
from generator.parsed import Parsed, Unparsed, parse
from generator.words import formats
from generator.words.formats import Scale

__all__ = ["Words", "flatten", "load_words"]

PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})


def flatten(tree: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return the leaves of a words tree by dotted key.

    A mapping whose keys are plural forms is one leaf; so is a list.

    >>> flatten({"a": {"b": "x", "n": {"one": "1", "other": "n"}}})["a.b"]
    'x'
    """
    leaves: dict[str, Any] = {}
    for name, branch in tree.items():
        key = f"{prefix}{name}"
        if isinstance(branch, Mapping) and not set(branch) <= PLURAL_FORMS:
            leaves |= flatten(branch, f"{key}.")
        else:
            leaves[key] = branch
    return leaves


@dataclass(frozen=True, slots=True)
class Words:
    """All the words of one language.

    Attributes:
        language: code used in file names and column suffixes, such as "en".
        phrases: leaves by dotted key.
        locale: CLDR name for numbers and dates, such as "zh_Hans_CN".
        html: value of the `lang` attribute, such as "zh-Hans".
        scales: how units of large numbers are written.
        grouping: whether thousands are set apart.
        letters: pattern of a run of letters that only this language has, "" for none.
        units: plural forms of a unit by the unit as descriptors print it.
    """

    language: str
    phrases: Mapping[str, Any]
    locale: str
    html: str
    scales: tuple[Scale, ...] = field(default=())
    grouping: bool = True
    letters: str = ""
    units: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __call__(self, key: str, /, **facts: object) -> str:
        """Return the phrase of `key` with its placeholders filled.

        A phrase with plural forms needs the fact `n` (a whole number). What is claimed
        of a fact is claimed of the phrase.

        Raises:
            UsageProblem: no such key, or a placeholder without a fact.
        """
        phrase = self.phrases.get(key)
        if isinstance(phrase, Mapping):
            form = formats.plural_form(int(str(facts["n"])), self.locale)
            phrase = phrase.get(form, phrase.get("other"))
        if not isinstance(phrase, str):
            raise UsageProblem("words_missing", text=f"{self.language}: no phrase {key!r}")
        try:
            return claimed(phrase.format_map(facts), facts) if facts else phrase.format_map(facts)
        except (KeyError, IndexError, ValueError) as error:
            detail = f"{self.language}: phrase {key!r} and its facts do not fit ({error})"
            raise UsageProblem("words_missing", text=detail) from error

    def has(self, key: str) -> bool:
        """Tell whether the language has a phrase for `key`."""
        return key in self.phrases

    def number(self, value: Decimal, *, decimals: int | None = None) -> str:
        """Return the number as readers write it; published digits are kept.

        Args:
            value: any finite number.
            decimals: places to round to (half up); None keeps the digits of `value`.
        """
        return formats.number(value, self.locale, decimals=decimals, grouping=self.grouping)

    def quantity(
        self, value: Decimal, unit: str, code: str, power: int, *, decimals: int | None = None
    ) -> str:
        """Return value and unit, rescaled where this language counts otherwise.

        Args:
            value: in the unit given.
            unit: as the descriptor prints it.
            code: unit code.
            power: power of ten of the unit (SDMX UNIT_MULT).
            decimals: places before rescaling; None keeps the digits.
        """
        return formats.quantity(self, value, unit, code, power, decimals)

    def measure(
        self, value: Decimal, unit: str, code: str, power: int, *, decimals: int | None = None
    ) -> tuple[str, str]:
        """Return number and unit apart, for a table that names the unit once.

        The arguments are those of `quantity`.
        """
        return formats.measure(self, value, unit, code, power, decimals)

    def date(self, text: str, precision: str) -> str:
        """Return a date known to the day, month or year; the phrase for an unknown one."""
        if not text or precision == "unknown":
            return self("dates.unknown")
        return formats.date(text, self.locale)

    def period(self, period: Period) -> str:
        """Return a period as readers write it: a year, a month, a span."""
        if period.kind == "span":
            return self("dates.span", start=period.start.year, end=period.end.year)
        if period.kind == "fiscal_year":
            return self("dates.fiscal_year", start=period.start.year, end=period.end.year)
        if period.kind == "quarter":
            return self(
                "dates.quarter", year=period.start.year, quarter=(period.start.month + 2) // 3
            )
        if period.kind == "year":
            return self("dates.year", year=period.start.year)
        return formats.date(period.text, self.locale)

    def language_name(self, code: str) -> str:
        """Return what this language calls another one."""
        return formats.language_name(code, self.locale)

    def list(self, items: list[str]) -> str:
        """Return items joined the way the language lists things."""
        return self("lists.separator").join(items)


def load_words(folder: Path, language: str, parsed: Parsed | None = None) -> Words:
    """Return the words in `folder`/<language>.yaml.

    Args:
        folder: one file for each language.
        language: its code.
        parsed: keeps what was read before.

    Raises:
        UsageProblem: the file is missing or is no mapping of words.
    """
    path = folder / f"{language}.yaml"
    try:
        tree = (parsed or Parsed()).tree("plain", path.read_text(encoding="utf-8"), parse)
        rules = tree["formats"]
        scales = tuple(Scale.from_mapping(one) for one in rules.get("scales", ()))
        return Words(
            language=language,
            phrases=flatten(tree),
            locale=str(rules["locale"]),
            html=str(rules["html"]),
            scales=scales,
            units=formats.forms_of(rules.get("units", ())),
            grouping=rules["grouping"] is True,
            letters=str(rules.get("letters") or ""),
        )
    except (OSError, Unparsed, KeyError, TypeError, UnicodeDecodeError) as error:
        raise UsageProblem("words_unreadable", text=f"{path.name}: {error}") from error
