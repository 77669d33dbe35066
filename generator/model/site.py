"""What the layer of pages hands to the layer of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

__all__ = [
    "Download",
    "Feed",
    "FeedEntry",
    "FootLine",
    "NavigationEntry",
    "Page",
    "PublishedData",
    "SearchEntry",
    "SiteFrame",
]


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One hit in the site's own search.

    Attributes:
        route: address relative to the root of the language, such as
            "indicators/pm25/" or "tasks/t05-1/#T05.1.02".
        title: plain text. text: plain text, may be empty.
        boost: weight beside other entries, above 0; 1 is usual.
        hidden: words that find the entry and are never shown (synonyms).
    """

    route: str
    title: str
    text: str
    boost: float = 1.0
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download: what it is called, where it lies below the root of the site, its type."""

    name: str
    address: str
    media: str = "text/csv"


@dataclass(frozen=True, slots=True)
class PublishedData:
    """The data that a page publishes, for search engines that look for data.

    Attributes:
        id: what the data are called in addresses.
        measured: (name, unit) of what was measured.
        period: first and last day, as YYYY-MM-DD; () where there is no value.
        places: names of the places the values are of.
    """

    id: str
    name: str
    description: str
    keywords: tuple[str, ...] = ()
    measured: tuple[tuple[str, str], ...] = ()
    period: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed.

    Attributes:
        id: id of the row it tells of; never changes.
        date: day of the release that brought it, as YYYY-MM-DD.
        route: the page to read on, of the same language.
        lines: what it says, plain text, a paragraph each.
    """

    id: str
    title: str
    date: str
    route: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of one language, newest entry first; `name` stands in its address."""

    name: str
    title: str
    route: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class FootLine:
    """A line at the foot of every page; `address` is where it leads, "" for nowhere."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One finished page of one language.

    Attributes:
        route: "" is home, all others end with "/"; the same in all languages.
        title: plain text, used once in a language.
        body: finished HTML, begins with its <h1>.
        description: one plain sentence.
        section: id of the navigation entry it belongs to, "" for none.
        indexed: False keeps it from search engines and out of the site map.
        search: its entries in the site's own search.
        crumbs: (title, route) from the top, without the page itself.
        claims: ids of all claims that its numbers rest on, in the order of the page.
        counts: the number of each claim among them that is counted on pages.
        bare: without the frame of the site, for frames of other sites.
        card: address of its picture for chat apps below the root, "" for none.
        data: the data it publishes, None for most pages.
    """

    route: str
    title: str
    body: str
    description: str
    section: str
    indexed: bool = True
    search: tuple[SearchEntry, ...] = ()
    crumbs: tuple[tuple[str, str], ...] = ()
    claims: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    bare: bool = False
    card: str = ""
    data: PublishedData | None = None


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """One entry of the list at the top of every page."""

    id: str
    title: str
    route: str


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """What stands around every page, as the publishing body set it.

    Mappings by language have the same languages; the first stands at the root.

    Attributes:
        names: name of the site by language.
        tags: `lang` attribute by language, such as "zh-Hans".
        words: phrases of the section `frame` by language and key; a phrase with
            plural forms is a mapping by form.
        navigation: entries at the top, by language.
        theme: folder with templates, styles and scripts.
        release_id: id of the release. release_date: its day, as YYYY-MM-DD.
        release_label: the same day as readers write it, by language.
        site_url: absolute address of the root, "" while not known.
        feedback: address for corrections (mailto: or https:), "" for none.
        footer: lines at the foot, by language.
        government: meta tags by language and name; `generator.site.tags` says what a
            value may hold. Empty ones are left out.
        palette: colours by scheme ("light", "dark") and name of the CSS variable
            without its dashes, beside and over the theme's own.
        libraries: address of each file that a script loads on demand, by name.
        tones: name of the colour variable by status code; each tones a status mark.
        publishers, taglines: by language.
        licence_url: address of the licence of the data.
        locales: name of the language and place as link previews want it, by language.
        feeds: by language.
        seed: what ids that must never change are made from.
    """

    names: Mapping[str, str]
    tags: Mapping[str, str]
    words: Mapping[str, Mapping[str, str | Mapping[str, str]]]
    navigation: Mapping[str, tuple[NavigationEntry, ...]]
    theme: Path
    release_id: str
    release_date: str
    release_label: Mapping[str, str]
    site_url: str = ""
    feedback: str = ""
    footer: Mapping[str, tuple[FootLine, ...]] = field(default_factory=dict)
    government: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    palette: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tones: Mapping[str, str] = field(default_factory=dict)
    libraries: Mapping[str, str] = field(default_factory=dict)
    publishers: Mapping[str, str] = field(default_factory=dict)
    taglines: Mapping[str, str] = field(default_factory=dict)
    licence_url: str = ""
    locales: Mapping[str, str] = field(default_factory=dict)
    feeds: Mapping[str, tuple[Feed, ...]] = field(default_factory=dict)
    seed: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages; the first stands at the root."""
        return tuple(self.names)
