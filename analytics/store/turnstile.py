"""A turnstile that lets queries through together and, now and then, nobody at all.

Closing a connection while another thread is still asking through it is not safe. So every query
passes the turnstile, and whoever closes or reopens the database first waits until it is empty.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turnstile:
    """Many may be inside at once, or one alone; passing twice in one thread can block for ever."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._inside = 0
        self._shut = False

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Go through, together with others; waits while somebody is alone inside."""
        with self._change:
            self._change.wait_for(lambda: not self._shut)
            self._inside += 1
        try:
            yield
        finally:
            with self._change:
                self._inside -= 1
                self._change.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep others out, wait until the last one left, and be alone inside."""
        with self._change:
            self._change.wait_for(lambda: not self._shut)
            self._shut = True
            self._change.wait_for(lambda: self._inside == 0)
        try:
            yield
        finally:
            with self._change:
                self._shut = False
                self._change.notify_all()
