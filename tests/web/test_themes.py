"""Themes of municipalities: read, checked for contrast by hand-typed figures, and given to the pages of a visit."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from web.commands import cli
from web.themes.contrast import contrast
from web.themes.tokens import MAY_SET, PAIRS, defaults, faults, theme_files, theme_of


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.478),
        ("#0000ff", "#ffffff", 8.592),
        ("#ff0000", "#00ff00", 2.914),
    ],
)
def test_contrast_follows_the_formula_of_wcag(one: str, other: str, ratio: float) -> None:
    """The expected ratios were worked out by hand from the formula in the recommendation."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.001)


def test_every_colour_that_is_compared_exists_and_the_neutral_ones_are_strong_enough() -> None:
    used = defaults()
    assert {token for pair in PAIRS for token in pair[:2]} | set(MAY_SET) <= set(used)
    assert [pair for pair in PAIRS if contrast(used[pair[0]], used[pair[1]]) < pair[2]] == []


def test_every_theme_that_ships_is_right() -> None:
    assert len(theme_files()) == 2
    assert [fault for path in theme_files() for fault in faults(path, path.name)] == []


def written(folder: Path, **parts: object) -> Path:
    path = folder / "theme.json"
    path.write_text(json.dumps({"name": {"$value": "Gemeente Proef"}, "color": {}} | parts, indent=1), encoding="utf-8")
    return path


def colour(value: str) -> dict[str, str]:
    return {"$type": "color", "$value": value}


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"color": {"action": colour("#767676")}}, "action on paper has a contrast of 4.54, less than 7"),
        ({"color": {"ink": colour("#000000")}}, "this colour cannot be set"),
        ({"color": {"action": colour("teal")}}, "this is no colour"),
        ({"name": {"$value": ""}}, "the name is missing or too long"),
        ({"color": "blue"}, "no colours"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, parts: dict, said: str) -> None:
    found = [str(each) for each in faults(written(tmp_path, **parts), "theme.json")]
    assert any(said in each for each in found), found
    assert all(int(each.split(":")[1].split()[0]) > 0 for each in found)


def test_the_check_of_rules_looks_at_themes_too(tmp_path: Path) -> None:
    bad = written(tmp_path, color={"ground": colour("#808080")})
    done = CliRunner().invoke(cli, ["check", str(bad)])
    assert done.exit_code == 1
    assert "ink on ground has a contrast of" in done.output


def test_a_visit_has_the_theme_of_its_municipality(visit) -> None:
    page = visit.chapter("huis-en-energie", "woning").page
    sheets = [str(link["href"]) for link in page.select("link[rel=stylesheet]")]
    assert sheets[-2:] == ["/themes/GM0484.css", "/static/contrast.css"]
    assert page.select_one(".municipality").get_text() == "Gemeente Alphen aan den Rijn"


def test_a_theme_is_a_style_sheet_that_may_be_kept_for_a_while(app) -> None:
    answer = app.test_client().get("/themes/GM0484.css")
    assert answer.mimetype == "text/css"
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "  --toereikend-action: #0a4570;" in answer.get_data(as_text=True)


def test_a_municipality_without_a_theme_has_the_neutral_one(app, anonymous) -> None:
    assert theme_of("GM0363") is None
    assert app.test_client().get("/themes/GM0363.css").status_code == 404
    assert anonymous.open("/").page.select_one('link[href^="/themes"]') is None
