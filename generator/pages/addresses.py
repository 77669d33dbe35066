"""Where what a page shows can be had as a file: shown in full, so that it can be written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.exports.offers import files_of
from generator.model.formats import DOWNLOADS, format_of
from generator.pages.view import View

__all__ = ["Address", "addresses", "formats"]


@dataclass(frozen=True, slots=True)
class Address:
    """A file: what it is, where it is from this page, and the address to write down.

    Attributes:
        full: the whole address where the site knows its own, else the path on the site.
    """

    name: str
    link: str
    full: str


def addresses(view: View, table: str, others: Iterable[str] = ()) -> Iterator[Address]:
    """Yield the files of a table, "" for none, then other files; `view` is the page's own."""
    base = view.project.identity.site_url
    for path in (*(files_of(table) if table else ()), *others):
        kind = view.words(f"exports.formats.{format_of(path).name}")
        yield Address(kind, view.download(path), f"{base}{DOWNLOADS}{path}")


def formats(view: View, table: str) -> Iterator[tuple[str, str]]:
    """Yield the short name and the address of each format of a table."""
    for path in files_of(table):
        yield view.words(f"pages.addresses.{format_of(path).name}"), view.download(path)
