"""What this site needs of Material's style sheet: rules for prose, not for Material's own widgets.

A rule stays when every class it names is one that our pages use, so what is dropped
could not have matched anything.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["KEPT", "needed", "needed_once"]

# The classes of Material that pages carry. A test compares this list with finished pages.
KEPT = frozenset({"md-typeset"})

_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_FOREIGN = re.compile(r"\[data-md-|#__|::view-transition")
_USED = re.compile(r"var\((--[\w-]+)")
_GROUPS = frozenset({"media", "supports"})


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule: its selectors with its declarations, or its condition with the rules in it."""

    head: str
    declarations: tuple[tuple[str, str], ...] = ()  # name, text
    rules: tuple[_Rule, ...] = ()

    def text(self) -> str:
        """Return the rule as it stands in a style sheet; "" for one that does nothing."""
        inside = ";".join(text for _, text in self.declarations)
        inside += "".join(one.text() for one in self.rules)
        return f"{self.head}{{{inside}}}" if inside else ""

    def without_others(self, used: Collection[str]) -> _Rule:
        """Return the rule without custom properties that are not used."""
        return _Rule(
            self.head,
            tuple(one for one in self.declarations if one[0][:2] != "--" or one[0] in used),
            tuple(one.without_others(used) for one in self.rules),
        )


def needed_once(sheet: str, own: str, cache: Path | None) -> str:
    """Return what `needed` returns; kept in the folder `cache`, where there is one."""
    if cache is None:
        return needed(sheet, own)
    asked = "".join((*sorted(KEPT), Path(__file__).read_text(encoding="utf-8"), own, sheet))
    kept = cache / f"sheet-{hashlib.sha256(asked.encode()).hexdigest()[:16]}.css"
    if not kept.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        for older in cache.glob("sheet-*.css"):
            older.unlink()
        part = kept.with_suffix(".part")
        part.write_text(needed(sheet, own), encoding="utf-8")
        part.replace(kept)
    return kept.read_text(encoding="utf-8")


def needed(sheet: str, own: str, kept: Collection[str] = KEPT) -> str:
    """Return the part of `sheet` that can matter to pages.

    Args:
        sheet: a style sheet.
        own: styles that follow it; custom properties they ask for stay.
        kept: classes whose rules stay.
    """
    import tinycss2

    nodes = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    rules = tuple(_rules(nodes, frozenset(kept)))
    text, before = _text(rules), ""
    while text != before:  # a property asked for by one that goes may go too
        used = frozenset(_USED.findall(text + own))
        rules = tuple(one.without_others(used) for one in rules)
        text, before = _text(rules), text
    return text


def _text(rules: Iterable[_Rule]) -> str:
    return "".join(one.text() for one in rules)


def _rules(nodes: Iterable[Any], kept: frozenset[str]) -> Iterator[_Rule]:
    import tinycss2

    for node in nodes:
        head = tinycss2.serialize(node.prelude).strip() if hasattr(node, "prelude") else ""
        if node.type == "qualified-rule":
            selectors = [one for one in _selectors(node.prelude) if _matters(one, kept)]
            if selectors:
                yield _Rule(",".join(selectors), tuple(_declarations(node.content)))
        elif node.type == "at-rule" and node.lower_at_keyword in _GROUPS:
            inside = tinycss2.parse_rule_list(
                node.content, skip_comments=True, skip_whitespace=True
            )
            yield _Rule(f"@{node.at_keyword} {head}", (), tuple(_rules(inside, kept)))


def _selectors(prelude: Iterable[Any]) -> Iterator[str]:
    import tinycss2

    part: list[Any] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield tinycss2.serialize(part).strip()
            part = []
        else:
            part.append(token)
    yield tinycss2.serialize(part).strip()


def _declarations(content: Iterable[Any]) -> Iterator[tuple[str, str]]:
    import tinycss2

    for one in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration":
            urgent = "!important" if one.important else ""
            yield one.name, f"{one.name}:{tinycss2.serialize(one.value).strip()}{urgent}"


def _matters(selector: str, kept: frozenset[str]) -> bool:
    return not _FOREIGN.search(selector) and set(_CLASS.findall(selector)) <= kept
