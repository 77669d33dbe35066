"""Where things lie in a project folder, and its configuration as frozen values.

The only package that knows the names of folders and of `site_config/site.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.errors import UsageProblem
from generator.model.text import Text
from generator.parsed import Parsed
from generator.project.plantext import PlanText, plan_text
from generator.project.profile import NONE, api_profile
from generator.project.settings import OPTIONAL, SITE, found, read_settings, wanted, where
from generator.words import Words, load_words

__all__ = ["Assessing", "Identity", "Project", "load_project"]

NAMES = ("site.name", "site.tagline", "site.publisher", "plan.title")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who publishes what: names, addresses and the plan's own data.

    Attributes:
        issuer: who issued the plan, as home names it; empty where it is not to be named.
        official: whether the publisher speaks for the body that issued the plan.
        site_url: absolute address of the site's root, "" while it is not known.
        feedback: address for corrections (mailto: or https:), "" for none.
        area: id of the area the plan is made for.
        issued: day the plan was issued, as YYYY-MM-DD.
        headline_period: period of the targets that home counts first.
        footer: lines at the foot of every page, each with the address it leads to ("" for none).
        meta: meta tags asked of government sites, by name.
    """

    name: Text
    tagline: Text
    publisher: Text
    plan_title: Text
    area: str
    issued: str
    headline_period: str
    site_url: str
    api_url: str
    feedback: str
    data_licence: str
    data_licence_url: str
    footer: tuple[tuple[Text, str], ...]
    meta: Mapping[str, Text]
    link_hosts: frozenset[str]
    issuer: Text = field(default_factory=Text)
    official: bool = False


@dataclass(frozen=True, slots=True)
class Assessing:
    """The rules of assessment that the publishing body sets.

    Attributes:
        reference_latest: last year from which our own reference may be taken.
        on_pace_margin: points of difference still counted as even pace.
        stale_days: age of the last update, in days, from which it is called stale.
        minimum_for_rates: least number of items for which a rate is shown.
        final_overdue_months: months after a deadline until a missing figure is remarked.
        least_quality: least source quality of readings in headline counts.
        close_below, on_track_below: projected miss as a share of the distance left.
        trend_values, trend_years, trend_least: how many values make a trend.
    """

    method: str
    reference_latest: str
    on_pace_margin: Decimal
    stale_days: int
    minimum_for_rates: int
    final_overdue_months: int
    least_quality: str
    on_track_below: Decimal
    close_below: Decimal
    trend_values: int
    trend_years: int
    trend_least: int


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder: paths, languages, configuration, words."""

    root: Path
    languages: tuple[str, ...]
    identity: Identity
    assessing: Assessing
    settings: Mapping[str, Any]
    words: Mapping[str, Words]
    parsed: Parsed = field(default_factory=Parsed, compare=False, repr=False)

    @property
    def datasets(self) -> Path:
        """Tables and their descriptors."""
        return self.root / "datasets"

    @property
    def content(self) -> Path:
        """Prose pages by language."""
        return self.root / "content"

    @property
    def config(self) -> Path:
        """Identity, languages, theme."""
        return self.root / "site_config"

    @property
    def theme(self) -> Path:
        """Files that give the site its look."""
        return self.config / "theme"

    @property
    def build(self) -> Path:
        """All output; may be deleted at any time."""
        return self.root / "build"

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.build / "site"

    @property
    def database(self) -> Path:
        """The finished database."""
        return self.build / "jindu.db"

    @property
    def api(self) -> Path:
        """Static files of the interface."""
        return self.build / "api"

    @property
    def cache(self) -> Path:
        """Results that are found again by the hash of their inputs."""
        return self.build / "cache"

    @property
    def findings(self) -> Path:
        """File of what the last check found."""
        return self.cache / "check" / "files.json"

    @property
    def metadata(self) -> Path:
        """Metadata for Datasette, written from the descriptors."""
        return self.root / "metadata.json"

    @property
    def hides_empty_sections(self) -> bool:
        """Whether places that no row names stand on one page together."""
        return bool(self.settings.get("hide_empty_sections", True))

    @property
    def api_profile(self) -> str:
        """How far the live interface is open: none | canned | sql."""
        return api_profile(self.settings)

    @property
    def default_language(self) -> str:
        """The language at the root of the site."""
        return self.languages[0]

    @property
    def plan_text(self) -> PlanText:
        """How the plan's text is numbered, and the publishing body's own copy of it."""
        return plan_text(self.root, self.settings, self.default_language)

    def relative(self, path: Path) -> str:
        """Return `path` relative to the project with forward slashes."""
        return path.relative_to(self.root).as_posix()


def load_project(root: Path) -> Project:
    """Return the project in `root`.

    Raises:
        UsageProblem: no project there, or its configuration cannot be used; its text
            names file, key and the shape that is expected.
    """
    parsed = Parsed(root / "build" / "cache" / "check" / "parsed.json")
    settings = read_settings(root / SITE, parsed)
    languages = tuple(wanted(settings, "languages", "codes"))
    for path, shape in OPTIONAL.items():
        if found(settings, path) is not None:
            wanted(settings, path, shape)
    plan_text(root, settings, languages[0])  # says now what it would say at the first use
    identity = _identity(settings)
    assessing = _assessing(settings)
    words = {code: _words(root, code, parsed) for code in languages}
    return Project(root, languages, identity, assessing, settings, words, parsed)


def _words(root: Path, language: str, parsed: Parsed) -> Words:
    name = f"site_config/languages/{language}.yaml"
    try:
        return load_words(root / "site_config" / "languages", language, parsed)
    except UsageProblem as error:
        reason = error.__cause__ or error
        raise UsageProblem("words_unreadable", text=where(name, reason)) from error
    except (AttributeError, ValueError, ArithmeticError, RecursionError) as error:
        raise UsageProblem("words_unreadable", text=where(name, error)) from error


def _text(settings: Mapping[str, Any], path: str) -> Text:
    entry = wanted(settings, path, "texts")
    return Text({str(code): str(text) for code, text in entry.items()})


def _foot_line(entry: Mapping[str, Any]) -> tuple[Text, str]:
    texts = {str(code): str(text) for code, text in entry.items() if code != "url"}
    return Text(texts), str(entry.get("url") or "")


def _in_all(settings: Mapping[str, Any], entry: object) -> Text:
    """Return a text by language; one without languages is meant for all of them."""
    if isinstance(entry, Mapping):
        return Text({str(code): str(text) for code, text in entry.items()})
    return Text({str(code): str(entry) for code in settings["languages"]})


def _identity(settings: Mapping[str, Any]) -> Identity:
    def text(path: str) -> str:
        return str(wanted(settings, path, "text"))

    named = {path: _text(settings, path) for path in NAMES}
    site = settings["site"]
    return Identity(
        name=named["site.name"],
        tagline=named["site.tagline"],
        publisher=named["site.publisher"],
        plan_title=named["plan.title"],
        area=text("plan.area"),
        issued=text("plan.issued"),
        headline_period=text("plan.headline_period"),
        site_url=str(site.get("url") or ""),
        # Where no interface is offered, no page may lead to one.
        api_url="" if api_profile(settings) == NONE else str(site.get("api_url") or ""),
        feedback=str(site.get("feedback") or ""),
        data_licence=text("data_licence.name"),
        data_licence_url=text("data_licence.url"),
        footer=tuple(_foot_line(line) for line in site.get("footer") or ()),
        meta={str(k): _in_all(settings, v) for k, v in (site.get("meta") or {}).items() if v},
        link_hosts=frozenset(str(host) for host in settings.get("link_hosts") or ()),
        issuer=_text(settings, "plan.issuer") if settings["plan"].get("issuer") else Text(),
        official=bool(site.get("official")),
    )


def _assessing(settings: Mapping[str, Any]) -> Assessing:
    def rule(name: str, shape: str) -> Any:
        return wanted(settings, f"assessment.{name}", shape)

    return Assessing(
        method=str(rule("method", "text")),
        reference_latest=str(rule("reference_latest", "text")),
        on_pace_margin=Decimal(str(rule("on_pace_margin", "number"))),
        stale_days=rule("stale_days", "whole"),
        minimum_for_rates=rule("minimum_for_rates", "whole"),
        final_overdue_months=rule("final_overdue_months", "whole"),
        least_quality=str(rule("least_quality", "text")),
        on_track_below=Decimal(str(rule("on_track_below", "number"))),
        close_below=Decimal(str(rule("close_below", "number"))),
        trend_values=rule("trend_values", "whole"),
        trend_years=rule("trend_years", "whole"),
        trend_least=rule("trend_least", "whole"),
    )
