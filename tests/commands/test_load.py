"""``load`` and ``check``: files and folders into the store, or only looked at."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest

from analytics.commands.load import load
from analytics.commands.requests import LoadRequest, SentFile
from analytics.periods import Period
from tests.commands.test_show import ask, rows_by_region
from tests.workbooks import faults, hostile, template_faults
from tests.workbooks.returns import sound_return
from tests.workbooks.templates import filled

TODAY = dt.date(2023, 2, 1)
LATER = dt.date(2025, 11, 1)
KARAGANDA = SentFile("Karagandy Region.XLSX", sound_return("Карагандинская область"))
SHYMKENT = SentFile("Shymkent.XLSX", sound_return("г.Шымкент", 103))


def send(journal, *files, period="2022Q4", region=None, store=True, form="1-M", language="ru", today=TODAY):
    return load(journal, LoadRequest(files, form, period, region, store, "tester", language), today)


def contents(journal, home):
    """Everything that the store holds: the current returns, the audit, the kept files."""
    kept = sorted((path.name, path.stat().st_size) for path in home.rglob("files/**/*") if path.is_file())
    register = journal.table("journal/register", form_code=None, region_code=None, origin=None)
    audit = journal.table("journal/audit", number=1000)
    return journal.version(), register.to_csv(), audit.to_csv(), kept


def test_sound_files_are_accepted_and_shown(empty_journal):
    result = send(empty_journal, KARAGANDA, SHYMKENT)
    assert (result.exit_code, [file.state for file in result.files]) == (0, ["accepted", "accepted"])
    rows = rows_by_region(ask(empty_journal, borders=2022, measure="count"))
    assert (rows["35"]["value"], rows["79"]["value"]) == (118, 103)


def test_each_figure_names_its_sheet_and_cell(empty_journal):
    (file,) = send(empty_journal, KARAGANDA).files
    liable = next(line for line in file.values if line.indicator_code == "A06")
    assert (liable.value, liable.sheet, liable.cell) == (118, "R10", "E7")


def test_check_stores_nothing(empty_journal, home):
    before = contents(empty_journal, home)
    result = send(empty_journal, KARAGANDA, store=False)
    assert (result.exit_code, result.files[0].state) == (0, "checked")
    assert contents(empty_journal, home) == before


def test_the_same_file_again_is_recognised(empty_journal, home):
    send(empty_journal, KARAGANDA)
    before = contents(empty_journal, home)
    again = send(empty_journal, KARAGANDA)
    assert (again.exit_code, again.files[0].state, again.files[0].revision) == (0, "same_file", 1)
    assert contents(empty_journal, home) == before


def test_a_changed_file_is_a_new_revision_that_shows_what_was_stored(empty_journal):
    send(empty_journal, KARAGANDA)
    corrected = SentFile("Karagandy Region.XLSX", sound_return("Карагандинская область", 120))
    (file,) = send(empty_journal, corrected).files
    liable = next(line for line in file.values if line.indicator_code == "A06")
    assert (file.state, file.revision, liable.value, liable.stored) == ("accepted", 2, 120, 118)
    assert rows_by_region(ask(empty_journal, borders=2022, measure="count"))["35"]["value"] == 120


def test_a_region_that_cannot_be_told_is_refused_until_it_is_named(empty_journal, home):
    unclear = SentFile("отчёт.xlsx", sound_return("Алматы"))
    before = contents(empty_journal, home)
    refused = send(empty_journal, unclear)
    assert (refused.exit_code, refused.files[0].state) == (1, "refused")
    assert contents(empty_journal, home) == before
    named = send(empty_journal, unclear, region="75")
    assert (named.exit_code, named.files[0].region_code) == (0, "75")


def test_two_files_for_one_region_in_one_drop_are_both_refused(empty_journal, home):
    other = SentFile("Караганда.xlsx", sound_return("Карагандинская область", 119))
    before = contents(empty_journal, home)
    result = send(empty_journal, KARAGANDA, other, SHYMKENT)
    assert [file.state for file in result.files] == ["refused", "refused", "accepted"]
    assert result.exit_code == 1
    assert before[0] + 1 == empty_journal.version()


BAD_FILES = {
    "text renamed": hostile.text_renamed_xlsx(),
    "empty file": hostile.empty_file(),
    "empty workbook": faults.empty_workbook(),
    "another form": faults.another_form(),
    "sheet missing": faults.sheet_missing(),
    "row code missing": faults.row_code_missing(),
    "text in a number cell": faults.text_in_number_cell(),
    "division by zero": faults.division_by_zero(),
    "a cell far out": hostile.far_out_cell(),
    "zip bomb": hostile.zip_bomb(),
    "encrypted": hostile.encrypted(),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_a_bad_file_gives_sentences_and_leaves_the_store_as_it_was(empty_journal, home, name, language):
    send(empty_journal, SHYMKENT)
    before = contents(empty_journal, home)
    result = send(empty_journal, SentFile("отчёт.xlsx", BAD_FILES[name]), region="35", language=language)
    (file,) = result.files
    errors = [line for line in file.findings if line.severity == "error"]
    assert (result.exit_code, file.state) == (1, "refused")
    assert errors
    assert all(line.message and line.mend for line in errors)
    assert contents(empty_journal, home) == before


def test_a_file_over_the_size_limit_is_refused(empty_journal, home, monkeypatch):
    monkeypatch.setenv("ZHAS_UPLOAD_LIMIT_MB", "1")
    large = SentFile("отчёт.xlsx", KARAGANDA.content + b"\0" * 1024 * 1024)
    before = contents(empty_journal, home)
    (file,) = send(empty_journal, large).files
    assert file.state == "refused"
    assert "1 МБ" in file.findings[0].expected.replace("\u00a0", " ")
    assert contents(empty_journal, home) == before


def test_a_future_period_is_refused(empty_journal, home):
    before = contents(empty_journal, home)
    (file,) = send(empty_journal, KARAGANDA, period="2022Q4", today=dt.date(2022, 12, 30)).files
    assert (file.state, file.findings[-1].code) == ("refused", "period_future")
    assert contents(empty_journal, home) == before


def test_the_kept_file_is_the_one_that_was_sent(empty_journal):
    (file,) = send(empty_journal, KARAGANDA).files
    assert file.sha256 == hashlib.sha256(KARAGANDA.content).hexdigest()
    assert empty_journal.file_content(file.sha256) == KARAGANDA.content


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"form": "9-Z"}, "Форма 9-Z не известна. Известные формы: 1-M, TABLE, ZM-E, ZM-L, ZM-LP, ZM-P."),
        ({"period": "2022"}, "Квартал пишется так: 2022Q4; указано: 2022."),
        ({"region": "99"}, "Регион 99 не известен: нужен код КАТО из двух цифр, например 35."),
    ],
)
def test_wrong_use_gives_a_sentence_and_exit_code_2(empty_journal, changed, sentence):
    result = send(empty_journal, KARAGANDA, **changed)
    assert (result.exit_code, result.message) == (2, sentence)


def template(form="ZM-P", values=None, list_rows=None):
    content = filled(template_faults.blank(form), values or {}, {}, list_rows)
    return SentFile(f"{form}_35_2025Q3.xlsx", content)


def test_templates_say_their_form_and_period_themselves(empty_journal):
    figures = template(values=template_faults.sound_values())
    event = {"kind": "talk", "title": "Урок", "held_on": dt.date(2025, 5, 14), "holder": "police"}
    events = template("ZM-LP", list_rows={"event": [event]})
    result = send(empty_journal, figures, events, period=None, form=None, today=LATER)
    told = [(file.form_code, file.region_code, file.period) for file in result.files]
    assert told == [("ZM-P", "35", "2025Q3"), ("ZM-LP", "35", "2025Q3")]
    assert result.exit_code == 0
    assert {file.state for file in result.files} <= {"accepted", "accepted_with_warnings"}
    stored = empty_journal.current("ZM-P", "35", Period(2025, 3))
    assert {one.indicator_code: one.value for one in stored.observations} == template_faults.sound_values()


def test_a_template_of_another_period_or_region_is_refused(empty_journal):
    figures = template(values=template_faults.sound_values())
    for changes, code in (
        ({"period": "2025Q2"}, "template_other_period"),
        ({"region": "55"}, "template_other_region"),
    ):
        (file,) = send(empty_journal, figures, form=None, today=LATER, **{"period": None, **changes}).files
        assert file.state == "refused"
        assert [line.code for line in file.findings if line.severity == "error"] == [code]


def test_a_form_that_does_not_say_its_period_needs_one(empty_journal, home):
    before = contents(empty_journal, home)
    result = send(empty_journal, KARAGANDA, period=None, form=None)
    assert (result.exit_code, result.files) == (2, [])
    assert result.message == "У этих файлов не указан период, добавьте --period: Karagandy Region.XLSX."
    assert contents(empty_journal, home) == before
    assert send(empty_journal, KARAGANDA, form=None).files[0].form_code == "1-M"


def test_a_region_that_did_not_exist_in_the_period_is_refused_with_a_sentence(empty_journal):
    abai = SentFile("1-M.xlsx", sound_return("область Абай"))
    (file,) = send(empty_journal, abai, period="2015Q1").files
    assert (file.state, file.region) == ("refused", "область Абай")
    assert "region_not_in_period" in {line.code for line in file.findings}
