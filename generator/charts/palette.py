"""Colours of charts and status marks, as named in `site_config/palette.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import UsageProblem
from generator.parsed import Unparsed, parse

__all__ = ["Colour", "Palette", "Tone", "load_palette"]

UNKNOWN = "none"  # tone of a code the palette does not list


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour as "#rrggbb", for light and for dark pages."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Tone:
    """How a status looks: a colour, a shape, and hollow where nothing is known."""

    name: str
    colour: Colour
    shape: str
    hollow: bool


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour by name, and the tone of every code.

    Attributes:
        colours: by name, without the tones.
        tones: by name, in order of display.
        codes: (code list, code) -> name of a tone.
    """

    colours: Mapping[str, Colour]
    tones: Mapping[str, Tone]
    codes: Mapping[tuple[str, str], str]

    def tone(self, list_: str, code: str) -> Tone:
        """Return the tone of a code; that of the unknown where the palette has none."""
        return self.tones[self.codes.get((list_, code), UNKNOWN)]

    @property
    def variables(self) -> Mapping[str, Colour]:
        """Every colour by the name of its CSS variable, without the leading dashes."""
        plain = {f"jindu-{name}": colour for name, colour in self.colours.items()}
        return plain | {f"jindu-tone-{name}": one.colour for name, one in self.tones.items()}

    def css(self, scheme: str) -> str:
        """Return the declarations of one scheme, "light" or "dark", for a style sheet."""
        colours = self.variables.items()
        return "".join(f"--{name}:{getattr(colour, scheme)};" for name, colour in colours)


def load_palette(path: Path) -> Palette:
    """Return the palette in a YAML file.

    Raises:
        UsageProblem: the file is missing or is no palette.
    """
    try:
        tree = parse(path.read_text(encoding="utf-8"))
        colours = {name: _colour(entry) for name, entry in tree["colours"].items()}
        tones = {name: _tone(name, entry) for name, entry in tree["tones"].items()}
        palette = Palette(colours, tones, _codes(tree["codes"], tones))
        _distinct(palette)
    except (OSError, Unparsed, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageProblem("site_config_invalid", text=f"{path.name}: {error}") from error
    return palette


def _colour(entry: Mapping[str, Any]) -> Colour:
    return Colour(str(entry["light"]).lower(), str(entry["dark"]).lower())


def _tone(name: str, entry: Mapping[str, Any]) -> Tone:
    return Tone(name, _colour(entry), str(entry["shape"]), bool(entry.get("hollow", False)))


def _codes(
    lists: Mapping[str, Mapping[str, str]], tones: Mapping[str, Tone]
) -> dict[tuple[str, str], str]:
    codes = {(list_, code): tone for list_, of in lists.items() for code, tone in of.items()}
    for place, tone in codes.items():
        if tone not in tones:
            raise ValueError(f"{'.'.join(place)}: {tone}")
    return codes


def _distinct(palette: Palette) -> None:
    # A drawing is recoloured by value, so one value may have only one name.
    light = [colour.light for colour in palette.variables.values()]
    if len(set(light)) != len(light):
        raise ValueError(", ".join(sorted({one for one in light if light.count(one) > 1})))
