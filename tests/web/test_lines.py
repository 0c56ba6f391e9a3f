"""The picture of money against wage: in proportion, with the own point on the line."""

from web.lines import NARROW, WIDE, LinePoint, line_chart

POINTS = [
    LinePoint(0, 0, 100_000, 100_000),
    LinePoint(100_000, 90_000, 150_000, 150_000, own=True),
    LinePoint(200_000, 160_000, 200_000, 200_000),
]


def places(path: str) -> list[tuple[float, float]]:
    return [tuple(map(float, pair.split(","))) for pair in path.split()]  # type: ignore[misc]


def test_the_line_is_in_proportion_and_higher_is_more() -> None:
    chart = line_chart(POINTS, "Titel")
    line = places(chart.line)
    assert [x for x, _ in line] == [64, (64 + WIDE - 12) / 2, WIDE - 12]
    assert line[0][1] > line[1][1] > line[2][1] == 18
    assert round(line[0][1] - line[1][1], 1) == round(line[1][1] - line[2][1], 1)


def test_the_own_point_lies_on_the_line_and_its_words_inside_the_picture() -> None:
    chart = line_chart(POINTS, "Titel")
    assert chart.own
    assert (chart.own.x, chart.own.y) == places(chart.line)[1]
    late = line_chart([*POINTS[:2], LinePoint(200_000, 0, 1, 1, own=True)], "Titel").own
    assert chart.own.anchor == "start"
    assert line_chart([POINTS[0], LinePoint(200_000, 0, 1, 1, own=True)], "Titel").own.anchor == "end"  # type: ignore[union-attr]
    assert late


def test_open_answers_make_room_above_the_line() -> None:
    assert line_chart(POINTS, "Titel").area == ""
    chart = line_chart([POINTS[0], LinePoint(200_000, 0, 100_000, 200_000)], "Titel")
    assert len(places(chart.area)) == 4


def test_the_grid_has_few_lines_with_round_amounts() -> None:
    chart = line_chart(POINTS, "Titel")
    assert [tick.text for tick in chart.up] == [
        "€\u202f0",
        "€\u202f500",
        "€\u202f1.000",
        "€\u202f1.500",
        "€\u202f2.000",
    ]
    assert len(line_chart(POINTS, "Titel", NARROW).across) <= 4


def test_the_description_names_both_ends() -> None:
    text = line_chart(POINTS, "Titel").description
    assert "€\u202f0 per maand houdt u €\u202f1.000 over" in text
    assert "bij €\u202f2.000 is dat €\u202f2.000" in text
