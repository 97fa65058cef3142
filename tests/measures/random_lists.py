"""Made-up lists of events, plan measures and partners for a store that has none."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from typing import Any

from analytics.catalogue import load_catalogue
from analytics.intake.batch import Draft, ListRow
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.store.journal import Journal

CATALOGUE = load_catalogue()


def random_lists(store: Journal, periods: Sequence[Period]) -> Iterator[Draft]:
    """Lists of made-up rows where the store has none: some are empty, some never came."""
    chance = random.Random(2015)
    quarters = {Period(one.year, quarter) for one in periods for quarter in range(1, one.quarter + 1)}
    for period in sorted(quarters):
        for unit in load_regions().reporting(period):
            for form in ("ZM-L", "ZM-LP"):
                if chance.random() < 0.8 and store.current(form, unit.code, period) is None:
                    lists = [one.code for one in CATALOGUE.forms[form].lists]
                    rows = [
                        random_row(chance, code, period)
                        for code in lists
                        for _ in range(chance.choice((0, 1, 4)))
                    ]
                    yield Draft(form, unit.code, period, (), (), rows=tuple(rows), origin="synthetic")


def random_row(chance: random.Random, list_code: str, period: Period) -> ListRow:
    """A row with random choices and days around the period."""
    (listed,) = {one.code: one for one in CATALOGUE.forms["ZM-L"].lists if one.code == list_code}.values()
    values: dict[str, Any] = {}
    for column in listed.columns:
        if column.type == "choice":
            values[column.code] = chance.choice(column.choices).code
        elif column.type == "date":
            day = period.last_day + dt.timedelta(days=chance.randint(-120, 60))
            values[column.code] = chance.choice((day.isoformat(), day.isoformat(), None))
        elif column.type == "indicator":
            values[column.code] = chance.choice(("C09", "D03", None))
    return ListRow(list_code, "Лист", chance.randint(9, 99), values, {})
