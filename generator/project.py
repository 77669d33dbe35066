"""Where things lie in a project folder, and its configuration as frozen values.

The only module that knows the names of folders and of `site_config/site.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.errors import UsageProblem
from generator.model.text import Text
from generator.words import Words, load_words

__all__ = ["Assessing", "Identity", "Project", "load_project"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who publishes what: names, addresses and the plan's own data.

    Attributes:
        site_url: absolute address of the site's root, "" while it is not known.
        feedback: address for corrections (mailto: or https:), "" for none.
        area: id of the area the plan is made for.
        issued: day the plan was issued, as YYYY-MM-DD.
        headline_period: period of the targets that home counts first.
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
    footer: tuple[Text, ...]
    meta: Mapping[str, str]
    link_hosts: frozenset[str]


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
    def metadata(self) -> Path:
        """Metadata for Datasette, written from the descriptors."""
        return self.root / "metadata.json"

    @property
    def default_language(self) -> str:
        """The language at the root of the site."""
        return self.languages[0]

    def relative(self, path: Path) -> str:
        """Return `path` relative to the project with forward slashes."""
        return path.relative_to(self.root).as_posix()


def load_project(root: Path) -> Project:
    """Return the project in `root`.

    Raises:
        UsageProblem: no project there, or its configuration cannot be read.
    """
    settings = _settings(root / "site_config" / "site.yaml")
    try:
        languages = tuple(str(code) for code in settings["languages"])
        identity = _identity(settings)
        assessing = _assessing(settings["assessment"])
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise UsageProblem("site_config_invalid", text=f"site_config/site.yaml: {error}") from error
    folder = root / "site_config" / "languages"
    words = {code: load_words(folder, code) for code in languages}
    return Project(root, languages, identity, assessing, settings, words)


def _settings(path: Path) -> Mapping[str, Any]:
    import yaml

    if not path.is_file():
        raise UsageProblem("no_project", text=str(path.parent.parent))
    try:
        settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageProblem("site_config_invalid", text=f"{path.name}: {error}") from error
    if not isinstance(settings, Mapping):
        raise UsageProblem("site_config_invalid", text=f"{path.name}: not a mapping")
    return settings


def _text(entry: Mapping[str, Any] | None) -> Text:
    return Text({str(code): str(text) for code, text in (entry or {}).items()})


def _identity(settings: Mapping[str, Any]) -> Identity:
    site, plan = settings["site"], settings["plan"]
    licence = settings["data_licence"]
    return Identity(
        name=_text(site["name"]),
        tagline=_text(site["tagline"]),
        publisher=_text(site["publisher"]),
        plan_title=_text(plan["title"]),
        area=str(plan["area"]),
        issued=str(plan["issued"]),
        headline_period=str(plan["headline_period"]),
        site_url=str(site.get("url") or ""),
        api_url=str(site.get("api_url") or ""),
        feedback=str(site.get("feedback") or ""),
        data_licence=str(licence["name"]),
        data_licence_url=str(licence["url"]),
        footer=tuple(_text(line) for line in site.get("footer") or ()),
        meta={str(k): str(v) for k, v in (site.get("meta") or {}).items() if v},
        link_hosts=frozenset(str(host) for host in settings.get("link_hosts") or ()),
    )


def _assessing(rules: Mapping[str, Any]) -> Assessing:
    return Assessing(
        method=str(rules["method"]),
        reference_latest=str(rules["reference_latest"]),
        on_pace_margin=Decimal(str(rules["on_pace_margin"])),
        stale_days=int(rules["stale_days"]),
        minimum_for_rates=int(rules["minimum_for_rates"]),
        final_overdue_months=int(rules["final_overdue_months"]),
        least_quality=str(rules["least_quality"]),
        on_track_below=Decimal(str(rules["on_track_below"])),
        close_below=Decimal(str(rules["close_below"])),
        trend_values=int(rules["trend_values"]),
        trend_years=int(rules["trend_years"]),
        trend_least=int(rules["trend_least"]),
    )
