"""``load`` and ``check`` of free tables: only where no column is in doubt."""

from __future__ import annotations

import datetime as dt

from analytics import submission
from analytics.access import LOCAL_PERSON
from analytics.commands.check import check
from analytics.commands.load import load
from analytics.commands.requests import CheckRequest, LoadRequest, SentFile
from analytics.commands.results import CommandResult
from analytics.periods import Period
from analytics.store.journal import Journal
from tests.workbooks.tables import national_table, table_workbook

TODAY = dt.date(2026, 11, 23)
CERTAIN = SentFile("Свод 9 мес 2025.xlsx", table_workbook(national_table(["C06", "C05"], first=1000)))
DOUBTFUL = SentFile("Охват 9 мес 2025.xlsx", table_workbook(national_table(["Ученики всех школ района"])))


def send(journal: Journal, file: SentFile, period: str | None = None, store: bool = True) -> CommandResult:
    return load(journal, LoadRequest((file,), None, period, None, store, "tester", "ru"), TODAY)


def test_a_table_with_certain_columns_is_stored(empty_journal: Journal) -> None:
    result = send(empty_journal, CERTAIN)
    (file,) = result.files
    assert (result.exit_code, file.state, file.region, file.period) == (
        0,
        "accepted",
        "20 регионов",
        "2025Q3",
    )
    assert (file.form_code[:6], len(file.values)) == ("TABLE-", 40)
    assert len(empty_journal.table("mart/region_quarter")) == 40
    assert send(empty_journal, CERTAIN).files[0].state == "same_file"


def test_check_and_load_without_storing_leave_nothing(empty_journal: Journal) -> None:
    assert send(empty_journal, CERTAIN, store=False).files[0].state == "checked"
    checked = check(empty_journal, CheckRequest((CERTAIN,), None, None, None, False, "ru"), TODAY)
    assert (checked.exit_code, checked.files[0].state) == (0, "checked")
    assert empty_journal.version() == 0


def test_a_table_with_doubtful_columns_is_refused_with_the_way_out(empty_journal: Journal) -> None:
    result = send(empty_journal, DOUBTFUL)
    (line,) = result.files[0].findings
    assert (result.exit_code, result.files[0].state, line.code) == (1, "refused", "table_mapping_needed")
    assert line.message == (
        "В файле «Охват 9 мес 2025.xlsx» есть таблица с регионами, но не все столбцы узнаны без сомнений: "
        "«Ученики всех школ района»."
    )
    assert empty_journal.version() == 0


def test_a_mapping_that_was_confirmed_before_is_used(empty_journal: Journal) -> None:
    reading = submission.read(DOUBTFUL.content, DOUBTFUL.name)
    mapping = submission.proposal(empty_journal, reading).mapping
    mapping = mapping.with_column("ученики всех школ района", "C05")
    empty_journal.remember_mapping(
        submission.table_submissions(empty_journal, reading, mapping, Period(2025, 3), TODAY).shape,
        mapping.as_json(),
        LOCAL_PERSON.name,
    )
    assert send(empty_journal, DOUBTFUL).files[0].state == "accepted"


def test_a_table_without_a_period_asks_for_one(empty_journal: Journal) -> None:
    nameless = SentFile("Свод.xlsx", CERTAIN.content)
    (line,) = send(empty_journal, nameless).files[0].findings
    assert line.code == "table_period_needed"
    assert send(empty_journal, nameless, period="2025Q3").files[0].state == "accepted"


def test_one_error_keeps_the_whole_table_out(empty_journal: Journal) -> None:
    rows = national_table(["C06", "C05"], first=1000)
    rows[3][1] = "много"
    result = send(empty_journal, SentFile(CERTAIN.name, table_workbook(rows)))
    assert (result.exit_code, result.files[0].state) == (1, "refused")
    assert empty_journal.version() == 0
