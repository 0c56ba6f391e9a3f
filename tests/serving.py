"""`toereikend serve` of this tree as a process of its own, and a client that talks to it as a browser does."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, subprocess.Popen]]:
    """Serve a demo with its database in a folder; yield the address and the process."""
    port = free_port()
    command = [sys.executable, "-m", "web.commands", "serve", "--port", str(port)]
    with (folder / "log").open("a") as log:
        environment = {**os.environ, "TOEREIKEND_MODE": "demo", "TOEREIKEND_INSTANCE": str(folder)}
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_until_ready(process, port, folder / "log")
            yield f"http://127.0.0.1:{port}", process
        finally:
            process.terminate()
            process.wait(20)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(process: subprocess.Popen, port: int, log: Path) -> None:
    """Wait a minute at most."""
    for _ in range(600):
        assert process.poll() is None, log.read_text()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"the server does not answer\n{log.read_text()}")


class Client:
    """What `Browser` of tests/web needs of a client, over the network; it keeps cookies and follows redirects."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, url: str, query_string: dict[str, str] | None = None, **_: Any) -> SimpleNamespace:
        """Open an address."""
        return self._open(Request(self._full(url) + (f"?{urlencode(query_string)}" if query_string else "")))

    def post(self, url: str, data: dict[str, str], headers: dict[str, str] | None = None, **_: Any) -> SimpleNamespace:
        """Send a form."""
        return self._open(Request(self._full(url), urlencode(data).encode(), headers or {}))

    def _full(self, url: str) -> str:
        return url if urlsplit(url).netloc else self.base + url

    def _open(self, request: Request) -> SimpleNamespace:
        try:
            answer = self._opener.open(request, timeout=60)
        except HTTPError as refusal:
            answer = refusal
        with answer:
            text = answer.read().decode("utf-8", "replace")
        where = SimpleNamespace(url=answer.url, path=urlsplit(answer.url).path)
        return SimpleNamespace(status_code=answer.status, request=where, get_data=lambda as_text=True: text, text=text)
