from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from analytics.store.journal import StoredReturn
from tests.pages.conftest import Opened
from tests.pages.returns import FORM, drop, explain, labels, press, workbook
from tests.pages.shown import card, html_words, sentences
from tests.workbooks import faults

pytestmark = pytest.mark.usefixtures("empty_store")

KARAGANDA = "1-M  Карагандинская область (Свод)"
PAVLODAR = "1-M  Павлодарская область (Свод)"
ALMATY = "1-M  Алматы (Свод)"
PERIOD = Period(2022, 4)
KAZAKHSTAN = dt.timezone(dt.timedelta(hours=5))

Submit = Callable[..., AppTest]


@pytest.fixture
def page(opened: Opened) -> Submit:
    def open_submit(**address: str) -> AppTest:
        return opened("submit.py", return_period=str(PERIOD), **address)

    return open_submit


def stored(region_code: str, period: Period = PERIOD) -> StoredReturn | None:
    return open_journal(settings()).current(FORM, region_code, period)


def figure(region_code: str, indicator_code: str) -> float | None:
    kept = stored(region_code)
    assert kept is not None
    return {one.indicator_code: one.value for one in kept.observations}[indicator_code]


@pytest.mark.parametrize(
    ("language", "title", "form"),
    [
        ("ru", "Загрузка отчётов", "О зарегистрированных уголовных правонарушениях (форма № 1-М)"),
        ("kk", "Есептерді жүктеу", "Тіркелген қылмыстық құқық бұзушылықтар туралы (№ 1-М нысаны)"),
        ("en", "Submit returns", "Registered criminal offences (form No. 1-M)"),
    ],
)
def test_before_the_first_file_the_page_says_what_it_takes(
    page: Submit, language: str, title: str, form: str
) -> None:
    app = page(lang=language)
    assert app.title[0].value == title
    assert form in sentences(app)


def test_the_period_is_the_last_quarter_that_ended(opened: Opened) -> None:
    app = opened("submit.py")
    period = app.selectbox[0]
    today = dt.datetime.now(KAZAKHSTAN).date()
    year, quarter = (today.year, (today.month - 1) // 3) if today.month > 3 else (today.year - 1, 4)
    assert period.value == f"{year}Q{quarter}"
    assert period.options[-1] == "январь–март 2015 г. (3 месяца)"


def test_a_sound_file_is_accepted_and_says_so(page: Submit) -> None:
    app = drop(page(), Отчёт=workbook(KARAGANDA))
    assert "готов к приёму" in card(app, "Отчёт.xlsx")
    assert open_journal(settings()).version() == 0
    press(app, "Принять")
    kept = stored("35")
    assert kept is not None
    assert (kept.batch.revision, kept.batch.actor, kept.batch.state) == (1, "local", "accepted")
    assert (figure("35", "A06"), figure("35", "A07")) == (118, 69)
    assert "принят" in card(app, "Отчёт.xlsx")
    assert (
        "**Карагандинская область**, январь–декабрь 2022 г. (12 месяцев): принята редакция 1."
        in sentences(app)
    )
    assert "Принять" not in labels(app)


@pytest.mark.parametrize(
    ("language", "sentence", "mend"),
    [
        ("ru", "Лист «R10», ячейка H7: ошибка #DIV/0! вместо числа.", "Исправьте формулу или впишите число."),
        (
            "kk",
            "«R10» парағы, H7 ұяшығы: санның орнында #DIV/0! қатесі тұр.",
            "Формуланы түзетіңіз немесе санды жазыңыз.",
        ),
        (
            "en",
            "Sheet “R10”, cell H7: the error #DIV/0! instead of a number.",
            "Correct the formula or type the number.",
        ),
    ],
)
def test_an_error_is_told_with_its_cell_in_the_language_of_the_person(
    page: Submit, language: str, sentence: str, mend: str
) -> None:
    app = drop(page(lang=language), Отчёт=faults.division_by_zero())
    table = card(app, sentence)
    assert " R10 H7 " in table
    assert mend in table
    assert not [label for label in labels(app) if label.startswith(("Принять", "Қабылдау", "Accept"))]
    assert open_journal(settings()).version() == 0


def test_an_ambiguous_region_is_asked_and_its_candidates_come_first(page: Submit) -> None:
    app = drop(page(), Отчёт=workbook(ALMATY))
    region = app.selectbox[1]
    assert region.value == ""
    assert region.options[:4] == ["Выберите регион", "Алматинская область", "город Алматы", "область Абай"]
    told = "В файле указано: «Алматы». Возможные регионы: Алматинская область и город Алматы."
    assert f"Неясно, чей это отчёт. {told}" in sentences(app)
    assert not [label for label in labels(app) if label.startswith("Принять")]
    region.set_value("75").run()
    press(app, "Принять")
    assert figure("75", "A06") == 118
    assert stored("19") is None


def test_the_file_name_tells_the_region_where_the_title_does_not(page: Submit) -> None:
    app = drop(page(), **{"Павлодар 12 мес 2022": workbook("")})
    assert app.selectbox[1].value == "55"
    assert "по имени файла: «Павлодар»" in sentences(app)


def test_a_region_that_did_not_exist_yet_cannot_be_chosen(opened: Opened) -> None:
    app = drop(opened("submit.py", return_period="2021Q4"), Отчёт=workbook("1-M  область Абай (Свод)"))
    region = app.selectbox[1]
    assert region.value == ""
    assert "область Абай" not in region.options
    assert "В файле назван регион «область Абай», но в выбранном периоде его не было" in sentences(app)


def test_two_files_of_one_region_hold_each_other_up(page: Submit) -> None:
    app = drop(page(), Один=workbook(KARAGANDA), Два=workbook(KARAGANDA, students=60))
    assert "с ошибками: 2" in card(app, "с ошибками")
    told = [words for words in html_words(app) if "относятся к одному региону и одному периоду" in words]
    assert len(told) == 2
    next(button for button in app.button if button.label == "Убрать").click().run()
    press(app, "Принять")
    assert figure("35", "A07") == 60


def test_a_mended_file_may_lie_beside_the_one_with_errors(page: Submit) -> None:
    app = drop(page(), Отчёт=faults.division_by_zero())
    drop(app, Исправлен=workbook(KARAGANDA))
    assert "есть ошибки" in card(app, "Отчёт.xlsx")
    assert "готов к приёму" in card(app, "Исправлен.xlsx")
    press(app, "Принять")
    assert figure("35", "A07") == 69


def test_all_sound_files_are_accepted_at_once_and_no_other(page: Submit) -> None:
    app = drop(
        page(),
        Караганда=workbook(KARAGANDA),
        Павлодар=workbook(PAVLODAR, students=60),
        Шымкент=faults.division_by_zero(),
        Непонятно=workbook(ALMATY, students=50),
    )
    app.selectbox[1].set_value("79").run()  # the file with the error comes first
    press(app, "Принять все файлы без ошибок (2)")
    assert (figure("35", "A07"), figure("55", "A07")) == (69, 60)
    assert [code for code in ("19", "75", "79") if stored(code) is not None] == []
    assert open_journal(settings()).version() == 2
    counts = card(app, "с ошибками")
    assert "с ошибками: 1" in counts
    assert "без региона: 1" in counts
    assert "приняты: 2" in counts


def test_a_correction_shows_what_changes_before_it_becomes_the_next_revision(page: Submit) -> None:
    app = press(drop(page(), Первый=workbook(KARAGANDA)), "Принять")
    drop(app, Второй=workbook(KARAGANDA, students=60))
    assert "Сейчас действует редакция 1: отчёт региона" in sentences(app)
    assert "Этот файл станет редакцией 2, прежняя сохранится." in sentences(app)
    (difference,) = (words for words in html_words(app) if "Было Станет" in words)
    assert difference.endswith("69 60 −9 −13,0 % R10!G7")
    press(app, "Принять как редакцию 2")
    assert [each.value for each in app.warning] == ["Напишите, почему меняются принятые данные."]
    assert figure("35", "A07") == 69
    press(explain(app, "Почему меняются принятые данные", "Опечатка"), "Принять как редакцию 2")
    kept = stored("35")
    assert kept is not None
    assert (kept.batch.revision, kept.batch.comment, figure("35", "A07")) == (2, "Опечатка", 60)


def test_the_same_file_again_is_recognised(page: Submit) -> None:
    app = press(drop(page(), Отчёт=workbook(KARAGANDA)), "Принять")
    drop(app, Копия=workbook(KARAGANDA))
    assert "уже принят ранее" in card(app, "Копия.xlsx")
    assert "точно такой же файл уже принят как редакция 1" in sentences(app)
    assert not [label for label in labels(app) if label.startswith("Принять")]
    assert open_journal(settings()).version() == 1


def test_an_earlier_revision_says_that_old_figures_would_come_back(page: Submit) -> None:
    app = press(drop(page(), Первый=workbook(KARAGANDA)), "Принять")
    drop(app, Второй=workbook(KARAGANDA, students=60))
    press(explain(app, "Почему меняются принятые данные", "Опечатка"), "Принять как редакцию 2")
    drop(app, Снова=workbook(KARAGANDA))
    assert "Этот файл уже был редакцией 1" in sentences(app)
    assert "Принять как редакцию 3" in labels(app)


def test_a_file_accepted_for_another_period_is_pointed_out(page: Submit) -> None:
    app = press(drop(page(), Отчёт=workbook(KARAGANDA)), "Принять")
    app.selectbox[0].set_value("2023Q1").run()
    (warning,) = app.warning
    assert (
        "Точно такой же файл уже принят как отчёт: Карагандинская область, январь–декабрь 2022"
        in warning.value
    )
    assert "Принять" in labels(app)


def test_a_store_that_refuses_says_why_and_keeps_nothing(page: Submit) -> None:
    app = drop(page(), Отчёт=workbook(KARAGANDA))
    files = settings().files
    if files.is_dir():
        files.rmdir()
    files.write_text("not a folder")
    press(app, "Принять")
    (error,) = app.error
    assert error.value == "Нет права записи в папку данных. Ничего не записано."
    assert "готов к приёму" in card(app, "Отчёт.xlsx")
    assert stored("35") is None
    files.unlink()
    press(app, "Принять")
    assert len(app.error) == 0
    assert figure("35", "A06") == 118


def test_files_survive_a_visit_to_another_page(page: Submit) -> None:
    app = drop(page(), Отчёт=workbook(KARAGANDA))
    app.switch_page("overview.py").run()
    app.switch_page("submit.py").run()
    assert "готов к приёму" in card(app, "Отчёт.xlsx")


def test_the_list_is_emptied_by_its_button(page: Submit) -> None:
    app = drop(page(), Отчёт=workbook(KARAGANDA))
    press(app, "Убрать все файлы")
    assert not [words for words in html_words(app) if "Отчёт.xlsx" in words]
    assert "Какие формы принимаются" in sentences(app)


def test_a_file_that_is_no_workbook_is_told_and_harms_no_other(page: Submit) -> None:
    app = drop(page(), Письмо=b"plain words", Отчёт=workbook(KARAGANDA))
    assert "обычный текст, сохранённый под именем книги Excel" in card(app, "обычный текст")
    press(app, "Принять")
    assert figure("35", "A06") == 118


def test_the_name_of_a_file_is_shown_as_it_stands(page: Submit) -> None:
    name = "![x](http://elsewhere/x.png) <img src=x onerror=alert(1)>"
    app = drop(page(), **{name: workbook(KARAGANDA)})
    shown = "".join(element.proto.body for element in app.get("html"))
    assert "<img" not in shown
    assert f"{name}.xlsx" in card(app, "elsewhere")
    assert "![x](" not in sentences(app)


def test_practice_files_are_offered(page: Submit) -> None:
    app = page()
    files = (settings().data / "demo" / "workbooks").glob("*.xls*")
    buttons = [element.proto.label.replace("\\", "") for element in app.get("download_button")]
    offered = [label for label in buttons if ".xls" in label]
    assert offered == sorted(file.name for file in files)
    assert len(offered) >= 1
