"""Which pages have a picture for chat apps, and what it says.

Home, the parts of the plan and every indicator with a target have one. Other series
have none: drawing takes longer than all else of their pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.charts import DISC, Card, Palette
from generator.model.measures import Indicator
from generator.model.site import Page
from generator.pages import measured
from generator.pages.citing import full_address
from generator.pages.pictures import PART_LEVEL
from generator.pages.view import View

__all__ = ["card_address", "has_card", "with_cards"]

State = tuple[str, str, str]  # code list, code ("" for no status), id of the indicator or ""


def card_address(language: str, route: str) -> str:
    """Return where the picture of a page lies below the root of the site.

    >>> card_address("en", "indicators/pm25/"), card_address("en", "")
    ('cards/en/indicators/pm25.png', 'cards/en/home.png')
    """
    return f"cards/{language}/{route.rstrip('/') or 'home'}.png"


def has_card(indicator: Indicator) -> bool:
    """Return whether the page of an indicator has a picture."""
    return bool(indicator.targets)


def with_cards(
    view: View, pages: Iterable[Page], palette: Palette, shapes: Mapping[str, str]
) -> tuple[tuple[Page, ...], tuple[Card, ...]]:
    """Return the pages, those with a picture knowing its address, and the pictures to draw.

    Args:
        view: of the pages.
        pages: all of one language.
        palette: gives each status its tone.
        shapes: of each status by its code, as `status_shapes` reads them from the theme.
    """
    states = _states(view)
    made, cards = [], []
    for page in pages:
        if page.route in states:
            card = _card(view, page, states[page.route], palette, shapes)
            cards.append(card)
            made.append(replace(page, card=card.address))
        else:
            made.append(page)
    return tuple(made), tuple(cards)


def _states(view: View) -> dict[str, State]:
    """Return what the picture says beside the page's own words, by the route of each with one."""
    found: dict[str, State] = {"": ("", "", "")}
    for name, indicator in view.plan.indicators.items():
        if not has_card(indicator):
            continue
        verdicts = measured.worst_first(view, indicator)
        code = verdicts[0].verdict if verdicts else ""
        found[view.routes["indicator"][name]] = ("verdict", code, name)
    for name, route in view.routes["section"].items():
        if view.plan.sections[name].level == PART_LEVEL:
            found[route] = ("", "", "")
    return found


def _card(
    view: View, page: Page, state: State, palette: Palette, shapes: Mapping[str, str]
) -> Card:
    list_, code, indicator = state
    site = view.project.identity.name.in_(view.language)
    colours = {name: palette.colours[name].light for name in ("ink", "muted", "paper")}
    return Card(
        address=card_address(view.language, page.route),
        site=site if page.route else "",
        title=str(page.title) if page.route else site,
        finding=str(page.description),
        status=str(view.label(list_, code)) if code else "",
        tone=palette.tone(list_, code).colour.light if code else "",
        shape=shapes.get(code, DISC) if code else "",
        credit=_credit(view, indicator),
        url=full_address(view, page.route),
        accent=palette.colours["series"].light,
        **colours,
    )


def _credit(view: View, indicator: str) -> str:
    """Return whose data they are, who compiled them, and in which release."""
    release = view.plan.release
    rows = view.assessment.by_indicator.get(indicator, ())
    cited = [one for one in rows if one.is_current and one.source]
    newest = max(cited, key=lambda one: (one.period.end, one.key), default=None)
    source = view.plan.sources[newest.source].title.in_(view.language) if newest else ""
    return view.words(
        "pages.cite.credited" if source else "pages.cite.credit",
        source=source,
        publisher=view.project.identity.publisher.in_(view.language),
        release=release.id,
        date=view.date(release.date, "day"),
    )
