"""Contrast between two colours, by the formula of WCAG 2.2 (relative luminance and contrast ratio)."""

import re

_HEX = re.compile(r"#[0-9a-f]{6}")
_SHARES = (0.2126, 0.7152, 0.0722)


def is_colour(text: object) -> bool:
    """Tell whether this is a colour in the only form that a theme may use: `#0b4a50`."""
    return isinstance(text, str) and _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Return the ratio between the lighter and the darker of two colours, from 1 to 21.

    >>> contrast("#ffffff", "#000000"), round(contrast("#ffffff", "#767676"), 2)
    (21.0, 4.54)
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return sum(share * _linear(channel) for share, channel in zip(_SHARES, channels, strict=True))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
