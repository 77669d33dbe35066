"""A chart asked for: its type, its data, its language. Cheap to make; nothing is drawn yet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Generic, TypeVar

from generator.charts.curve import trend_data
from generator.charts.palette import Palette
from generator.charts.types.grades import grades_data
from generator.charts.types.status import status_data
from generator.model.measures import Indicator, Observation, Target
from generator.model.text import Text
from generator.words import Words

__all__ = ["ChartJob", "grades_job", "sparkline_job", "status_job", "template_key", "trend_job"]


T = TypeVar("T")


@dataclass(frozen=True)
class ChartJob:
    """One chart to draw.

    Attributes:
        id: unique on its page and in one call; letters, digits and hyphens.
        kind: a name in CHART_TYPES.
        data: what that type shows, with `title` and `summary`; frozen.
        words: its language. palette: its colours.
    """

    id: str
    kind: str
    data: Any
    words: Words
    palette: Palette

    @cached_property
    def key(self) -> str:
        """Hash of everything the drawing depends on, without the id."""
        return _hashed(template_key(self.kind, self.words, self.palette), repr(self.data))


def trend_job(
    id_: str,
    indicator: Indicator,
    rows: Iterable[Observation],
    targets: Sequence[Target],
    words: Words,
    palette: Palette,
    *,
    issued: str = "",
    area: str = "",
) -> ChartJob | None:
    """Return a trend chart, or None where there is no value to draw (see `trend_data`)."""
    data = trend_data(indicator, rows, targets, words, issued=issued, area=area)
    return ChartJob(id_, "trend", data, words, palette) if data.marks else None


def sparkline_job(
    id_: str,
    indicator: Indicator,
    rows: Iterable[Observation],
    targets: Sequence[Target],
    words: Words,
    palette: Palette,
    *,
    area: str = "",
) -> ChartJob | None:
    """Return a sparkline, or None where there is no value to draw (see `trend_data`)."""
    data = trend_data(indicator, rows, targets, words, area=area)
    return ChartJob(id_, "sparkline", data, words, palette) if data.marks else None


def status_job(
    id_: str,
    title: str,
    list_: str,
    counts: Iterable[tuple[str, str, int]],
    words: Words,
    palette: Palette,
) -> ChartJob | None:
    """Return a status chart of (code, label, number), or None where all numbers are zero."""
    data = status_data(title, list_, counts, palette, words)
    return ChartJob(id_, "status_breakdown", data, words, palette) if data.counts else None


def grades_job(
    id_: str,
    indicator: Indicator,
    rows: Iterable[Observation],
    words: Words,
    palette: Palette,
    *,
    area: str,
    label: Callable[[str], Text],
    codes: tuple[str, ...],
) -> ChartJob | None:
    """Return a chart of grades, or None where there is no grade to draw (see `grades_data`)."""
    data = grades_data(indicator, rows, words, area=area, label=label, codes=codes)
    return ChartJob(id_, "grades", data, words, palette) if data.grades else None


def template_key(kind: str, words: Words, palette: Palette) -> str:
    """Return a hash of all that a template and its drawing depend on beside the data."""
    return _look(kind, _One(words), _One(palette))


class _One(Generic[T]):
    """A thing known by its identity: words and colours are large and never change."""

    def __init__(self, thing: T) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _One) and self.thing is other.thing


@lru_cache(maxsize=64)
def _look(kind: str, of_words: _One[Words], of_palette: _One[Palette]) -> str:
    words, palette = of_words.thing, of_palette.thing
    phrases = {key: text for key, text in words.phrases.items() if key.startswith("charts.")}
    written = json.dumps(phrases, sort_keys=True, default=str)
    return _hashed(_tools(), kind, words.locale, words.html, written, _look_of(palette))


def _look_of(palette: Palette) -> str:
    return repr((sorted(palette.colours.items()), list(palette.tones.values())))


@lru_cache(maxsize=1)
def _tools() -> str:
    """Return what draws: the versions of the libraries and the code of this package."""
    code = [path.read_text("utf-8") for path in sorted(Path(__file__).parent.rglob("*.py"))]
    return _hashed(version("altair"), version("vl-convert-python"), *code)


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
