"""What follows from a record: codes, bases, the unit of the rate."""

from __future__ import annotations

import pytest

from analytics.catalogue import base_codes, indicators_of_form, load_catalogue, rate_unit
from analytics.measures.basis import bases_of


@pytest.mark.parametrize(
    ("code", "unit"),
    [
        ("A01", "per_10000"),  # offences per 10,000 children
        ("A08", "percent"),  # of minors held liable
        ("A18", "per_10000"),
        ("A15", "persons"),  # no denominator: the count's own unit
        ("B05", "persons_per_1000_c05"),  # per 1,000 pupils
        ("C14", "percent"),
        ("D06", "million_tenge_per_1000000_c05"),  # tenge per pupil
        ("D07", "percent"),  # of budget spending
        ("G01", "yes_no"),
    ],
)
def test_rate_unit(code: str, unit: str) -> None:
    assert rate_unit(load_catalogue().indicators[code]) == unit


@pytest.mark.parametrize(
    ("code", "codes"),
    [
        ("A01", ("A01",)),
        ("A02", ("A02", "A01")),
        ("A18", ("A01",)),
        ("A19", ("A01", "A22")),
        ("D05", ("D05", "D03", "D04")),
        ("D09", ("D03", "D04", "D01")),
    ],
)
def test_base_codes(code: str, codes: tuple[str, ...]) -> None:
    assert base_codes(load_catalogue().indicators[code]) == codes


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("A01", ("cumulative", "quarter", "year")),
        ("D09", ("cumulative", "quarter", "year")),  # a flow over a stock
        ("B06", ("stock",)),
        ("C14", ("stock",)),
    ],
)
def test_bases(code: str, expected: tuple[str, ...]) -> None:
    catalogue = load_catalogue()
    assert bases_of(catalogue, catalogue.indicators[code]) == expected


def test_indicators_of_form_stand_in_the_order_of_the_catalogue() -> None:
    catalogue = load_catalogue()
    police = [indicator.code for indicator in indicators_of_form(catalogue, "ZM-P")]
    assert police[:3] == ["A12", "A13", "A14"]
    assert police[-2:] == ["F01", "F04"]


def test_an_unknown_form_is_named() -> None:
    with pytest.raises(KeyError, match="2-Z"):
        indicators_of_form(load_catalogue(), "2-Z")
