"""The rules, each a function from a page to its faults; `faults` asks all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from tests.markup.tree import Element, Tree, parse
from tests.markup.vocabulary import (
    ARIA,
    ATTRIBUTES,
    BLOCKS,
    CHILDREN,
    FIELDS,
    GLOBAL,
    INTERACTIVE,
    NAMELESS,
    PARENTS,
    PHRASING,
    REFERENCES,
    ROLES,
)

__all__ = ["RULES", "faults"]

Rule = Callable[[Tree], Iterator[str]]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?")
_TIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?|-W\d\d)?")
_NUMBERED = re.compile(r"h[1-6]")
_UNLABELLED = ("hidden", "submit", "button", "reset", "image")


def faults(html: str) -> list[str]:
    """Return all that is wrong with a page, in the order of the rules."""
    tree = parse(html)
    return [*tree.faults, *(fault for rule in RULES for fault in rule(tree))]


def _html(tree: Tree) -> Iterator[Element]:
    """Yield the elements that are HTML, not those within a drawing."""
    return (one for one in tree.all() if not one.is_foreign or one.tag == "svg")


def known_names(tree: Tree) -> Iterator[str]:
    """Elements and attributes are ones that the standard has and has not given up."""
    for one in _html(tree):
        if one.tag not in ATTRIBUTES:
            yield f"{one}: no such element"
        elif one.tag != "svg":
            known = GLOBAL | ATTRIBUTES[one.tag] | ARIA
            for name in one.attributes:
                if name not in known and not name.startswith("data-"):
                    yield f"{one}: no such attribute: {name}"


def roles(tree: Tree) -> Iterator[str]:
    """Roles exist; parts of a table keep their own; what has no role is given no name."""
    for one in tree.all():
        for role in one.get("role").split():
            if role not in ROLES and not role.startswith("graphics-"):
                yield f"{one}: no such role: {role}"
            if one.tag in ("tr", "td", "th", "thead", "tbody", "tfoot"):
                yield f"{one}: the role of a part of a table is its own, not {role}"
        if {"aria-label", "aria-labelledby"} & one.attributes.keys():
            if one.tag in NAMELESS and not one.get("role"):
                yield f"{one}: has a name but no role"
            if not (one.get("aria-label") + one.get("aria-labelledby")).strip():
                yield f"{one}: its name is empty"


def unique_ids(tree: Tree) -> Iterator[str]:
    """An id is a word that only one element has."""
    ids = Counter(one.get("id") for one in tree.all() if "id" in one.attributes)
    for name, times in ids.items():
        if times > 1:
            yield f"id {name}: {times} times"
        if not name or re.search(r"\s", name):
            yield f"id {name!r}: must be one word"


def references(tree: Tree) -> Iterator[str]:
    """What an attribute names by id is there."""
    ids = {one.get("id") for one in tree.all()}
    for one in tree.all():
        named = {word for name in REFERENCES for word in one.get(name).split()}
        drawn = re.findall(r"url\(#([^)]+)\)", " ".join(one.attributes.values()))
        if one.tag == "use" and one.get("href").startswith("#"):
            drawn.append(one.get("href")[1:])
        for word in sorted((named | set(drawn)) - ids):
            yield f"{one}: names {word}, which is not there"


def labels(tree: Tree) -> Iterator[str]:
    """A field has a label, a button words or a name, a link something to press."""
    labelled = {one.get("for") for one in tree.all("label")}
    for one in tree.all(*FIELDS):
        inside = any(outer.tag == "label" for outer in one.above)
        named = one.get("aria-label") or one.get("aria-labelledby") or one.get("title")
        if not (inside or named or one.get("id") in labelled or one.get("type") in _UNLABELLED):
            yield f"{one}: no label"
    for one in tree.all("a", "button", "summary"):
        named = one.get("aria-label") or one.get("aria-labelledby") or one.text
        if not named and "hidden" not in one.attributes and not list(_pictures(one)):
            yield f"{one}: nothing says what it does"


def _pictures(one: Element) -> Iterator[Element]:
    for inner in one.below:
        if inner.get("alt") or (inner.tag == "svg" and inner.get("role") == "img"):
            yield inner


def nesting(tree: Tree) -> Iterator[str]:
    """What can be pressed holds nothing else that can be; a form holds no form."""
    for outer in tree.all("a", "button", "label"):
        for inner in outer.below:
            if outer.tag == "label":
                wrong = inner.tag == "label"
            else:
                wrong = inner.tag in INTERACTIVE or "tabindex" in inner.attributes
            if wrong and inner.get("type") != "hidden":
                yield f"{inner} stands in {outer}"
    for form in tree.all("form"):
        if any(outer.tag == "form" for outer in form.above):
            yield f"{form} stands in a form"


def headings(tree: Tree) -> Iterator[str]:
    """One heading of the first level; none skips a level; none is empty."""
    levels = [one for one in tree.all() if _NUMBERED.fullmatch(one.tag)]
    if sum(one.tag == "h1" for one in levels) != 1:
        yield f"{sum(one.tag == 'h1' for one in levels)} headings of the first level"
    last = 0
    for one in levels:
        level = int(one.tag[1])
        if level > last + 1:
            yield f"{one} follows a heading of level {last}"
        if not one.text:
            yield f"{one} is empty"
        last = level


def alternatives(tree: Tree) -> Iterator[str]:
    """Pictures have words in their place, or say that they need none."""
    for one in tree.all("img"):
        if "alt" not in one.attributes:
            yield f"{one}: no alt"
    for one in tree.all("svg"):
        if any(outer.is_foreign for outer in one.above) or one.get("aria-hidden") == "true":
            continue
        titled = any(inner.tag == "title" and inner.text for inner in one.below)
        if one.get("role") not in ("img", "graphics-document", "group"):
            yield f"{one}: neither hidden nor a picture"
        elif not (one.get("aria-label") or one.get("aria-labelledby") or titled):
            yield f"{one}: a picture without a name"


def frames(tree: Tree) -> Iterator[str]:
    """A page within the page has a title."""
    for one in tree.all("iframe"):
        if not one.get("title"):
            yield f"{one}: no title"


def tables(tree: Tree) -> Iterator[str]:
    """Header cells say what they head; rows are equally wide."""
    for one in tree.all("th"):
        if one.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
            yield f"{one}: no scope"
    for table in tree.all("table"):
        if not any(one.tag == "th" for one in table.below):
            yield f"{table}: no header cell"
        cells = [one for one in table.below if one.tag in ("td", "th")]
        if any(one.get("rowspan") for one in cells):
            continue
        rows = (one for one in table.below if one.tag == "tr")
        widths = {sum(int(cell.get("colspan") or 1) for cell in row.children) for row in rows}
        if len(widths) > 1:
            yield f"{table}: rows of {sorted(widths)} cells"


def languages(tree: Tree) -> Iterator[str]:
    """The page and what stands out in it name their language as BCP 47 writes it."""
    for one in tree.all():
        said = [one.get(name) for name in ("lang", "hreflang") if name in one.attributes]
        for value in said:
            if not _LANGUAGE.fullmatch(value) and (one.tag, value) != ("link", "x-default"):
                yield f"{one}: no language: {value!r}"
    for one in tree.all("html"):
        if "lang" not in one.attributes:
            yield f"{one}: no lang"


def buttons(tree: Tree) -> Iterator[str]:
    """A button says whether it sends a form; nothing is taken out of its order."""
    for one in tree.all("button"):
        if one.get("type") not in ("button", "submit", "reset"):
            yield f"{one}: no type"
    for one in tree.all():
        if one.get("tabindex") not in ("", "0", "-1"):
            yield f"{one}: tabindex {one.get('tabindex')}"


def places(tree: Tree) -> Iterator[str]:
    """Elements stand where they may."""
    for one in _html(tree):
        parent = one.parent
        if parent is None or (parent.is_foreign and one.tag != "svg"):
            continue
        may = CHILDREN.get(parent.tag)
        allowed = PARENTS.get(one.tag)
        if (may is not None and one.tag not in may) or (allowed and parent.tag not in allowed):
            yield f"{one} stands in {parent}"
        if one.tag in BLOCKS:
            around = next(outer for outer in one.above if outer.tag not in ("a", "ins", "del"))
            if around.tag in PHRASING:
                yield f"{one} stands in {around}"


def groups(tree: Tree) -> Iterator[str]:
    """Terms have descriptions, details a summary first, a figure its caption at an end."""
    for one in tree.all("dl"):
        holders = [inner for inner in one.children if inner.tag == "div"] or [one]
        for holder in holders:
            tags = "".join({"dt": "t", "dd": "d"}.get(inner.tag, "") for inner in holder.children)
            if not re.fullmatch(r"(t+d+)+" if holder is one else r"t+d+", tags):
                yield f"{holder}: terms and descriptions are {tags or 'missing'}"
    for one in tree.all("details"):
        if [inner.tag for inner in one.children][:1] != ["summary"]:
            yield f"{one}: does not begin with a summary"
    for one in tree.all("figure"):
        parts = [inner.tag for inner in one.children]
        if "figcaption" in parts[1:-1] or parts.count("figcaption") > 1:
            yield f"{one}: its caption is in the middle"


def head(tree: Tree) -> Iterator[str]:
    """The page says how it is coded, how wide it is, what it is called, each once."""
    metas = [one.attributes for one in tree.all("meta")]
    if [one["charset"].lower() for one in metas if "charset" in one] != ["utf-8"]:
        yield "charset is not said once"
    views = [one["content"] for one in metas if one.get("name") == "viewport"]
    if len(views) != 1 or re.search(r"user-scalable|maximum-scale", views[0]):
        yield f"viewport: {views}"
    titles = [one.text for one in tree.all("title") if not one.is_foreign]
    if len(titles) != 1 or not titles[0]:
        yield f"titles: {titles}"
    if sum(1 for _ in tree.all("main")) != 1:
        yield "not one main part"
    names = Counter(one["name"].lower() for one in metas if one.get("name"))
    for name in ("description", "robots", "viewport"):
        if names[name] > 1:
            yield f"meta {name}: {names[name]} times"


def addresses(tree: Tree) -> Iterator[str]:
    """Addresses are written as addresses, and times as times."""
    for one in tree.all():
        for name in ("href", "src", "action", "cite"):
            value = one.attributes.get(name, "-")
            if not value or re.search(r"[\s<>\"{}|\\^`]", value):
                yield f"{one}: {name} {value!r}"
    for one in tree.all("time"):
        if not _TIME.fullmatch(one.attributes.get("datetime", one.text)):
            yield f"{one}: no time: {one.get('datetime') or one.text}"


def nothing_inline(tree: Tree) -> Iterator[str]:
    """Scripts and styles come from files, as the policy asks; data in scripts is no script."""
    for one in tree.all("script"):
        if "src" not in one.attributes and one.get("type") not in (
            "application/ld+json",
            "application/json",
        ):
            yield f"{one}: a script in the page"
    for one in tree.all():
        for name in one.attributes:
            if name == "style" or name.startswith("on"):
                yield f"{one}: {name} in the page"
        if re.match(r"\s*javascript:", one.get("href"), re.IGNORECASE):
            yield f"{one}: a script as an address"


RULES: tuple[Rule, ...] = (
    known_names,
    roles,
    unique_ids,
    references,
    labels,
    nesting,
    headings,
    alternatives,
    frames,
    tables,
    languages,
    buttons,
    places,
    groups,
    head,
    addresses,
    nothing_inline,
)
