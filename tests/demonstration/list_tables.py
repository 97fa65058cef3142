"""The lists of the demonstration as plain rows, for the tests to ask."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from analytics.intake.batch import Draft
from analytics.periods import Period

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"

Values = Mapping[str, str | float | None]
Lists = dict[tuple[str, Period], list[Values]]

# Which units of today's map stand in the list of a region until it was divided.
SINCE_2018, SINCE_2022 = dt.date(2018, 6, 19), dt.date(2022, 6, 8)
DIVIDED = {
    "19": ("33", SINCE_2022), "35": ("62", SINCE_2022), "63": ("10", SINCE_2022), "61": ("79", SINCE_2018),
}  # fmt: skip


def lists(demonstration: Iterable[Draft], form: str, list_code: str) -> Lists:
    """The rows of one list by region and period; a later revision replaces an earlier one."""
    return {
        (draft.region_code, draft.period): [row.values for row in draft.rows if row.list_code == list_code]
        for draft in demonstration
        if draft.form_code == form
    }


def day(values: Values, column: str) -> dt.date | None:
    """A date of a row."""
    value = values[column]
    return None if value is None else dt.date.fromisoformat(str(value))


def words(values: Values) -> tuple[tuple[str, str | float | None], ...]:
    """A row as something that can be a member of a set."""
    return tuple(sorted(values.items()))


def units(region: str, on: dt.date) -> set[str]:
    """The units of today's map whose events a region tells on a day."""
    own = "61" if region == "51" else region
    other, since = DIVIDED.get(own, ("", dt.date.min))
    return {own, other} if other and on < since else {own}


def places(unit: str) -> set[str]:
    """The towns and districts of a unit in both languages, as the data file names them."""
    table = tomllib.loads((DEMO / "places.toml").read_text(encoding="utf-8"))
    return {
        place[language]
        for record in table["territory"]
        if record["code"] == unit
        for place in record["places"]
        for language in ("ru", "kk")
    }
