"""The town's pages as readable text, and a second build beside the first."""

from __future__ import annotations

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from generator.exports import Material
from tests.reading import parsed
from tests.whole_pages import pages_by_language

Golden = Callable[[str, bytes], None]

# Elements that begin a line of the text, with the mark in front of it.
MARKS = {
    "h1": "# ",
    "h2": "\n## ",
    "h3": "\n### ",
    "p": "",
    "li": "- ",
    "tr": "| ",
    "dt": "= ",
    "dd": "    ",
    "caption": "| ",
    "figcaption": "^ ",
    "desc": "~ ",
}
SPACE = re.compile(r"\s+")


def readable(html: str) -> str:
    """Return a page as lines of text: headings, paragraphs, rows, what a chart says."""
    lines: list[str] = []
    body = parsed(html).body
    assert body is not None
    for node in body.traverse():
        if node.tag in MARKS and not inside(node, ("tr", "li", "dd")):
            text = SPACE.sub(" ", node.text(separator=" | " if node.tag == "tr" else " ")).strip()
            text = re.sub(r"(\| )+(?=\|)|\| $", "", text)
            if text:
                lines.append(f"{MARKS[node.tag]}{text}")
    return "\n".join(lines) + "\n"


def inside(node: LexborNode, tags: tuple[str, ...]) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in tags:
            return True
        above = above.parent
    return False


def test_the_pages_read_as_they_should(material: Material, golden: Golden) -> None:
    pages = pages_by_language(material)
    assert set(pages) == {"en", "fr"}
    for language, made in pages.items():
        for page in made:
            name = page.route.rstrip("/").replace("/", ".") or "home"
            golden(f"pages/{language}/{name}.txt", readable(page.body).encode())
