"""What stands in the margins of printed pages: whose site, which release, which sheet of how many.

Margin boxes of CSS take text from the style sheet only, so it is written there, once for
each language. Browsers that know no margin boxes print the page without them.
"""

from __future__ import annotations

import json

from generator.model.site import SiteFrame

__all__ = ["furniture"]

_SHEETS = 'counter(page) " / " counter(pages)'
# Tables of so many columns lie on their side.
_WIDE = ".scroll:has(thead th:nth-child(8))"


def furniture(frame: SiteFrame) -> str:
    """Return the rules of printed pages, one kind of page for each language."""
    return "".join(_kind(frame, language) for language in frame.languages)


def _kind(frame: SiteFrame, language: str) -> str:
    name = f"jd-{language}"
    head = {
        "top-left": _quoted(frame.names[language]),
        "top-right": _quoted(_release(frame, language)),
    }
    foot = {"bottom-left": _quoted(frame.site_url), "bottom-right": _SHEETS}
    body = f"body:lang({frame.tags[language]})"
    boxes = _boxes(head | foot)
    return (
        f"@page {name}{{{boxes}}}\n"
        # The first sheet has the name in its masthead.
        f"@page {name}:first{{@top-left{{content:none}}}}\n"
        f"@page {name}-wide{{size:A4 landscape;{boxes}}}\n"
        f"@media print{{{body}{{page:{name}}}{body} {_WIDE}{{page:{name}-wide}}}}\n"
    )


def _boxes(contents: dict[str, str]) -> str:
    return "".join(f"@{box}{{content:{content}}}" for box, content in contents.items() if content)


def _release(frame: SiteFrame, language: str) -> str:
    return (
        f"{frame.words[language]['release']} {frame.release_id} · {frame.release_label[language]}"
    )


def _quoted(text: str) -> str:
    """Return a CSS string, "" for none; JSON's escapes of quotes and backslashes are CSS's too."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False) if text else ""
