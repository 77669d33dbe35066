"""What the first sheet says before it explains columns and codes: what, unit, licence, how to cite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urljoin

from generator.exports.books.model import About, Entry
from generator.exports.frames import Frame
from generator.exports.material import Material
from generator.model.measures import Indicator
from generator.model.text import Text
from generator.words import Words

__all__ = ["about_indicator", "about_table", "every"]

# Tables that are built; what stands in them is told by the words of a language.
BUILT = ("observations", "verdicts", "tasks")


def about_table(material: Material, frame: Frame) -> About:
    """Return the lines on a whole table."""
    lines = _Lines(material)
    means = _means(material, frame)
    return (
        lines.of("contents", frame.title),
        *([lines.of("meaning", means)] if means else []),
        *lines.common(frame, frame.title, "data/"),
    )


def about_indicator(material: Material, indicator: Indicator, frame: Frame) -> About:
    """Return the lines on one indicator: finding, definition, unit and who publishes it."""
    lines = _Lines(material)
    verdicts = material.assessment.verdicts
    found = [verdicts[one.id].sentence for one in indicator.targets if one.id in verdicts]
    told = [
        *(("finding", one) for one in found),
        ("definition", indicator.definition),
        ("unit", _units(indicator)),
        ("scope", indicator.scope),
        ("note", indicator.note),
        ("who_publishes", indicator.who_publishes),
        ("where", indicator.where),
    ]
    return (
        lines.of("contents", indicator.title),
        *(lines.of(key, text) for key, text in told if text),
        *lines.common(frame, indicator.title, f"indicators/{indicator.id}/"),
    )


def every(material: Material, say: Callable[[Words], str]) -> Text:
    """Return what the words of each language say."""
    return Text({code: say(one) for code, one in material.project.words.items()})


def _means(material: Material, frame: Frame) -> Text:
    if frame.path in BUILT:
        return every(material, lambda words: words(f"exports.books.tables.{frame.path}"))
    ours = material.dataset.tables[frame.path].ours
    return Text(
        {code: str(ours.get(f"description_{code}", "")) for code in material.plan.languages}
    )


def _units(indicator: Indicator) -> Text:
    """Return the unit; all of them where rows are broken down by unit."""
    units = tuple(indicator.units.values()) or (indicator.unit,)
    languages = indicator.title.by_language
    return Text({code: "; ".join(one.in_(code) for one in units) for code in languages})


class _Lines:
    def __init__(self, material: Material) -> None:
        self.material = material

    def of(self, key: str, text: Text, url: str = "") -> Entry:
        """Return a line under the label `key`."""
        return Entry(every(self.material, lambda words: words(f"exports.books.{key}")), text, url)

    def common(self, frame: Frame, title: Text, route: str) -> Iterator[Entry]:
        """Yield what every workbook says: rows, release, licence, citation, address, how to read."""
        identity, release = self.material.project.identity, self.material.plan.release
        rows, dated = str(len(frame.rows)), f"{release.id} ({release.date})"
        yield self.of("rows", every(self.material, lambda words: rows))
        yield self.of("release", every(self.material, lambda words: dated))
        yield self.of("publisher", identity.publisher)
        licence = every(self.material, lambda words: identity.data_licence)
        yield self.of("licence", licence, identity.data_licence_url)
        yield self.of("cite", self._citation(title, route))
        if identity.site_url:
            shown = every(self.material, lambda words: self._address(words.language, route))
            yield self.of("page", shown, self._address("", route))
        if identity.feedback:
            contact = identity.feedback.removeprefix("mailto:")
            yield self.of("corrections", every(self.material, lambda words: contact))
        yield self.of("how", every(self.material, partial(_how, frame)))

    def _citation(self, title: Text, route: str) -> Text:
        identity, release = self.material.project.identity, self.material.plan.release

        def cited(words: Words) -> str:
            code = words.language
            text = words(
                "exports.books.citation",
                publisher=identity.publisher.in_(code),
                title=title.in_(code),
                site=identity.name.in_(code),
                release=release.id,
                date=release.date,
            )
            return f"{text} {self._address(code, route)}".strip()

        return every(self.material, cited)

    def _address(self, language: str, route: str) -> str:
        """Return the address of a page in a language, "" while that of the site is not known."""
        root = self.material.project.identity.site_url
        if not root:
            return ""
        first = language in ("", self.material.project.default_language)
        return urljoin(root.rstrip("/") + "/", route if first else f"{language}/{route}")


def _how(frame: Frame, words: Words) -> str:
    return words("exports.books.how_text", sheet=frame.name)
