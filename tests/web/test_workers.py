"""Several processes answer at one address; one that stops is replaced, and none outlives the one that started it."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.serving import free_port

PROGRAM = """
import os, sys
from web.workers import listen, serve_in

def serve(listener):
    connection, _ = listener.accept()
    connection.sendall(str(os.getpid()).encode())
    connection.close()  # and stop: the next one to ask meets another process

serve_in(2, listen("127.0.0.1", int(sys.argv[1])), serve)
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


def test_who_stops_is_replaced(started: tuple[subprocess.Popen, int]) -> None:
    process, port = started
    answers = [answer(port) for _ in range(4)]
    assert len(set(answers)) == 4
    assert process.pid not in answers


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


def answer(port: int) -> int:
    """Ask which process answers; wait for one to be there."""
    for _ in range(100):
        try:
            with socket.create_connection(("127.0.0.1", port), 20) as connection:
                return int(connection.recv(20))
        except OSError:
            time.sleep(0.1)
    raise AssertionError("nobody answers")
