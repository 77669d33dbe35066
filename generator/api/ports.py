"""Which port a server takes."""

from __future__ import annotations

import socket

from generator.errors import ServeFailed
from generator.model.interface import API_PORT

__all__ = ["API_PORT", "SITE_PORT", "choose"]

SITE_PORT = 8000  # where nothing else is asked for
TRIED = 50  # ports after the usual one, before any free one will do


def choose(host: str, wanted: int | None, usual: int, *, taken: int = 0) -> int:
    """Return a free port.

    Args:
        host: address to listen on.
        wanted: the port asked for; 0 for any free one; None for the usual one or
            the next free one after it.
        usual: the usual port.
        taken: a port that is spoken for.

    Raises:
        ServeFailed: the port asked for is taken.
    """
    if wanted:
        if wanted == taken or not _is_free(host, wanted):
            raise ServeFailed("port_taken", port=str(wanted))
        return wanted
    if wanted is None:
        for port in range(usual, usual + TRIED):
            if port != taken and _is_free(host, port):
                return port
    return _any_free(host)


def _is_free(host: str, port: int) -> bool:
    try:
        with socket.create_server((host, port)):
            return True
    except OSError:
        return False


def _any_free(host: str) -> int:
    with socket.create_server((host, 0)) as found:
        return int(found.getsockname()[1])
