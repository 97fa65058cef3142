"""No garbage collection while hundreds of thousands of figures are made at once.

The records of a table hold no cycles, and looking through all of them again and again would take
longer than making them.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_pauses = 0
_was_enabled = False


@contextmanager
def collection_paused() -> Iterator[None]:
    """Pause the garbage collection of the process for the block; pauses of several threads overlap."""
    global _pauses, _was_enabled  # noqa: PLW0603 - the collector itself is one for the process
    with _lock:
        if _pauses == 0:
            _was_enabled = gc.isenabled()
            gc.disable()
        _pauses += 1
    try:
        yield
    finally:
        with _lock:
            _pauses -= 1
            if _pauses == 0 and _was_enabled:
                gc.enable()
