"""``template`` writes the workbook that a region fills in, or a zip of all regions."""

from __future__ import annotations

import io
import zipfile

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from analytics.__main__ import main
from analytics.api.server import routes
from analytics.commands.requests import TemplateRequest
from analytics.commands.results import CommandResult
from analytics.commands.template import template
from tests.workbooks.templates import identity, workbook

TOKEN = "right"


def ask(journal, form="ZM-P", period="2025Q3", region="35", language="ru"):
    return template(journal, TemplateRequest(form, period, region, language))


def test_one_region(empty_journal):
    (document,) = ask(empty_journal, language="kk").documents
    assert document.name == "ZM-P_35_2025Q3.xlsx"
    told = identity(workbook(document.content))
    assert (told["form"], told["region"], told["period"], told["language"]) == ("ZM-P", "35", "2025Q3", "kk")


def test_all_regions_of_the_period(empty_journal):
    (document,) = ask(empty_journal, form="ZM-LP", region=None, period="2015Q1").documents
    assert document.name == "ZM-LP_2015Q1.zip"
    with zipfile.ZipFile(io.BytesIO(document.content)) as bundle:
        assert len(bundle.namelist()) == 16


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            {"form": "1-M"},
            "Форма 1-M не заполняется по шаблону. Шаблоны есть у форм: ZM-E, ZM-L, ZM-LP, ZM-P.",
        ),
        ({"period": "2025"}, "Квартал пишется так: 2022Q4; указано: 2025."),
        (
            {"region": "10", "period": "2015Q1"},
            "В периоде 2015Q1 нет региона 10: нужен код КАТО из двух цифр, например 35.",
        ),
    ],
)
def test_a_wrong_question_is_answered_with_a_sentence(empty_journal, question, sentence):
    result = ask(empty_journal, **question)
    assert (result.exit_code, result.message, result.documents) == (2, sentence, [])


def test_it_travels_through_the_app(empty_journal):
    client = TestClient(Starlette(routes=routes(lambda: empty_journal, TOKEN)))
    request = TemplateRequest("ZM-P", "2025Q3", "35", "en").as_data()
    answer = client.post("/api/template", json=request, headers={"x-zhas-token": TOKEN})
    assert CommandResult.from_data(answer.json()) == ask(empty_journal, language="en")


def test_the_file_is_written_where_it_is_wanted(home, tmp_path, capsys):
    place = tmp_path / "new" / "template.xlsx"
    wanted = ["template", "ZM-P", "--period", "2025Q3", "--region", "35"]
    assert main([*wanted, "--output", str(place)]) == 0
    assert identity(workbook(place.read_bytes()))["region"] == "35"
    assert capsys.readouterr().out == f"{place}: записано.\n"
    assert main([*wanted, "--output", str(tmp_path)]) == 0
    assert (tmp_path / "ZM-P_35_2025Q3.xlsx").read_bytes() == place.read_bytes()


def test_a_file_that_is_there_is_never_overwritten(home, tmp_path, capsys):
    place = tmp_path / "filled.xlsx"
    place.write_bytes(b"somebody's work")
    wanted = ["template", "ZM-P", "--period", "2025Q3", "--region", "35", "--output", str(place)]
    assert main(wanted) == 2
    assert place.read_bytes() == b"somebody's work"
    assert "оставлен без изменений" in capsys.readouterr().out


def test_a_place_that_cannot_be_written_is_told(home, tmp_path, capsys):
    (tmp_path / "file").write_bytes(b"")
    place = tmp_path / "file" / "template.xlsx"
    assert main(["template", "ZM-P", "--period", "2025Q3", "--region", "35", "--output", str(place)]) == 2
    assert f"{place}: записать не удалось" in capsys.readouterr().out


def test_a_region_or_all_must_be_named(home, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["template", "ZM-P", "--period", "2025Q3"])
    assert stopped.value.code == 2
    assert "--region" in capsys.readouterr().err
