"""Pages in the language of the application: words for templates, cells, landing, list, search."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from datasette import Response, hookimpl
from datasette.views.database import DatabaseView
from markupsafe import Markup

from generator.api.calls import answers, calls
from generator.api.metadata import DATABASE
from generator.api.place import SEARCH
from generator.api.searching import groups

WORDS = 200  # characters of a search that are looked for
Route = tuple[str, Callable[..., Any]]


def prepare(env: Any, datasette: Any) -> None:
    """Give every template the words and addresses of its language."""
    speaker = getattr(datasette, "speaker", None)
    if speaker is not None:
        env.globals |= {"s": speaker, "t": speaker.say}
        env.trim_blocks = env.lstrip_blocks = True


def routes(datasette: Any) -> list[Route]:
    """Answer the first page, the list of everything and the search ourselves."""
    if getattr(datasette, "speaker", None) is None:
        return []
    return [
        (r"/$", landing),
        (rf"/(?P<database>{DATABASE})(\.(?P<format>page))?$", listing),
        (rf"{re.escape(SEARCH)}$", search),
        (r"/-/metadata$", _metadata),
    ]


async def landing(datasette: Any, request: Any) -> Any:
    """Show how to begin."""
    root = datasette.absolute_url(request, datasette.urls.instance())
    address = root.removesuffix(datasette.speaker.path()) + datasette.speaker.base
    found = calls(address, datasette.speaker)
    shown = tuple(zip(found, await answers(datasette, found), strict=True))
    return await _page(datasette, request, "index.html", calls=shown)


async def listing(datasette: Any, request: Any) -> Any:
    """List tables and queries of one language; a query of the reader's own goes to Datasette."""
    if request.args.get("sql"):
        return await DatabaseView(datasette).dispatch_request(request)
    allowed = await datasette.permission_allowed(
        request.actor, "execute-sql", DATABASE, default=True
    )
    return await _page(datasette, request, "database.html", allow_execute_sql=allowed)


async def search(datasette: Any, request: Any) -> Any:
    """Search everything at once."""
    words = (request.args.get("q") or request.args.get("words") or "").strip()[:WORDS]
    found = await groups(datasette, datasette.speaker, words) if words else []
    return await _page(datasette, request, "search.html", words=words, groups=found)


async def _metadata(datasette: Any) -> Any:
    return Response.redirect(datasette.speaker.data("/-/metadata.json"))


async def _page(datasette: Any, request: Any, template: str, **facts: Any) -> Any:
    return Response.html(await datasette.render_template(template, facts, request=request))


def cell(datasette: Any, table: str | None, column: str, value: Any) -> Markup | None:
    """Show the label of a code, link ids to their rows and routes to their pages."""
    speaker = getattr(datasette, "speaker", None)
    if speaker is None or value in ("", None) or isinstance(value, (bytes, dict)):
        return None
    name, text = table or "", str(value)
    if speaker.is_plain(name, column):
        return None
    if speaker.is_page(name, column):
        address = speaker.page(text)
        return (
            Markup('<a href="{}">{}</a>').format(address, speaker.say("page")) if address else None
        )
    rows = speaker.rows_of(name, column)
    if rows and text in speaker.facts.ids.get(rows, ()):
        title = "" if name in speaker.said["views"] or not name else speaker.name(rows, text)
        shown = Markup('<a href="{}">{}</a>').format(speaker.row(rows, text), title or text)
        return Markup("{} <code>{}</code>").format(shown, text) if title else shown
    label = speaker.label(name, column, value)
    if label:
        return Markup("{} <code>{}</code>").format(label, text)
    tag = speaker.tag(name, column)
    return Markup('<span lang="{}">{}</span>').format(tag, text) if tag else None


prepare_jinja2_environment = hookimpl(prepare)
register_routes = hookimpl(routes)
render_cell = hookimpl(cell)
