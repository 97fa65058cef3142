"""The clock of the store: every moment is written as naive UTC."""

from __future__ import annotations

import datetime as dt
import threading

_asking = threading.Lock()
_last = dt.datetime.min


def now() -> dt.datetime:
    """The present moment in UTC without a time zone, to the microsecond.

    No two moments of a process are the same, and a clock that stands still or is set back does not
    turn their order: the last of two decisions is the one that was written last.
    """
    global _last  # noqa: PLW0603
    with _asking:
        _last = max(dt.datetime.now(dt.UTC).replace(tzinfo=None), _last + dt.timedelta(microseconds=1))
        return _last
