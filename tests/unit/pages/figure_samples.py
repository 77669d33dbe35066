"""Views of the invented plan with real words, and what may be wrong with a finished page."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.model.measures import Observation
from generator.model.plan import Plan
from generator.model.site import Page
from generator.model.verdict import Assessment, TargetCounts
from generator.pages.index import make_index
from generator.pages.routes import routes
from generator.pages.view import View
from generator.words import Words, load_words
from tests.reading import parsed
from tests.unit.plan_samples import make_assessment, make_plan, make_project

__all__ = ["ROOT", "faults", "make_view", "texts", "view_of"]

ROOT = Path(__file__).parents[3]
VOID = {"br", "hr", "img", "input", "link", "meta", "col"}
OVERVIEWS = (
    *("", "indicators/", "tasks/", "projects/", "places/", "plan/", "questions/", "data/"),
    "method/sensitivity/",
    *("about/", "milestones/", "sources/", "releases/", "method/", "partners/", "themes/"),
)


def _words() -> dict[str, Words]:
    """Return the English words, once as they are and once as if they were French."""
    english = load_words(ROOT / "site_config" / "languages", "en")
    return {"en": english, "fr": replace(english, language="fr", locale="fr_FR", html="fr")}


def make_view(
    language: str = "en",
    *,
    root: Path = ROOT / "nowhere",
    counts: tuple[TargetCounts, ...] = (),
    charts: Mapping[str, str] | None = None,
) -> View:
    """Return a view of the invented plan as it is."""
    plan = make_plan()
    assessment = make_assessment(plan)
    return view_of(plan, replace(assessment, counts=counts), language, root=root, charts=charts)


def view_of(
    plan: Plan,
    assessment: Assessment,
    language: str = "en",
    *,
    root: Path = ROOT / "nowhere",
    charts: Mapping[str, str] | None = None,
) -> View:
    """Return a view of any plan, its rows by indicator as they are assessed."""
    rows = {name: _rows(assessment, name) for name in plan.indicators}
    by_key = {one.key: one for one in assessment.observations}
    seen = replace(assessment, by_indicator=rows, by_key=by_key)
    project = replace(make_project(root), words=_words(), settings={"site": {}})
    return View(
        plan=plan,
        assessment=seen,
        project=project,
        index=make_index(plan, seen),
        words=project.words[language],
        charts=charts or {},
        routes=routes(plan),
    )


def _rows(assessment: Assessment, indicator: str) -> tuple[Observation, ...]:
    return tuple(one for one in assessment.observations if one.indicator == indicator)


def texts(page: Page, selector: str) -> list[str]:
    """Return the texts of all elements that match, without needless space."""
    found = parsed(page.body).css(selector)
    return [" ".join(one.text(separator=" ").split()) for one in found]


def faults(view: View, pages: Iterable[Page]) -> list[str]:
    """Return what is wrong with pages: structure, ids, headings without text, dead links."""
    made = list(pages)
    ids = {page.route: re.findall(r'\bid="([^"]+)"', page.body) for page in made}
    known = {*ids, *OVERVIEWS, *(one for kind in view.routes.values() for one in kind.values())}
    found = [fault for page in made for fault in _structure(page, ids[page.route])]
    return found + [fault for page in made for fault in _links(page, known, ids)]


def _structure(page: Page, ids: list[str]) -> Iterator[str]:
    tree = parsed(page.body)
    if len(tree.css("h1")) != 1 or not page.body.lstrip().startswith("<h1>"):
        yield f"{page.route}: not one <h1> at the start"
    if not page.title or not page.description or "<" in page.title + page.description:
        yield f"{page.route}: title or description"
    twice = [name for name, number in Counter(ids).items() if number > 1 or not name]
    yield from (f"{page.route}: id {name!r} is not unique" for name in twice)
    yield from (f"{page.route}: {fault}" for fault in _emptiness(tree))
    checker = _Balance()
    checker.feed(page.body)
    yield from (f"{page.route}: {fault}" for fault in [*checker.faults, *checker.open])


def _emptiness(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield headings, tables and lists with nothing in them."""
    for heading in tree.css("h2, h3"):
        after = heading.next
        while after is not None and after.tag == "-text":
            after = after.next
        if after is None or after.tag in ("h2", heading.tag):
            yield f"nothing under {heading.text()!r}"
    bare = [one for one in tree.css("table") if not one.css("tbody tr")]
    empty = [one for one in tree.css("dl, ul, p, dd") if not one.text(strip=True)]
    yield from (f"empty {one.tag}" for one in [*bare, *empty])


def _links(page: Page, known: set[str], ids: Mapping[str, list[str]]) -> Iterator[str]:
    for found in re.findall(r'(?:href|src)="([^"]*)"', page.body):
        address = unescape(found)
        if address.startswith("https://") or _FILE.search(address):
            continue
        path, _, fragment = re.sub(r"\?[^#]*", "", address).partition("#")
        whole = posixpath.normpath(posixpath.join("/", page.route, path)) if path else ""
        target = f"{whole.strip('/')}/".removeprefix("/") if path else page.route
        if target not in known:
            yield f"{page.route}: no page {address}"
        elif fragment and target in ids and fragment not in ids[target]:
            yield f"{page.route}: no anchor {address}"


_FILE = re.compile(r"\.(csv|ipynb|json|svg|png|xml|xlsx|parquet|zip|db)$|/SHA256SUMS$")


class _Balance(HTMLParser):
    """Notes elements that are closed in the wrong order, or never."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> out of place")
