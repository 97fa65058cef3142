"""``targets`` writes the list of targets as a workbook, and takes a workbook as the next list."""

from __future__ import annotations

import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from analytics.__main__ import main
from analytics.api.server import routes
from analytics.commands.requests import SentFile, TargetsRequest
from analytics.commands.results import CommandResult
from analytics.commands.targets import targets
from analytics.measures.targets import targets as stored_targets
from analytics.settings import settings
from analytics.store import open_journal
from analytics.submission.target_lists import read_target_list
from tests.workbooks.targets import ROWS, columns, damaged, handed_out, typed

TOKEN = "right"


def ask(journal, content=None, store=False, language="ru"):
    file = None if content is None else SentFile("targets.xlsx", content)
    return targets(journal, TargetsRequest(file, store, "aigul", language))


def test_the_empty_workbook_of_an_empty_store(empty_journal):
    (document,) = ask(empty_journal, language="en").documents
    assert document.name == "targets.xlsx"
    assert read_target_list(document.content, document.name).rows == ()


def test_without_yes_the_difference_is_only_shown(empty_journal):
    result = ask(empty_journal, handed_out())
    assert (result.exit_code, result.files[0].state) == (0, "checked")
    assert result.columns == ["Изменение", "Показатель", "Регион", "Год", "Было", "Станет", "Документ"]
    assert result.rows[1][:6] == [
        "добавлена",
        "C14 Охват дополнительным образованием (общий)",
        "00 Республика Казахстан",
        2026,
        None,
        75.0,
    ]
    assert stored_targets(empty_journal).empty


def test_with_yes_the_list_counts(empty_journal):
    result = ask(empty_journal, handed_out(), store=True)
    assert (result.exit_code, result.message) == (0, "targets.xlsx: принят как список № 1.")
    table = stored_targets(empty_journal)
    assert len(table) == len(ROWS)
    assert table["actor"].unique().tolist() == ["aigul"]
    again = ask(empty_journal, handed_out(), store=True, language="en")
    assert again.message == "targets.xlsx: this file is already accepted as list no. 1 and counts."
    (document,) = ask(empty_journal).documents
    same = ask(empty_journal, document.content, store=True, language="kk")
    assert (same.exit_code, same.message) == (
        0,
        "targets.xlsx: кітап қолданыстағы тізімнен өзгеше емес, ештеңе сақталған жоқ.",
    )


def test_a_faulty_workbook_is_refused_with_its_cells(empty_journal):
    result = ask(empty_journal, damaged(typed(1, columns.DOCUMENT, None)), store=True)
    assert (result.exit_code, result.message) == (
        1,
        "targets.xlsx: в книге есть ошибки, ничего не сохранено.",
    )
    (line,) = result.files[0].findings
    assert (line.code, line.sheet, line.cell) == ("target_document_missing", "Цели", "H6")
    assert (result.rows, stored_targets(empty_journal).empty) == ([], True)


def test_it_travels_through_the_app(empty_journal):
    client = TestClient(Starlette(routes=routes(lambda: empty_journal, TOKEN)))
    for request in (
        TargetsRequest(None, False, "aigul", "en"),
        TargetsRequest(SentFile("targets.xlsx", handed_out()), False, "aigul", "en"),
    ):
        answer = client.post("/api/targets", json=request.as_data(), headers={"x-zhas-token": TOKEN})
        assert CommandResult.from_data(answer.json()) == targets(empty_journal, request)


def test_from_the_terminal_out_in_and_out_again(home, tmp_path, capsys):
    place = tmp_path / "list.xlsx"
    place.write_bytes(handed_out())
    assert main(["targets", str(place)]) == 0
    shown = capsys.readouterr()
    assert "ошибок нет" in shown.out
    assert "2.45" in shown.out
    assert shown.err == "Ничего не сохранено: добавьте --yes, чтобы принять этот список.\n"
    assert stored_targets(open_journal(settings())).empty
    assert main(["targets", str(place), "--yes", "--language", "en"]) == 0
    assert "accepted as list no. 1" in capsys.readouterr().out
    assert main(["targets", "--output", str(tmp_path)]) == 0
    rows = read_target_list((tmp_path / "targets.xlsx").read_bytes(), "targets.xlsx").rows
    assert {row.key: row.content for row in rows} == {row.key: row.content for row in ROWS}
    open_journal(settings()).close()


def test_the_answer_as_json(home, tmp_path, capsys):
    place = tmp_path / "list.xlsx"
    place.write_bytes(damaged(typed(1, columns.VALUE, "много")))
    assert main(["targets", str(place), "--json", "--language", "en"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert [line["cell"] for line in answer["files"][0]["findings"]] == ["F6"]
    open_journal(settings()).close()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Укажите либо книгу с целями, либо --output, куда записать действующий список."),
        (["no.xlsx", "--output", "."], "Укажите либо книгу с целями, либо --output"),
        (["no.xlsx"], "Файла no.xlsx нет."),
    ],
)
def test_wrong_use_is_told(home, capsys, words, sentence):
    assert main(["targets", *words]) == 2
    assert sentence in capsys.readouterr().err
