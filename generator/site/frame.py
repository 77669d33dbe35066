"""The frame of the site, from the project's configuration."""

from __future__ import annotations

from collections.abc import Mapping

from generator.charts import Palette, load_palette
from generator.model.site import NavigationEntry, SiteFrame
from generator.project import Project
from generator.words import Words

__all__ = ["site_frame"]

_SECTION = "frame."


def site_frame(
    project: Project,
    navigation: Mapping[str, tuple[NavigationEntry, ...]],
    release_id: str,
    release_date: str,
    libraries: Mapping[str, str] | None = None,
) -> SiteFrame:
    """Return the frame of `project` at a release.

    Args:
        project: identity, languages, words.
        navigation: entries at the top of every page, by language.
        release_id: id of the release shown.
        release_date: its day, as YYYY-MM-DD.
        libraries: address of each file that scripts load on demand, by name.
    """
    identity = project.identity
    languages = project.languages
    words = project.words
    palette = load_palette(project.config / "palette.yaml")
    return SiteFrame(
        names={one: identity.name.in_(one) for one in languages},
        tags={one: words[one].html for one in languages},
        words={one: _frame_words(words[one]) for one in languages},
        navigation=navigation,
        theme=project.theme,
        release_id=release_id,
        release_date=release_date,
        release_label={one: words[one].date(release_date, "day") for one in languages},
        site_url=identity.site_url,
        feedback=identity.feedback,
        footer={one: tuple(line.in_(one) for line in identity.footer) for one in languages},
        government=identity.meta,
        palette=_schemes(palette),
        tones=_tones(palette),
        libraries=libraries or {},
    )


def _schemes(palette: Palette) -> dict[str, dict[str, str]]:
    return {
        "light": {name: colour.light for name, colour in palette.variables.items()},
        "dark": {name: colour.dark for name, colour in palette.variables.items()},
    }


def _tones(palette: Palette) -> dict[str, str]:
    """Return the variable of each code; where two lists share a code, the first list's."""
    tones: dict[str, str] = {}
    for (_, code), name in palette.codes.items():
        tones.setdefault(code, f"jindu-tone-{name}")
    return tones


def _frame_words(words: Words) -> dict[str, str | Mapping[str, str]]:
    return {
        key.removeprefix(_SECTION): phrase
        for key, phrase in words.phrases.items()
        if key.startswith(_SECTION)
    }
