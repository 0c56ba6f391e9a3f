"""Finds every page: follows links from the first page on as everybody of the demo.

The result is held against the map of addresses, so that a page nobody links is missed, and said so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from flask import Flask
from werkzeug.exceptions import HTTPException

SAMPLES = {"home.index": 3, "visit.screen": 3, "scenarios.scenario": 2}
"""How many pages of one kind are looked at where that is more than one; the others are made the same way."""

NO_PAGES = {"static", "home.favicon", "health.live", "health.ready"}
"""What is there for machines and is not linked."""

FILES = (".pdf", ".docx", ".ics", ".csv", ".css", ".json", ".svg")

BEGIN = ("/coverage/?name=alphen", "/")
"""The coverage of a single municipality looks like that of all, and is there sooner."""

UNLINKED = {
    "api_pages.index": "/api/",
    "visit.started": "{visit}/started",
    "visit.member": "{visit}/members/kinderen/k1",
}
"""What is reached by an address that people are told, by a button, or from a screen beyond the samples."""

Fetch = Callable[[str], tuple[str, str]]
"""From an address to the media type and the text of the answer; `redirect` and where to."""


@dataclass
class Found:
    """Every address of a page that was found, by its endpoint, with who can see it first."""

    app: Flask
    pages: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    def walk(self, who: str, fetch: Fetch, *start: str) -> None:
        """Follow the links that somebody sees."""
        waiting = list(start or BEGIN)
        seen = set(waiting)
        begun = set(waiting)
        while waiting:
            address = waiting.pop(0)
            endpoint = self.endpoint(address)
            wanted = endpoint not in self.files and len(self.pages.get(endpoint, [])) < SAMPLES.get(endpoint, 1)
            if not endpoint or not (wanted or address in begun):
                continue
            kind, text = ("file", "") if urlsplit(address).path.endswith(FILES) else fetch(address)
            if not kind.startswith("text/html"):
                self.files.add(endpoint)
            elif wanted:
                self.pages.setdefault(endpoint, []).append((who, address))
            new = dict.fromkeys(_followed(kind, text, address))
            waiting += [link for link in new if link not in seen]
            seen.update(new)

    def walk_unlinked(self, fetch: Fetch) -> None:
        """Go to what no link leads to, as who can see the visit of the demo."""
        who, address = self.pages["advice.result"][0]
        for endpoint in UNLINKED.keys() & self.missed:
            self.walk(who, fetch, UNLINKED[endpoint].format(visit=address.removesuffix("/result")))

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


def _followed(kind: str, text: str, base: str) -> Iterator[str]:
    """Yield the addresses of this site that an answer leads to."""
    html = BeautifulSoup(text if kind.startswith("text/html") else "", "html.parser")
    links = [text] if kind == "redirect" else [str(link["href"]) for link in html.select("a[href], link[href]")]
    for link in links:
        parts = urlsplit(urljoin(base, link))
        if not parts.netloc and parts.path.startswith("/"):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path
