"""The demonstration goes into an empty store once, and is the same every time."""

from __future__ import annotations

import hashlib
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analytics.demonstration import drafts, load
from analytics.demonstration.loading import demonstration_world
from analytics.demonstration.model import draw, read_model
from analytics.settings import settings
from analytics.store import open_journal

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"


def digest(returns) -> str:
    return hashlib.sha256(repr(returns).encode()).hexdigest()


def test_the_same_returns_come_at_every_call(demonstration):
    assert digest(drafts()) == digest(demonstration)


def test_figures_come_first_and_no_list_stands_between_them(demonstration):
    forms = [draft.form_code for draft in demonstration]
    first = next(place for place, form in enumerate(forms) if form in {"ZM-L", "ZM-LP"})
    assert set(forms[:first]) == {"1-M", "ZM-E", "ZM-P"}
    assert set(forms[first:]) == {"ZM-L", "ZM-LP"}


def test_it_takes_less_than_three_seconds_of_the_processor():
    start = time.process_time()
    drafts()
    assert time.process_time() - start < 3


def test_a_series_less_leaves_the_others_as_they_are():
    model = read_model(DEMO)
    world = demonstration_world(DEMO, model)
    kept = tuple(one for one in model.series if one.code not in {"A12", "A13"})
    fewer = replace(model, series=kept)
    with_all, without = draw(model, world), draw(fewer, world)
    assert with_all.flows.keys() - without.flows.keys() == {"A12", "A13"}
    for code, drawn in without.flows.items():
        np.testing.assert_array_equal(drawn, with_all.flows[code])


def test_the_clubs_of_the_in_school_register_leave_all_other_figures_as_they_are():
    model = read_model(DEMO)
    world = demonstration_world(DEMO, model)
    without = replace(model, series=tuple(one for one in model.series if one.code not in {"B17", "B18"}))
    drawn, before = draw(model, world), draw(without, world)
    assert drawn.flows.keys() == before.flows.keys()
    assert drawn.stocks.keys() - before.stocks.keys() == {"B17", "B18"}
    for code in (*before.flows, *before.stocks):
        np.testing.assert_array_equal(before.of(code), drawn.of(code))


def test_a_series_before_its_whole_is_refused():
    model = read_model(DEMO)
    world = demonstration_world(DEMO, model)
    with pytest.raises(ValueError, match="'A12' is used before it is drawn"):
        draw(replace(model, series=tuple(one for one in model.series if one.code != "A12")), world)


def test_an_empty_store_is_filled_once(tmp_path, demonstration):
    journal = open_journal(replace(settings(), home=tmp_path))
    try:
        assert load(journal) == len(demonstration)
        assert load(journal) == 0
        published = journal.table("journal/register", form_code="1-M", region_code="19", origin="published")
        assert published["period"].tolist() == ["2022Q4"]
    finally:
        journal.close()


def test_a_store_of_an_earlier_version_gets_the_lists_that_it_lacks(tmp_path, demonstration):
    journal = open_journal(replace(settings(), home=tmp_path))
    figures = [draft for draft in demonstration if draft.observations]
    lists = len(demonstration) - len(figures)
    try:
        journal.accept_many(figures, "demonstration")
        assert load(journal) == lists > 1000
        assert load(journal) == 0
    finally:
        journal.close()
