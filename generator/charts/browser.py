"""What a browser needs to make a published chart answer: Vega, from the tool that draws here."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from generator.charts.draw import keep
from generator.charts.render import VEGA_LITE

__all__ = ["browser_library", "library_address"]

_EXPORT = "window.vegaEmbed = vegaEmbed;"  # the one thing our own script asks for


def browser_library(cache: Path) -> bytes:
    """Return Vega, Vega-Lite and Vega-Embed as one script; bundling takes seconds, once a version."""
    path = _path(cache)
    if not path.is_file():
        import vl_convert

        keep(path, vl_convert.javascript_bundle(_EXPORT, VEGA_LITE).encode())
    return path.read_bytes()


def library_address(script: bytes) -> str:
    """Return where the script lies in the site; the name tells its content."""
    return f"assets/vega.{hashlib.sha256(script).hexdigest()[:8]}.js"


def _path(cache: Path) -> Path:
    asked = hashlib.sha256(f"{_EXPORT}{VEGA_LITE}".encode()).hexdigest()[:8]
    return cache / f"vega-{version('vl-convert-python')}-{asked}.js"
