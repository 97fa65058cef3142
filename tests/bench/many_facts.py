"""A store with a million figures in its mart: the demonstration data among made-up indicators."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.browser.server import running_server

FACTS = 1_000_000
UNITS, PERIODS = 20, 44
FIRST_PERIOD_KEY = 2015 * 4
# Keys far from those of the catalogue's indicators; no measure ever asks for them.
FIRST_INDICATOR_KEY = 1000
# The same columns as a figure of a return has, in the order in which the mart is sorted.
FILL = """
insert into mart.region_quarter by name
select
    cast($first_indicator + number // ($units * $periods) as smallint) as indicator_key,
    cast($first_period + number // $units % $periods as integer) as period_key,
    cast(1 + number % $units as smallint) as unit_key,
    cast(number % 997 as double) as reported,
    cast(number % 251 as double) as quarter,
    cast(number % 983 as double) as reported_last_year,
    cast(number % 241 as double) as quarter_last_year,
    'number' as status,
    'synthetic' as origin,
    cast(1 as bigint) as batch_id,
    'Sheet' as sheet,
    'A1' as cell
from range($facts) as rows (number)
"""


def home_with_many_facts(home: Path, facts: int = FACTS) -> Path:
    """A folder whose store holds the demonstration data and so many facts more."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with running_server(home):
        pass  # the first start fills the store
    (database,) = home.glob("*.duckdb")
    connection = duckdb.connect(str(database))
    connection.execute(
        FILL,
        {
            "first_indicator": FIRST_INDICATOR_KEY,
            "first_period": FIRST_PERIOD_KEY,
            "units": UNITS,
            "periods": PERIODS,
            "facts": facts,
        },
    )
    connection.close()
    return home
