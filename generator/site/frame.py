"""The frame of the site, from the project's configuration."""

from __future__ import annotations

from collections.abc import Mapping

from generator.charts import Palette, load_palette
from generator.model.government import SITE_CODE
from generator.model.site import Feed, FootLine, NavigationEntry, SiteFrame
from generator.project import Project
from generator.words import Words

__all__ = ["site_frame"]

_SECTION = "frame."


def site_frame(
    project: Project,
    navigation: Mapping[str, tuple[NavigationEntry, ...]],
    release_id: str,
    release_date: str,
    feeds: Mapping[str, tuple[Feed, ...]] | None = None,
    libraries: Mapping[str, str] | None = None,
) -> SiteFrame:
    """Return the frame of `project` at a release.

    Args:
        project: identity, languages, words.
        navigation: entries at the top of every page, by language.
        release_id: id of the release shown.
        release_date: its day, as YYYY-MM-DD.
        libraries: address of each file that scripts load on demand, by name.
        feeds: by language.
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
        footer={one: _foot(project, one) for one in languages},
        government={one: _tags(project, one) for one in languages} if identity.meta else {},
        palette=_schemes(palette),
        tones=_tones(palette),
        libraries=libraries or {},
        publishers={one: identity.publisher.in_(one) for one in languages},
        taglines={one: identity.tagline.in_(one) for one in languages},
        licence_url=identity.data_licence_url,
        locales={one: _locale(words[one]) for one in languages},
        feeds=feeds or {},
        seed=f"{identity.area}/{identity.issued}",
    )


def _foot(project: Project, language: str) -> tuple[FootLine, ...]:
    """Return the lines at the foot, the site's number among government sites last."""
    identity = project.identity
    lines = [FootLine(text.in_(language), address) for text, address in identity.footer]
    if code := identity.meta.get(SITE_CODE):
        said = project.words[language]("frame.site_code", code=code.in_(language))
        lines.append(FootLine(said))
    return tuple(lines)


def _tags(project: Project, language: str) -> dict[str, str]:
    return {name: value.in_(language) for name, value in project.identity.meta.items()}


def _locale(words: Words) -> str:
    """Return a locale as link previews know them: language and country, no script.

    Where the words file names no country, neither do we.
    """
    parts = words.locale.split("_")
    return "_".join((parts[0], parts[-1])) if len(parts) > 1 else parts[0]


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
