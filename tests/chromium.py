"""Where Chromium is on this machine. Standard library only: run.py asks before anything is set up."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "{ProgramFiles}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Google/Chrome/Application/chrome.exe",
    "{LOCALAPPDATA}/Google/Chrome/Application/chrome.exe",
    "{LOCALAPPDATA}/Chromium/Application/chrome.exe",
    "{ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
)


def fill(place: str, environ: Mapping[str, str]) -> str | None:
    """Return a place with its folder variable filled in; None if the variable is not set."""
    if not place.startswith("{"):
        return place
    # Windows names are given in any case and hold parentheses, so str.format will not do.
    name, rest = place[1:].split("}", 1)
    folders = {key.upper(): value for key, value in environ.items()}
    folder = folders.get(name.upper())
    return folder + rest if folder else None


def find_chromium(
    environ: Mapping[str, str],
    which: Callable[[str], str | None] = shutil.which,
    is_file: Callable[[str], bool] = os.path.isfile,
) -> str | None:
    """Return Chromium's program file, or None.

    JINDU_CHROMIUM in the environment names it and then nothing else will do; otherwise it is the
    first on the path, else the first in a usual place of macOS and Windows.
    """
    named = environ.get("JINDU_CHROMIUM")
    if named:
        return named if is_file(named) else None
    on_path = (which(name) for name in NAMES)
    filled = (fill(place, environ) for place in PLACES)
    places = (place for place in filled if place and is_file(place))
    return next(filter(None, on_path), None) or next(places, None)
