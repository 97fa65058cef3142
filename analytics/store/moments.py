"""The clock of the store: every moment is written as naive UTC."""

from __future__ import annotations

import datetime as dt


def now() -> dt.datetime:
    """The present moment in UTC without a time zone, to the microsecond."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
