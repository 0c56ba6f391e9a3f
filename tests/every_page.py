"""Finds every page: follows links from the first page on as everybody of the demo.

Everybody may see something else on a page of the same kind: each walks alone. The result is held against the map of
addresses, so that a page nobody links is missed, and said so.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from flask import Flask
from werkzeug.exceptions import HTTPException

SAMPLES = {"home.index": 3, "caseload.show": 5, "visit.screen": 3, "scenarios.scenario": 2, "advice.result": 2}
"""How many pages of one kind are looked at where that is more than one; the others are made the same way."""

NO_PAGES = {"static", "home.favicon", "health.live", "health.ready", "second_step.drawing", "oidc.begin", "oidc.back"}
"""What is there for machines, is a picture, or leads to the provider that somebody signs in with."""

FILES = (".pdf", ".docx", ".ics", ".csv", ".css", ".json", ".svg")

BEGIN = ("/coverage/?name=alphen", "/")
"""The coverage of a single municipality looks like that of all, and is there sooner."""

UNLINKED = {
    "api_pages.index": "/api/",
    "caseload.appointment_in_calendar": "/visits/demnagnt/appointment.ics",
    "events.overview": "/visits/demnagnt/event",
    "selfcheck.begin": "/self-check/gm0484",
    "visit.started": "{visit}/started",
    "visit.member": "{visit}/members/kinderen/k1",
}
"""What is reached by an address that people are told, by a button, from a visit or screen beyond the samples, or only while
another test has not moved a visit of the demo on."""

Fetch = Callable[[str], tuple[str, str]]
"""From an address to the media type and the text of the answer; `redirect` and where to."""


@dataclass
class Found:
    """Every address of a page that was found, by its endpoint, with who can see it first."""

    app: Flask
    pages: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    signposts: set[str] = field(default_factory=set)

    def walk(self, who: str, fetch: Fetch, *start: str) -> None:
        """Follow the links that somebody sees."""
        waiting = list(start or BEGIN)
        seen = set(waiting)
        opened: Counter[str] = Counter()
        while waiting:
            address = waiting.pop(0)
            endpoint = self.endpoint(address)
            most = SAMPLES.get(endpoint, 1)
            if not endpoint or endpoint in self.files or opened[endpoint] == most:
                continue
            kind, text = ("file", "") if urlsplit(address).path.endswith(FILES) else fetch(address)
            if kind.startswith("text/html"):
                opened[endpoint] += 1
                found = self.pages.setdefault(endpoint, [])
                found += [(who, address)] if len(found) < most else []
            else:
                (self.signposts if kind == "redirect" else self.files).add(endpoint)
            new = dict.fromkeys(_followed(kind, text, address))
            waiting += [link for link in new if link not in seen]
            seen.update(new)

    def walk_unlinked(self, fetch: Fetch) -> None:
        """Go to what no link leads to, as who can see the visit of the demo."""
        who, address = self.pages["advice.result"][0]
        for endpoint in UNLINKED.keys() - self.pages.keys():
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
        return asked - NO_PAGES - self.files - self.signposts - self.pages.keys()


def _followed(kind: str, text: str, base: str) -> Iterator[str]:
    """Yield the addresses of this site that an answer leads to."""
    html = BeautifulSoup(text if kind.startswith("text/html") else "", "html.parser")
    links = [text] if kind == "redirect" else [str(link["href"]) for link in html.select("a[href], link[href]")]
    for link in links:
        parts = urlsplit(urljoin(base, link))
        if not parts.netloc and parts.path.startswith("/"):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path
