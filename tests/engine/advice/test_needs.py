"""What only other municipalities look at is not asked."""

from datetime import date

from engine import Catalogue, asked_elsewhere

TODAY = date(2026, 11, 22)


def test_a_place_is_asked_what_its_own_schemes_need(catalogue: Catalogue) -> None:
    elsewhere = asked_elsewhere(catalogue, "GM0599", TODAY)
    assert not {"bijzondere_kosten", "bijzondere_kosten.kostencategorie", "draagkracht_al_gebruikt"} & elsewhere
    assert {"klant_voedselbank", "kinderen.kosten_zwemles", "is_nederlander"} <= elsewhere


def test_a_route_that_is_switched_off_is_not_asked_about(catalogue: Catalogue) -> None:
    """Zwolle has a route for remission in 2024; Alphen has none, and what Zwolle had is no question in 2026."""
    assert "kreeg_kwijtschelding" not in asked_elsewhere(catalogue, "GM0193", date(2024, 5, 1))
    assert "kreeg_kwijtschelding" in asked_elsewhere(catalogue, "GM0193", TODAY)
    alphen = asked_elsewhere(catalogue, "GM0484", TODAY)
    assert {"kreeg_kwijtschelding", "heeft_stadspas", "kinderen.kosten_zwemles"} <= alphen
    assert not {"gemiddeld_inkomen_referteperiode", "kreeg_eerder_inkomenstoeslag", "zorgverzekerd"} & alphen
