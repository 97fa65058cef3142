"""What changed in returns and periods since a moment, or since a person last looked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from analytics.measures.returns import row_changes_between
from analytics.submission.list_differences import KINDS, change_counts

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

# What was done at once by one person to the same form is one matter, such as the load of a table.
TOGETHER: Final = ("at", "actor", "action", "form_code")
NUMBERS: Final = ("batch_id", "revision", "figures", "changed")
ROW_COUNTS: Final = tuple(f"rows_{kind}" for kind in KINDS)


def changed_since(journal: Journal, since: dt.datetime | None) -> pd.DataFrame:
    """What happened to returns and periods after a moment (naive UTC), the newest first.

    One row a change with the columns of ``sql/measures/changed_since.sql``, and how many rows of lists
    a revision added, removed and changed: ``rows_added``, ``rows_removed``, ``rows_changed``, missing
    where it is no revision of lists. ``None`` for all that ever happened.
    """
    table = journal.table("measures/changed_since", since=since)
    table = table.astype(dict.fromkeys((*NUMBERS, "list_rows", "replaces"), "Int64"))
    counts = [_row_counts(journal, row) for row in table.to_dict("records")]
    for kind in KINDS:
        table[f"rows_{kind}"] = [found.get(kind) for found in counts]
    return table.astype(dict.fromkeys(ROW_COUNTS, "Int64"))


def changes_in_short(changes: pd.DataFrame) -> pd.DataFrame:
    """The changes of :func:`changed_since` with those told as one that were done together.

    Grain: moment, person, action and form, in the order of the changes. ``returns`` is how many
    changes it tells; ``region_code``, ``period`` and ``words`` are empty where they differ among
    them, ``revision`` is that of one return and missing for several; ``figures``, ``changed``,
    ``list_rows`` and the numbers of rows are sums, missing where none is known.
    """
    groups = changes.groupby(list(TOGETHER), sort=False)
    short = groups.agg(
        region_code=("region_code", _same),
        period=("period", _same),
        words=("words", _same),
        revision=("revision", "max"),
        returns=("action", "size"),
    )
    for name in ("figures", "changed", "list_rows", *ROW_COUNTS):
        short[name] = groups[name].sum(min_count=1)
    short["revision"] = short["revision"].where(short["returns"] == 1)
    return short.reset_index()


def last_look(journal: Journal, actor: str) -> dt.datetime | None:
    """The last change that a person has seen (naive UTC), or ``None`` before the first look."""
    import pandas as pd

    moment = journal.table("measures/last_look", actor=actor)["seen_until"].iloc[0]
    return None if pd.isna(moment) else moment.to_pydatetime()


def _row_counts(journal: Journal, row: Mapping[Any, Any]) -> Mapping[str, int]:
    """How many rows a revision of lists added, removed and changed; nothing of anything else."""
    import pandas as pd

    if pd.isna(row["replaces"]) or row["figures"]:
        return {}
    changes = row_changes_between(journal, int(row["replaces"]), int(row["batch_id"]))
    counts: Mapping[str, int] = {str(kind): n for kind, n in change_counts(changes).items()}
    return counts if changes or row["list_rows"] else {}


def _same(words: pd.Series[str]) -> str:
    """The one text that all have, or an empty one."""
    first = str(words.iloc[0])
    return first if (words == first).all() else ""
