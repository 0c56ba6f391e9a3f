"""A picture of money against wage as shapes with coordinates, drawn as SVG by templates/lines.html.

What can be spent is a thick line, net wage a thin dashed one; with open answers the room above is striped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from web.i18n import euro
from web.i18n import gettext as _

WIDE, NARROW = 640, 340
LEFT, TOP, BOTTOM = 64, 18, 52
STEPS = (10_000, 25_000, 50_000, 100_000, 200_000, 250_000, 500_000, 1_000_000)
"""Between two lines of the grid, in cents."""


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A gross wage with what it leaves, in cents a month."""

    gross: int
    net: int
    low: int
    high: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid with the amount it stands for."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """The household's own place, with where its words stand."""

    x: float
    y: float
    text: str
    text_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Both lines, the room between the lowest and the highest that can be, and the household's own point."""

    title: str
    description: str
    width: int
    height: int
    left: int
    right: int
    bottom: int
    line: str
    net: str
    area: str
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    own: Spot | None


@dataclass(frozen=True, slots=True)
class _Axis:
    """Turns cents into a place between two ends of the drawing."""

    most: int
    start: float
    end: float

    def at(self, cents: int) -> float:
        return round(self.start + (self.end - self.start) * cents / self.most, 1)

    def ticks(self, at_most: int) -> tuple[Tick, ...]:
        step = next((step for step in STEPS if self.most / step <= at_most), STEPS[-1])
        return tuple(Tick(self.at(cents), euro(cents)) for cents in range(0, self.most + 1, step))


def line_chart(points: Sequence[LinePoint], title: str, width: int = WIDE) -> LineChart:
    """Draw at least two points, the lowest wage first."""
    height = width * 3 // 5 if width == WIDE else width
    right, bottom = width - 12, height - BOTTOM
    wages = _Axis(max(point.gross for point in points), LEFT, right)
    money = _Axis(max(max(point.high, point.net, 1) for point in points), bottom, TOP)
    own = next((point for point in points if point.own), None)
    return LineChart(
        title=title,
        description=_described(points),
        width=width,
        height=height,
        left=LEFT,
        right=right,
        bottom=bottom,
        line=_path((wages.at(point.gross), money.at(point.low)) for point in points),
        net=_path((wages.at(point.gross), money.at(point.net)) for point in points),
        area=_area(points, wages, money),
        across=wages.ticks(6 if width == WIDE else 3),
        up=money.ticks(6),
        own=_spot(own, wages, money, width) if own else None,
    )


def _area(points: Sequence[LinePoint], wages: _Axis, money: _Axis) -> str:
    if all(point.low == point.high for point in points):
        return ""
    there = [(wages.at(point.gross), money.at(point.high)) for point in points]
    back = [(wages.at(point.gross), money.at(point.low)) for point in reversed(points)]
    return _path([*there, *back])


def _path(places: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in places)


def _spot(own: LinePoint, wages: _Axis, money: _Axis, width: int) -> Spot:
    x, y = wages.at(own.gross), money.at(own.low)
    late = x > width * 2 / 3
    return Spot(x, y, _("Uw loon nu"), x - 12 if late else x + 12, "end" if late else "start")


def _described(points: Sequence[LinePoint]) -> str:
    first, last = points[0], points[-1]
    return _(
        "Bij een loon van %(lowest)s per maand houdt u %(first)s over, bij %(highest)s is dat %(last)s.",
        lowest=euro(first.gross), first=euro(first.low), highest=euro(last.gross), last=euro(last.low),
    )  # fmt: skip
