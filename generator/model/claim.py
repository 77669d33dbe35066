"""Numbers that know where they come from: a claim, and the texts that carry its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

__all__ = ["ATTRIBUTE", "Claim", "Claimed", "Counted", "claimed", "claims_of"]

ATTRIBUTE = (
    "data-claim"  # on an element: ids of the claims its numbers rest on, with spaces between
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What stands behind the numbers of one sentence, cell or chart.

    Attributes:
        id: "<kind>:<key>", stable; `generator/pages/claims/README.md` has the grammar.
        kind: a table of the database, or count | share | chart | setting.
        numbers: the numbers it covers, canonical decimals in the unit of the data,
            rounded as shown; sorted, none twice.
        unit_code, unit_mult: unit of the numbers where they have one (SDMX).
        rows: (table, key) of the rows it rests on, the row itself first.
        formula: one SELECT on the published database that gives the numbers or the
            texts they stand in.
        release: id of the release that states it.
        pages: routes of the pages that show it, sorted.
    """

    id: str
    kind: str
    numbers: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    formula: str
    release: str
    unit_code: str = ""
    unit_mult: int = 0
    pages: tuple[str, ...] = field(default=())


class Claimed(str):
    """A text whose numbers rest on claims; in HTML it is an element that says on which.

    Every method of `str` gives back a bare text: what is cut or glued has to be
    claimed anew, so that no claim covers what it was not made for.
    """

    claims: tuple[str, ...]

    def __new__(cls, text: str, claims: Iterable[str]) -> Claimed:
        """Return `text` with the ids of its claims."""
        made = super().__new__(cls, text)
        made.claims = tuple(dict.fromkeys(claims))
        return made

    def __getnewargs__(self) -> tuple[str, tuple[str, ...]]:  # type: ignore[override]  # more than the text
        """Return what a copy in another process is made from."""
        return str(self), self.claims

    def __html__(self) -> str:
        """Return the text as an element with its claims.

        >>> Claimed("3 < 4", ["count:tasks"]).__html__()
        Markup('<span data-claim="count:tasks">3 &lt; 4</span>')
        """
        # Here, because a program that writes no page must start without it.
        from markupsafe import Markup

        shown = Markup('<span %s="%s">%s</span>')
        return shown % (ATTRIBUTE, " ".join(self.claims), str(self))


class Counted(int):
    """A count with its claim; arithmetic gives back a bare number."""

    claims: tuple[str, ...]

    def __new__(cls, number: int, claims: Iterable[str]) -> Counted:
        """Return `number` with the ids of its claims."""
        made = super().__new__(cls, number)
        made.claims = tuple(claims)
        return made

    def __getnewargs__(self) -> tuple[int, tuple[str, ...]]:  # type: ignore[override]  # more than the text
        """Return what a copy in another process is made from."""
        return int(self), self.claims


def claims_of(*things: object) -> tuple[str, ...]:
    """Return the ids of the claims that things rest on, each once.

    >>> claims_of("bare", Claimed("3", ["count:tasks"]), Counted(3, ["count:tasks"]))
    ('count:tasks',)
    """
    found = (one.claims for one in things if isinstance(one, (Claimed, Counted)))
    return tuple(dict.fromkeys(id_ for ids in found for id_ in ids))


def claimed(text: str, facts: Mapping[str, object]) -> str:
    """Return a phrase with the claims of the facts that were put into it."""
    ids = claims_of(*facts.values())
    return Claimed(text, ids) if ids else text
