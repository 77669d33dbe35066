"""How colours are seen: contrast, and the distance between two colours for eyes that see fewer of them.

Contrast: WCAG 2.2, "relative luminance" and "contrast ratio".
Fewer colours: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009, the matrices for severity 1.0 that the
authors publish with the paper, free to use with this citation. They work on linear light.
Distance: CIE 1976 on L*a*b* with the white of sRGB (D65). About 2 is just seen side by side; 15 is a
difference that holds for small marks apart from one another.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

__all__ = ["SIGHT", "contrast", "difference", "mixed", "seen"]

Triple = tuple[float, float, float]

SIGHT: dict[str, tuple[Triple, Triple, Triple]] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red (protanopia)": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green (deuteranopia)": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue (tritanopia)": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_LIGHT: Triple = (0.2126, 0.7152, 0.0722)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG, 1 to 21."""
    dark, light = sorted(_dot(_LIGHT, _linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def difference(one: str, other: str, sight: str = "all colours") -> float:
    """Distance of two colours as an eye of `SIGHT` sees them, 0 for none."""
    return math.dist(_lab(seen(one, sight)), _lab(seen(other, sight)))


def seen(colour: str, sight: str) -> Triple:
    """Linear light, each channel 0 to 1, of which an eye of `SIGHT` gets the same impression."""
    light = _linear(colour)
    r, g, b = (min(1.0, max(0.0, _dot(row, light))) for row in SIGHT[sight])
    return r, g, b


def mixed(one: str, other: str, share: float) -> str:
    """`share` of one colour in another, as CSS color-mix(in srgb) mixes them."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(255 * (share * a + (1 - share) * b)):02x}" for a, b in pairs)


def _channels(colour: str) -> list[float]:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]


def _linear(colour: str) -> Triple:
    r, g, b = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in _channels(colour)
    )
    return r, g, b


def _dot(one: Iterable[float], other: Iterable[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _lab(light: Triple) -> Triple:
    x, y, z = (
        one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116
        for one in (
            _dot((0.4124, 0.3576, 0.1805), light) / 0.95047,
            _dot(_LIGHT, light),
            _dot((0.0193, 0.1192, 0.9505), light) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
