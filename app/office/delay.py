"""A wait that grows with each wrong password, per account and per network; kept in memory, gone at midnight."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import math
import secrets
from dataclasses import dataclass, field

FREE_TRIES = {"account": 3, "network": 20}
FIRST_SECONDS, LONGEST_SECONDS = 4, 900
MOST_KEPT = 10_000


@dataclass
class Delay:
    """Counts wrong tries. Accounts and addresses are kept as digests under a key that dies at midnight."""

    _day: dt.date = dt.date.min
    _key: bytes = b""
    _tries: dict[bytes, tuple[int, float]] = field(default_factory=dict)

    def wait(self, account: str, network: str, now: float) -> int:
        """Whole seconds until the next try is looked at; 0 when it may be now. now: seconds since 1970."""
        self._renew(now)
        return max(self._left(kind, name, now) for kind, name in (("account", account), ("network", network)))

    def failed(self, account: str, network: str, now: float) -> None:
        """Remember a wrong try."""
        self._renew(now)
        for kind, name in (("account", account), ("network", network)):
            digest = self._digest(kind, name)
            tries = self._tries.pop(digest, (0, now))[0] + 1
            self._tries[digest] = (tries, now)
        while len(self._tries) > MOST_KEPT:
            self._tries.pop(next(iter(self._tries)))

    def succeeded(self, account: str, now: float) -> None:
        """Forget an account's wrong tries; its network keeps them."""
        self._renew(now)
        self._tries.pop(self._digest("account", account), None)

    def _left(self, kind: str, name: str, now: float) -> int:
        tries, last = self._tries.get(self._digest(kind, name), (0, now))
        beyond = tries - FREE_TRIES[kind]
        if beyond < 0:
            return 0
        pause = min(LONGEST_SECONDS, FIRST_SECONDS << min(beyond, 10))
        return max(0, math.ceil(last + pause - now))

    def _digest(self, kind: str, name: str) -> bytes:
        return hmac.digest(self._key, f"{kind} {name}".encode(), hashlib.sha256)

    def _renew(self, now: float) -> None:
        today = dt.datetime.fromtimestamp(now, dt.UTC).date()
        if today != self._day:
            self._day, self._key, self._tries = today, secrets.token_bytes(32), {}
