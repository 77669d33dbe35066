"""What the site has beside its pages: published pictures, pictures for chat apps, Vega."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.pipeline.beside import Beside, Piece
from generator.project import Project
from generator.trees import Tree

if TYPE_CHECKING:
    from generator.charts import Card, ChartJob
    from generator.model.plan import Plan
    from generator.model.site import Page
    from generator.pages.view import View

__all__ = ["Cards", "begin_cards", "library_files", "published"]

FEW = 8  # cards; more are drawn by two processes
MARKS = "styles/50-status.css"  # where the theme says what a status looks like


def library_files(piece: Piece[bytes]) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the address of each library by name, and the files of the site by address."""
    from generator.charts import library_address

    script = piece.result()
    address = library_address(script)
    return {"vega": address}, {address: script}


@dataclass(frozen=True, slots=True)
class Cards:
    """Pictures for chat apps while they are drawn."""

    cards: tuple[Card, ...]
    pieces: tuple[Piece[int], ...]
    cache: Path

    def put(self, site: Tree) -> None:
        """Wait for the pictures and put them into the site."""
        from generator.charts import card_path

        for piece in self.pieces:
            piece.result()
        for card in self.cards:
            site.put(card.address, card_path(card, self.cache))


def begin_cards(
    beside: Beside,
    project: Project,
    views: Mapping[str, View],
    pages: Mapping[str, tuple[Page, ...]],
) -> tuple[dict[str, tuple[Page, ...]], Cards]:
    """Return the pages with the addresses of their pictures; begin to draw what is missing."""
    from generator.charts import draw_cards, load_palette, missing_cards, status_shapes
    from generator.pages import with_cards

    cache, palette = project.cache / "cards", load_palette(project.config / "palette.yaml")
    shapes = status_shapes(project.theme.joinpath(MARKS).read_text("utf-8"))
    made = {code: with_cards(views[code], pages[code], palette, shapes) for code in pages}
    cards = tuple(card for _, some in made.values() for card in some)
    missing = missing_cards(cards, cache)
    shares = [missing] if len(missing) <= FEW else [missing[::2], missing[1::2]]
    pieces = tuple(beside.start(partial(draw_cards, one, cache)) for one in shares if one)
    return {code: found for code, (found, _) in made.items()}, Cards(cards, pieces, cache)


def published(
    plan: Plan,
    project: Project,
    orders: Mapping[str, Mapping[str, ChartJob]],
    drawn: Mapping[str, Mapping[str, str]],
) -> dict[str, bytes]:
    """Return the trend charts as files that stand alone, by address."""
    from generator.charts import alone

    release, files = plan.release, {}
    for language, jobs in orders.items():
        words = project.words[language]
        credit = words(
            "pages.cite.credit",
            publisher=project.identity.name.in_(language),
            release=release.id,
            date=words.date(release.date, "day"),
        )
        for name, job in jobs.items():
            kind, _, indicator = name.partition("/")
            if kind == "trend":
                picture = alone(drawn[language][name], job.data.title, credit, job.palette)
                files[f"charts/{language}/{indicator}.svg"] = picture
    return files
