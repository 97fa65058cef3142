"""Pairs of events that may be one: which are found, why, and that the order of rows plays no part."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections import Counter
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.measures.event_duplicates import PairMark, event_pairs, pair_key
from analytics.measures.event_likeness import normalised

FIELDS = ("kind", "title", "held_on", "place", "holder", "children", "registered_children", "parents")


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    """Events of one unit; what is not said is that of a joint talk at school 5."""
    usual = {
        "unit_code": "11",
        "kind": "talk",
        "title": "Беседа о профилактике правонарушений",
        "held_on": "2025-03-03",
        "place": "школа № 5",
        "holder": "joint",
        "children": 120.0,
        "registered_children": None,
        "parents": None,
    }
    full = [usual | row for row in rows]
    for number, row in enumerate(full):
        row["held_on"] = pd.Timestamp(row["held_on"]) if row["held_on"] else pd.NaT
        row.setdefault("content_key", "|".join(str(row.get(name)) for name in (*FIELDS, "body", "unit_code")))
        row.setdefault("event_code", f"{row['body']}{number}")
    return pd.DataFrame(full)


def between(police: dict[str, Any], education: dict[str, Any] | None = None) -> list[tuple[str, Any]]:
    """Degree and reasons of the pairs of an event of each body."""
    rows = table({"body": "education", **(education or {})}, {"body": "police", **police})
    return [(pair.degree, pair.reasons) for pair in event_pairs(rows, {})]


ALL_ALIKE = ("same_day", "title", "same_place", "same_kind", "same_counts", "both_joint")


def test_the_same_joint_event_is_certain() -> None:
    assert between({}) == [("certain", ALL_ALIKE)]


@pytest.mark.parametrize(
    ("police", "degree", "reasons"),
    [
        ({"children": 118.0}, "certain", (*ALL_ALIKE[:4], "near_counts", "both_joint")),
        ({"title": "БЕСЕДА о профилактике  правонарушений!"}, "certain", ALL_ALIKE),
        ({"title": "о профилактике правонарушений беседа"}, "certain", ALL_ALIKE),
        ({"place": "Школа №5"}, "certain", ALL_ALIKE),
        ({"place": "№ 5 мектеп"}, "certain", ALL_ALIKE),
        ({"place": None}, "certain", ("same_day", "title", "same_kind", "same_counts", "both_joint")),
        ({"holder": "police"}, "probable", ALL_ALIKE[:5]),
        ({"held_on": "2025-03-04"}, "probable", ("next_day", *ALL_ALIKE[1:])),
        ({"held_on": "2025-03-02"}, "probable", ("next_day", *ALL_ALIKE[1:])),
        ({"kind": "raid"}, "probable", ("same_day", "title", "same_place", "same_counts", "both_joint")),
        # Another language: no title is alike, but day, place, kind and numbers are.
        (
            {"title": "Құқық бұзушылықтың алдын алу туралы әңгіме", "holder": "police"},
            "probable",
            ("same_day", "same_place", "same_kind", "same_counts"),
        ),
    ],
)
def test_what_is_told_a_little_otherwise(police: dict[str, Any], degree: str, reasons: tuple[str]) -> None:
    assert between(police) == [(degree, reasons)]


@pytest.mark.parametrize(
    "police",
    [
        {"held_on": "2025-03-05"},
        {"unit_code": "15"},
        {"place": "школа № 15", "holder": "police", "children": 60.0},
        {"title": "Турнир по футболу", "kind": "sport", "place": "стадион"},
        {"title": "Турнир по футболу", "kind": "sport", "children": 30.0},
        {"held_on": None},
    ],
)
def test_what_is_another_event(police: dict[str, Any]) -> None:
    assert between(police) == []


def test_another_school_is_no_certain_pair() -> None:
    """The same talk in two schools on one day: both call it joint, but the places differ."""
    assert [degree for degree, _ in between({"place": "школа № 15"})] == ["probable"]


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Мектеп №5", ("школа", "5")),
        ("СШ № 5", ("школа", "5")),
        ("«Ақтөбе» қаласы", ("актобе", "")),
        ("Актобе", ("актобе", "")),
        ("Aктобе", ("актобе", "")),  # a Latin A
        ("Заседание 3 в 2025 году", ("году заседание", "3")),
        (None, ("", "")),
    ],
)
def test_words_are_brought_to_one_spelling(words: str | None, plain: tuple[str, str]) -> None:
    assert normalised(words) == plain


def test_a_row_that_stands_twice_in_one_list_is_told_apart() -> None:
    twice = table({"body": "police"}, {"body": "police"}, {"body": "police", "children": 30.0})
    (pair,) = event_pairs(twice, {})
    assert (pair.within, pair.degree, {pair.first, pair.second}) == (True, "probable", {"police0", "police1"})


def test_a_persons_word_goes_before_likeness() -> None:
    rows = table({"body": "education"}, {"body": "police"})
    (pair,) = event_pairs(rows, {})
    for verdict, degree in (("same", "confirmed"), ("two", "two")):
        mark = PairMark(verdict, "звонили", "dana", dt.datetime(2025, 4, 1))
        (marked,) = event_pairs(rows, {pair.key: mark})
        assert (marked.degree, marked.mark) == (degree, mark)


def test_a_pair_that_is_two_leaves_its_events_free_for_others() -> None:
    rows = table({"body": "education"}, {"body": "police"}, {"body": "police", "children": 118.0})
    keys = dict(zip(rows["event_code"], rows["content_key"], strict=True))
    first = event_pairs(rows, {})[0]
    assert {first.first, first.second} == {"education0", "police1"}
    mark = PairMark("two", "другой класс", "dana", dt.datetime(2025, 4, 1))
    pairs = event_pairs(rows, {pair_key(keys["education0"], keys["police1"]): mark})
    assert [(pair.degree, pair.second) for pair in pairs] == [("certain", "police2"), ("two", "police1")]


EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "body": st.sampled_from(["education", "police"]),
            "unit_code": st.sampled_from(["11", "15"]),
            "held_on": st.sampled_from(["2025-03-03", "2025-03-04", "2025-03-05"]),
            "title": st.sampled_from(["Беседа о правах", "Беседа о праве", "Турнир", "Рейд «Подросток»"]),
            "place": st.sampled_from(["школа № 5", "школа № 6", "мектеп 5", None]),
            "holder": st.sampled_from(["joint", "police"]),
            "children": st.sampled_from([None, 0.0, 20.0, 21.0, 200.0]),
        }
    ),
    max_size=14,
)


@settings(deadline=None, max_examples=60)
@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_plays_no_part(rows: list[dict[str, Any]], chance: random.Random) -> None:
    if not rows:
        return
    drawn = table(*rows)
    places = list(range(len(drawn)))
    chance.shuffle(places)
    assert event_pairs(drawn, {}) == event_pairs(drawn.iloc[places].reset_index(drop=True), {})


@settings(deadline=None, max_examples=60)
@given(EVENTS)
def test_no_event_stands_in_two_pairs_with_the_other_body(rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    pairs = [pair for pair in event_pairs(table(*rows), {}) if not pair.within]
    counts = Counter(code for pair in pairs for code in (pair.first, pair.second))
    assert set(counts.values()) <= {1}


@settings(deadline=None, max_examples=60)
@given(EVENTS)
def test_the_bodies_can_change_places(rows: list[dict[str, Any]]) -> None:
    """Who is called education and who police decides nothing: the same pairs come out."""
    if not rows:
        return
    drawn = table(*rows)
    other = {"education": "police", "police": "education"}
    swapped = drawn.assign(body=drawn["body"].map(other))
    found = [
        sorted(
            (pair.degree, pair.points, *sorted((pair.first, pair.second))) for pair in event_pairs(one, {})
        )
        for one in (drawn, swapped)
    ]
    assert found[0] == found[1]


def test_two_lists_of_five_thousand_rows_take_little_time() -> None:
    chance = random.Random(7)
    words = [
        "беседа",
        "турнир",
        "рейд",
        "встреча",
        "право",
        "семья",
        "школа",
        "спорт",
        "лекция",
        "тренинг",
        "лето",
        "закон",
        "дети",
        "город",
    ]
    rows = [
        {
            "body": body,
            "title": " ".join(chance.sample(words, 5)),
            "held_on": dt.date(2025, 1, 1) + dt.timedelta(days=chance.randrange(365)),
            "place": f"школа № {chance.randrange(60)}",
            "children": float(chance.randrange(10, 90)),
        }
        for body in ("education", "police")
        for _ in range(5_000)
    ]
    drawn = table(*rows)
    begun = time.process_time()
    event_pairs(drawn, {})
    assert time.process_time() - begun < 3  # seconds of the processor, about one on an idle machine
