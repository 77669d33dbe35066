"""One walk over pages of every kind: what happens on each is noted, tests then ask the notes.

A page is loaded once and looked at several ways, since loading costs more than looking.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response, Route

__all__ = ["AXE", "REPEATED", "Look", "Notes", "Seen", "policy", "serving", "violations", "walk"]

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
# Colours move from one scheme to the other for a moment; axe must see where they arrive. A colour
# that is inherited sets out anew when the one above it has arrived.
_FOUND = """async (exclude) => {
  const moving = () => document.getAnimations().filter((one) => one.playState !== "finished");
  for (let some = moving(); some.length; some = moving()) some.forEach((one) => one.finish());
  const found = await axe.run({exclude}, {resultTypes: ["violations"]});
  return found.violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
}"""
# The eighth row of a list is made as the first; most of the time goes into the contrast of rows.
REPEATED = (
    "main tr:nth-of-type(n+8)",
    "main li:nth-of-type(n+8)",
    "main dl > div:nth-of-type(n+8)",
)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)

Look = Callable[[Page, "Notes"], None]


@dataclass
class Seen:
    """What happened in a page that must not happen, and all it asked for."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def answered(self, response: Response) -> None:
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")

    def guard(self, route: Route) -> None:
        """Let requests to this machine pass, note and refuse all others."""
        self.requests.append(route.request.url)
        if route.request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            route.continue_()
        else:
            self.foreign.append(route.request.url)
            route.abort()


@dataclass
class Notes(Seen):
    """What happened on one page and what looks at it found."""

    found: dict[str, list[str]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)


def violations(page: Page, passed_over: Sequence[str] = ()) -> list[str]:
    """Return what axe finds, in a page of a context that `AXE` was added to.

    Args:
        page: open.
        passed_over: selectors of elements to leave out, such as `REPEATED`.
    """
    found: list[str] = page.evaluate(_FOUND, list(passed_over))
    return found


def walk(
    context: BrowserContext, base: str, routes: Iterable[str], looks: Iterable[Look]
) -> Mapping[str, Notes]:
    """Open every route below `base` in one tab, look at each, and return the notes by route."""
    current = Notes()
    page = context.new_page()
    context.route("**/*", lambda route: current.guard(route))
    page.on("console", lambda message: current.hear(message))
    page.on("response", lambda response: current.answered(response))
    page.on("pageerror", lambda error: current.errors.append(str(error)))
    walked: dict[str, Notes] = {}
    for route in routes:
        walked[route] = current = Notes()
        page.goto(base + route)
        for look in looks:
            look(page, current)
    context.close()
    return walked


def policy(html: str) -> str:
    """Return the strictest policy a page can be served under.

    Nothing inline but the style of the page for missing addresses, which is named by its hash:
    no server knows at which depth it will be shown, so it can load nothing. Material's styles
    hold small pictures as `data:`, which bring nothing in.
    """
    hashes = "".join(
        f" 'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'"
        for one in _STYLE.findall(html)
    )
    return (
        "default-src 'none'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        f"worker-src 'self'; style-src 'self'{hashes}; frame-src 'self'; base-uri 'self'; "
        "form-action 'self'"
    )


class _Strict(SimpleHTTPRequestHandler):
    """Files of a site below a prefix, under the strictest policy; nothing beside the prefix."""

    prefix = "/"
    missing_style = ""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.prefix)
        below = path.removeprefix(self.prefix) if inside else "no-such-file"
        return super().translate_path("/" + below)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", policy(self.missing_style))
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()


class _Server(ThreadingHTTPServer):
    daemon_threads = True


@contextmanager
def serving(site: Path, prefix: str = "/") -> Iterator[str]:
    """Serve a site below a path of a host that has nothing else; yield the address of its root."""
    missing = site / "404.html"
    style = missing.read_text(encoding="utf-8") if missing.is_file() else ""
    handler = type("Handler", (_Strict,), {"prefix": prefix, "missing_style": style})
    server = _Server(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
