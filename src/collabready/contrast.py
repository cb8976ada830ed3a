"""How well a colour stands out from its ground: the contrast of WCAG 2.2, and the nearest colour that has enough of it.

Colours are `#RRGGBB`. Source: Web Content Accessibility Guidelines 2.2, definitions of contrast ratio and of relative
luminance.
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls

WHITE = "#FFFFFF"
STEPS = 255


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 (the same) to 21 (black and white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(part) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def darkened(colour: str, ground: str, least: float) -> str:
    """The same hue in the lightest shade that has a contrast of at least so much; the colour itself where it has.

    `ground` is light: black must have the contrast, or nothing has.
    """
    hue, lightness, saturation = rgb_to_hls(*_parts(colour))
    for step in range(STEPS + 1):
        tried = _written(hls_to_rgb(hue, lightness * (STEPS - step) / STEPS, saturation)) if step else colour
        if contrast(tried, ground) >= least:
            return tried
    raise ValueError(f"Nothing is darker than black, and that has no contrast of {least} with {ground}.")


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - of the source
