"""The colours of the charts, each in two values: on a light ground and on a dark one.

Charts name a colour by its role. In the SVG it is a CSS custom property, which a page sets for its scheme; where it
does not, the colour is the value on a light ground. The hues are those of Okabe and Ito, "Color Universal Design"
(2008), which people with any of the common kinds of colour blindness tell apart, made darker or lighter until each has
a contrast of 4.5:1 or more with the ground of its scheme (WCAG 2.2 asks for that of words, 1.4.3, and for 3:1 of marks,
1.4.11). No chart tells anything by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the charts.

    Attributes:
        variable: the CSS custom property.
        light: its value on a light ground; each colour has another, and it stands for the colour until the SVG is made.
        dark: its value on a dark ground.
    """

    variable: str
    light: str
    dark: str

    @property
    def css(self) -> str:
        """The colour as a value in the SVG."""
        return f"var({self.variable},{self.light})"


BLUE = Colour("--chart-1", "#0069a6", "#56b4e9")
VERMILION = Colour("--chart-2", "#c04a00", "#ff9557")
GREEN = Colour("--chart-3", "#007a5a", "#3ecfa3")
PURPLE = Colour("--chart-4", "#9b4a86", "#e29ac9")
AMBER = Colour("--chart-5", "#8a6500", "#e5bf45")
GREY = Colour("--chart-6", "#68727d", "#a5afba")
TEXT = Colour("--chart-text", "#1b2430", "#e8ecf1")
MUTED = Colour("--chart-muted", "#56606b", "#a9b3be")
GRID = Colour("--chart-grid", "#dde2e7", "#343d47")

COLOURS = (BLUE, VERMILION, GREEN, PURPLE, AMBER, GREY, TEXT, MUTED, GRID)
