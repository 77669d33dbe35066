"""`new indicator`: the pair of files, every key present and nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.edit.canonical import canonical
from generator.edit.writing import write_all
from generator.errors import UsageProblem
from generator.project import Project
from generator.read.descriptors import Unreadable, load_mapping
from generator.validate.shapes import INDICATOR, expand, is_id

__all__ = ["new_indicator"]

SCHEMA = "schemas/observations.yaml"
EMPTY: Mapping[str, Any] = {"text": "", "whole": 0, "flag": False, "list": [], "mapping": {}}


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
    text = _descriptor(project, id_, title or {})
    header = _header(project.datasets / SCHEMA)
    write_all({descriptor: text.encode("utf-8"), data: canonical([header])})
    return project.relative(descriptor), project.relative(data)


def _header(schema: Path) -> tuple[str, ...]:
    try:
        return tuple(str(field["name"]) for field in load_mapping(schema)["fields"])
    except (Unreadable, KeyError, TypeError) as error:
        raise UsageProblem("data_unreadable", text=f"{SCHEMA}: {error}") from error


def _descriptor(project: Project, id_: str, title: Mapping[str, str]) -> str:
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
        lines.extend(_yaml({key: known.get(key, EMPTY[shape])}, "  ").splitlines())
    return "\n".join(lines) + "\n"


def _stem(key: str, project: Project) -> str:
    stem, _, code = key.rpartition("_")
    return stem if code in project.languages else key


def _comment(project: Project, key: str, indent: str) -> list[str]:
    words = project.words.get(project.default_language)
    name = f"checks.template.{key}"
    return [f"{indent}# {words(name)}"] if words and words.has(name) else []


def _yaml(entry: Mapping[str, Any], indent: str) -> str:
    import yaml

    text = yaml.safe_dump(entry, allow_unicode=True, sort_keys=False, width=1000)
    return "".join(f"{indent}{line}\n" for line in text.splitlines())
