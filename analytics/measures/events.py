"""The events that education and police listed in a year, as known at a moment, in the borders of a year."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from analytics.catalogue.records import Catalogue, Form, ListForm
from analytics.measures.listed import still_told
from analytics.periods import Period
from analytics.regions import OUTSIDE_REGIONS, BordersTooFine, Regions

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store.journal import Journal

LIST: Final = "event"
COUNTS: Final = ("children", "registered_children", "parents")
CONTENT: Final = ("kind", "title", "held_on", "place", "holder", "partner_body", *COUNTS, "note")
KEY_LENGTH: Final = 24
CODE_LENGTH: Final = 12


def event_forms(catalogue: Catalogue) -> tuple[Form, ...]:
    """The forms that hold the list of events, in the order of the catalogue."""
    return tuple(form for form in catalogue.forms.values() if any(one.code == LIST for one in form.lists))


def event_list(catalogue: Catalogue) -> ListForm:
    """The list of events with its columns and choices; ``ValueError`` where no form holds one."""
    for form in event_forms(catalogue):
        return next(one for one in form.lists if one.code == LIST)
    raise ValueError(f"no form holds the list {LIST!r}")


def event_periods(
    journal: Journal, catalogue: Catalogue, moment: dt.datetime | None = None
) -> tuple[Period, ...]:
    """The periods for which a list of events is there, the newest first."""
    found = journal.table("measures/event_periods", form_codes=_codes(catalogue), moment=moment)
    return tuple(Period.parse(period) for period in found["period"])


def events(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    period: Period,
    borders: int,
    moment: dt.datetime | None = None,
) -> pd.DataFrame:
    """Every event row of the last lists of the period's year, up to the period.

    One row a row of a list, with the columns of ``sql/measures/events.sql`` in its order, and:
    ``body`` that reports (the code of the form's body), ``region_code`` (the unit of the borders),
    ``event_code`` (tells the rows apart), ``content_key`` (a digest of what the row says, of which
    unit and body: equal for two rows that say the same). What a unit listed that ceased is left out
    where its successor told the year anew. Units that are no region (90) keep their code.

    Args:
        journal: the store.
        catalogue: which forms hold events, and whose they are.
        regions: the register of regions.
        period: the last period; lists tell the events since 1 January.
        borders: 2015, 2018 or 2022; lists of larger units have no region in them (``None``).
        moment: as known then, naive UTC; ``None`` for now.
    """
    asked = {"form_codes": _codes(catalogue), "until": str(period), "moment": moment}
    table = journal.table("measures/events", **asked)
    table = table[still_told(table, regions, period)].reset_index(drop=True)
    bodies = {form.code: form.body_code for form in event_forms(catalogue)}
    records: list[dict[Any, Any]] = table.astype(object).where(table.notna(), None).to_dict("records")
    table["body"] = [bodies[code] for code in table["form_code"]]
    table["region_code"] = _region_codes(table, regions, borders)
    table["event_code"] = [
        _digest(
            (row["form_code"], row["unit_code"], row["period"][:4], row["sheet"], row["row"]), CODE_LENGTH
        )
        for row in records
    ]
    table["content_key"] = [
        _digest((row["unit_code"], bodies[row["form_code"]], *(row[name] for name in CONTENT)), KEY_LENGTH)
        for row in records
    ]
    return table


def event_lists(
    journal: Journal,
    catalogue: Catalogue,
    regions: Regions,
    period: Period,
    borders: int,
    moment: dt.datetime | None = None,
) -> pd.DataFrame:
    """Which list each unit sent of each body, and who sent none.

    One row a form and unit: the columns of ``sql/measures/event_lists.sql``, and ``body``,
    ``region_code``; a region of the period that sent no list of a form this year has a row whose
    ``batch_id`` is missing. Order: ``unit_code``, ``form_code``.
    """
    import pandas as pd

    asked = {"form_codes": _codes(catalogue), "until": str(period), "moment": moment}
    table = journal.table("measures/event_lists", **asked)
    table = table[still_told(table, regions, period)].reset_index(drop=True)
    sent = set(zip(table["form_code"], table["unit_code"], strict=True))
    owed = [
        {"form_code": form.code, "unit_code": region.code}
        for form in event_forms(catalogue)
        for region in regions.reporting(period)
        if (form.code, region.code) not in sent
    ]
    if owed:
        table = pd.concat([table, pd.DataFrame(owed).reindex(columns=table.columns)], ignore_index=True)
    bodies = {form.code: form.body_code for form in event_forms(catalogue)}
    table["body"] = [bodies[code] for code in table["form_code"]]
    table["period"] = table["period"].where(table["batch_id"].notna(), str(period))
    table["region_code"] = _region_codes(table, regions, borders)
    table["period"] = table["period"].where(table["batch_id"].notna())
    return table.sort_values(["unit_code", "form_code"], ignore_index=True)


def _codes(catalogue: Catalogue) -> list[str]:
    return [form.code for form in event_forms(catalogue)]


def _region_codes(table: pd.DataFrame, regions: Regions, borders: int) -> list[str | None]:
    pairs = list(zip(table["unit_code"], table["period"], strict=True))
    known = {pair: _region_code(*pair, regions, borders) for pair in set(pairs)}
    return [known[pair] for pair in pairs]


def _region_code(unit: str, period: str, regions: Regions, borders: int) -> str | None:
    """The unit of the borders; ``None`` where the list is of a larger one."""
    if unit == OUTSIDE_REGIONS:
        return unit
    try:
        return regions.border_code(unit, Period.parse(period), borders)
    except BordersTooFine:
        return None


def _digest(parts: Iterable[object], length: int) -> str:
    words = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:length]
