"""A page as it was written: every tag in its place, nothing mended as browsers do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["VOID", "Element", "Tree", "parse"]

VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905 -- one line instead of a dozen
)


@dataclass(eq=False)
class Element:
    """An element with its attributes; `parts` are its elements and texts in order."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    line: int
    parts: list[Element | str] = field(default_factory=list)
    is_foreign: bool = False

    @property
    def children(self) -> list[Element]:
        return [one for one in self.parts if isinstance(one, Element)]

    @property
    def above(self) -> Iterator[Element]:
        """Yield the elements around it, from the nearest to the root."""
        one = self.parent
        while one is not None:
            yield one
            one = one.parent

    @property
    def below(self) -> Iterator[Element]:
        """Yield all elements within it, in the order they are read."""
        for child in self.children:
            yield child
            yield from child.below

    @property
    def text(self) -> str:
        """Return all text within it, without the spaces around it."""
        return "".join(one if isinstance(one, str) else one.text for one in self.parts).strip()

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def __str__(self) -> str:
        named = "".join(f' {name}="{self.get(name)}"' for name in ("id", "class") if self.get(name))
        return f"line {self.line}: <{self.tag}{named}>"


@dataclass
class Tree:
    """A page and what is wrong with its tags."""

    root: Element
    faults: list[str]

    def all(self, *tags: str) -> Iterator[Element]:
        """Yield the elements with one of the tags, or all."""
        return (one for one in self.root.below if not tags or one.tag in tags)


class _Reader(HTMLParser):
    """Builds the tree. Every element but the void ones must be closed, in its place."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {}, None, 0)
        self.open = [self.root]
        self.faults: list[str] = []

    def _opened(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        names = [name for name, _ in attrs]
        parent = self.open[-1]
        one = Element(tag, {name: value or "" for name, value in attrs}, parent, self.getpos()[0])
        one.is_foreign = parent.is_foreign or tag in ("svg", "math")
        parent.parts.append(one)
        self.faults += [f"{one} has {name} twice" for name in set(names) if names.count(name) > 1]
        return one

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = self._opened(tag, attrs)
        if tag not in VOID:
            self.open.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = self._opened(tag, attrs)
        if not one.is_foreign and tag not in VOID:
            self.faults.append(f"{one} is no void element, so it cannot close itself")

    def handle_endtag(self, tag: str) -> None:
        if tag not in [one.tag for one in self.open]:
            self.faults.append(f"line {self.getpos()[0]}: </{tag}> closes nothing")
            return
        while (last := self.open.pop()).tag != tag:
            self.faults.append(f"{last} is not closed before </{tag}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"line {self.getpos()[0]}: <![{data[:20]}")


def parse(html: str) -> Tree:
    """Return the tree of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    left = [f"{one} is not closed" for one in reader.open[1:]]
    return Tree(reader.root, reader.faults + left)
