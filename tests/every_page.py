"""Finds every page: follows links from the first page on as everybody of the demo.

The result is held against the map of addresses, so that a page nobody links is missed, and said so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from flask import Flask
from werkzeug.exceptions import HTTPException

SAMPLES = 2
"""Pages of one kind that are looked at: other screens of the interview are made the same way."""

NO_PAGES = {"static", "home.favicon", "health.live", "health.ready"}
"""What is there for machines and is not linked."""

Fetch = Callable[[str], tuple[str, str]]
"""From an address to the media type and the text of the answer; `redirect` and where to."""


@dataclass
class Found:
    """Every address of a page that was found, by its endpoint, with who can see it first."""

    app: Flask
    pages: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    def walk(self, who: str, fetch: Fetch, start: str = "/") -> None:
        """Follow the links that somebody sees."""
        seen, waiting = {start}, [start]
        while waiting:
            address = waiting.pop(0)
            endpoint = self.endpoint(address)
            if not endpoint or not self._wanted(endpoint, who):
                continue
            kind, text = fetch(address)
            if kind.startswith("text/html"):
                self.pages.setdefault(endpoint, []).append((who, address))
            else:
                self.files.add(endpoint)
            new = dict.fromkeys(_followed(kind, text, address))
            waiting += [link for link in new if link not in seen]
            seen.update(new)

    def endpoint(self, address: str) -> str:
        """Return what answers an address; nothing for one that is not ours."""
        try:
            return str(self.app.url_map.bind("localhost").match(urlsplit(address).path, method="GET")[0])
        except HTTPException:
            return ""

    @property
    def missed(self) -> set[str]:
        """The endpoints that answer a GET and were not found."""
        asked = {rule.endpoint for rule in self.app.url_map.iter_rules() if "GET" in (rule.methods or ())}
        return asked - NO_PAGES - self.files - self.pages.keys()

    def _wanted(self, endpoint: str, who: str) -> bool:
        """Everybody begins on the first page; of every other kind a few are enough."""
        already = self.pages.get(endpoint, [])
        first_for_them = endpoint == "home.index" and all(other != who for other, _ in already)
        return endpoint not in self.files and (len(already) < SAMPLES or first_for_them)


def _followed(kind: str, text: str, base: str) -> Iterator[str]:
    """Yield the addresses of this site that an answer leads to."""
    html = BeautifulSoup(text if kind.startswith("text/html") else "", "html.parser")
    links = [text] if kind == "redirect" else [str(link["href"]) for link in html.select("a[href], link[href]")]
    for link in links:
        parts = urlsplit(urljoin(base, link))
        if not parts.netloc and parts.path.startswith("/"):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path
