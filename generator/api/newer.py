"""The same metadata as the next major version of Datasette wants it, in two files.

What pages say stays metadata; settings, plugins, fixed queries and how tables are shown
become configuration. Nothing is inherited there, so licence and source are told of every
database and table. `tests/newer` tries it with the newest version before its release.
"""

from __future__ import annotations

import json
from typing import Any

from generator.api.server import PROFILES, SETTINGS

__all__ = ["CONFIG", "METADATA", "newer_files"]

METADATA, CONFIG = "metadata.json", "datasette.json"
# How tables are shown, not what they are.
SHOWING = (
    *("facets", "fts_pk", "fts_table", "hidden", "label_column", "size", "sort", "sort_desc"),
)
INHERITED = ("license", "license_url", "source", "source_url", "about", "about_url")

Entry = dict[str, Any]


def newer_files(metadata: str, profile: str) -> dict[str, bytes]:
    """Return metadata and configuration of the next major version by name of the file.

    Args:
        metadata: text of `metadata.json` as versions before it read it.
        profile: how open the interface is, a key of `server.PROFILES`.
    """
    settings = SETTINGS | {"default_allow_sql": PROFILES.get(profile, "off")}
    whole: Entry = json.loads(metadata)
    inherited = {key: whole[key] for key in INHERITED if key in whole}
    told = {key: one for key, one in whole.items() if key not in ("plugins", "databases")}
    config: Entry = {"settings": {key: _setting(one) for key, one in settings.items()}}
    config["plugins"] = whole.get("plugins", {})
    told["databases"], config["databases"] = {}, {}
    for name, database in whole["databases"].items():
        told["databases"][name] = inherited | _told(database, inherited)
        config["databases"][name] = _configured(database)
    return {METADATA: _written(told), CONFIG: _written(config)}


def _setting(value: str) -> object:
    """Return a setting as a file has it: numbers and switches as such.

    >>> _setting("50"), _setting("off"), _setting("/api/")
    (50, False, '/api/')
    """
    if value in ("on", "off"):
        return value == "on"
    return int(value) if value.isdecimal() else value


def _told(database: Entry, inherited: Entry) -> Entry:
    kept = {key: one for key, one in database.items() if key not in ("queries", "tables")}
    kept["tables"] = {
        name: inherited | {key: one for key, one in table.items() if key not in SHOWING}
        for name, table in database["tables"].items()
        if not table.get("hidden") or "title" in table
    }
    return kept


def _configured(database: Entry) -> Entry:
    shown = {
        name: {key: table[key] for key in SHOWING if key in table}
        for name, table in database["tables"].items()
    }
    tables = {name: one for name, one in shown.items() if one}
    return {"queries": database.get("queries", {}), "tables": tables}


def _written(entry: Entry) -> bytes:
    return (json.dumps(entry, ensure_ascii=False, indent=1) + "\n").encode()
