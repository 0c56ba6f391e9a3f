"""A dozen consultants at once, through the forms: nobody is refused, and nothing breaks. No clock: that is for `make bench`."""

import sqlite3
from contextlib import closing

from benchmarks.load.run import SAVED, load
from tests.serving import served

CONSULTANTS, SECONDS = 12, 20


def test_consultants_at_once_meet_no_error(tmp_path):
    with served(tmp_path) as (address, _):
        rows = {row["Name"]: row for row in load(address, tmp_path, CONSULTANTS, SECONDS)}
    assert {name: row["Failure Count"] for name, row in rows.items() if row["Failure Count"] != "0"} == {}
    with closing(sqlite3.connect(tmp_path / "toereikend.sqlite")) as database:
        (kept,) = database.execute(
            "SELECT count(*) FROM answer JOIN visit ON visit.id = visit_id WHERE household_name = 'Bezoek'"
        ).fetchone()
    assert kept >= int(rows[SAVED]["Request Count"]) > 0
