"""C613-C615: what a build reads beside the data: colours, synonyms, pages of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.errors import Place, Problem
from generator.project import Project
from generator.read.descriptors import Unreadable, load_mapping, load_tree
from generator.validate.catalogue import fault
from generator.validate.values import block, text
from generator.validate.world import World

__all__ = ["COMPANION_RULES", "SYNONYMS", "is_group"]

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
SCHEMES = ("light", "dark")
PALETTE, SYNONYMS = "palette.yaml", "synonyms.yaml"
UNKNOWN = "none"  # the tone of a code without one


def palette(world: World) -> Iterator[Problem]:
    """C613: two colours a name, none twice; a shape a tone; a tone a code."""
    path = world.project.config / PALETTE
    shown = world.project.relative(path)
    try:
        tree = load_mapping(path)
    except Unreadable as error:
        yield fault("C613", Place(shown, error.line), cause=error.reason, value=PALETTE)
        return
    for key, cause, value in (*_colours(tree), *_tones(tree)):
        yield fault("C613", Place(shown, 0, key), cause=cause, value=value or key)


def _colours(tree: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    seen: dict[str, str] = {}
    for section in ("colours", "tones"):
        if not block(tree, section):
            yield section, "not_a_mapping", ""
        for name in block(tree, section):
            for scheme in SCHEMES:
                key = f"{section}.{name}.{scheme}"
                value = text(block(block(tree, section), name), scheme)
                if not COLOUR.fullmatch(value):
                    yield key, "colour", value
                elif scheme == SCHEMES[0] and seen.setdefault(value.lower(), key) != key:
                    yield key, "colour_twice", value


def _tones(tree: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    tones = block(tree, "tones")
    for name in tones:
        if not text(block(tones, name), "shape"):
            yield f"tones.{name}.shape", "shape", ""
    if UNKNOWN not in tones:
        yield f"tones.{UNKNOWN}", "tone", UNKNOWN
    lists = block(tree, "codes")
    for list_ in lists:
        for code, tone in block(lists, list_).items():
            if tone not in tones:
                yield f"codes.{list_}.{code}", "tone", str(tone)


def synonyms(world: World) -> Iterator[Problem]:
    """C614: a list of lists of words, where there are any."""
    path = world.project.config / SYNONYMS
    shown = world.project.relative(path)
    if not path.exists():
        return
    try:
        groups = load_tree(path)
    except Unreadable as error:
        yield fault("C614", Place(shown, error.line), cause=error.reason)
        return
    entries = groups if isinstance(groups, list) else [groups]
    if groups is not None and not all(is_group(one) for one in entries):
        yield fault("C614", Place(shown), cause="groups")


def is_group(entry: object) -> bool:
    """Tell whether a line of synonyms is a list of words."""
    return isinstance(entry, list) and all(isinstance(word, str | int) for word in entry)


def prose(world: World) -> Iterator[Problem]:
    """C615: every page of prose stands in every language."""
    project = world.project
    pages = {code: _pages(project, code) for code in project.languages}
    for code, own in pages.items():
        for name in sorted(frozenset[str]().union(*pages.values()) - own):
            path = project.content / code / name
            yield fault("C615", Place(project.relative(path)), page=name, language=code)


def _pages(project: Project, language: str) -> frozenset[str]:
    return frozenset(path.name for path in (project.content / language).glob("*.md"))


COMPANION_RULES = (palette, synonyms, prose)
