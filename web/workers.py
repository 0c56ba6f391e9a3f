"""Several processes that answer at one address: within one process Python computes for one request at a time."""

import os
import socket
import threading
import time
from collections.abc import Callable

import click

PAUSE_S = 1
"""So long after a worker stopped by itself another takes its place: one that cannot start must not keep a core busy."""

BACKLOG = 1024
Serve = Callable[[socket.socket], None]


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises OSError when the address is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def serve_in(workers: int, listener: socket.socket, serve: Serve) -> None:
    """Serve in so many processes, made from this one with all it holds; in this one where that cannot be done."""
    if workers == 1 or not hasattr(os, "fork"):
        serve(listener)
        return
    leash, held = os.pipe()
    here = {_start(leash, held, listener, serve) for _ in range(workers)}
    while True:
        gone, status = os.wait()
        if gone in here:
            here.remove(gone)
            click.echo(f"A worker stopped ({os.waitstatus_to_exitcode(status)}); another takes its place.", err=True)
            time.sleep(PAUSE_S)
            here.add(_start(leash, held, listener, serve))


def _start(leash: int, held: int, listener: socket.socket, serve: Serve) -> int:
    worker = os.fork()
    if worker:
        return worker
    os.close(held)
    threading.Thread(target=_leave_with, args=(leash,), daemon=True).start()
    try:
        serve(listener)
    finally:
        os._exit(1)


def _leave_with(leash: int) -> None:
    """Stop as soon as the process that started this one is gone, whatever ended it: then nobody holds the other end."""
    os.read(leash, 1)
    os._exit(0)
