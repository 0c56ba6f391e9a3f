"""Walking through the application along its links, and the forms met on the way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

NOT_TEXT = {"hidden", "radio", "checkbox", "submit", "button", "range", "color", "image", "reset"}


@dataclass(frozen=True)
class Form:
    """A form on a page, as a browser would send it."""

    page: str
    target: str
    method: str
    sent: dict[str, str]
    texts: tuple[str, ...]
    files: tuple[str, ...]


Open = Callable[[str], tuple[str, str] | None]


def opener(client: FlaskClient) -> Open:
    """Return what opens an address: it gives where one ends up and the page there, None for what is no page."""

    def get(address: str) -> tuple[str, str] | None:
        response = client.get(address, follow_redirects=True)
        return (response.request.path, response.get_data(as_text=True)) if response.mimetype == "text/html" else None

    return get


def once_per_scheme(get: Open, app: Flask) -> Open:
    """Open one page of each kind that is about a scheme: the fields are the same for every scheme."""
    opened: set[str] = set()

    def get_once(address: str) -> tuple[str, str] | None:
        endpoint, values = app.url_map.bind("localhost").match(urlsplit(address).path, method="GET")
        if "scheme" in values and endpoint in opened:
            return None
        opened.add(endpoint)
        return get(address)

    return get_once


def walk(get: Open, seen: set[str], *begin: str) -> Iterator[tuple[str, BeautifulSoup]]:
    """Yield address and content of every page that can be reached, but for what was `seen` before.

    Downloads, which hold no form, are left alone.
    """
    todo = list(begin or "/")
    while todo:
        found = get(todo.pop())
        if found is None:
            continue
        here, page = found[0], BeautifulSoup(found[1], "html.parser")
        yield here, page
        for link in page.select("a[href]"):
            parts = urlsplit(urljoin(here, str(link["href"])))
            next_one = parts.path + (f"?{parts.query}" if parts.query else "")
            if not parts.scheme and not parts.netloc and not PurePosixPath(parts.path).suffix and next_one not in seen:
                seen.add(next_one)
                todo.append(next_one)


def forms_of(page: str, content: BeautifulSoup) -> Iterator[Form]:
    """Yield the forms of a page that have something to type in."""
    for form in content.select("form"):
        fields = form.select("input[name], select[name], textarea[name]")
        typed = [each for each in fields if each.name == "textarea" or _is_text(each)]
        files = [str(each["name"]) for each in typed if each.get("type") == "file"]
        texts = [str(each["name"]) for each in typed if each.get("type") != "file"]
        if typed:
            target = urljoin(page, str(form.get("action") or page))
            method = str(form.get("method") or "get").lower()
            yield Form(page, target, method, _sent(fields), tuple(dict.fromkeys(texts)), tuple(dict.fromkeys(files)))


def _is_text(field: Tag) -> bool:
    return field.name == "input" and str(field.get("type") or "text").lower() not in NOT_TEXT


def _sent(fields: list[Tag]) -> dict[str, str]:
    sent: dict[str, str] = {}
    for field in fields:
        name = str(field["name"])
        if field.name == "textarea":
            sent[name] = field.get_text()
        elif field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            sent[name] = str(chosen.get("value", "")) if chosen else ""
        elif field.get("type") != "file" and (
            field.get("type") not in ("radio", "checkbox") or field.has_attr("checked")
        ):
            sent[name] = str(field.get("value", ""))
    return sent
