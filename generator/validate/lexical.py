"""L101-L125: cells as written, above all what the table library lets pass.

A full-width digit, `1,000`, `55%`, `NaN` or ` 2024` all read as numbers somewhere
and as something else elsewhere; each is named before it can do harm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from generator.errors import Problem
from generator.read import Table
from generator.validate.addresses import is_address
from generator.validate.catalogue import fault
from generator.validate.cells import NUMERIC, at, cells, columns, in_descriptor, is_coded

__all__ = ["LEXICAL_RULES", "LONGEST", "PLAIN_NUMBER", "addresses_in_descriptors", "is_too_long"]

LOCATOR = "locator"  # 2/1/1 is a sentence of the plan here, not a date
LONGEST = 20  # digits of a number; sums and shares are reckoned with 28
PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Capitals matter for names of months only: for a class of many letters they take long to fold.
MONTH = f"(?i:{'|'.join(MONTHS)})"
SPREADSHEET_DATE = re.compile(
    rf"\d{{1,4}}/\d{{1,2}}/\d{{1,4}}|\d{{1,2}}-{MONTH}(?:-\d{{2,4}})?|{MONTH}-\d{{2,4}}"
    r"|\d{1,4}[./]\d{1,2}[./]\d{1,4} \d{1,2}:\d{2}.*|\d{4}-\d{2}-\d{2}[ Tt]\d{2}:\d{2}.*"
    # with an East Asian letter after each number
    r"|(?:\d{4}[\u3400-\ud7a3])?\d{1,2}[\u3400-\ud7a3](?:\d{1,2}[\u3400-\ud7a3])?",
    re.ASCII,
)
SPREADSHEET_ERROR = re.compile(
    r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#+)"
)
ADDRESS = re.compile(r"https?:|\bwww\.", re.IGNORECASE)
WIDE = frozenset(map(chr, range(0xFF01, 0xFF5F)))  # ASCII in the width of a Han character
FOREIGN_SEPARATORS = (",", "|", chr(0xFF1B), chr(0xFF0C), chr(0x3001))  # wide ; and , and a dot
INVISIBLE = frozenset(
    map(
        chr,
        # wide and unbreakable spaces, soft hyphen, mark of byte order, joiners, directions
        (0x3000, 0xA0, 0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x2028, 0x202F), 0x2060),
    )
)

DASHES = "".join(map(chr, (0x2212, *range(0x2010, 0x2016), 0x2026)))  # minus, dashes, dots
FORMULA = re.compile(r"[=@]\S.*|[+-].*[\w(].*", re.DOTALL)  # what a spreadsheet would run
LOST = chr(0xFFFD)  # stands where a letter could not be read

# What a number must not look like, and the code that says so; the first that fits is told.
NUMBER_FAULTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("L103", re.compile(r".*_.*")),
    ("L104", re.compile(r"\+.*")),
    ("L108", re.compile(r".*%")),
    ("L109", re.compile(r"[+-]?(?:nan|inf|infinity)|n/?a|n\.a\.|null|none|nil", re.IGNORECASE)),
    ("L109", re.compile(rf"[-{DASHES}./*?~]+|\.\.\.")),
    ("L124", re.compile(rf"[{DASHES}] ?[0-9].*")),
    ("L106", re.compile(r"-?[0-9.]+e[+-]?[0-9]+", re.IGNORECASE)),
    ("L107", re.compile(r"-?[0-9]{1,3}(?:[, '][0-9]{3})+(?:\.[0-9]*)?|-?[0-9]+(?:,[0-9]+)+.*")),
    ("L105", re.compile(r"-?0[0-9]+(?:\.[0-9]*)?")),
    ("L110", re.compile(r"-?[0-9]*\.?[0-9]*")),
)


def is_too_long(number: str) -> bool:
    """Tell whether a plain number has more digits than sums and shares are reckoned with."""
    return sum(map(str.isdecimal, number)) > LONGEST


def invisible_characters(table: Table) -> Iterator[Problem]:
    """L111-L113: spaces around, characters that cannot be seen, control characters."""
    for number, field, cell in cells(table):
        place = at(table, number, field.name)
        if cell != cell.strip(" "):
            yield fault("L111", place)
        if hidden := next((one for one in cell if one in INVISIBLE), ""):
            yield fault("L112", place, character=_point(hidden))
        if control := next((one for one in cell if unicodedata.category(one) == "Cc"), ""):
            yield fault("L113", place, character=_point(control))


def traces_of_spreadsheets(table: Table) -> Iterator[Problem]:
    """L114, L115: error values, and dates a spreadsheet has rewritten."""
    coded = _coded(table) - {LOCATOR}
    for number, field, cell in cells(table):
        if SPREADSHEET_ERROR.fullmatch(cell.strip()):
            yield fault("L114", at(table, number, field.name), value=cell)
        elif field.name in coded and SPREADSHEET_DATE.fullmatch(cell.strip()):
            yield fault("L115", at(table, number, field.name), value=cell)


def formulas(table: Table) -> Iterator[Problem]:
    """L122: no cell begins like a formula; a number may begin with its sign."""
    for number, field, cell in cells(table):
        signs = "=@" if field.type in NUMERIC else "=@+-"
        if cell[0] in signs and FORMULA.fullmatch(cell):
            yield fault("L122", at(table, number, field.name), sign=cell[0])


def lost_letters(table: Table) -> Iterator[Problem]:
    """L123: the mark of a letter that was lost on the way."""
    for number, field, cell in cells(table):
        if LOST in cell:
            yield fault("L123", at(table, number, field.name), character=_point(LOST))


def whole_addresses(table: Table) -> Iterator[Problem]:
    """L125: the column `url` holds whole addresses of the web."""
    for number, field, cell in cells(table):
        if field.name == "url" and not is_address(cell.strip()):
            yield fault("L125", at(table, number, field.name), value=cell)


def foreign_digits(table: Table) -> Iterator[Problem]:
    """L101, L102: full-width letters and digits, digits of another script."""
    coded = _coded(table)
    for number, field, cell in cells(table):
        if field.name not in coded:
            continue
        signs = WIDE - set(FOREIGN_SEPARATORS) if field.is_list else WIDE
        if any(one in signs for one in cell):
            yield fault("L101", at(table, number, field.name), value=cell)
        elif any(one.isdecimal() and not one.isascii() and one not in WIDE for one in cell):
            yield fault("L102", at(table, number, field.name), value=cell)


def plain_numbers(table: Table) -> Iterator[Problem]:
    """L103-L110, L121, L124: numbers are digits, at most one point and at most one minus."""
    for number, field, cell in cells(table):
        stripped = cell.strip()
        if field.type not in NUMERIC:
            continue
        if PLAIN_NUMBER.fullmatch(stripped):
            if is_too_long(stripped):
                yield fault("L121", at(table, number, field.name), most=LONGEST)
            continue
        code = next((code for code, form in NUMBER_FAULTS if form.fullmatch(stripped)), "")
        if code:
            yield fault(code, at(table, number, field.name), value=cell)


def lists(table: Table) -> Iterator[Problem]:
    """L116-L118: items of a list stand between semicolons, none blank, none twice."""
    for number, field, cell in cells(table):
        if not field.is_list or field.name == LOCATOR:
            continue
        place, parts = at(table, number, field.name), cell.split(";")
        if sign := next((one for one in FOREIGN_SEPARATORS if one in cell), ""):
            yield fault("L116", place, sign=sign)
        elif any(part != part.strip() or not part for part in parts) and cell == cell.strip():
            yield fault("L117", place)
        elif repeated := sorted({part for part in parts if parts.count(part) > 1 and part}):
            yield fault("L118", place, item=repeated[0])


def flags(table: Table) -> Iterator[Problem]:
    """L119: a flag is `true` or `false`; spreadsheets write TRUE."""
    for number, field, cell in cells(table):
        if field.type == "boolean" and cell.strip() not in {"true", "false"}:
            yield fault("L119", at(table, number, field.name), value=cell)


def addresses(table: Table) -> Iterator[Problem]:
    """L120: addresses of the web stand in the column `url` and nowhere else."""
    for number, field, cell in cells(table):
        if field.name != "url" and ADDRESS.search(cell):
            yield fault("L120", at(table, number, field.name))


def addresses_in_descriptors(table: Table) -> Iterator[Problem]:
    """L120: nor do our keys of a descriptor hold any."""
    for key, text in _leaves(table.ours):
        if ADDRESS.search(text):
            yield fault("L120", in_descriptor(table, key))


def _coded(table: Table) -> frozenset[str]:
    return frozenset(field.name for field in columns(table) if is_coded(field, table))


def _leaves(tree: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, Mapping):
        for name, branch in tree.items():
            yield from _leaves(branch, f"{key}.{name}" if key else str(name))
    elif isinstance(tree, list):
        for number, branch in enumerate(tree):
            yield from _leaves(branch, f"{key}[{number}]")
    elif isinstance(tree, str):
        yield key, tree


def _point(character: str) -> str:
    return f"U+{ord(character):04X}"


LEXICAL_RULES: tuple[Callable[[Table], Iterator[Problem]], ...] = (
    invisible_characters,
    traces_of_spreadsheets,
    formulas,
    lost_letters,
    whole_addresses,
    foreign_digits,
    plain_numbers,
    lists,
    flags,
    addresses,
)
