"""What the server answers at all: reading only, and nothing about the machine."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from datasette import hookimpl
from datasette.utils import tilde_decode

METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# Pages of Datasette that tell file paths, versions or settings of the server.
CLOSED = frozenset(
    f"/-/{name}"
    for name in (
        "actor",
        "allow-debug",
        "auth-token",
        "databases",
        "logout",
        "messages",
        "patterns",
        "permissions",
        "plugins",
        "settings",
        "threads",
        "versions",
    )
)
INTERNAL = "/_internal"  # Datasette's notes on its files
LIFELINE = "JINDU_LIFELINE"  # set by the process that started us and holds our standard input
GRACE = 3.0  # seconds to end in before being ended

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Any, Send], Awaitable[None]]


def prepare() -> None:
    """Make error pages cheap, and end with the process that started us."""
    import datasette.handle_exception as pages

    # With rich installed each missing page prints all variables: 400 times slower.
    pages.rich = None
    if os.environ.get(LIFELINE):
        threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    while os.read(0, 1024):  # nothing once the other end is gone, however it ended
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(GRACE)
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def wrapper() -> Callable[[App], App]:
    """Answer what is not to be answered before Datasette sees it."""
    return _guarded


def _guarded(app: App) -> App:
    async def answer(scope: Scope, receive: Any, send: Send) -> None:
        status = refusal(scope) if scope["type"] == "http" else 0
        if status:
            await _refuse(status, send)
        else:
            await app(scope, receive, send)

    return answer


def refusal(scope: Scope) -> int:
    """Return the status that refuses a request, 0 for one to be answered."""
    if scope["method"] not in METHODS:
        return 405
    path = str(scope["path"])
    # Under a proxy's path such as /api/ the same pages lie one level down.
    about = path[max(path.find("/-/"), 0) :]
    closed = about.rstrip("/").removesuffix(".json") in CLOSED or INTERNAL in tilde_decode(path)
    return 404 if closed or path.startswith("//") else 0


async def _refuse(status: int, send: Send) -> None:
    error = {404: "Not found", 405: "Only GET, HEAD and OPTIONS"}[status]
    body = json.dumps({"ok": False, "error": error, "status": status}).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"access-control-allow-origin", b"*"),
        (b"allow", b"GET, HEAD, OPTIONS"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def unversioned() -> dict[str, str]:
    """Have no page tell which version answers."""
    return {"datasette_version": ""}


startup = hookimpl(prepare)
extra_template_vars = hookimpl(unversioned)
asgi_wrapper = hookimpl(wrapper)
