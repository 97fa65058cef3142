"""A template of lists begins with the accepted rows, and they read back as they were accepted."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.catalogue import load_catalogue
from analytics.intake import read_workbook
from analytics.intake.batch import Draft, ListRow, Reading
from analytics.intake.templates import layout
from analytics.intake.templates.plan import Prefill
from analytics.intake.templates.workbook import template_workbook
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.submission.templates import template_bundle, template_file
from analytics.text import LANGUAGES, Language
from tests.intake.checks.drawn_lists import list_rows
from tests.store.drawn import Store
from tests.workbooks.libreoffice import saved_by_libreoffice
from tests.workbooks.templates import list_sheet, workbook

EVENTS = list_rows(
    "event",
    """kind | title | held_on | place | holder | partner_body | children | registered_children | note
    raid | Рейд «Подросток» | 2025-02-14 | г. Темиртау | police | УО | 40 | 3 | =1+1
    talk | 12 | 2025-03-01 | . | joint | . | 25 | . | +7 701""",
)
MEASURES = list_rows(
    "plan_measure",
    """measure | agency | starts_on | due_on | budget_money | other_money | moves_indicator | state | done_on
    1. Открыть кружок | УО | 2025-01-09 | 2025-12-31 | 1.25 | 0.001 | C05 | running | .
    2. Обучить | УО | . | 2025-06-30 | . | . | . | done | 2025-05-01""",
)
PARTNERS = list_rows(
    "partner",
    """kind | name | agreement | signed_on | ends_on | subject | money | children | note
    business | ТОО «Металл» | № 5 | 2024-01-20 | . | станки | 2.5 | 40 | .
    ngo | Фонд | № 7 | 2023-01-20 | 2024-12-30 | . | 1 | 12 | .
    ngo | Союз | № 9 | 2023-01-20 | 2025-01-01 | . | . | 5 | .""",
)
EVERYTHING = (*EVENTS, *MEASURES, *PARTNERS)


def store_lists(store: Store, period: str, rows: tuple[ListRow, ...], region: str = "35") -> None:
    store.journal.accept(Draft("ZM-L", region, Period.parse(period), (), rows=rows), None, "aigul")


def begun(store: Store, period: str = "2025Q3", language: Language = "ru", region: str = "35") -> Reading:
    """The reading of the template that is downloaded for a period."""
    return reading(template_file(store.journal, "ZM-L", region, Period.parse(period), language).content)


def reading(content: bytes) -> Reading:
    return read_workbook(content, "ZM-L.xlsx", load_catalogue(), load_regions(), 20_000_000)


def said(rows: tuple[ListRow, ...]) -> list[tuple[str, dict[str, str | float | None]]]:
    """List and values of rows, wherever they stand."""
    return [(row.list_code, dict(row.values)) for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_accepted_rows_read_back_as_they_were_accepted(store: Store, language: Language) -> None:
    store_lists(store, "2025Q2", EVERYTHING)
    found = begun(store, language=language)
    assert said(found.rows) == said(EVERYTHING)
    assert found.findings == ()


def test_what_libreoffice_saved_reads_back_as_well(store: Store, tmp_path: Path) -> None:
    store_lists(store, "2025Q2", EVERYTHING)
    file = template_file(store.journal, "ZM-L", "35", Period(2025, 3), "kk")
    assert said(reading(saved_by_libreoffice(file.content, tmp_path)).rows) == said(EVERYTHING)


def test_rows_come_from_the_last_return_of_the_year_and_its_last_revision(store: Store) -> None:
    store_lists(store, "2025Q1", EVENTS[:1])
    store_lists(store, "2025Q2", EVENTS[:1])
    store_lists(store, "2025Q2", EVENTS)
    assert said(begun(store, "2025Q4").rows) == said(EVENTS)
    assert said(begun(store, "2025Q1").rows) == said(EVENTS[:1])
    store_lists(store, "2025Q3", EVENTS[1:])  # the return of the period itself is corrected in place
    assert said(begun(store, "2025Q3").rows) == said(EVENTS[1:])


def test_a_new_year_begins_with_the_plan_and_the_agreements_in_force(store: Store) -> None:
    store_lists(store, "2024Q4", EVERYTHING)
    found = begun(store, "2025Q1").rows
    assert {row.list_code for row in found} == {"plan_measure", "partner"}
    assert said(found)[:2] == said(MEASURES)
    partners = [row.values for row in found if row.list_code == "partner"]
    assert [(row["name"], row["money"], row["children"]) for row in partners] == [
        ("ТОО «Металл»", None, 40.0),
        ("Союз", None, 5.0),
    ]


def test_a_withdrawn_return_and_other_land_give_nothing(store: Store) -> None:
    store_lists(store, "2025Q2", EVERYTHING)
    store.journal.withdraw(1, "dana", "ошибка")
    assert begun(store).rows == ()
    store_lists(store, "2022Q1", EVERYTHING)  # Karaganda with Ulytau
    assert begun(store, "2022Q2").rows == ()
    assert begun(store, "2022Q1").rows != ()


def test_generated_rows_of_the_demonstration_never_begin_a_return(store: Store) -> None:
    synthetic = Draft("ZM-L", "35", Period(2025, 2), (), rows=EVERYTHING, origin="synthetic")
    store.journal.accept(synthetic, None, "demonstration")
    assert begun(store).rows == ()
    store_lists(store, "2025Q1", EVENTS)
    assert said(begun(store).rows) == said(EVENTS)


def test_each_region_of_a_bundle_has_its_own_rows(store: Store) -> None:
    store_lists(store, "2025Q2", EVENTS)
    store_lists(store, "2025Q1", MEASURES, "55")
    content = template_bundle(store.journal, "ZM-L", Period(2025, 3), "ru", ["11", "35", "55"])
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        rows = {name[5:7]: said(reading(bundle.read(name)).rows) for name in bundle.namelist()}
    assert rows == {"11": [], "35": said(EVENTS), "55": said(MEASURES)}


def test_the_sheet_says_where_the_rows_come_from_and_numbers_them(store: Store) -> None:
    store_lists(store, "2024Q4", (*PARTNERS, *MEASURES))
    book = workbook(template_file(store.journal, "ZM-L", "35", Period(2025, 1), "ru").content)
    hint = list_sheet(book, "partner").cell(layout.HINT_ROW, 1).value
    assert hint.endswith(
        "Строки перенесены из списка, принятого за период «январь–декабрь 2024 г. (12 месяцев)»: проверьте "
        "их и продолжите. Вклад партнёров с 1 января укажите заново."
    )
    assert "перенесены" not in list_sheet(book, "event").cell(layout.HINT_ROW, 1).value
    assert "1 января" not in list_sheet(book, "plan_measure").cell(layout.HINT_ROW, 1).value


WORDS = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x4FF, exclude_categories=["Cs", "Cc"]),
    min_size=1,
    max_size=30,
).filter(lambda words: words.strip("\u00a0\u202f\u2009 \u2007") != "")
CHOICES = {
    column.code: [choice.code for choice in column.choices]
    for column in load_catalogue().form("ZM-L").lists[0].columns
}


@given(
    title=WORDS,
    note=st.none() | WORDS,
    kind=st.sampled_from(CHOICES["kind"]),
    holder=st.sampled_from(CHOICES["holder"]),
    day=st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)).map(dt.date.isoformat),
    children=st.none() | st.integers(0, 10**9).map(float),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_was_accepted_reads_back(
    title: str, note: str | None, kind: str, holder: str, day: str, children: float | None
) -> None:
    values = {**EVENTS[0].values, "title": title, "note": note, "kind": kind, "holder": holder}
    values |= {"children": children, "held_on": day}
    row = dataclasses.replace(EVENTS[0], values=values)
    content = template_workbook(
        load_catalogue().form("ZM-L"), "35", Period(2025, 3), "ru", load_catalogue(), load_regions(),
        Prefill(rows={"event": [row]}, rows_period=Period(2025, 2)),
    )  # fmt: skip
    assert said(reading(content).rows) == said((row,))
