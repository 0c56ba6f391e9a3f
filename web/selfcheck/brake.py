"""A brake on the self-check: so many pages from one address in a while. Kept in memory, so that nothing is stored."""

from collections import deque
from datetime import datetime, timedelta
from threading import Lock

MOST, WITHIN = 150, timedelta(minutes=15)
"""A library or an office shares one address, and a check takes some seven pages."""


class Brake:
    """Counts pages per address over the last while; every process counts for itself."""

    def __init__(self, most: int = MOST, within: timedelta = WITHIN) -> None:
        self.most, self.within = most, within
        self._seen: dict[str, deque[datetime]] = {}
        self._lock = Lock()

    def refuses(self, address: str, at: datetime) -> bool:
        """Count a page, and tell whether this address asked for too many."""
        with self._lock:
            self._forget(at)
            seen = self._seen.setdefault(address, deque(maxlen=self.most))
            full = len(seen) == self.most
            if not full:
                seen.append(at)
            return full

    def _forget(self, at: datetime) -> None:
        for address, times in list(self._seen.items()):
            while times and at - times[0] >= self.within:
                times.popleft()
            if not times:
                del self._seen[address]
