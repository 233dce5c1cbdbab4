"""Calling a WSGI application without a network, and what it cost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from werkzeug.test import EnvironBuilder

Wsgi = Callable[..., Iterable[bytes]]


@dataclass(frozen=True)
class Cost:
    """Wall and processor seconds of a number of calls."""

    calls: int
    wall: float
    cpu: float

    @property
    def per_second(self) -> float:
        """Calls in a second of wall time."""
        return self.calls / self.wall

    @property
    def cpu_ms(self) -> float:
        """Processor milliseconds of one call."""
        return 1000 * self.cpu / self.calls


def cost(calls: int, act: Callable[[int], None]) -> Cost:
    """What `calls` rounds of an act cost; a few unmeasured ones come first to warm up."""
    for number in range(min(20, calls)):
        act(-1 - number)
    wall, cpu = time.perf_counter(), time.process_time()
    for number in range(calls):
        act(number)
    return Cost(calls, time.perf_counter() - wall, time.process_time() - cpu)


def environ(method: str, path: str, fields: list[tuple[str, str]] | None = None) -> dict[str, Any]:
    """A WSGI environment; a form is sent URL-encoded in UTF-8."""
    body = urlencode(fields or []).encode()
    kind = "application/x-www-form-urlencoded" if fields else None
    headers = {"Accept-Encoding": "gzip"}
    return EnvironBuilder(path, method=method, data=body, content_type=kind, headers=headers).get_environ()


def call(app: Wsgi, env: dict[str, Any], body: bytes = b"") -> tuple[int, bytes]:
    """One request: status and body. The environment may be used again."""
    seen: list[int] = []

    def start(status: str, _headers: Any, _fault: Any = None) -> Callable[[bytes], object]:
        seen.append(int(status.split()[0]))
        return lambda _data: None

    fresh = {**env, "wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
    answer = app(fresh, start)
    data = b"".join(answer)
    close = getattr(answer, "close", None)
    if close:
        close()
    return seen[0], data
