"""Prose: pages written by people in `content/<language>/`, numbers by functions only.

A file is a small front matter (title, description) and Markdown. It goes through
Jinja first, where `facts` are the only names, and then through Markdown.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.errors import BuildFailed
from generator.model.site import Page, SearchEntry
from generator.pages.keeping import Batch
from generator.pages.prose_facts import facts
from generator.pages.render import make_page, template_of
from generator.pages.view import View
from generator.parsed import Unparsed, parse

__all__ = ["batches", "pages"]

# Navigation entry of a page that is not one itself.
SECTIONS = {"data": "data", "interface": "data"}
ELSEWHERE = "about"


def pages(view: View) -> Iterator[Page]:
    """Yield a page for every Markdown file of the language.

    Raises:
        BuildFailed: a page is missing in this language, or a file cannot be read or filled.
    """
    return (page for _, make in batches(view) for page in make(view))


def batches(view: View) -> Iterator[Batch]:
    """Yield each page by itself."""
    for stem in _stems(view):
        yield f"prose/{stem}", partial(_pages, stem)


def _pages(stem: str, view: View) -> Iterator[Page]:
    path = view.project.content / view.language / f"{stem}.md"
    if not path.is_file():
        raise _failed(view, "missing", path)
    yield _page(view, stem, path)


def _stems(view: View) -> list[str]:
    """Return the names of all pages that exist in any language, sorted."""
    folders = [view.project.content / language for language in view.project.languages]
    return sorted({path.stem for folder in folders for path in folder.glob("*.md")})


def _page(view: View, stem: str, path: Path) -> Page:
    route = f"{stem}/"
    head, text = _split(view, path)
    title, description = (_filled(view, route, head.get(key, ""), path) for key in HEAD)
    body = _html(view, stem, _filled(view, route, text, path))
    section = SECTIONS.get(stem, ELSEWHERE)
    crumbs = () if stem == section else ((view.words(f"pages.nav.{section}"), f"{section}/"),)
    return make_page(
        view,
        route=route,
        template="prose.html",
        title=title,
        description=description,
        section=section,
        crumbs=crumbs,
        search=(SearchEntry(route, title, description),),
        facts={"body": body},
    )


HEAD = ("title", "description")


def _split(view: View, path: Path) -> tuple[Mapping[str, str], str]:
    """Return front matter and text of a file.

    Raises:
        BuildFailed: no front matter, or one without a title and a description.
    """
    parts = path.read_text(encoding="utf-8").split("---\n", 2)
    try:
        head = parse(parts[1])
        if parts[0].strip() or not all(head[key] for key in HEAD):
            raise ValueError(parts[0])
        return {key: str(head[key]) for key in HEAD}, parts[2]
    except (Unparsed, IndexError, KeyError, TypeError, ValueError) as error:
        raise _failed(view, "head", path) from error


def _filled(view: View, route: str, text: str, path: Path) -> str:
    from jinja2 import TemplateError

    try:
        return template_of(view, text).render(facts(view.at(route)))
    except (TemplateError, KeyError, TypeError) as error:
        raise _failed(view, "unknown", path, detail=str(error)) from error


def _html(view: View, stem: str, text: str) -> Any:
    """Return Markdown as HTML; kept, as most figures that change stand in no prose."""
    from markupsafe import Markup

    key = hashlib.sha256(f"{version('markdown')}\0{text}".encode()).hexdigest()
    folder, name = view.project.cache / "prose", f"{view.language}.{stem}"
    path = folder / f"{name}.{key}.html"
    try:
        html = path.read_bytes().decode("utf-8")
    except OSError:
        html = _converted(text)
        with suppress(OSError):  # without a place to write it does without
            folder.mkdir(parents=True, exist_ok=True)
            for older in folder.glob(f"{name}.*.html"):
                older.unlink()
            draft = path.with_suffix(f".{os.getpid()}.part")
            draft.write_bytes(html.encode())
            draft.replace(path)
    return Markup(html)  # noqa: S704 - written by the site's own editors


def _converted(text: str) -> str:
    from markdown import Markdown

    made = Markdown(extensions=["tables", "attr_list", "toc", "md_in_html"])
    return made.convert(text).replace("<th>", '<th scope="col">')  # only heads of columns exist


def _failed(view: View, key: str, path: Path, **more: str) -> BuildFailed:
    name = view.project.relative(path)
    return BuildFailed("build_failed", text=view.words(f"pages.prose.{key}", path=name, **more))
