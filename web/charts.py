"""Pictures of money as shapes with coordinates: drawn once as SVG by templates/charts.html, for screen and paper.

Solid is certain, striped is possible, dotted is money that goes away; none of it depends on colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from web.i18n import gettext as _
from web.i18n import marked

SegmentKind = Literal["sure", "maybe", "less", "maybe_less"]

WIDTH = 640
LARGE_WIDTH = 410
"""Of a drawing whose letters come out at 18 points on a page of A4."""

LEGEND_HEIGHT = 20
LEAST_VISIBLE = 3

MEANINGS: dict[SegmentKind, str] = {
    "sure": marked("Effen: dit is zeker, voor zover wij nu weten."),
    "maybe": marked("Gestreept: dit kan er nog bij komen."),
    "less": marked("Stippen: dit krijgt u nu te veel."),
    "maybe_less": marked("Open: dit krijgt u misschien te veel."),
}


@dataclass(frozen=True, slots=True)
class ChartRow:
    """What one bar stands for; `text` is the amount as printed beside it, in the words of the table."""

    label: str
    min_cents: int
    max_cents: int
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar, in units of the drawing."""

    kind: SegmentKind
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with the place of its top."""

    label: str
    text: str
    y: int
    text_y: int
    bar_y: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend, which says what a pattern means."""

    text: str
    y: int
    swatch: Segment


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars from zero, one scheme each; `left_out` bars did not fit. `letters` is the size of the legend."""

    title: str
    description: str
    width: int
    height: int
    zero: float
    bars: tuple[Bar, ...]
    legend: tuple[Entry, ...]
    letters: int
    left_out: int


@dataclass(frozen=True, slots=True)
class RangeBar:
    """One wide bar for a total."""

    title: str
    width: int
    zero: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Turns cents into a place on the horizontal axis; zero is always on it."""

    low: int
    high: int
    width: int

    def at(self, amount_cents: int) -> float:
        return round(self.width * (amount_cents - self.low) / (self.high - self.low), 1)

    def segment(self, kind: SegmentKind, start_cents: int, end_cents: int) -> Segment:
        start, end = self.at(start_cents), self.at(end_cents)
        width = max(end - start, LEAST_VISIBLE)
        return Segment(kind, round(min(start, self.width - width), 1), round(width, 1))


def bar_chart(rows: Sequence[ChartRow], title: str, *, large: bool = False, at_most: int = 12) -> BarChart | None:
    """Draw the rows that hold money, the largest first and what goes away last; None when there are none.

    With `large` the letters come out larger, and every amount gets a line of its own.
    """
    money = [row for row in rows if row.min_cents or row.max_cents]
    if not money:
        return None
    ordered = sorted(money, key=lambda row: (-row.max_cents, -row.min_cents, row.label))
    return _drawn(_most_telling(ordered, at_most), title, large, left_out=max(0, len(money) - at_most))


def bars_in_order(rows: Sequence[ChartRow], title: str, *, large: bool = False) -> BarChart:
    """Draw every row in the order given, also one without money; at least one row must have some."""
    return _drawn(list(rows), title, large, left_out=0)


def _drawn(shown: list[ChartRow], title: str, large: bool, *, left_out: int) -> BarChart:
    width, row_height = (LARGE_WIDTH, 64) if large else (WIDTH, 44)
    scale = _scale(shown, width)
    bars = tuple(_bar(row, index * row_height, scale, large) for index, row in enumerate(shown))
    legend = _legend(bars, len(bars) * row_height + 4)
    return BarChart(
        title=title,
        description=" ".join(f"{row.label}: {row.text}." for row in shown),
        width=width,
        height=len(bars) * row_height + len(legend) * LEGEND_HEIGHT,
        zero=scale.at(0),
        bars=bars,
        legend=legend,
        letters=15 if large else 13,
        left_out=left_out,
    )


def range_bar(min_cents: int, max_cents: int, title: str) -> RangeBar | None:
    """Draw one total; None when there is nothing to draw."""
    if not min_cents and not max_cents:
        return None
    scale = _scale([ChartRow("", min_cents, max_cents, "")], WIDTH)
    return RangeBar(title, WIDTH, scale.at(0), _segments(min_cents, max_cents, scale))


def _most_telling(ordered: list[ChartRow], at_most: int) -> list[ChartRow]:
    """Keep the rows with most money in either direction, in the order given."""
    if len(ordered) <= at_most:
        return ordered
    by_size = sorted(ordered, key=lambda row: -max(abs(row.min_cents), abs(row.max_cents)))
    kept = {id(row) for row in by_size[:at_most]}
    return [row for row in ordered if id(row) in kept]


def _scale(rows: Sequence[ChartRow], width: int) -> _Scale:
    return _Scale(min(0, *(row.min_cents for row in rows)), max(0, *(row.max_cents for row in rows)), width)


def _bar(row: ChartRow, y: int, scale: _Scale, large: bool) -> Bar:
    text_y = y + 34 if large else y + 15
    return Bar(row.label, row.text, y + 15, text_y, text_y + 6, _segments(row.min_cents, row.max_cents, scale))


def _segments(low: int, high: int, scale: _Scale) -> tuple[Segment, ...]:
    """Cut a range in what is certain and what is possible, on either side of zero."""
    pieces: list[tuple[SegmentKind, int, int]] = [
        ("maybe_less", low, min(high, 0)),
        ("less", min(high, 0), 0),
        ("sure", 0, max(low, 0)),
        ("maybe", max(low, 0), high),
    ]
    return tuple(scale.segment(kind, start, end) for kind, start, end in pieces if start < end)


def _legend(bars: Sequence[Bar], start: int) -> tuple[Entry, ...]:
    """Explain the patterns that were used, below the bars."""
    used = {segment.kind for bar in bars for segment in bar.segments}
    kinds = [kind for kind in MEANINGS if kind in used]
    return tuple(
        Entry(_(MEANINGS[kind]), start + index * LEGEND_HEIGHT, Segment(kind, 0, 30))
        for index, kind in enumerate(kinds)
    )
