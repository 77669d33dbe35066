"""What the server answers at all: reading only, and nothing about the machine."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from datasette import hookimpl
from datasette.utils import tilde_decode

from generator.api.desk import Scope, desk_of
from generator.api.faults import METHODS, Fault

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


def wrapper(datasette: Any) -> Callable[[App], App]:
    """Answer what is not to be answered before Datasette sees it."""
    desk = desk_of(datasette)

    def wrapped(app: App) -> App:
        async def answer(scope: Scope, receive: Any, send: Send) -> None:
            found = refused(scope) if scope["type"] == "http" else None
            if found:
                await (await desk.refuse(scope, found)).asgi_send(send)
            else:
                await app(scope, receive, send)

        return answer

    return wrapped


def refused(scope: Scope) -> Fault | None:
    """Return what refuses a request, None for one to be answered."""
    if scope["method"] not in METHODS:
        return Fault("method", scope["method"], METHODS)
    path = str(scope["path"])
    # Under a proxy's path such as /api/ the same pages lie one level down.
    about = path[max(path.find("/-/"), 0) :]
    closed = about.rstrip("/").removesuffix(".json") in CLOSED or INTERNAL in tilde_decode(path)
    return Fault("no_page", path, where=("",)) if closed or path.startswith("//") else None


def unversioned() -> dict[str, str]:
    """Have no page tell which version answers."""
    return {"datasette_version": ""}


startup = hookimpl(prepare)
extra_template_vars = hookimpl(unversioned)
asgi_wrapper = hookimpl(wrapper)
