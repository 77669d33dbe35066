"""Which language a caller reads, from what the request itself says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

__all__ = ["OPTION", "accepted", "language_of"]

OPTION = "_lang"
_RANGE = re.compile(
    r"\s*([A-Za-z]+|\*)(?:-[A-Za-z0-9-]+)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?"
)


def language_of(
    languages: Sequence[str],
    path: str,
    pairs: Iterable[tuple[str, str]] = (),
    about: str = "",
    header: str = "",
) -> str:
    """Return the language to answer in.

    What is nearest to the request wins: the option `_lang`, the language that the path
    begins with, the suffix of the table or query asked for, the header, the first language.

    Args:
        languages: those of the site, the first of them without a path of its own.
        path: as it was asked for.
        pairs: the parameters.
        about: name of a table, view or fixed query, "" for none.
        header: the value of Accept-Language.
    """
    said = (
        next((value for key, value in pairs if key == OPTION), ""),
        path.lstrip("/").partition("/")[0],
        about.rpartition("_")[2] if "_" in about else "",
        accepted(languages, header),
    )
    return next((one for one in said if one in languages), languages[0])


def accepted(languages: Sequence[str], header: str) -> str:
    """Return the language that an Accept-Language header likes best, "" for none of ours.

    >>> accepted(("fr", "en"), "de, en-GB;q=0.8, fr;q=0.5")
    'en'
    >>> accepted(("fr", "en"), "de")
    ''
    """
    liked: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.split(",")):
        one = _RANGE.fullmatch(part)
        if one and one[1].lower() in languages:
            liked.append((-float(one[2] or 1), place, one[1].lower()))
    weight, _, best = min(liked, default=(0.0, 0, ""))
    return best if weight else ""
