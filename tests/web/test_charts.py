"""Bars that tell the truth: in proportion, ranges as ranges, what goes off on the other side of zero."""

from web.charts import WIDTH, ChartRow, bar_chart, range_bar

SURE = ChartRow("Zorgtoeslag", 155000, 155000, "€ 1.550")
RANGE = ChartRow("Huurtoeslag", 100000, 310000, "€ 1.000 – € 3.100")
LESS = ChartRow("Kindgebonden budget", -155000, -155000, "−€ 1.550")


def test_nothing_to_draw_is_no_chart() -> None:
    assert bar_chart([ChartRow("Niets", 0, 0, "€ 0")], "Titel") is None
    assert range_bar(0, 0, "Titel") is None


def test_the_largest_comes_first_and_what_goes_off_last() -> None:
    chart = bar_chart([LESS, SURE, RANGE], "Titel")
    assert chart
    assert [bar.label for bar in chart.bars] == ["Huurtoeslag", "Zorgtoeslag", "Kindgebonden budget"]


def test_a_range_is_sure_up_to_its_lower_end_and_possible_beyond() -> None:
    chart = bar_chart([RANGE], "Titel")
    assert chart
    sure, maybe = chart.bars[0].segments
    assert (sure.kind, maybe.kind) == ("sure", "maybe")
    assert sure.x == 0
    assert sure.width + maybe.width == WIDTH
    assert round(sure.width / WIDTH, 3) == round(1000 / 3100, 3)


def test_bars_share_one_scale_with_zero_on_it() -> None:
    chart = bar_chart([SURE, LESS], "Titel")
    assert chart
    gain, loss = (bar.segments[0] for bar in chart.bars)
    assert chart.zero == WIDTH / 2
    assert (gain.x, gain.width) == (WIDTH / 2, WIDTH / 2)
    assert (loss.kind, loss.x, loss.width) == ("less", 0, WIDTH / 2)


def test_a_range_around_zero_has_both_sides() -> None:
    bar = range_bar(-1000, 3000, "Titel")
    assert bar
    assert [segment.kind for segment in bar.segments] == ["maybe_less", "maybe"]
    assert bar.zero == WIDTH / 4


def test_a_very_small_amount_is_still_seen() -> None:
    chart = bar_chart([ChartRow("Veel", 10_000_000, 10_000_000, ""), ChartRow("Weinig", 100, 100, "")], "Titel")
    assert chart
    assert chart.bars[1].segments[0].width >= 3


def test_no_more_bars_than_fit_and_the_rest_is_counted() -> None:
    rows = [ChartRow(f"Regeling {number}", number * 100, number * 100, "") for number in range(1, 21)]
    chart = bar_chart([*rows, LESS], "Titel", at_most=5)
    assert chart
    assert [bar.label for bar in chart.bars][-1] == "Kindgebonden budget"
    assert chart.left_out == 16


def test_only_the_patterns_in_use_are_explained() -> None:
    chart = bar_chart([SURE, RANGE], "Titel")
    assert chart
    assert [entry.swatch.kind for entry in chart.legend] == ["sure", "maybe"]


def test_the_description_holds_every_amount() -> None:
    chart = bar_chart([SURE, RANGE], "Titel")
    assert chart
    assert chart.description == "Huurtoeslag: € 1.000 – € 3.100. Zorgtoeslag: € 1.550."
