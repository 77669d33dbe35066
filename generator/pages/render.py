"""From a template and a view to finished HTML.

Templates hold structure only; words come through `t`, names and numbers through
the view `v`. A file of the same name in `content/templates/` takes a template's
place.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.model.claim import ATTRIBUTE, claims_of
from generator.model.site import Page, SearchEntry
from generator.pages.addresses import addresses, formats
from generator.pages.care import care_of, care_of_row, reading_note
from generator.pages.claims.ids import chart_id
from generator.pages.claims.markup import claim_attribute
from generator.pages.evidence import evidence_address
from generator.pages.live import interface_block
from generator.pages.pictures import charts_on
from generator.pages.view import View

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from jinja2.runtime import Context

__all__ = ["environment", "make_page", "template", "template_of"]

_CLAIMS = re.compile(rf'{ATTRIBUTE}="([^"]+)"')
TEMPLATES = Path(__file__).parent / "templates"
_TEXTS: dict[str, str] = {}  # templates that are no files, by their hash


@lru_cache(maxsize=8)
def environment(overrides: Path, cache: Path | None = None) -> Environment:
    """Return the templates of the house, those in `overrides` first.

    Compiled templates are kept in `cache`, by the hash of their text.
    """
    from jinja2 import (
        ChoiceLoader,
        DictLoader,
        Environment,
        FileSystemBytecodeCache,
        FileSystemLoader,
        StrictUndefined,
    )

    folders = [FileSystemLoader(one) for one in (overrides, TEMPLATES)]
    loader = ChoiceLoader([*folders, DictLoader(_TEXTS)])
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.loopcontrols"],
        bytecode_cache=FileSystemBytecodeCache(str(cache)) if cache else None,
    )
    made.context_class = _plain_context()
    made.filters["bare"] = str  # for an attribute: the text of a claimed text, without its element
    made.globals["claim"] = claim_attribute
    made.globals |= {"addresses": addresses, "formats": formats}
    made.globals["care"] = care_of
    made.globals["care_of_row"] = care_of_row
    made.globals["reading_note"] = reading_note
    made.globals["evidence"] = evidence_address
    return made


@lru_cache(maxsize=1)
def _plain_context() -> type[Context]:
    """Return a context for templates that call nothing which asks for the context itself.

    Jinja looks for that wish at each of the 200,000 calls of a site, a tenth of all work on pages.
    """
    from jinja2.runtime import Context

    class PlainContext(Context):
        def call(self, called: Callable[..., Any], *args: Any, **named: Any) -> Any:
            named.pop("_block_vars", None)
            named.pop("_loop_vars", None)
            return called(*args, **named)

    return PlainContext


def template(view: View, name: str) -> Template:
    """Return a template of the house by the name of its file."""
    return _templates(view).get_template(name)


def template_of(view: View, text: str) -> Template:
    """Return a text of editors as a template; compiled once, as those of the house are.

    Raises:
        jinja2.TemplateError: the text is no template.
    """
    name = hashlib.sha256(text.encode()).hexdigest()
    _TEXTS[name] = text
    return _templates(view).get_template(name)


def _templates(view: View) -> Environment:
    folder = view.project.cache / "templates"
    # Before the first build there is no such folder, and a page may be made without one.
    return environment(view.project.content / "templates", folder if folder.is_dir() else None)


def make_page(
    view: View,
    *,
    route: str,
    template: str,
    title: str,
    description: str,
    section: str,
    crumbs: tuple[tuple[str, str], ...] = (),
    indexed: bool = True,
    bare: bool = False,
    search: tuple[SearchEntry, ...] | None = None,
    facts: Mapping[str, object] | None = None,
) -> Page:
    """Return one page: its template rendered with the view from its own route.

    Args:
        view: the language's view.
        route: where the page lies.
        template: file name in `templates/`.
        title: plain text, the page's <h1>.
        description: one plain sentence.
        section: id of the navigation entry.
        crumbs: pages above but home, (title, route).
        indexed: False for `noindex`.
        bare: True for a page without the site's frame.
        search: entries for the site's search; None for one of title and description.
        facts: what else the template needs, by name.
    """
    seen = view.at(route)
    made = _templates(view).get_template(template)
    body = made.render(v=seen, t=seen.words, title=title, **(facts or {}))
    body += "" if bare else interface_block(seen)
    entries = (SearchEntry(route, title, description),) if search is None else search
    trail = ((view.words("pages.nav.home"), ""), *crumbs) if route and not bare else ()
    named = tuple(dict.fromkeys(_claims(body, title, description)))
    counts = {one: seen.ledger.counts[one] for one in named if one in seen.ledger.counts}
    return Page(
        route, title, body, description, section, indexed, entries, trail, named, counts, bare=bare
    )


def _claims(body: str, *texts: str) -> Iterator[str]:
    """Yield the ids of all claims on a page, again and again."""
    for found in dict.fromkeys(_CLAIMS.findall(body)):
        yield from found.split(" ")
    yield from claims_of(*texts)
    yield from (chart_id(name) for name in charts_on(body))
