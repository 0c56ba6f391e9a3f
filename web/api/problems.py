"""Errors of the API as application/problem+json (RFC 9457)."""

import json
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

import structlog
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from engine import ProfileError
from web.errors import Answer, page_for

log = structlog.get_logger()
_PREFIX = "/api/"


def init_problems(app: Flask) -> None:
    """Answer errors under /api/ as a problem, and all others with a page."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(ProfileError, _profile)
    app.register_error_handler(Exception, _broken)


def _http(error: HTTPException) -> Answer:
    if not request.path.startswith(_PREFIX):
        return page_for(error)
    messages = getattr(error, "data", None) or {}
    problems = list(_flat(messages.get("messages", {})))
    return _problem(error.code or 500, error.name, problems=problems)


def _profile(error: ProfileError) -> Answer:
    if not request.path.startswith(_PREFIX):
        return page_for(error)
    problems = [{"path": fault.path, "message": fault.message} for fault in error.problems]
    return _problem(422, "Het profiel kan niet worden gelezen", problems=problems)


def _broken(error: Exception) -> Answer:
    if not request.path.startswith(_PREFIX):
        return page_for(error)
    reference = uuid.uuid4().hex[:8]
    log.error("request_failed", reference=reference, endpoint=request.endpoint, exc_info=error)
    return _problem(500, "Internal Server Error", detail=f"reference {reference}")


def _problem(status: int, title: str, *, detail: str = "", problems: list[dict[str, str]] | None = None) -> Response:
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status}
    if detail:
        body["detail"] = detail
    if problems:
        body["problems"] = problems
    return Response(json.dumps(body, ensure_ascii=False), status, content_type="application/problem+json")


def _flat(messages: Any, path: str = "") -> Iterator[dict[str, str]]:
    """Turn nested marshmallow messages into a list of path and message."""
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            step = "" if key in ("json", "_schema") else str(key)
            yield from _flat(inner, ".".join(part for part in (path, step) if part))
    elif isinstance(messages, list):
        for inner in messages:
            yield from _flat(inner, path)
    else:
        yield {"path": path, "message": str(messages)}
