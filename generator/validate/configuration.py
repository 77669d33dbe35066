"""C601-C607: words files and the identity of the site."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generator.errors import Place, Problem
from generator.model.period import Period
from generator.project import Project
from generator.read.descriptors import Unreadable, load_mapping
from generator.validate.catalogue import fault
from generator.validate.periods import date_of, period_of
from generator.validate.site import SITE
from generator.validate.world import World
from generator.words import flatten

__all__ = ["CONFIGURATION_RULES"]


def words(world: World) -> Iterator[Problem]:
    """C601, C602, C606: a words file a language, all with the same keys and placeholders."""
    project = world.project
    leaves: dict[str, Mapping[str, Any]] = {}
    for code in project.languages:
        path = project.config / "languages" / f"{code}.yaml"
        try:
            leaves[project.relative(path)] = flatten(load_mapping(path, parsed=project.parsed))
        except Unreadable as error:
            place = Place(project.relative(path), error.line)
            yield fault("C602", place, language=code, cause=error.reason)
    every = list(dict.fromkeys(key for one in leaves.values() for key in one))
    for path_, own in leaves.items():
        for key in every:
            if key not in own:
                yield fault("C601", Place(path_, 0, key), key=key)
    yield from _placeholders(leaves, every)


def _placeholders(leaves: Mapping[str, Mapping[str, Any]], keys: list[str]) -> Iterator[Problem]:
    for key in keys:
        first: tuple[str, frozenset[str]] | None = None
        for path, own in leaves.items():
            if key not in own:
                continue
            names = frozenset(_names(own[key]))
            first = first or (path, names)
            if names != first[1]:
                different = ", ".join(sorted(names ^ first[1]))
                yield fault("C606", Place(path, 0, key), key=key, names=different, path=first[0])


def _names(leaf: object) -> Iterator[str]:
    if isinstance(leaf, Mapping):
        for form in leaf.values():
            yield from _names(form)
    elif isinstance(leaf, str):
        yield from _names_in(leaf)


@cache
def _names_in(phrase: str) -> tuple[str, ...]:
    if "{" not in phrase:
        return ()
    try:
        return tuple(name for _, name, _, _ in string.Formatter().parse(phrase) if name is not None)
    except ValueError:
        return ("{",)  # an open brace: no other file will have it, too


def identity(world: World) -> Iterator[Problem]:
    """C603-C605, C607: names in every language, the plan's area and dates, an address."""
    project, known = world.project, world.project.identity
    named = {
        "site.name": known.name,
        "site.publisher": known.publisher,
        "plan.title": known.plan_title,
    }
    for key, text in named.items():
        for code in project.languages:
            if not text.has(code):
                yield fault("C604", Place(SITE, 0, f"{key}.{code}"), key=key, language=code)
    if "areas" not in world.closed and known.area not in world.ids.get("areas", frozenset()):
        yield fault("C605", Place(SITE, 0, "plan.area"), value=known.area)
    dates: Mapping[str, tuple[str, Period | None]] = {
        "plan.issued": (known.issued, date_of(known.issued)),
        "plan.headline_period": (known.headline_period, period_of(known.headline_period)),
    }
    for key, (text_, found) in dates.items():
        if found is None:
            yield fault("C607", Place(SITE, 0, key), key=key, value=text_)
    yield from _feedback(project)


def _feedback(project: Project) -> Iterator[Problem]:
    if not project.identity.feedback:
        yield fault("C603", Place(SITE, 0, "site.feedback"))


CONFIGURATION_RULES = (words, identity)
