"""Measure a save in a visit: one answer comes in, the panel and the rail beside it go out. No network, no browser.

The visit is in Alphen aan den Rijn, with every national and municipal scheme.

Run it with `python benchmarks/visit.py`; README.md in this folder says how to read it.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from statistics import median, quantiles

from flask.testing import FlaskClient

from engine import advise
from web import create_app
from web.catalogue import catalogue
from web.db import db, dispose
from web.models import Visit
from web.server import prepare
from web.services.build_profile import build_profile
from web.settings import Settings

TIMES = 100
MOST_MS = 150
SAVED = "save an answer, new panel"
FACT = "facts.toetsingsinkomen"
VISIT = "vrbeeld2"
SCREEN = f"/visits/{VISIT}/chapters/werk-en-inkomen/inkomen"


def main() -> int:
    """Print the figures; return 1 when a saved answer misses its mark."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings("demo", "x" * 40, f"sqlite:///{folder}/visits.sqlite"))
        app.config["WTF_CSRF_ENABLED"] = False
        prepare(app)
        with app.app_context():
            profile = build_profile(catalogue(), db.session.query(Visit).filter_by(code=VISIT).one())
        client = app.test_client()
        client.post("/demo")
        ways = {
            SAVED: saving(client),
            "open a screen": lambda: opened(client, SCREEN),
            "open the result": lambda: opened(client, f"/visits/{VISIT}/result"),
            "engine.advise alone": lambda: advise(catalogue(), profile).as_json(),
        }
        spent = measured(ways)
        dispose(app)
    show(spent)
    held = quantiles(spent[SAVED], n=20)[-1] <= MOST_MS
    print(f"95 of 100 saved answers within {MOST_MS} ms: {'kept' if held else 'MISSED'}")
    return 0 if held else 1


def saving(client: FlaskClient) -> Callable[[], None]:
    """Return a call that changes the income, each time to another one."""
    versions = count(1)

    def save() -> None:
        version = next(versions)
        answer = {f"{FACT}.version": version, f"{FACT}.amount": str(20_000 + version), f"{FACT}.per": "year"}
        response = client.post(f"{SCREEN}?only={FACT}", data=answer, headers={"X-Requested-With": "toereikend"})
        assert response.status_code == 200
        assert f'-version" value="{version + 1}"' in response.text

    return save


def opened(client: FlaskClient, address: str) -> None:
    """Open a page."""
    assert client.get(address).status_code == 200


def measured(ways: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Return the milliseconds of processor of every call; the ways take turns, so that all share the weather."""
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(TIMES + 1):
        for name, way in ways.items():
            start = time.process_time()
            way()
            if turn:  # the first of each warms up
                spent[name].append((time.process_time() - start) * 1000)
    return spent


def show(spent: dict[str, list[float]]) -> None:
    """Print median and 95th percentile, and how many times the engine's own advice the median is."""
    bare = median(spent["engine.advise alone"])
    print(f"the demo visit, {TIMES} times each, ms of processor  median      p95   x advise")
    for name, took in spent.items():
        print(f"  {name:<44}{median(took):8.1f} {quantiles(took, n=20)[-1]:8.1f} {median(took) / bare:10.1f}")


if __name__ == "__main__":
    sys.exit(main())
