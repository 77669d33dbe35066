"""C608-C612: `site.yaml`: addresses, codes, ranges, and no key that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from generator.errors import Place, Problem
from generator.read.descriptors import Unreadable, load_mapping
from generator.validate.addresses import is_address, is_mail
from generator.validate.catalogue import fault
from generator.validate.values import block
from generator.validate.world import World

__all__ = ["SITE", "SITE_RULES"]

SITE = "site_config/site.yaml"
# section -> its keys; () for one that is no mapping of ours
KEYS: Mapping[str, tuple[str, ...]] = {
    "languages": (),
    "site": (
        *("name", "tagline", "publisher", "url", "api_url", "feedback", "footer", "meta"),
        "official",
    ),
    "plan": (
        *("title", "area", "issued", "headline_period"),
        *("text", "language", "division", "issuer"),
    ),
    "data_licence": ("name", "url"),
    "assessment": (
        *("method", "reference_latest", "on_pace_margin", "stale_days", "minimum_for_rates"),
        *("final_overdue_months", "least_quality", "on_track_below", "close_below"),
        *("trend_values", "trend_years", "trend_least"),
    ),
    "api": ("profile",),
    "link_hosts": (),
    "hide_empty_sections": (),
}
ADDRESSES = (
    ("site", "url"),
    ("site", "api_url"),
    ("site", "feedback"),
    ("data_licence", "url"),
)
CODES = (
    ("api", "profile", "api_profile"),
    ("assessment", "least_quality", "source_quality"),
    ("assessment", "method", "method"),
)
# rule of assessment -> least and most
RANGES: Mapping[str, tuple[int, int]] = {
    "on_pace_margin": (0, 100),
    "stale_days": (1, 36500),
    "minimum_for_rates": (1, 1000),
    "final_overdue_months": (0, 1200),
    "on_track_below": (0, 1),
    "close_below": (0, 1),
    "trend_values": (2, 1000),
    "trend_years": (1, 200),
    "trend_least": (2, 1000),
    "reference_latest": (1900, 2200),
}


def readable(world: World) -> Iterator[Problem]:
    """C609: no key twice, no alias."""
    try:
        load_mapping(world.project.root / SITE)
    except Unreadable as error:
        yield fault(
            "C609", Place(SITE, error.line), cause=error.reason, detail=error.detail or SITE
        )


def addresses(world: World) -> Iterator[Problem]:
    """C608: whole addresses, or none."""
    for section, key in ADDRESSES:
        value = str(block(world.project.settings, section).get(key) or "")
        if not value or is_address(value) or (key == "feedback" and is_mail(value)):
            continue
        where = f"{section}.{key}"
        yield fault("C608", Place(SITE, 0, where), key=where, value=value)


def codes(world: World) -> Iterator[Problem]:
    """C610: codes of the lists that the site's configuration chooses from."""
    for section, key, list_ in CODES:
        value = block(world.project.settings, section).get(key)
        known = world.codes.get(list_, ())
        if value is None or "codes" in world.closed or value in known:
            continue
        where = f"{section}.{key}"
        yield fault(
            "C610",
            Place(SITE, 0, where),
            key=where,
            value=value,
            list=list_,
            known=", ".join(known),
        )


def ranges(world: World) -> Iterator[Problem]:
    """C611: numbers that make sense."""
    rules = block(world.project.settings, "assessment")
    for key, (least, most) in RANGES.items():
        if key in rules and not _is_within(str(rules[key]), least, most):
            where = f"assessment.{key}"
            yield fault(
                "C611", Place(SITE, 0, where), key=where, value=rules[key], least=least, most=most
            )


def keys(world: World) -> Iterator[Problem]:
    """C612: keys that nothing reads are misspelt."""
    for section, entry in world.project.settings.items():
        if section not in KEYS:
            yield fault("C612", Place(SITE, 0, str(section)), key=section)
        elif KEYS[section] and isinstance(entry, Mapping):
            for key in entry:
                if key not in KEYS[section]:
                    where = f"{section}.{key}"
                    yield fault("C612", Place(SITE, 0, where), key=where)


def _is_within(text: str, least: int, most: int) -> bool:
    try:
        return least <= Decimal(text) <= most
    except InvalidOperation:
        return False


SITE_RULES = (readable, addresses, codes, ranges, keys)
