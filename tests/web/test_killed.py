"""A server that is killed in the middle of saving loses nothing that it said was saved."""

import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.serving import Client, served
from tests.web.conftest import Browser
from web.services.demo_accounts import read_demo

WRITERS, SAVES = 4, 50
KILLED_AFTER = 90
PATH = "facts.toetsingsinkomen"


class Writer(threading.Thread):
    """Saves one income after another in a visit of its own, and remembers which were acknowledged."""

    def __init__(self, address: str, number: int) -> None:
        super().__init__(daemon=True)
        self.number = number
        self.browser = sign_in(address).start(name=f"Schrijver {number}").chapter("werk-en-inkomen", "inkomen")
        self.acknowledged: list[str] = []

    def run(self) -> None:
        """Save until the server is gone."""
        with suppress(OSError):
            for count in range(SAVES):
                self.save(str(self.number * 1000 + count))

    def save(self, amount: str) -> None:
        """Save as the page does when a field is left, and keep the new version for the next time."""
        sent = {**self.fields(), f"{PATH}.amount": amount, f"{PATH}.version": str(len(self.acknowledged))}
        answer = self.browser.client.post(
            f"{self.browser.url}?only={PATH}", data=sent, headers={"X-Requested-With": "toereikend"}
        )
        if answer.status_code == 200 and f'value="{len(self.acknowledged) + 1}"' in answer.text:
            self.acknowledged.append(amount)

    def fields(self) -> dict[str, str]:
        """The form as it was opened."""
        form = self.browser.page.select_one("form#questions")
        assert form is not None
        return self.browser.fields(form)


def sign_in(address: str) -> Browser:
    """A browser in which the demo's consultant is signed in."""
    browser = Browser(Client(address))
    browser.email = read_demo().people[0][0].email
    return browser.sign_in(read_demo().password)


@pytest.fixture
def writers(tmp_path: Path) -> list[Writer]:
    """Writers that were at it when their server was killed."""
    with served(tmp_path) as (address, process):
        writers = [Writer(address, number) for number in range(1, WRITERS + 1)]
        for writer in writers:
            writer.start()
        while sum(len(writer.acknowledged) for writer in writers) < KILLED_AFTER:
            assert any(writer.is_alive() for writer in writers), (tmp_path / "log").read_text()
            writers[0].join(0.01)
        process.kill()
        for writer in writers:
            writer.join(60)
    return writers


def test_what_was_acknowledged_is_there_after_the_server_was_killed(tmp_path, writers):
    assert KILLED_AFTER <= sum(len(writer.acknowledged) for writer in writers) < WRITERS * SAVES
    with closing(sqlite3.connect(tmp_path / "toereikend.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with served(tmp_path) as (address, _):
        browser = sign_in(address)
        for writer in writers:
            kept = saved(tmp_path, writer)
            assert kept[: len(writer.acknowledged)] == writer.acknowledged
            assert len(kept) <= len(writer.acknowledged) + 1, "one save may have been under way"
            browser.open(writer.browser.url)
            assert browser.value(f"{PATH}.amount") == kept[-1]


def saved(folder: Path, writer: Writer) -> list[str]:
    """Every amount that a writer's visit holds, oldest first."""
    with closing(sqlite3.connect(folder / "toereikend.sqlite")) as database:
        rows = database.execute(
            "SELECT json_extract(parts, '$.amount') FROM answer JOIN visit ON visit.id = visit_id"
            " WHERE visit.code = ? AND path = ? ORDER BY version",
            (writer.browser.code, PATH),
        )
        return [amount for (amount,) in rows]
