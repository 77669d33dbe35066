"""The numbers a reader meets on a page, and the claims they stand under.

Independent of the generator on purpose: what is a number here, and what is exempt, is
said in this file alone. A number that no rule of `EXEMPT` takes away needs a claim.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["EXEMPT", "Found", "Rule", "numbers_in", "numbers_on"]

ATTRIBUTES = ("title", "alt", "aria-label", "aria-description", "placeholder", "label")
UNSEEN = frozenset({"script", "style", "template", "noscript"})

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
YEAR = r"(?:19[4-9]\d|20\d\d)"
# What stands right before or behind a number and shows that it is no bare year.
NO_YEAR = (
    r"(?![\d.,]*\d|\s?(?:%|％|万|亿|元|公里|米|千|人|项|个|家|条|km|billion|million|people|yuan))"
)


@dataclass(frozen=True)
class Rule:
    """Digits that are no figure of the plan's progress: why, how they look, an example."""

    name: str
    why: str
    pattern: str
    example: str


EXEMPT = (
    Rule(
        "id",
        "an id of a row, a release or a code is a name: letters, then digits",
        r"(?<![A-Za-z0-9])[A-Za-z]+(?:[-_][A-Za-z]+)*[-_]?\d[\dA-Za-z]*(?:[.\-_/][\dA-Za-z]+)*",
        "T01.1.03",
    ),
    Rule(
        "day",
        "a day is written by the date formatter: year, month and day together",
        rf"{YEAR}年\d{{1,2}}月\d{{1,2}}日|\d{{1,2}} {MONTH} {YEAR}|{YEAR}-\d\d-\d\d",
        "2019年9月18日",
    ),
    Rule(
        "month",
        "a month is written by the date formatter: year and month together",
        rf"{YEAR}年\d{{1,2}}月|{MONTH} {YEAR}|{YEAR}-\d\d(?!\d)",
        "September 2019",
    ),
    Rule(
        "quarter",
        "a quarter is written by the period formatter",
        rf"{YEAR}年第[1-4]季度|quarter [1-4] of {YEAR}",
        "quarter 1 of 2010",
    ),
    Rule(
        "span",
        "a span of years is written by the period formatter",
        rf"{YEAR}[—–-]{YEAR}年?",
        "2016–2020",
    ),
    Rule(
        "year",
        "a whole number from 1940 to 2099 without a unit behind it is a year",
        rf"(?<!\d)(?<!\d[.,])(?<![¥$]){YEAR}年?{NO_YEAR}",
        "in 2025",
    ),
    Rule(
        "ordinal",
        "the place of something in an order is no quantity",
        r"第(?:\d+(?:\.\d+)*|[一二三四五六七八九十百]+)|\b\d+(?:st|nd|rd|th)\b",
        "第一",
    ),
)
_EXEMPT = re.compile("|".join(f"(?P<{one.name}>{one.pattern})" for one in EXEMPT))

_DIGITS = re.compile(r"\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:\.\d+)?")
_HAN = "一二两三四五六七八九十百千万亿零〇"
# Runs that hold a numeral and count nothing.
_HAN_WORDS = re.compile(r"长?三角|三者|两者|四舍五入|[为过]零|百科|百分[点比]")
# A single one is an article or part of a word; it counts where a measure word follows and a
# clause or a verb of having and counting stands before.
_HAN_RUN = re.compile(
    rf"(?<![\d.第{_HAN}])(?:[{_HAN}]{{2,}}|[{_HAN[1:]}]|(?:(?<=[有共计仅达为至是:;,(。、])|^)一(?=[项个条件家座所处位份篇]))"
)
_VALUES = dict(zip("零〇一二三四五六七八九两", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_WORDS = {
    word: value
    for value, word in enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=2,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "thousand": 1000, "dozen": 12}
_WORD_RUN = re.compile(rf"(?<![\d-])\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_ANY = re.compile(rf"\d|[{_HAN}]|{_WORD_RUN.pattern}", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A number on a page: its value, where it stands, and the ids of its claims."""

    number: Decimal
    text: str
    place: str
    claims: tuple[str, ...]


def numbers_on(html: str) -> Iterator[Found]:
    """Yield every number that a reader of a page meets, with the nearest claims."""
    tree = LexborHTMLParser(html)
    assert tree.root is not None
    for node in tree.root.traverse(include_text=True):
        if node.is_text_node:
            text = node.text_content or ""
            if _ANY.search(text) or not text.isascii():
                parent = node.parent
                if parent is not None and parent.tag not in UNSEEN and not _is_program(parent):
                    yield from _found(text, parent, _place(parent))
            continue
        for name, text in _attributes(node):
            yield from _found(text, node, f"{node.tag}[{name}]")


def _is_program(element: LexborNode) -> bool:
    """Tell whether it is code that readers may run; the gate runs it and compares what it says."""
    held = element.attributes or {}
    return bool(held.get("data-snippet") or held.get("data-example"))


def _place(element: LexborNode) -> str:
    """Return the name of the element; in a picture, whether its text is in the muted colour."""
    if element.tag != "text":
        return element.tag or ""
    held = [element, element.parent] if element.parent else [element]
    fills = [(one.attributes or {}).get("fill") or "" for one in held]
    is_muted = next((one for one in fills if one), "").startswith("var(--jindu-muted")
    return "svg text (muted)" if is_muted else "svg text"


def _attributes(node: LexborNode) -> Iterator[tuple[str, str]]:
    held = node.attributes
    if not held:
        return
    for name in ATTRIBUTES:
        if text := held.get(name):
            yield name, text
    if node.tag == "meta" and held.get("name") and held["name"] != "viewport":
        yield "content", held.get("content") or ""


def _found(text: str, element: LexborNode, place: str) -> Iterator[Found]:
    numbers = numbers_in(text)
    if numbers:
        claims = _claims(element)
        for number in numbers:
            yield Found(number, " ".join(text.split()), place, claims)


def _claims(element: LexborNode | None) -> tuple[str, ...]:
    while element is not None:
        if ids := (element.attributes or {}).get("data-claim"):
            return tuple(ids.split())
        element = element.parent
    return ()


@lru_cache(maxsize=65536)
def numbers_in(text: str) -> tuple[Decimal, ...]:
    """Return the numbers of a text that no rule exempts, in its order by kind."""
    plain = unicodedata.normalize("NFKC", text)
    rest = _EXEMPT.sub(lambda hit: "·", plain)
    found = [Decimal(re.sub(r"[,\u202f\u00a0 ]", "", hit[0])) for hit in _DIGITS.finditer(rest)]
    found += [Decimal(_han(hit[0])) for hit in _HAN_RUN.finditer(_HAN_WORDS.sub("·", rest))]
    found += [Decimal(_WORDS[hit[0].lower()]) for hit in _WORD_RUN.finditer(rest)]
    return tuple(found)


def _han(run: str) -> int:
    total = part = digit = 0
    for sign in run:
        if sign in _VALUES:
            digit = digit * 10 + _VALUES[sign]
        elif _POWERS[sign] >= 10_000:
            total, part, digit = (total + part + digit or 1) * _POWERS[sign], 0, 0
        else:
            part, digit = part + (digit or 1) * _POWERS[sign], 0
    return total + part + digit
