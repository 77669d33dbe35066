"""What the layer of pages hands to the layer of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["NavigationEntry", "Page", "SearchEntry", "SiteFrame"]


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
        government: meta tags by name; a value may hold {title}, {section},
            {description}, {date} and {site}; empty ones are left out.
        palette: colours by scheme ("light", "dark") and name of the CSS variable
            without its dashes, beside and over the theme's own.
        libraries: address of each file that a script loads on demand, by name.
        tones: name of the colour variable by status code; each tones a status mark.
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
    footer: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    government: Mapping[str, str] = field(default_factory=dict)
    palette: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tones: Mapping[str, str] = field(default_factory=dict)
    libraries: Mapping[str, str] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages; the first stands at the root."""
        return tuple(self.names)
