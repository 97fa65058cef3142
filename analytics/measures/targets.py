"""Targets: what documents set for regions and the republic, as the accepted list says it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from analytics.catalogue.targets import Target, Targets, targets_from_rows

if TYPE_CHECKING:
    import pandas as pd

    from analytics.catalogue.records import Catalogue
    from analytics.regions import Regions
    from analytics.store.journal import Journal

__all__ = ["Target", "Targets", "known_targets", "target_lists", "targets"]


def targets(journal: Journal, moment: dt.datetime | None = None) -> pd.DataFrame:
    """The targets of the list that counts; none are an empty table, for none is ever invented.

    Args:
        journal: where the lists are.
        moment: as known then, naive UTC; ``None``: as known now.

    Returns:
        Grain: indicator x unit x year, in this order. Columns: ``indicator_code``; ``unit_code``
        (``00`` for the republic); ``year`` (at its end the target is to be reached); ``value`` (in
        the unit in which the indicator is shown: its rate, or its number where it has no rate);
        ``document``; ``point`` (may be empty); ``sheet``, ``cell`` (of the value in the accepted
        workbook); ``set_id``, ``file_name``, ``sha256``, ``actor``, ``accepted_at`` of the list.
    """
    return journal.table("measures/targets", moment=moment)


def target_lists(journal: Journal, moment: dt.datetime | None = None) -> pd.DataFrame:
    """All accepted lists of targets, the newest first, as known on a moment (naive UTC) or now.

    Returns:
        Grain: list. Columns: ``set_id``, ``actor``, ``accepted_at``, ``file_name``, ``sha256``,
        ``comment``, ``targets`` (how many are in it).
    """
    return journal.table("journal/target_sets", moment=moment)


def known_targets(
    journal: Journal, catalogue: Catalogue, regions: Regions, moment: dt.datetime | None = None
) -> Targets:
    """The targets of the list that counts, to be asked by indicator, unit and year."""
    rows = targets(journal, moment).to_dict("records")
    return targets_from_rows(rows, catalogue.indicators, regions)
