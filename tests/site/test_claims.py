"""Every number on every page of both languages has a claim, and every claim holds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.project import Project
from tests.site.page_numbers import EXEMPT, Found, Rule, numbers_in, numbers_on

SHOWN = 40  # uncovered numbers named in a failure
HOME = "./"


@dataclass(frozen=True)
class Ledger:
    """The published claims, and how a language rescales the units of their numbers."""

    claims: Mapping[str, Mapping[str, Any]]
    scales: Mapping[str, Mapping[tuple[str, int], Decimal]]

    def covers(self, found: Found, language: str) -> bool:
        """Tell whether one of the claims above a number states exactly this number."""
        return any(self._states(self.claims.get(one), found, language) for one in found.claims)

    def _states(self, claim: Mapping[str, Any] | None, found: Found, language: str) -> bool:
        if claim is None:
            return False
        numbers = {Decimal(one) for one in claim.get("numbers", ())}
        if found.number in numbers or _is_scale(found):
            return True
        unit = claim.get("unit") or {"code": "", "mult": 0}
        divided_by = self.scales[language].get((unit["code"], unit["mult"]))
        return divided_by is not None and found.number * divided_by in numbers


def _is_scale(found: Found) -> bool:
    """Tell whether it is a number at an axis: alone in a text of the picture, and muted."""
    is_alone = found.text.replace(",", "").replace("\u2212", "") == str(found.number)
    return found.place == "svg text (muted)" and is_alone


@pytest.fixture(scope="session")
def ledger(real_project: Project) -> Ledger:
    return read_ledger(real_project)


def read_ledger(project: Project) -> Ledger:
    """Return the ledger as the site publishes it."""
    claims: dict[str, Mapping[str, Any]] = {}
    folder = project.api / "v1" / "claims"
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    for kind, entry in index["kinds"].items():
        held = json.loads((folder / entry["file"]).read_text(encoding="utf-8"))["claims"]
        claims |= {f"{kind}:{key}": claim for key, claim in held.items()}
    scales = {
        language: {(one.code, one.power): one.divide for one in words.scales}
        for language, words in project.words.items()
    }
    return Ledger(claims, scales)


def pages(project: Project) -> Iterator[tuple[str, str, str]]:
    """Yield (language, address, HTML) of every page, the one for missing addresses too."""
    first, *others = project.languages
    for path in sorted(project.site.rglob("*.html")):
        address = path.relative_to(project.site).as_posix()
        language = next((one for one in others if address.startswith(f"{one}/")), first)
        yield language, address, path.read_text(encoding="utf-8")


def uncovered(ledger: Ledger, language: str, html: str) -> list[Found]:
    return [one for one in numbers_on(html) if not ledger.covers(one, language)]


# Every page -----------------------------------------------------------------------------


def test_every_number_on_every_page_has_a_claim_that_states_it(
    real_project: Project, ledger: Ledger
) -> None:
    missing, seen = [], 0
    for language, address, html in pages(real_project):
        for one in numbers_on(html):
            seen += 1
            if not ledger.covers(one, language):
                missing.append(
                    f"{address}: {one.number} in <{one.place}> “{one.text[:120]}”, claims {one.claims}"
                )
    assert not missing, f"{len(missing)} numbers without a claim:\n" + "\n".join(missing[:SHOWN])
    assert seen > 10_000  # the reader of pages reads


def test_every_claim_is_listed_with_the_pages_that_show_it(
    real_project: Project, ledger: Ledger
) -> None:
    named: dict[str, set[str]] = {}
    for language, address, html in pages(real_project):
        route = address.removesuffix("index.html")
        route = route.removeprefix(f"{language}/") or HOME
        if address.endswith("index.html"):
            for ids in html.split(' data-claim="')[1:]:
                for id_ in ids.partition('"')[0].replace("&#39;", "'").split(" "):
                    named.setdefault(id_, set()).add(route)
    assert set(named) == set(ledger.claims)
    wrong = [id_ for id_, claim in ledger.claims.items() if named[id_] != set(claim["pages"])]
    assert not wrong


# Every claim ----------------------------------------------------------------------------


@pytest.fixture(scope="session")
def database(real_project: Project) -> Iterator[sqlite3.Connection]:
    uri = f"{real_project.database.as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as opened:
        yield opened


def test_every_count_is_what_its_query_counts(ledger: Ledger, database: sqlite3.Connection) -> None:
    wrong = []
    for id_, claim in ledger.claims.items():
        if id_.startswith(("count:", "share:")):
            ((answer,),) = database.execute(claim["formula"]).fetchall()
            if [str(int(answer))] != claim["numbers"]:
                wrong.append(f"{id_}: page {claim['numbers']}, database {answer}")
    assert not wrong, "\n".join(wrong[:SHOWN])


def test_every_formula_of_a_row_finds_it(ledger: Ledger, database: sqlite3.Connection) -> None:
    wrong = []
    for id_, claim in ledger.claims.items():
        if not id_.startswith(("count:", "share:", "chart:", "level:", "setting:")):
            rows = database.execute(claim["formula"]).fetchall()
            several = id_.startswith(("verdict_history:", "method_verdicts:"))
            if len(rows) != 1 and not (several and rows):
                wrong.append(f"{id_}: {len(rows)} rows")
    assert not wrong, "\n".join(wrong[:SHOWN])


@pytest.mark.parametrize("kind", ["observations", "targets"])
def test_a_value_is_the_number_in_its_row(
    ledger: Ledger, database: sqlite3.Connection, kind: str
) -> None:
    key = {"observations": "row_key", "targets": "id"}[kind]
    values = dict(database.execute(f"SELECT {key}, value_text FROM {kind}").fetchall())  # noqa: S608 - one of the two names above
    for id_, claim in ledger.claims.items():
        if id_.startswith(f"{kind}:"):
            value = values[claim["rows"][0][1]]
            if value is not None:
                assert abs(Decimal(value)) in {Decimal(one) for one in claim["numbers"]}, id_


@pytest.mark.parametrize("kind", ["chart", "level", "setting"])
def test_what_is_drawn_set_or_asked_for_is_found_by_its_formula(
    ledger: Ledger, database: sqlite3.Connection, kind: str
) -> None:
    of_kind = {id_: one for id_, one in ledger.claims.items() if id_.startswith(f"{kind}:")}
    assert of_kind
    for id_, claim in of_kind.items():
        found = [row[0] for row in database.execute(claim["formula"]) if row[0] is not None]
        assert found, id_
        if kind != "setting":
            stated = [float(one) for one in claim["numbers"]]
            for one in (one for one in found if not str(one).isalpha()):  # a grade is a word
                assert any(abs(abs(float(one)) - told) < 1e-6 for told in stated), (id_, one)


def test_agreement_of_methods_is_what_its_query_counts(
    ledger: Ledger, database: sqlite3.Connection
) -> None:
    found = {id_: one for id_, one in ledger.claims.items() if id_.startswith("agreement:")}
    assert found
    for id_, claim in found.items():
        (answer,) = database.execute(claim["formula"]).fetchall()
        assert {str(one) for one in answer} | {"2"} == set(claim["numbers"]), id_


def test_every_row_that_a_claim_names_exists(ledger: Ledger, database: sqlite3.Connection) -> None:
    keys: dict[str, set[str]] = {}
    wrong = []
    for id_, claim in ledger.claims.items():
        for table, key in claim.get("rows", ()):
            if table not in keys:
                keys[table] = keys_of(database, table)
            if key not in keys[table]:
                wrong.append(f"{id_}: no {key} in {table}")
    assert not wrong, "\n".join(wrong[:SHOWN])


def keys_of(database: sqlite3.Connection, table: str) -> set[str]:
    found = database.execute(f"PRAGMA table_info({table})").fetchall()
    names = [row[1] for row in sorted(found, key=lambda row: row[5]) if row[5]]
    columns = " || '/' || ".join(f'"{name}"' for name in names)
    return {str(row[0]) for row in database.execute(f"SELECT {columns} FROM {table}")}  # noqa: S608 - our own names


def test_the_database_holds_the_same_claims_as_the_files(
    ledger: Ledger, database: sqlite3.Connection
) -> None:
    held = {
        id_: (kind, numbers or "", formula, release)
        for id_, kind, numbers, formula, release in database.execute(
            "SELECT id, kind, numbers, query, release FROM claims"
        )
    }
    assert held == {
        id_: (
            id_.partition(":")[0],
            " ".join(claim.get("numbers", ())),
            claim["formula"],
            claim["release"],
        )
        for id_, claim in ledger.claims.items()
    }


# A figure nobody can answer for -----------------------------------------------------------


def before(mark: str, text: str) -> Callable[[str], str]:
    def change(html: str) -> str:
        assert mark in html, mark
        return html.replace(mark, text + mark, 1)

    return change


def behind(mark: str, text: str) -> Callable[[str], str]:
    def change(html: str) -> str:
        assert mark in html, mark
        return html.replace(mark, mark + text, 1)

    return change


INVENTED = {
    "a sentence": ("indicators/pm25/index.html", behind('<p class="lead">', "增长31.7%。")),
    "a sentence in English": ("en/index.html", behind('<p class="lead">', "Up 31.7%. ")),
    "a sentence with a claim": ("index.html", before("</span></p>", "，另有87项")),
    "a cell": ("indicators/pm25/index.html", behind('<td class="number">', "31.7 ")),
    "a heading": ("tasks/index.html", behind("<h1>", "988 ")),
    "the text of a chart": ("indicators/pm25/index.html", before("</desc>", "2024年：19微克。")),
    "a number in a chart": (
        "indicators/pm25/index.html",
        before(
            "</svg></div></figure>", '<text fill="var(--jindu-ink,#1b2430)" x="1" y="1">19</text>'
        ),
    ),
    "the description for search engines": (
        "places/index.html",
        behind('<meta name="description" content="', "完成率31.7%。"),
    ),
    "a tooltip": ("indicators/index.html", behind(' title="', "31.7%")),
    "a label for screen readers": (
        "method/sensitivity/index.html",
        behind('role="region" tabindex="0" aria-label="', "988 "),
    ),
    "Han numerals": ("about/index.html", behind("<h1>", "三十七项")),
    "full-width digits": ("about/index.html", behind("<h1>", "\uff13\uff17项")),
    "an English word": ("en/about/index.html", behind("<h1>", "twelve targets ")),
    "a choice of a filter": ("tasks/index.html", behind('<option value="">', "988 ")),
    "the foot of the page": (
        "about/index.html",
        behind('<dl class="foot__facts">', "<dd>988</dd>"),
    ),
    "a year with a unit": ("about/index.html", behind("<h1>", "2025亿元")),
    "a year with decimals": ("en/about/index.html", behind("<h1>", "2025.4 ")),
}


@pytest.mark.parametrize(("address", "change"), INVENTED.values(), ids=INVENTED)
def test_an_invented_figure_is_caught(
    real_project: Project, ledger: Ledger, address: str, change: Callable[[str], str]
) -> None:
    language = "en" if address.startswith("en/") else "zh"
    html = (real_project.site / address).read_text(encoding="utf-8")
    assert not uncovered(ledger, language, html)
    assert uncovered(ledger, language, change(html))


def test_a_verdict_states_no_percentage_of_what_is_no_share(ledger: Ledger) -> None:
    numbers = {Decimal(one) for one in ledger.claims["verdicts:pm25.1"]["numbers"]}
    assert {Decimal(26), Decimal(30)} <= numbers
    assert not {Decimal(2600), Decimal(3000), Decimal(202500)} & numbers


def test_a_changed_figure_is_caught_though_its_cell_has_a_claim(
    real_project: Project, ledger: Ledger
) -> None:
    html = (real_project.site / "indicators/pm25/index.html").read_text(encoding="utf-8")
    head, mark, tail = html.partition('<td class="number"><span data-claim="')
    ids, close, rest = tail.partition('">')
    value, end, more = rest.partition("<")
    changed = head + mark + ids + close + str(Decimal(value) + 1) + end + more
    assert uncovered(ledger, "zh", changed)


# The rules ------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", EXEMPT, ids=[one.name for one in EXEMPT])
def test_a_rule_takes_away_what_it_names(rule: Rule) -> None:
    assert numbers_in(rule.example) == ()


READ = {
    "a count": ("共23项", ["23"]),
    "thousands": ("1,234.5 km", ["1234.5"]),
    "full width": ("１２项", ["12"]),
    "a percentage": ("73%", ["73"]),
    "Han tens": ("三十七项", ["37"]),
    "Han hundreds": ("一百零五个", ["105"]),
    "two as a count": ("两个", ["2"]),
    "a single one as a count": ("共一项", ["1"]),
    "a single one as a word": ("一体化", []),
    "the delta": ("长三角", []),
    "an ordinal": ("第三产业", []),
    "a digit before a Han unit": ("57万人", ["57"]),
    "a year with a unit": ("2025亿元", ["2025"]),
    "an English word": ("twelve targets", ["12"]),
    "a name": ("PM2.5 and G60", []),
    "an id": ("T01.1.03", []),
    "a generation": ("5G", ["5"]),
    "a date": ("18 September 2019", []),
}


@pytest.mark.parametrize(("text", "numbers"), READ.values(), ids=READ)
def test_numbers_are_read(text: str, numbers: list[str]) -> None:
    assert list(numbers_in(text)) == [Decimal(one) for one in numbers]


def test_the_rules_are_printed_in_the_docs() -> None:
    text = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
    for rule in EXEMPT:
        assert f"| {rule.name} | {rule.why} | `{rule.example}` |" in text
