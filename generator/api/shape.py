"""What a table of the database is: a small description that DDL, rows and views follow.

One description serves every language: a localised column stands for one column a
language, a link for a table of its own that keeps the order of a list.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.model.claim import Claim
from generator.model.plan import Plan
from generator.model.verdict import Assessment

__all__ = ["Column", "Getter", "InOrder", "Link", "Many", "PageLinks", "Shared", "Table", "World"]

PageLinks = Mapping[str, Mapping[str, str]]  # kind of page -> id -> route from the site's root


@dataclass(frozen=True)
class World:
    """Everything rows are made from.

    Attributes:
        languages: in the order of the project; the first has no prefix on the site.
        pages: kind -> id -> route, such as "indicators" -> "ab" -> "indicators/ab/".
        facts: what the catalogue says about the whole file, key -> value.
        claims: what stands behind the numbers of the pages.
    """

    plan: Plan
    assessment: Assessment
    languages: tuple[str, ...]
    pages: PageLinks
    facts: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()

    @cached_property
    def area_of_task(self) -> Mapping[str, str]:
        """Task id -> the part of the register it is kept in."""
        groups = self.plan.task_groups.items()
        return {task: group for group, members in groups for task in members}

    def page(self, kind: str, id_: str, language: str) -> str:
        """Return the path of a row's page from the site's root, "" where there is none."""
        route = self.pages.get(kind, {}).get(id_)
        if route is None:
            return ""
        return route if language == self.languages[0] else f"{language}/{route}"


Getter = Callable[[World, Any], object]


@dataclass(frozen=True, slots=True)
class Shared:
    """A getter whose value is the same for all things with the same key; it is read once for each.

    Attributes:
        key: of a thing; there are few of them.
        get: where the value comes from.
    """

    key: Callable[[Any], Hashable]
    get: Getter

    def __call__(self, world: World, item: Any) -> object:
        """Return the value of one thing."""
        return self.get(world, item)


@dataclass(frozen=True, slots=True)
class Many:
    """A getter that reads many things at once; calling it for each would take longer than its work.

    Attributes:
        of_all: things -> their values, in the same order.
    """

    of_all: Callable[[World, Sequence[Any]], Iterable[object]]

    def __call__(self, world: World, item: Any) -> object:
        """Return the value of one thing."""
        return next(iter(self.of_all(world, (item,))))


@dataclass(frozen=True, slots=True)
class InOrder:
    """Things that come in the order of their table, as often as they are asked for.

    More of them than fit in memory can be written so: they are neither sorted nor kept.
    """

    make: Callable[[], Iterator[Any]]

    def __iter__(self) -> Iterator[Any]:
        """Yield them from the first."""
        return self.make()


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or one a language.

    Attributes:
        name: column name; for a localised one the part before "_<language>".
        type: TEXT | INTEGER | REAL, as STRICT tables know them.
        required: no cell may be empty.
        codes: code list of the cell. references: table whose key the cell holds.
        check: further condition in SQL.
        facet: offered as a filter, so indexed.
        get: where the value comes from; the attribute of the same name if None.
    """

    name: str
    type: str = "TEXT"
    required: bool = False
    localised: bool = False
    codes: str = ""
    references: str = ""
    check: str = ""
    facet: bool = False
    get: Getter | None = None

    def names(self, languages: Iterable[str]) -> tuple[str, ...]:
        """Return the names of the columns it stands for."""
        if not self.localised:
            return (self.name,)
        return tuple(f"{self.name}_{language}" for language in languages)


@dataclass(frozen=True, slots=True)
class Link:
    """A list of the owner kept in a table of its own: owner, position, value.

    Attributes:
        table: name of that table; links that share one are told apart by `role`.
        column: name of the column that holds the value.
        field: name of the list as readers know it.
        also: further columns of an entry, taken from it by their getters.
    """

    table: str
    column: str
    field: str
    references: str = ""
    codes: str = ""
    role: str = ""
    get: Getter | None = None
    also: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows are one kind of thing.

    Attributes:
        items: the things, in any order.
        one: singular of the name where it is not the name without its last letter.
        order: sorting key of a thing; by default its key, numbers inside by size.
        label: column (often localised) that names a row; "" where ids speak for themselves.
        by_name: readers know its rows by name, not by id.
        search: localised columns that full text covers.
        page: kind of page its rows have.
        numbered: rows carry `number`, their place in the order of display.
        sort: column a reader sees them sorted by, "-" in front for descending.
        shown: has a view a language. joined: tables of the same key shown in that view.
    """

    name: str
    items: Callable[[World], Iterable[Any]]
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    one: str = ""
    order: Getter | None = None
    label: str = ""
    by_name: bool = False
    search: tuple[str, ...] = ()
    page: str = ""
    links: tuple[Link, ...] = ()
    numbered: bool = True
    sort: str = "number"
    shown: bool = False
    joined: tuple[str, ...] = ()

    @property
    def facets(self) -> tuple[str, ...]:
        """Columns offered as filters."""
        return tuple(one.name for one in self.columns if one.facet)

    @property
    def owner(self) -> str:
        """What a link table calls the column that holds this table's key."""
        return self.one or self.name.removesuffix("s")

    def link_tables(self) -> Iterator[tuple[str, tuple[Link, ...]]]:
        """Yield each link table with the links it holds."""
        for name in dict.fromkeys(link.table for link in self.links):
            yield name, tuple(link for link in self.links if link.table == name)
