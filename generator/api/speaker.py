"""What templates ask while they make a page in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from generator.api.cells import table_row
from generator.api.facts import Facts
from generator.api.metadata import DATABASE, PLUGIN
from generator.api.place import HERE, LOOK, SEARCH, Place, with_language
from generator.api.queries import GROUPS
from generator.api.reasons import told

__all__ = ["Speaker"]

KNOWN = 4096  # headings that are remembered; readers may make up their own


@dataclass(frozen=True)
class Speaker:
    """Words and addresses for the pages of one language.

    Attributes:
        language: code of the language.
        languages: what each language says, the one at the root first.
        facts: what is known of the file.
        base: path that a proxy shows the interface at, with slashes at both ends.
        site: address of the site, "" while it is not known.
        metadata: what `metadata.json` holds.
    """

    language: str
    languages: Mapping[str, Mapping[str, Any]]
    facts: Facts
    base: str
    site: str
    metadata: Mapping[str, Any] = field(repr=False)

    @property
    def said(self) -> Mapping[str, Any]:
        """What this language says."""
        return self.languages[self.language]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of all languages."""
        return tuple(self.languages)

    @cached_property
    def database(self) -> Mapping[str, Any]:
        """What the metadata says of the database."""
        found: Mapping[str, Any] = self.metadata["databases"][DATABASE]
        return found

    def say(self, key: str, /, **facts: object) -> str:
        """Return a phrase; its key where the words have none."""
        phrase = str(self.said["words"].get(key, key))
        return phrase.format(**facts) if facts else phrase

    def reason(self, text: object) -> str:
        """Return why a query cannot be run, in this language where it has a phrase for it."""
        return told(str(text), self.metadata["plugins"][PLUGIN]["words"][self.language])

    def number(self, value: int) -> str:
        """Return a whole number as readers of the language write it."""
        return f"{value:,}".replace(",", str(self.said["grouping"]))

    @staticmethod
    def row_of(values: Iterable[object]) -> Markup:
        """Return the cells of a row of a query."""
        return table_row(values)

    def rows_of_table(self, name: str, rows: Iterable[Iterable[Any]]) -> Iterator[Markup]:
        """Yield the cells of each row of a table, without columns in other languages."""
        tags: dict[str, str] = {}
        for row in rows:
            cells = [(one, one["column"]) for one in row]
            tags |= {each: self.tag(name, each) for _, each in cells if each not in tags}
            yield table_row(one["value"] for one, each in cells if not tags[each])

    def size(self) -> str:
        """Return the size of the file in megabytes."""
        return f"{self.facts.size / 1e6:.1f}"

    def path(self, path: str = "/") -> str:
        """Return the address of a page in this language."""
        return with_language(self.base, self.language, self.codes, path)

    def data(self, path: str) -> str:
        """Return the address of what programs read: it has no language.

        Args:
            path: from the database on, or an address of this language.
        """
        parts = urlsplit(str(path))
        below = self.path()
        route = parts.path
        if below != self.base and route.startswith(below):
            route = route[len(below) - 1 :]
        elif self.base != "/" and route.startswith(self.base):
            route = route[len(self.base) - 1 :]
        query = f"?{parts.query}" if parts.query else ""
        return f"{self.base}{route.lstrip('/')}{query}"

    @staticmethod
    def with_query(url: str, more: str) -> str:
        """Return an address with one more parameter."""
        return f"{url}{'&' if '?' in url else '?'}{more}"

    def own(self, url: str) -> str:
        """Return an address that Datasette made as a path below this language."""
        parts = urlsplit(str(url))
        query = f"?{parts.query}" if parts.query else ""
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return f"{self.path(self.data(parts.path).removeprefix(self.base))}{query}{fragment}"

    def row(self, table: str, id_: object) -> str:
        """Return the address of a row's page."""
        return self.path(f"/{DATABASE}/{table}/{quote(str(id_), safe='')}")

    def page(self, route: str) -> str:
        """Return the address of a page of the site, "" while the site's is not known."""
        return f"{self.site.rstrip('/')}/{route.lstrip('/')}" if self.site and route else ""

    def home(self) -> str:
        """Return the address of the site's first page in this language."""
        prefix = "" if self.language == self.codes[0] else f"{self.language}/"
        return f"{self.site.rstrip('/')}/{prefix}" if self.site else ""

    def look(self, name: str) -> str:
        """Return the address of a style sheet or script, the same in every language."""
        return f"{self.base}{LOOK.lstrip('/')}{name}"

    def search(self) -> str:
        """Return the address of the page that searches everything."""
        return self.path(SEARCH)

    def others(self) -> list[dict[str, str]]:
        """Return the languages of the switch, each with the address of the same page."""
        place = HERE.get(Place(self.language, "/", "", self.base))
        return [
            {
                "name": str(one["name"]),
                "html": str(one["html"]),
                "here": "yes" if code == self.language else "",
                "address": self._same(place, code),
            }
            for code, one in self.languages.items()
        ]

    def _same(self, place: Place, code: str) -> str:
        stem = place.path.rpartition("_")
        if code != self.language and stem[2].partition("/")[0] == self.language:
            # Views and fixed queries are called otherwise there: the door knows how.
            query = f"?{place.query}" if place.query else ""
            return f"{self.base}{code}{place.path}{query}"
        return place.address(code, self.codes)

    def table(self, name: str) -> Mapping[str, Any]:
        """Return what this language says of a table, of the one behind a view."""
        view = self.said["views"].get(name)
        found: Mapping[str, Any] = self.said["tables"].get(view["table"] if view else name, {})
        return found

    def columns(self, name: str) -> Mapping[str, str]:
        """Return what the columns of a table or view mean."""
        if name in self.said["views"]:
            found: Mapping[str, str] = self.database["tables"][name]["columns"]
        else:
            found = self.table(name).get("columns", {})
        return found

    def heading(self, name: str, column: str) -> str:
        """Return what readers call a column of a table, with its unit if it has one."""
        view = self.said["views"].get(name)
        if view:
            unit = view["units"].get(column)
            return self.say("with_unit", title=column, unit=unit) if unit else column
        return str(self.table(name).get("headings", {}).get(column, column))

    def label(self, name: str, column: str, value: object) -> str:
        """Return what a code in a cell of a table means, "" where it is none."""
        list_ = self.table(name).get("codes", {}).get(column, "")
        return self.facts.labels[self.language].get((list_, str(value)), "") or ""

    def tag(self, name: str, column: str) -> str:
        """Return the language tag of a column in another language, "" for this one."""
        code = self.table(name).get("languages", {}).get(column, self.language)
        return "" if code == self.language else str(self.languages[code]["html"])

    def rows_of(self, name: str, heading: str) -> str:
        """Return the table whose ids stand below a heading of a view or query, "" for none."""
        view = self.said["views"].get(name)
        if view:
            return str(view["rows"].get(heading, ""))
        if name:
            return str(self.table(name).get("references", {}).get(heading, ""))
        return str(self.said["headings"]["rows"].get(heading, ""))

    @cached_property
    def is_plain(self) -> Callable[[str, str], bool]:
        """Tell whether what stands below a heading of a table or query is shown as it is."""
        return lru_cache(maxsize=KNOWN)(self._is_plain)

    def _is_plain(self, name: str, heading: str) -> bool:
        labelled = heading in self.table(name).get("codes", ())
        linked = self.is_page(name, heading) or self.rows_of(name, heading)
        return not (labelled or linked or self.tag(name, heading))

    def name(self, table: str, id_: str) -> str:
        """Return what readers call a row, "" where its id is all they call it."""
        return self.facts.names[self.language].get(table, {}).get(id_, "")

    def is_page(self, name: str, heading: str) -> bool:
        """Tell whether routes of pages of the site stand below a heading."""
        if name in self.said["views"]:
            return heading in self.said["views"][name]["pages"]
        if name:
            return heading in self.table(name).get("pages", ())
        return bool(heading == self.said["headings"]["page"])

    def listed_tables(self) -> list[tuple[str, Mapping[str, Any]]]:
        """Return the tables that readers see in a list, in order of display."""
        hidden = {name for name, one in self.database["tables"].items() if one.get("hidden")}
        return [pair for pair in self.said["tables"].items() if pair[0] not in hidden]

    def listed_queries(self) -> list[tuple[str, list[tuple[str, Mapping[str, Any]]]]]:
        """Return the fixed queries of this language, by what readers come for."""
        held = self.database["queries"]
        return [
            (group, [(name, held[name]) for name in (f"{one}_{self.language}" for one in listed)])
            for group, listed in GROUPS.items()
        ]
