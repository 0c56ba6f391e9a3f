"""Several processes that answer at one address: within one process Python computes for one request at a time."""

import socket

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

THREADS = 2
BACKLOG = 1024
STOP_WITHIN_S = 5


class AddressTakenError(Exception):
    """Somebody else listens at this address, or it is not one of this computer."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises AddressTakenError."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise AddressTakenError(str(error.strerror)) from error
    return listener


class Workers(BaseApplication):
    """Copies of this process with all it holds; `run` serves until stopped and replaces a copy that dies."""

    def __init__(self, app: Flask, listener: socket.socket, number: int) -> None:
        self.served = app
        self.settings = {
            "bind": f"fd://{listener.detach()}",
            "workers": number,
            "threads": THREADS,
            "loglevel": "warning",
            "graceful_timeout": STOP_WITHIN_S,
            "control_socket_disable": True,
        }
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn what it would otherwise read from the command line."""
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return what is served."""
        return self.served
