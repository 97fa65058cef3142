"""Clubs and offences: the model with what its data could detect, its checks and its caveats."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analytics.text import texts
from tests.pages.conftest import Opened
from tests.pages.shown import sentences
from tests.pages.test_compare import row, tables

CLUBS = "clubs.py"
LANGUAGES = ("ru", "kk", "en")
NAME_OF_FALL = {"ru": "Снижение на 10\u00a0%", "kk": "10\u00a0% төмендеуді", "en": "A fall by 10%"}
CAVEATS = 7


def model(opened: Opened, **address: str) -> AppTest:
    return opened(CLUBS, part="model", **address)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", LANGUAGES)
def test_power_stands_beside_the_estimate_and_caveats_are_in_no_expander(
    opened: Opened, language: str
) -> None:
    app = model(opened, lang=language, to="2025Q4")
    # Computed once with the library of the statistics: -10.6 % (-33.6 to +20.3), 16 units, 44 quarters.
    told = sentences(app).replace(",", ".")
    assert "10.6" in told
    assert "−33.6…+20.3" in told
    beside = [warning.value for warning in app.warning if NAME_OF_FALL[language] in warning.value]
    assert len(beside) == 1
    assert texts(language)("model.conclusion.neither") in beside[0]
    lists = [block.value for block in app.markdown if block.value.count("\n- ") == CAVEATS - 1]
    assert len(lists) == 1
    assert not app.expander


@pytest.mark.usefixtures("demonstration")
def test_tables_tell_all_ways_powers_leads_and_regions(opened: Opened) -> None:
    found = tables(model(opened, lang="en", to="2025Q4"))
    ways = found["The same association computed otherwise"]
    assert len(ways["rows"]) == 14
    assert row(ways, "Coverage in the same quarter (the chosen estimate)")[1] == "−10.6"
    assert row(ways, "Without cities of republican significance")[4] == "14"
    assert len(found["What these data could notice"]["rows"]) == 8
    assert len(found["A check for a false association"]["rows"]) == 4
    assert len(found["Without one region"]["rows"]) == 16
    assert len(found["Follow a region"]["rows"]) == 16


@pytest.mark.usefixtures("demonstration")
def test_another_lag_is_another_estimate(opened: Opened) -> None:
    ways = tables(model(opened, lang="en", lag="2", to="2025Q4"))["The same association computed otherwise"]
    assert row(ways, "Coverage two quarters earlier (the chosen estimate)")[5] == "42"


@pytest.mark.usefixtures("demonstration")
def test_limits_that_cry_wolf_are_told_beside_the_check_that_disagrees(opened: Opened) -> None:
    # +31 % (+8 to +60) by the limits, 0.051 by permutation; the limits alarm in 20 of 100 panels without any.
    app = model(opened, lang="en", coverage="C15", events="A01", lag="1", to="2025Q4")
    (beside,) = [warning.value for warning in app.warning if "would have noticed" in warning.value]
    assert "they find one in 20 cases of 100 instead of 5" in beside
    assert "the permutation check does not confirm the estimate" in beside
    assert "cannot be called established" in beside


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    "address",
    [
        {"from": "2016Q1", "to": "2016Q1"},
        {"from": "2025Q4", "lag": "4"},
        {"from": "2020Q1", "to": "2018Q1"},
        {"coverage": "C16", "events": "A01", "lag": "4"},
        {"coverage": "x", "events": "A06 ", "lag": "-1", "from": "x", "to": ""},
        {"period": "2018Q2", "borders": "2015", "from": "2018Q1"},
    ],
    ids=lambda address: "-".join(address.values()),
)
def test_no_view_breaks(opened: Opened, address: dict[str, str]) -> None:
    app = model(opened, **address)
    assert app.subheader
    assert tables(app)["Проследить за регионом"]["rows"]


@pytest.mark.usefixtures("demonstration")
def test_too_few_quarters_are_told_and_nothing_is_computed(opened: Opened) -> None:
    app = model(opened, lang="ru", **{"from": "2025Q1", "to": "2025Q4"})
    assert any("кварталов с данными меньше восьми" in info.value for info in app.info)
    assert [*tables(app)] == ["Проследить за регионом"]
    assert texts("ru")("model.caveat.policing") in sentences(app)
