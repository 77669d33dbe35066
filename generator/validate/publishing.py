"""C621-C625: how the site is found, and what government sites are asked to say of themselves."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from generator.errors import Place, Problem
from generator.model.government import ARTICLE_TAGS, COLUMN_TAGS, FACTS, SITE_CODE, SITE_TAGS
from generator.project import SQL, api_profile, group_of, is_government
from generator.read import Table
from generator.read.descriptors import Unreadable, load_tree
from generator.validate.addresses import is_address
from generator.validate.catalogue import fault
from generator.validate.cells import rows
from generator.validate.companions import SYNONYMS, is_group
from generator.validate.site import SITE
from generator.validate.world import World

__all__ = ["PUBLISHING_RULES"]

TAGS = (*SITE_TAGS, *COLUMN_TAGS, *ARTICLE_TAGS)
CODE = re.compile(r"[0-9A-Za-z]{10}")  # the number of a government site
TITLES = ("title_", "name_", "label_")
TITLED = ("tasks", "projects", "areas", "partners", "themes", "sections", "milestones")


def address(world: World) -> Iterator[Problem]:
    """C621: what is lost while the site does not know its own address."""
    if not world.project.identity.site_url:
        yield fault("C621", Place(SITE, 0, "site.url"))


def tags(world: World) -> Iterator[Problem]:
    """C622, C623: meta tags of the standard, filled with what there is."""
    for name, text in world.project.identity.meta.items():
        key = f"site.meta.{name}"
        if name not in TAGS:
            yield fault("C622", Place(SITE, 0, key), value=name, known=", ".join(TAGS))
        for said in dict.fromkeys(text.by_language.values()):
            unknown = [one for one in _names(said) if one not in FACTS]
            if unknown:
                known = ", ".join(f"{{{one}}}" for one in FACTS)
                yield fault("C622", Place(SITE, 0, key), value=said, known=known)
            elif name == SITE_CODE and not CODE.fullmatch(said):
                yield fault("C623", Place(SITE, 0, key), value=said)


def openness(world: World) -> Iterator[Problem]:
    """C625: a government host that takes SQL of anybody."""
    settings = world.project.settings
    if is_government(settings) and api_profile(settings) == SQL:
        yield fault("C625", Place(SITE, 0, "api.profile"))


def _names(text: str) -> list[str]:
    """Return what stands between braces; a brace that is left open counts as unknown."""
    try:
        return [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return ["{"]


def foot(world: World) -> Iterator[Problem]:
    """C604, C608: lines at the foot stand in every language and lead to whole addresses."""
    for number, (text, leads) in enumerate(world.project.identity.footer):
        key = f"site.footer[{number}]"
        for code in world.project.languages:
            if not text.has(code):
                yield fault("C604", Place(SITE, 0, key), key=key, language=code)
        if leads and not is_address(leads):
            yield fault("C608", Place(SITE, 0, f"{key}.url"), key=f"{key}.url", value=leads)


def words(world: World) -> Iterator[Problem]:
    """C624: a line of synonyms none of whose words stands in a title finds nothing."""
    path = world.project.config / SYNONYMS
    if not path.is_file() or world.closed:
        return
    try:
        entries = load_tree(path)
    except Unreadable:
        return  # told by C614
    groups = [one for one in entries if is_group(one)] if isinstance(entries, list) else []
    every = "\n".join(_titles(world)).casefold()
    for entry in groups:
        group = group_of(entry)
        if not group.stands_in_folded(every):
            shown = ", ".join(group.words)
            yield fault("C624", Place(world.project.relative(path), 0, shown), words=shown)


def _titles(world: World) -> Iterator[str]:
    """Yield what pages are called, and how measured series are defined."""
    for kind in TITLED:
        for table in world.dataset.of_kind(kind):
            yield from _cells(table)
    for table in world.dataset.of_kind("observations"):
        for key, value in table.ours.items():
            if key.startswith((*TITLES, "definition_")):
                yield str(value)


def _cells(table: Table) -> Iterator[str]:
    columns = [one for one in table.header if one.startswith(TITLES)]
    for _, row in rows(table):
        yield from (row[one] for one in columns)


PUBLISHING_RULES = (address, tags, openness, foot, words)
