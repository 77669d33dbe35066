"""`new indicator`: the pair of files, every key present and nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.edit.canonical import canonical
from generator.edit.writing import write_all
from generator.errors import UsageProblem
from generator.project import Project
from generator.read.descriptors import Unreadable, load_mapping
from generator.read.sheets import UnknownEncoding, read_sheet
from generator.validate.references import INDICATOR_CODES, TARGET_CODES
from generator.validate.shapes import INDICATOR, TARGET, expand, is_id

__all__ = ["new_indicator"]

SCHEMA = "schemas/observations.yaml"
EMPTY: Mapping[str, Any] = {
    "text": "",
    "words": "",
    "whole": 0,
    "flag": False,
    "list": [],
    "mapping": {},
}


def new_indicator(
    project: Project, id_: str, *, title: Mapping[str, str] | None = None
) -> tuple[str, str]:
    """Write descriptor and CSV of an indicator and return their names; `check` then guides on.

    Args:
        project: to which the indicator is added.
        id_: small letters, digits and hyphens; never used before.
        title: by language, as far as it is known.

    Raises:
        UsageProblem: the id breaks the rule or is taken, or the schema is unreadable.
        OSError: the files could not be written; neither is there.
    """
    if not is_id(id_):
        raise UsageProblem("invalid_id", text=id_)
    descriptor = project.datasets / "indicators" / f"{id_}.yaml"
    data = descriptor.with_suffix(".csv")
    if descriptor.exists() or data.exists():
        raise UsageProblem("id_taken", text=id_)
    text = _descriptor(project, id_, title or {}, _codes(project))
    header = _header(project.datasets / SCHEMA)
    write_all({descriptor: text.encode("utf-8"), data: canonical([header])})
    return project.relative(descriptor), project.relative(data)


def _header(schema: Path) -> tuple[str, ...]:
    try:
        return tuple(str(field["name"]) for field in load_mapping(schema, aliases=True)["fields"])
    except (Unreadable, KeyError, TypeError) as error:
        raise UsageProblem("data_unreadable", text=f"{SCHEMA}: {error}") from error


def _codes(project: Project) -> Mapping[str, list[str]]:
    """Return the codes by list; none where the table cannot be read, of which `check` tells."""
    lists: dict[str, list[str]] = {}
    with suppress(OSError, UnknownEncoding):
        header, *rows = read_sheet((project.datasets / "codes.csv").read_bytes()).records or ((),)
        for row in (dict(zip(header, record, strict=False)) for record in rows):
            lists.setdefault(row.get("list", ""), []).append(row.get("code", ""))
    return lists


def _descriptor(
    project: Project, id_: str, title: Mapping[str, str], codes: Mapping[str, list[str]]
) -> str:
    standard = {
        "name": id_,
        "title": title.get(project.default_language) or id_,
        "path": f"indicators/{id_}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"csv": {"delimiter": ","}},
        "schema": SCHEMA,
    }
    known = {"id": id_} | {f"title_{code}": title.get(code, "") for code in project.languages}
    lines = [*_comment(project, "intro", ""), *_yaml(standard, "").splitlines(), "jindu:"]
    for key, (shape, _) in expand(INDICATOR, project.languages).items():
        if key.rpartition("_")[2] not in project.languages[1:]:
            lines.extend(_comment(project, _stem(key, project), "  "))
        lines.extend(_one_of(project, codes.get(INDICATOR_CODES.get(key, ""), []), "  "))
        lines.extend(_yaml({key: known.get(key, EMPTY[shape])}, "  ").splitlines())
    lines.extend(_example(project, id_, codes))
    return "\n".join(lines) + "\n"


def _example(project: Project, id_: str, codes: Mapping[str, list[str]]) -> list[str]:
    """Return a target as it might be written, as comments, its codes beside it."""
    intro = _comment(project, "target_example", "  ")
    if not intro:
        return []
    lists = {**TARGET_CODES, "operator": "operator"}
    filled = {"id": f"{id_}.1", "accepts": "[]", "where": "{}", "baseline": "{kind: }"}
    lines = []
    for key in TARGET:
        list_ = "baseline_kind" if key == "baseline" else lists.get(key, "")
        known = _one_of(project, codes.get(list_, []), "")
        text = f"{key}: {filled.get(key, '')}".rstrip()
        lines.append(f"{text}  {known[0]}" if known else text)
    return [
        *intro,
        "  # targets:",
        *(f"  #   {'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines)),
    ]


def _one_of(project: Project, known: list[str], indent: str) -> list[str]:
    return _comment(project, "one_of", indent, known=", ".join(known)) if known else []


def _stem(key: str, project: Project) -> str:
    stem, _, code = key.rpartition("_")
    return stem if code in project.languages else key


def _comment(project: Project, key: str, indent: str, **facts: str) -> list[str]:
    words = project.words.get(project.default_language)
    name = f"checks.template.{key}"
    return [f"{indent}# {words(name, **facts)}"] if words and words.has(name) else []


def _yaml(entry: Mapping[str, Any], indent: str) -> str:
    import yaml

    text = yaml.safe_dump(entry, allow_unicode=True, sort_keys=False, width=1000)
    return "".join(f"{indent}{line}\n" for line in text.splitlines())
