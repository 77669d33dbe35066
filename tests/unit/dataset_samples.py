"""A small whole project, right in every detail, for tests to spoil one thing of.

It speaks English and French and knows no place that exists. A column is written
as `name`, with `!` for required, `>table` for a reference, `:list` for a code list,
`*` for a list of items, `~` for a text in several languages (a column each) and
`=type` where it is no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.project import Project, load_project

LANGUAGES = ("en", "fr")
COLUMN = re.compile(r"(\w+)(!?)(\*?)(~?)(?:>([\w|]+))?(?::(\w+))?(?:=(\w+))?")

# table -> columns, the rows below the header
TABLES: Mapping[str, tuple[str, str]] = {
    "areas": (
        "id! parent>areas kind!:area_kind tile_row=integer tile_column=integer name!~ note~",
        "town,,town,,,Town,Ville,,\nnorth,town,district,1,1,North,Nord,,\n",
    ),
    "bodies": ("id! name!~", "works,Works office,Travaux\n"),
    "codes": ("list! code! label!~", ""),
    "events": (
        "id! task!>tasks date date_precision:date_precision event!:task_event reason~ "
        "document*>sources due due_precision:date_precision successors*>tasks",
        "",
    ),
    "milestones": ("id! year!=year title!~ indicators*>indicators", "m1,2025,Goal,But,length\n"),
    "projects": (
        "id! slug! name!~ tasks*>tasks",
        "p1,bridge,Bridge,Pont,A.0.01\np2,canal,Canal,Canal,A.0.01;A.0.02\n",
    ),
    "questions": (
        "id! target>targets task>tasks section>sections question!~ where~ "
        "to_be_confirmed!=boolean status!:question_status asked_in>releases answered_in>releases",
        "q1,length.1,,,How long?,Combien ?,,,true,open,r1,\n"
        "q2,,,A,Which roads?,Quelles routes ?,,,false,answered,r1,r1\n",
    ),
    "releases": ("id! date=date title!~", "r1,2026-03-01,First,Première\n"),
    "sections": ("id! parent>sections title!~ nav~ locator", "A,,Roads,Routes,Roads,Routes,1/1\n"),
    "sentences": ("locator! clauses!=integer", "1/1/1,1\n1/2/1,3\n"),
    "sources": (
        "id! title!~ date date_precision:date_precision quality!:source_quality "
        "linkable!=boolean url",
        "report,Report,Rapport,2025-02,month,official,true,https://town.example/a\n"
        "paper,Paper,Journal,2025-02,month,official,true,\n"
        "letter,Letter,Lettre,,,press,false,\n",
    ),
    "themes": ("id! label!~ definition~", "roads,Roads,Routes,Streets,Rues\n"),
    "updates": (
        "id! date date_precision:date_precision task>tasks task_status:task_status "
        "project>projects project_stage:project_stage status_basis:status_basis what~ problem~ "
        "visibility:visibility sources*>sources expected_event:expected_event expected_date "
        "expected_precision:date_precision state!:update_state successor>updates "
        "withdrawn_reason~",
        "u1,2024-05,month,A.0.01,under_way,,,public_source,Begun,Commencé,,,,report,,,,"
        "published,,,\n"
        "u2,2024-06-01,day,,,p1,started,public_source,Dug,Creusé,,,,letter;report,opening,2027,"
        "year,published,,,\n"
        "u3,,unknown,A.0.02,under_way,,,public_source,Odd,Drôle,,,,letter,,,,withdrawn,u1,Wrong,"
        "Faux\n",
    ),
    "tasks/A": (
        "id! section!>sections title!~ themes*>themes start start_precision:date_precision due "
        "due_precision:date_precision done_when~ locator",
        "A.0.01,A,Mend roads,Réparer,roads,2020,year,2025,year,,,1/2/1#1-2\n"
        'A.0.02,A,Build roads,Bâtir,,,,,,,,"1/2/1#1,3;1/1/1"\n',
    ),
    "tasks/B": (
        "id! section!>sections title!~ themes*>themes start start_precision:date_precision due "
        "due_precision:date_precision done_when~ locator",
        "B.0.01,A,Plant trees,Planter,,,,,,,,\n",
    ),
}
OBSERVATIONS = (
    "period! period_label area!>areas vintage!:vintage source!>sources value=number "
    "obs_status!:obs_status basis:basis note~"
)
GRADES = OBSERVATIONS.replace("value=number", "category:rating")
SLICED = OBSERVATIONS.replace("area!>areas", "area!>areas sex!:sex")
CODES = {
    "area_kind": "town district",
    "availability": "published part not_found",
    "baseline_kind": "period value rule not_stated",
    "basis": "old new",
    "date_precision": "day month year unknown",
    "api_profile": "none canned sql",
    "direction": "up down reach",
    "expected_event": "opening",
    "horizon": "dated each_year undated",
    "indicator_kind": "plan component context",
    "method": "jindu",
    "measure": "level stock ratio category",
    "obs_status": "A P U F M",
    "project_stage": "started",
    "question_status": "open answered",
    "rating": "good",
    "sex": "_T F M",
    "source_quality": "official third_party press",
    "status_basis": "public_source reported",
    "strength": "firm",
    "reason": "period_uncertain target_revised",
    "task_event": "added modified split merged dropped",
    "task_status": "under_way",
    "update_state": "published withdrawn",
    "vintage": "final first",
    "visibility": "internal public",
}
TARGET = {
    "id": "length.1",
    "operator": ">=",
    "value": "12.50",
    "period": "2025",
    "horizon": "dated",
    "area": "town",
    "where": {},
    "accepts": ["north"],
    "baseline": {"kind": "period", "period": "2018"},
    "strength": "firm",
    "group": "m1",
    "valid_from": "2020-01-01",
    "valid_until": "",
    "locator": "1/2/1#3",
}
# indicator -> our keys that differ from those of every indicator, the schema, the rows
INDICATORS: Mapping[str, tuple[Mapping[str, Any], str, str]] = {
    "length": (
        {"kind": "plan", "targets": [TARGET]},
        "observations",
        "2020,,town,final,report,10.50,A,,,\n2021,,town,final,paper,11,A,,,\n"
        "2021,,town,final,report,11.0,A,,,\n",
    ),
    "width": ({"availability": "part"}, "observations", "2020,,town,final,report,2,A,,,\n"),
    "surface": (
        {"computation": {"numerator": "length", "denominator": "width"}, "measure": "ratio"},
        "observations",
        "",
    ),
    "depth": ({"availability": "not_found"}, "observations", ""),
    "state": (
        {"measure": "category"},
        "observations-category",
        "2020,,town,final,report,good,A,,,\n",
    ),
    "walkers": (
        {"dimensions": ["sex"], "targets": [TARGET | {"id": "walkers.1", "where": {"sex": "F"}}]},
        "observations-sex",
        "2025,,town,F,final,report,3,A,,,\n2025,,town,_T,final,report,7,A,,,\n",
    ),
}


def build_project(root: Path) -> Path:
    """Write the project below `root` and return it."""
    for name, (columns, rows) in TABLES.items():
        schema = name.split("/")[0]
        _schema(root, schema, columns, "list code" if name == "codes" else "id")
        _table(root, name, schema, columns, rows or _codes(name), {})
    for schema, columns in (
        ("observations", OBSERVATIONS),
        ("observations-category", GRADES),
        ("observations-sex", SLICED),
    ):
        key = [name for name in ["period", "area", "sex", "vintage", "source"] if name in columns]
        _schema(root, schema, columns, " ".join(key))
    for number, (id_, (keys, schema, rows)) in enumerate(INDICATORS.items()):
        columns = {"observations": OBSERVATIONS, "observations-category": GRADES}.get(
            schema, SLICED
        )
        _table(
            root, f"indicators/{id_}", schema, columns, rows, {**_indicator(id_, number), **keys}
        )
    _configuration(root)
    _prose(root)
    return root


def load_sample(root: Path) -> Project:
    """Return the project in `root`."""
    return load_project(root)


def _columns(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for token in text.split():
        match = COLUMN.fullmatch(token)
        assert match, token
        name, needed, several, localised, references, codes, kind = match.groups()
        flags = {"references": references, "codes": codes, "list": bool(several)}
        ours = {key: value for key, value in flags.items() if value}
        ours |= {"localised": True} if localised else {}
        ours |= {f"title_{code}": name for code in LANGUAGES}
        entry = {"type": kind or "string", "constraints": {"required": bool(needed)}, "jindu": ours}
        for column in [f"{name}_{code}" for code in LANGUAGES] if localised else [name]:
            yield column, {"name": column, **entry}


def _schema(root: Path, name: str, columns: str, key: str) -> None:
    fields = dict(_columns(columns))
    keys = [one for one in key.split() if one in fields] or [next(iter(fields))]
    if name == "themes":
        fields["id"]["constraints"] |= {"pattern": "[a-z]+", "minLength": 2, "maxLength": 9}
        fields["label_en"]["constraints"]["unique"] = True
    if name == "sentences":
        fields["clauses"]["constraints"] |= {"minimum": 1, "maximum": 9}
    if name == "bodies":
        fields["id"]["constraints"]["enum"] = ["works", "parks"]
    tree = {"fields": list(fields.values()), "primaryKey": keys, "missingValues": [""]}
    _dump(root / f"datasets/schemas/{name}.yaml", tree)


def _table(
    root: Path, name: str, schema: str, columns: str, rows: str, ours: Mapping[str, Any]
) -> None:
    titles = {f"title_{code}": name for code in LANGUAGES}
    tree: dict[str, Any] = {
        "name": name.replace("/", "-").lower(),
        "path": f"{name}.csv",
        "encoding": "utf-8",
        "dialect": {"csv": {"delimiter": ","}},
        "schema": f"schemas/{schema}.yaml",
        "jindu": dict(ours) or ({"table": schema} | titles),
    }
    if name in {"events", "codes"}:
        tree["jindu"]["may_be_empty" if name == "events" else "keep_order"] = True
    _dump(root / f"datasets/{name}.yaml", tree)
    header = ",".join(column for column, _ in _columns(columns))
    (root / f"datasets/{name}.csv").write_text(f"{header}\n{rows}", encoding="utf-8", newline="")


def _codes(name: str) -> str:
    if name != "codes":
        return ""
    return "".join(
        f"{list_},{code},{code},{code}\n"
        for list_, codes in CODES.items()
        for code in codes.split()
    )


def _indicator(id_: str, number: int) -> dict[str, Any]:
    keys: dict[str, Any] = {
        "id": id_,
        "kind": "component",
        "unit_code": "km",
        "unit_mult": 0,
        "decimals": number,
    }
    for code in LANGUAGES:
        keys |= {f"title_{code}": id_, f"definition_{code}": f"The {id_}", f"unit_{code}": "km"}
    return keys | {
        "direction": "up",
        "measure": "level",
        "theme": "roads",
        "section": "A",
        "availability": "published",
        "to_be_confirmed": False,
        "locator": "1/2/1",
    }


def _prose(root: Path) -> None:
    for code in LANGUAGES:
        page = root / "content" / code / "about.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("---\ntitle: x\n---\n", encoding="utf-8")


def _configuration(root: Path) -> None:
    named = dict.fromkeys(LANGUAGES, "Town")
    site = {"name": named, "tagline": named, "publisher": named, "feedback": "mailto:a@b.example"}
    site["url"] = "https://town.example/"
    plan = {"title": named, "area": "town", "issued": "2019-01-01", "headline_period": "2025"}
    tree = {
        "languages": list(LANGUAGES),
        "site": site,
        "plan": plan,
        "data_licence": {"name": "CC0", "url": ""},
        "assessment": _real("site.yaml")["assessment"],
        "link_hosts": ["town.example"],
    }
    _dump(root / "site_config/site.yaml", tree)
    _dump(root / "site_config/palette.yaml", _real("palette.yaml"))
    for code in LANGUAGES:
        words = {"formats": _real("languages/en.yaml")["formats"], "greeting": "Hello {name}"}
        _dump(root / f"site_config/languages/{code}.yaml", words)


@cache
def _real(name: str) -> dict[str, Any]:
    """Return the project's own configuration: its thresholds and formats do for any town."""
    path = Path(__file__).parents[2] / "site_config" / name
    tree: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return tree


class _Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # chosen here
    """Writes what stands twice twice: the check refuses aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _dump(path: Path, tree: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(
        dict(tree),
        Dumper=_Plain,
        sort_keys=False,
        allow_unicode=True,
    )
    path.write_text(text, encoding="utf-8", newline="")
