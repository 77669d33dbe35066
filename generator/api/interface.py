"""One Datasette a language over the same file, and the process that runs them.

`python -m generator.api.interface --port ...` is what `server.py` starts.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from datasette.app import Datasette

from generator.api.door import Door
from generator.api.facts import read_facts
from generator.api.metadata import DATABASE, PLUGIN
from generator.api.place import with_language
from generator.api.speaker import Speaker
from generator.api.translating import Translator

__all__ = ["Interface", "interfaces", "open_door"]

FOLDER = Path(__file__).parent
HOST = "127.0.0.1"
Entry = dict[str, Any]


class Interface(Datasette):  # type: ignore[misc]  # Datasette carries no types
    """Datasette over a file that anybody may read, below any path.

    Attributes:
        speaker: what its pages say.
    """

    speaker: Speaker

    def absolute_url(self, request: Any, path: str) -> str:
        """Return an absolute address; Datasette's links of facets forget the base."""
        base = self.setting("base_url")
        below = path if path.startswith(base) else f"{base}{path.lstrip('/')}"
        return str(super().absolute_url(request, below))

    async def check_visibility(self, *asked: Any, **named: Any) -> tuple[bool, bool]:
        """Everything is to be seen: asking for each name is most of the work of a list."""
        return True, False


def languages_in(metadata: Mapping[str, Any]) -> dict[str, Entry]:
    """Return what the pages of each language say, out of `metadata.json`."""
    found: dict[str, Entry] = metadata.get("plugins", {}).get(PLUGIN, {}).get("languages", {})
    return found


def _metadata_of(metadata: Mapping[str, Any], language: str) -> Entry:
    """Return the metadata without the words of pages, rows named in one language."""
    plugin = {key: one for key, one in metadata["plugins"][PLUGIN].items() if key != "languages"}
    own = {**deepcopy({**metadata, "plugins": {}}), "plugins": {PLUGIN: plugin}}
    tables = own["databases"][DATABASE]["tables"]
    for name, entry in languages_in(metadata)[language]["tables"].items():
        if "label_column" in entry:
            tables[name]["label_column"] = entry["label_column"]
    return own


def interfaces(
    database: Path,
    metadata: Mapping[str, Any],
    *,
    inspected: Mapping[str, Any] | None = None,
    settings: Mapping[str, Any] | None = None,
    site: str = "",
) -> dict[str, Interface]:
    """Return a Datasette for each language, the one at the root first.

    Args:
        database: the file they read.
        metadata: what `metadata.json` holds.
        inspected: what is known of the file beforehand.
        settings: of Datasette; `base_url` is the path that a proxy shows all of them at.
        site: address of the site, "" to take the one of the metadata.
    """
    said = languages_in(metadata)
    base = str((settings or {}).get("base_url", "/"))
    facts = read_facts(database, said)
    site = site or str(metadata.get("about_url", ""))
    found: dict[str, Interface] = {}
    for code in said:
        below = {**(settings or {}), "base_url": with_language(base, code, tuple(said), "/")}
        found[code] = Interface(
            immutables=[str(database)],
            inspect_data=inspected,
            metadata=_metadata_of(metadata, code),
            cors=True,
            plugins_dir=str(FOLDER / "plugins"),
            template_dir=str(FOLDER / "templates"),
            static_mounts=[("-/look", str(FOLDER / "look"))],
            settings=below,
        )
        found[code].speaker = Speaker(code, said, facts, base, site, metadata)
    return found


def open_door(database: Path, metadata: Mapping[str, Any], found: Mapping[str, Interface]) -> Door:
    """Return the application that sends each request to the Datasette of its language."""
    languages = tuple(found)
    names = {
        code: frozenset(said["views"])
        | frozenset(f"{one}_{code}" for one in said["headings"]["queries"])
        for code, said in languages_in(metadata).items()
    }
    translator = Translator(database, metadata["databases"][DATABASE], languages)
    base = found[languages[0]].setting("base_url")
    apps = {code: one.app() for code, one in found.items()}
    return Door(apps, base, names, translator.in_language)


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return {"on": True, "off": False}.get(text, text)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the interface until the process ends."""
    from datasette.cli import uvicorn  # the server that Datasette brings along

    options = _options().parse_args(arguments)
    metadata = json.loads(options.metadata.read_text(encoding="utf-8"))
    inspected = json.loads(options.inspect_file.read_text(encoding="utf-8"))
    settings = {name: _read(text) for name, text in options.setting}
    found = interfaces(
        options.database, metadata, inspected=inspected, settings=settings, site=options.site
    )
    door = open_door(options.database, metadata, found)
    asyncio.run(next(iter(found.values())).invoke_startup())
    uvicorn.run(door, host=HOST, port=options.port, log_level="warning", lifespan="off")


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="datasette")
    parser.add_argument("--database", type=Path, required=True)
    parser.add_argument("--metadata", type=Path, required=True)
    parser.add_argument("--inspect-file", type=Path, required=True)
    parser.add_argument("--site", default="")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--setting", nargs=2, action="append", default=[])
    return parser


if __name__ == "__main__":
    main()
