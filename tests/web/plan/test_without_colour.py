"""Nothing is told by colour alone: on a black-and-white page every pattern of a chart still looks different."""

from io import BytesIO
from itertools import combinations

import pypdfium2
import pytest
from PIL import Image, ImageStat
from weasyprint import HTML

from web.charts import MEANINGS, ChartRow, bars_in_order
from web.plan.render import _environment

PIXELS_PER_POINT = 4
ROWS = {
    "sure": ChartRow("Zeker", 100_000, 100_000, ""),
    "maybe": ChartRow("Misschien", 0, 100_000, ""),
    "less": ChartRow("Minder", -100_000, -100_000, ""),
    "maybe_less": ChartRow("Misschien minder", -100_000, 0, ""),
}
FAR_APART = 25
"""Levels of grey, of 256, by which two patterns differ in one of these."""


@pytest.fixture(scope="module")
def swatches() -> dict[str, tuple[float, ...]]:
    """The grey inside each pattern of the legend, drawn as on paper: its mean, its spread, and that of its rows."""
    chart = bars_in_order(list(ROWS.values()), "Proef")
    template = _environment().from_string('{% from "charts.html" import bar_chart %}{{ bar_chart(chart) }}')
    page = f"<style>@page {{ size: {chart.width + 4}px {chart.height}px; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}</style>"
    drawn = HTML(string=page + template.render(chart=chart)).write_pdf()
    (sheet,) = pypdfium2.PdfDocument(BytesIO(drawn))
    scale = PIXELS_PER_POINT * 0.75
    picture = sheet.render(scale=PIXELS_PER_POINT, grayscale=True).to_pil().convert("L")
    found = {}
    for entry in chart.legend:
        inside = (entry.swatch.x + 4, entry.y + 2, entry.swatch.x + entry.swatch.width, entry.y + 10)
        found[entry.swatch.kind] = _grey(picture.crop(tuple(round(side * scale) for side in inside)))
    return found


def _grey(picture: Image.Image) -> tuple[float, ...]:
    rows = picture.resize((1, picture.height), Image.Resampling.BOX)
    whole = ImageStat.Stat(picture)
    return whole.mean[0], whole.stddev[0], ImageStat.Stat(rows).stddev[0]


def test_every_pattern_is_drawn(swatches: dict[str, tuple[float, ...]]) -> None:
    assert set(swatches) == set(MEANINGS) == set(ROWS)


def test_patterns_differ_without_colour(swatches: dict[str, tuple[float, ...]]) -> None:
    for one, other in combinations(swatches, 2):
        apart = max(abs(first - second) for first, second in zip(swatches[one], swatches[other], strict=True))
        assert apart >= FAR_APART, (one, other, swatches)
