"""A brake on guessing: who is wrong too often has to wait."""

from collections import deque
from datetime import datetime, timedelta
from threading import Lock


class Throttle:
    """Counts wrong tries per address over the last while.

    Kept in memory on purpose: no address of a visitor is ever stored. Every process counts for itself, and counting
    starts anew with the process; a resume code has some 60 bits, so that costs nothing. Behind a proxy that does not
    pass addresses on, all visitors count as one.
    """

    def __init__(self, most: int, within: timedelta) -> None:
        self.most = most
        self.within = within
        self._wrong: dict[str, deque[datetime]] = {}
        self._lock = Lock()

    def refuses(self, address: str, at: datetime) -> bool:
        """Tell whether this address was wrong too often."""
        with self._lock:
            self._forget(at)
            return len(self._wrong.get(address, ())) >= self.most

    def count(self, address: str, at: datetime) -> None:
        """Note a wrong try; of each address no more are kept than matter."""
        with self._lock:
            self._wrong.setdefault(address, deque(maxlen=self.most)).append(at)

    def _forget(self, at: datetime) -> None:
        """Drop the addresses that were not wrong lately."""
        for address, tries in list(self._wrong.items()):
            while tries and at - tries[0] >= self.within:
                tries.popleft()
            if not tries:
                del self._wrong[address]
