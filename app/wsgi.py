"""The application as a worker of the web server loads it."""

from __future__ import annotations

import ctypes
import signal
import sys

from app import create_app

PR_SET_PDEATHSIG = 1


def _end_with_the_server() -> None:
    """A server that was killed must not leave workers behind: they would hold its port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


_end_with_the_server()
app = create_app()
