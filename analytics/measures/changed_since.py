"""What changed in returns and periods since a moment, or since a person last looked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

# What was done at once by one person to the same form is one matter, such as the load of a table.
TOGETHER: Final = ("at", "actor", "action", "form_code")


def changed_since(journal: Journal, since: dt.datetime | None) -> pd.DataFrame:
    """What happened to returns and periods after a moment (naive UTC), the newest first.

    One row a change with the columns of ``sql/measures/changed_since.sql``; ``None`` for all that
    ever happened.
    """
    table = journal.table("measures/changed_since", since=since)
    return table.astype(dict.fromkeys(("batch_id", "revision", "figures", "changed"), "Int64"))


def changes_in_short(changes: pd.DataFrame) -> pd.DataFrame:
    """The changes of :func:`changed_since` with those told as one that were done together.

    Grain: moment, person, action and form, in the order of the changes. ``returns`` is how many
    changes it tells; ``region_code``, ``period`` and ``words`` are empty where they differ among
    them, ``revision`` is that of one return and missing for several; ``figures`` and ``changed`` are
    sums, missing where none is known.
    """
    groups = changes.groupby(list(TOGETHER), sort=False)
    short = groups.agg(
        region_code=("region_code", _same),
        period=("period", _same),
        words=("words", _same),
        revision=("revision", "max"),
        returns=("action", "size"),
    )
    short["figures"] = groups["figures"].sum(min_count=1)
    short["changed"] = groups["changed"].sum(min_count=1)
    short["revision"] = short["revision"].where(short["returns"] == 1)
    return short.reset_index()


def last_look(journal: Journal, actor: str) -> dt.datetime | None:
    """The last change that a person has seen (naive UTC), or ``None`` before the first look."""
    import pandas as pd

    moment = journal.table("measures/last_look", actor=actor)["seen_until"].iloc[0]
    return None if pd.isna(moment) else moment.to_pydatetime()


def _same(words: pd.Series[str]) -> str:
    """The one text that all have, or an empty one."""
    first = str(words.iloc[0])
    return first if (words == first).all() else ""
