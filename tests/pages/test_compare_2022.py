"""The ranked page of the real year 2022, to the last digit that it shows, against limits from R."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from analytics.measures.comparison import Comparison
from tests.pages.conftest import Opened
from tests.pages.test_compare import tables

FIGURES = Path(__file__).parents[1] / "measures" / "minors_2022_limits.csv"


def rows() -> list[dict[str, str]]:
    lines = FIGURES.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def written(number: str) -> str:
    """One decimal, halves away from zero, with a comma: as a Russian page writes a rate."""
    return f"{float(number) + 1e-9:.1f}".replace(".", ",")


@pytest.fixture
def answer(demonstration: None) -> Comparison:
    from analytics.measures.comparison import ComparisonRequest
    from analytics.periods import Period
    from pages.shared import data

    return data.compared(ComparisonRequest("A06", Period(2022, 4), "cumulative", 2018))


def test_values_and_limits_are_those_of_r(answer: Comparison) -> None:
    # Byar's approximation, which stands on the page from ten events on, misses the exact limits by less
    # than 0.001 per 10,000 here.
    table = answer.table.set_index("region_code")
    assert len(rows()) == len(table) == 17
    for row in rows():
        ours: Any = table.loc[row["region_code"]]
        assert (ours["numerator"], ours["denominator"]) == (float(row["minors"]), float(row["children"]))
        assert ours["value"] == pytest.approx(float(row["rate"]), abs=1e-6)
        assert (ours["lower"], ours["upper"]) == pytest.approx(
            (float(row["lower"]), float(row["upper"])), abs=1e-3
        )


def test_the_page_writes_them_right_to_the_last_digit(opened: Opened, demonstration: None) -> None:
    app = opened("compare.py", indicator="A06", period="2022Q4", borders="2018", show="table")
    (table,) = (table for caption, table in tables(app).items() if caption)
    labels = [column["label"] for column in table["columns"]]
    shown = {entry["code"]: dict(zip(labels, entry["cells"], strict=True)) for entry in table["rows"]}
    for row in rows():
        cells = shown[row["region_code"]]
        assert cells["Значение"] == written(row["rate"])
        assert cells["Границы"] == f"{written(row['lower'])} – {written(row['upper'])}"
        assert cells["Числитель"] == row["minors"]


def test_the_bars_stand_in_the_order_of_the_rates(answer: Comparison) -> None:
    from analytics.charts.places import place_order

    expected = sorted(rows(), key=lambda row: -float(row["rate"]))
    assert place_order(answer.table) == [row["region_code"] for row in expected]
