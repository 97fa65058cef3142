"""People or thousands, million or thousand tenge."""

from __future__ import annotations

import pytest

from analytics.intake.checks.units import units_as_before
from tests.intake.checks.drawn import drawn, found

PUPILS = {"C05": {"2022Q3": 140_000}}
MONEY = {"D06": {"2021Q4": 1_200.5, "2022Q3": 900}}
OTHERS = {
    code: {"C05": 100_000.0 + 1_000 * place} for place, code in enumerate(("11", "15", "19", "23", "27"))
}


@pytest.mark.parametrize(
    ("figures", "own", "expected"),
    [
        ({"C05": 140}, PUPILS, [("units_too_small", "E1", "140", "140000")]),
        ({"C05": 71}, PUPILS, [("units_too_small", "E1", "71", "140000")]),
        ({"C05": 69}, PUPILS, []),
        ({"C05": 141_000}, PUPILS, []),
        ({"C05": 0}, PUPILS, []),
        ({"D06": 1_300_000}, MONEY, [("units_too_large", "E1", "1300000", "1200,5")]),
        ({"D06": 1_300}, MONEY, []),
        ({"B10": 1_000}, {"B10": {"2022Q3": 1}}, [("units_too_large", "E1", "1000", "1")]),
        ({"B10": 1}, {"B10": {"2022Q3": 499}}, []),
    ],
)
def test_against_the_region_itself(figures, own, expected):
    assert found(units_as_before, drawn(figures, own)) == expected


def test_a_flow_without_last_year_is_compared_with_the_quarter_before():
    assert found(units_as_before, drawn({"D06": 1_200_000}, {"D06": {"2022Q3": 900}})) == [
        ("units_too_large", "E1", "1200000", "900")
    ]


def test_a_first_return_is_compared_with_the_other_regions():
    assert found(units_as_before, drawn({"C05": 140}, others=OTHERS)) == [
        ("units_too_small", "E1", "140", "102000")
    ]
    assert found(units_as_before, drawn({"C05": 140_000}, others=OTHERS)) == []


def test_few_other_regions_or_other_indicators_prove_nothing():
    few = dict(list(OTHERS.items())[:4])
    assert found(units_as_before, drawn({"C05": 140}, others=few)) == []
    rural = {code: {"C10": 100_000.0} for code in OTHERS}
    assert found(units_as_before, drawn({"C10": 100}, others=rural)) == []


def test_the_reference_is_named_in_every_language():
    (own,) = units_as_before(drawn({"C05": 140}, PUPILS))
    (others,) = units_as_before(drawn({"C05": 140}, others=OTHERS))
    assert own.values["reference_ru"] == "январь–сентябрь 2022 г. (9 месяцев)"
    assert own.values["times"] == "1000"
    assert others.values["reference_kk"] == "сол кезеңдегі басқа өңірлердің медианасы"
