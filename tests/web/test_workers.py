"""Several processes answer at one address; one that dies is replaced, and none outlives the one that started them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.request import urlopen

import pytest

from tests.serving import free_port

PROGRAM = """
import os, sys
from flask import Flask
from web.workers import Workers, listen

app = Flask("who")
app.add_url_rule("/", view_func=lambda: str(os.getpid()))
Workers(app, listen("127.0.0.1", int(sys.argv[1])), 2).run()
"""


@pytest.fixture
def started() -> Iterator[tuple[subprocess.Popen, int]]:
    """The program, and the port it listens on."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(port)], stderr=subprocess.PIPE)
    try:
        yield process, port
    finally:
        process.kill()
        process.communicate()


def test_who_dies_is_replaced(started: tuple[subprocess.Popen, int]) -> None:
    process, port = started
    answered: list[int] = []
    for _ in range(4):
        answered.append(answer(port))
        os.kill(answered[-1], signal.SIGKILL)
        wait_until_gone(answered[-1])
    assert len(set(answered)) == 4
    assert process.pid not in answered


def test_nobody_stays_behind_when_the_first_process_is_killed(started: tuple[subprocess.Popen, int]) -> None:
    process, port = started
    answer(port)
    process.send_signal(signal.SIGKILL)
    process.wait()
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    pytest.fail("somebody still listens")


def wait_until_gone(process: int) -> None:
    """Wait until a process has ended and was noticed."""
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("it is still there")


def answer(port: int) -> int:
    """Ask which process answers; wait for one to be there."""
    for _ in range(100):
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=20) as page:
                return int(page.read())
        except OSError:
            time.sleep(0.1)
    raise AssertionError("nobody answers")
