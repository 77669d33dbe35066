"""The data that pages publish, as search engines for data want them told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.exports.offers import files_of
from generator.model.formats import DOWNLOADS, SPREADSHEET, format_of
from generator.model.measures import Indicator
from generator.model.period import Period
from generator.model.site import Download, Page, PublishedData
from generator.pages import measured
from generator.pages.routes import route
from generator.pages.view import View

__all__ = ["with_data"]

DATA = "data/"
# Files that most readers want; the same as on the page of data.
BULK = ("observations.csv", "observations.parquet", "verdicts.csv", "verdicts.json")
PACKAGES = ("datapackage.json", "datapackage.zip", "catalogue.json")


def with_data(view: View, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the pages, those that publish data with what they publish."""
    own = {route("indicator", one.id): one for one in view.plan.indicators.values()}
    for page in pages:
        if page.route in own:
            yield replace(page, data=_series(view, page, own[page.route]))
        elif page.route == DATA:
            yield replace(page, data=_everything(view, page))
        else:
            yield page


def _series(view: View, page: Page, indicator: Indicator) -> PublishedData:
    rows = view.assessment.by_indicator[indicator.id]
    name = str(page.title)
    theme = view.plan.themes.get(indicator.theme)
    return PublishedData(
        id=indicator.id,
        name=name,
        description=_joined(view, indicator.definition.in_(view.language), page.description),
        keywords=(theme.label.in_(view.language),) if theme else (),
        measured=((name, str(measured.units(view, indicator))),),
        period=_span(one.period for one in rows),
        places=tuple(_places(view, dict.fromkeys(one.area for one in rows))),
        downloads=tuple(map(_file, _files_of(indicator))),
    )


def _files_of(indicator: Indicator) -> tuple[str, ...]:
    table = f"indicators/{indicator.id}"
    plain = (path for path in files_of(table) if SPREADSHEET not in path)
    return (*plain, f"{table}.json")


def _file(path: str) -> Download:
    media = format_of(path).media_type.partition(";")[0]
    return Download(path.rpartition("/")[2], f"{DOWNLOADS}{path}", media)


def _everything(view: View, page: Page) -> PublishedData:
    identity = view.project.identity
    titles = tuple(
        (one.title.in_(view.language), str(measured.units(view, one)))
        for one in view.plan.indicators.values()
        if one.targets
    )
    return PublishedData(
        id="data",
        name=identity.name.in_(view.language),
        description=_joined(view, identity.tagline.in_(view.language), page.description),
        keywords=tuple(one.label.in_(view.language) for one in view.plan.themes.values()),
        measured=titles,
        period=_span(one.period for one in view.assessment.observations),
        places=tuple(_places(view, [identity.area])),
        downloads=tuple(map(_file, (*BULK, *PACKAGES, view.project.database.name))),
    )


def _joined(view: View, *texts: str) -> str:
    """Return texts as sentences of one paragraph, whether or not they end like sentences."""
    joint = view.words("pages.feeds.sentence")
    held = [one.rstrip(joint) for one in texts[:-1] if one]
    return joint.join([*held, str(texts[-1])])


def _places(view: View, areas: Iterable[str]) -> Iterator[str]:
    """Yield the names of places; the plan's own where there is no value of any."""
    for one in tuple(areas) or (view.project.identity.area,):
        if one in view.plan.areas:
            yield view.plan.areas[one].name.in_(view.language)


def _span(periods: Iterable[Period]) -> tuple[str, ...]:
    """Return the first and the last day of all periods."""
    held = tuple(periods)
    if not held:
        return ()
    return (
        min(one.start for one in held).isoformat(),
        max(one.end for one in held).isoformat(),
    )
