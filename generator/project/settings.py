"""`site.yaml` read with care: what has the wrong shape is named, with the right one.

What is said here must be understood before any words are loaded, so it is written
in the notation of the file itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.errors import UsageProblem
from generator.parsed import Parsed, Unparsed, parse

__all__ = ["OPTIONAL", "SITE", "found", "invalid", "read_settings", "wanted", "where"]

SITE = "site_config/site.yaml"
CODE = re.compile(r"[a-z]{2,8}")
SHOWN = 40  # characters of what was given instead


def read_settings(path: Path, parsed: Parsed) -> Mapping[str, Any]:
    """Return the settings as written.

    Raises:
        UsageProblem: there is no such file, or it is no mapping.
    """
    if not path.is_file():
        raise UsageProblem("no_project", text=str(path.parent.parent))
    try:
        settings = parsed.tree("plain", path.read_text(encoding="utf-8"), parse)
    except (Unparsed, OSError, ValueError, RecursionError) as error:
        raise UsageProblem("site_config_invalid", text=where(SITE, error)) from error
    if not isinstance(settings, Mapping):
        raise invalid("", settings, "{name: ...}")
    return settings


def where(name: str, error: BaseException) -> str:
    """Return file and line, or file and what is missing: nothing in the words of a library."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return f"{name}, {mark.line + 1}"
    if isinstance(error, UnicodeDecodeError):
        return f"{name} (expected: UTF-8)"
    if isinstance(error, KeyError):
        key = str(error.args[0])
        return f"{name}: {key}" if key == "formats" else f"{name}: formats.{key}"
    if isinstance(error, OSError):
        return name
    return f"{name} (expected: formats: {{locale, html, ...}})"


def found(settings: Mapping[str, Any], path: str) -> Any:
    """Return the entry at a dotted path, None where there is none."""
    entry: Any = settings
    for step in path.split("."):
        entry = entry.get(step) if isinstance(entry, Mapping) else None
    return entry


def wanted(settings: Mapping[str, Any], path: str, shape: str) -> Any:
    """Return the entry at a dotted path where it has its shape.

    Raises:
        UsageProblem: it has not.
    """
    entry = found(settings, path)
    fits, shown = SHAPES[shape]
    if not fits(entry):
        raise invalid(path, entry, shown)
    return entry


def invalid(path: str, entry: object, shape: str) -> UsageProblem:
    """Return the error of an entry that has another shape than `shape` shows."""
    given = "" if entry is None else str(entry)[:SHOWN]
    where = f"{SITE}: {path}: {given} " if path else f"{SITE}: "
    return UsageProblem("site_config_invalid", text=f"{where}(expected: {shape})")


def _is_text(entry: object) -> bool:
    return isinstance(entry, str | int | float | date) and not isinstance(entry, bool)


def _is_texts(entry: object) -> bool:
    return isinstance(entry, Mapping) and all(map(_is_text, entry.values()))


def _is_codes(entry: object) -> bool:
    codes = entry if isinstance(entry, list) else []
    return (
        bool(codes)
        and all(isinstance(code, str) and CODE.fullmatch(code) for code in codes)
        and len(set(codes)) == len(codes)
    )


def _is_number(entry: object) -> bool:
    try:
        return _is_text(entry) and Decimal(str(entry)).is_finite()
    except ArithmeticError:
        return False


# What an entry must be, and how that is written.
SHAPES: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "codes": (_is_codes, "[code, ...]"),
    "text": (_is_text, "text"),
    "texts": (_is_texts, "{language: text}"),
    "lines": (
        lambda entry: isinstance(entry, list) and all(map(_is_texts, entry)),
        "[{language: text}, ...]",
    ),
    "mapping": (lambda entry: isinstance(entry, Mapping), "{name: text}"),
    "tags": (
        lambda entry: (
            isinstance(entry, Mapping)
            and all(one is None or _is_text(one) or _is_texts(one) for one in entry.values())
        ),
        "{name: text, name: {language: text}}",
    ),
    "texts_list": (
        lambda entry: isinstance(entry, list) and all(map(_is_text, entry)),
        "[text, ...]",
    ),
    "hosts": (lambda entry: isinstance(entry, list) and all(map(_is_text, entry)), "[host, ...]"),
    "truth": (lambda entry: isinstance(entry, bool), "true"),
    "whole": (lambda entry: isinstance(entry, int) and not isinstance(entry, bool), "0"),
    "number": (_is_number, "0.0"),
}
OPTIONAL: Mapping[str, str] = {
    "site.url": "text",
    "site.api_url": "text",
    "site.feedback": "text",
    "site.footer": "lines",
    "site.meta": "tags",
    "link_hosts": "hosts",
    "api": "mapping",
    "hide_empty_sections": "truth",
    "plan.text": "text",
    "plan.language": "text",
    "plan.division": "mapping",
}
