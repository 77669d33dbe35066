"""The attribute that says on which claims the numbers of an element rest."""

from __future__ import annotations

from markupsafe import Markup

from generator.model.claim import ATTRIBUTE, claims_of

__all__ = ["claim_attribute"]


def claim_attribute(*things: object) -> Markup:
    """Return the attribute for claimed texts, counts and ids of claims; nothing for none.

    >>> claim_attribute("tasks:T01.1.01", "no id")
    Markup(' data-claim="tasks:T01.1.01"')
    """
    ids = [*claims_of(*things), *(one for one in things if type(one) is str and _is_id(one))]
    if not ids:
        return Markup()
    return Markup(' %s="%s"') % (ATTRIBUTE, " ".join(dict.fromkeys(ids)))


def _is_id(text: str) -> bool:
    return ":" in text and " " not in text
