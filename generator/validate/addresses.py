"""What an address of the web or of a letter box is: one rule for sources and for the site."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

__all__ = ["is_address", "is_mail"]

NEVER = re.compile(r"""[\s"'`<>\\^{|}\x00-\x20\x7f-\x9f]""")
HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*")
LAST_PORT = 65535


def is_address(text: str) -> bool:
    """Tell whether a text is a whole http or https address that may stand in a link.

    >>> is_address("https://town.example/a"), is_address("javascript:alert(1)")
    (True, False)
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    return (
        not NEVER.search(text)
        and parts.scheme in {"http", "https"}
        and "@" not in parts.netloc
        and HOST.fullmatch(parts.hostname or "") is not None
        and (port is None or 0 < port <= LAST_PORT)
    )


def is_mail(text: str) -> bool:
    """Tell whether a text is a mailto: address of one letter box."""
    scheme, _, rest = text.partition(":")
    name, _, host = rest.partition("?")[0].partition("@")
    return (
        scheme == "mailto"
        and not NEVER.search(text)
        and bool(name)
        and HOST.fullmatch(host) is not None
    )
