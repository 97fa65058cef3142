"""Lists live like figures: difference before accepting, revisions, what changed, one row in full."""

from __future__ import annotations

import dataclasses
import hashlib

import pytest
from streamlit.testing.v1 import AppTest

from analytics.intake.batch import Draft, Finding, ListRow
from analytics.periods import Period
from analytics.settings import settings
from analytics.store import open_journal
from analytics.text import Language
from tests.intake.checks.drawn_lists import list_rows
from tests.pages.conftest import Opened
from tests.pages.returns import drop, explain, press
from tests.pages.shown import html_words, sentences
from tests.workbooks.lists import EVENT, MEASURE, PARTNER, lists_workbook

pytestmark = pytest.mark.usefixtures("empty_store")

PERIOD = "2025Q3"
RETURN = "ZM-L.35.2025Q3"
RAID = {**EVENT, "title": "Рейд «Подросток»", "kind": "Рейд, оперативно-профилактическое мероприятие"}
FIRST = lists_workbook(event=[EVENT, RAID], plan_measure=[MEASURE], partner=[PARTNER])
SECOND = lists_workbook(
    event=[{**EVENT, "children": 26, "place": "г. Сарань"}],
    plan_measure=[MEASURE, {**MEASURE, "measure": "2. Обучить педагогов"}],
    partner=[PARTNER],
)


def tables(app: AppTest) -> str:
    return "\n".join(html_words(app))


def sent(app: AppTest, name: str, content: bytes) -> AppTest:
    return drop(app, **{name: content})


def accept(
    rows: tuple[ListRow, ...], period: str = PERIOD, comment: str = "", findings: tuple[Finding, ...] = ()
) -> int:
    """Accept a return of lists from a file that is kept."""
    content = repr(rows).encode()
    draft = Draft(
        "ZM-L", "35", Period.parse(period), (), findings, file_name="Списки.xlsx",
        sha256=hashlib.sha256(content).hexdigest(), rows=rows,
    )  # fmt: skip
    return open_journal(settings()).accept(draft, content, "Оператор", {0: "так и было"}, comment).batch_id


def test_a_revision_is_shown_row_by_row_and_wants_a_word_why(opened: Opened) -> None:
    app = opened("submit.py", return_period=PERIOD)
    press(sent(app, "Первый", FIRST), "Принять")
    sent(app, "Второй", SECOND)
    assert "Этот файл станет редакцией 2, прежняя сохранится." in sentences(app)
    (view,) = (one for one in app.button_group if "Что изменится (3)" in one.options)
    view.set_value("difference").run()
    said = tables(app)
    assert (
        "≠ изменена Правила дорожного движения, 14.05.2025 Место проведения: г. Темиртау, школа № 3 → "
        "г. Сарань; Дети, чел.: 25 → 26 Мероприятия!6" in said
    )
    assert "− исключена Рейд «Подросток», 14.05.2025 – было: Мероприятия!7" in said
    assert "+ добавлена 2. Обучить педагогов – Мероприятия плана!7" in said
    assert "Мероприятия** · исключена 1 строка, изменена 1 строка" in sentences(app)
    press(app, "Принять как редакцию 2")
    assert any("Напишите, почему меняются принятые данные." in one.value for one in app.warning)


def test_a_reason_for_the_row_that_left_and_for_the_revision_is_stored(opened: Opened) -> None:
    app = opened("submit.py", return_period=PERIOD)
    press(sent(app, "Первый", FIRST), "Принять")
    sent(app, "Второй", SECOND)
    explain(app, "В списке «Мероприятия» нет строк", "рейд отменён")
    explain(app, "Почему меняются принятые данные", "уточнено")
    press(app, "Принять как редакцию 2")
    stored = open_journal(settings()).current("ZM-L", "35", Period(2025, 3))
    assert stored is not None
    assert (stored.batch.revision, stored.batch.comment, len(stored.rows)) == (2, "уточнено", 4)
    reasons = open_journal(settings()).table("measures/findings_of_return", batch_id=stored.batch.batch_id)
    assert (
        dict(zip(reasons["code"], reasons["explanation"], strict=True))["list_rows_vanished"]
        == "рейд отменён"
    )


def test_the_same_rows_in_another_file_change_nothing(opened: Opened) -> None:
    app = opened("submit.py", return_period=PERIOD)
    press(sent(app, "Первый", FIRST), "Принять")
    again = lists_workbook(event=[RAID, EVENT], plan_measure=[MEASURE], partner=[PARTNER])
    sent(app, "Второй", again)
    assert "Этот файл станет редакцией 2; все строки в нём те же." in sentences(app)
    press(app, "Принять как редакцию 2")
    stored = open_journal(settings()).current("ZM-L", "35", Period(2025, 3))
    assert stored is not None
    assert stored.batch.revision == 2


EVENTS = list_rows("event", "title | children | place\nБеседа | 20 | .\nРейд | 5 | г. Семей")
CHANGED = list_rows("event", "title | children | place\nБеседа | 21 | .\nСеминар | 9 | .")
ELSEWHERE = Finding(
    "event_elsewhere", "warning", "Мероприятия", "E7", given="г. Семей",
    values={f"{name}_{language}": word for language in ("ru", "kk", "en")
            for name, word in (("column", "Место"), ("region", "свой"), ("other_region", "Абай"))},
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "changed", "rows"),
    [
        (
            "ru",
            "исправлен отчёт: добавлена 1 строка, исключена 1 строка, изменена 1 строка",
            "строк в списках: 2",
        ),
        (
            "kk",
            "есеп түзетілді: 1 жол қосылды, 1 жол алып тасталды, 1 жол өзгертілді",
            "тізімдердегі жолдар: 2",
        ),
        ("en", "return revised: 1 row added, 1 row removed, 1 row changed", "rows in the lists: 2"),
    ],
)
def test_what_changed_counts_rows(opened: Opened, language: Language, changed: str, rows: str) -> None:
    accept(EVENTS)
    accept(CHANGED, comment="уточнено")
    app = opened("register.py", lang=language, period=PERIOD)
    app.session_state["changed_since"] = True
    app.run()
    assert changed in tables(app)
    assert rows in tables(app)


def test_the_drawer_tells_what_each_revision_did_and_gives_both_files_back(opened: Opened) -> None:
    accept(EVENTS)
    accept(CHANGED, comment="уточнено")
    app = opened("register.py", period=PERIOD, **{"return": RETURN})
    assert "редакция 2: добавлена 1 строка, исключена 1 строка, изменена 1 строка" in tables(app)
    app = opened("register.py", period=PERIOD, return_view="files", **{"return": RETURN})
    assert "2 строки · добавлена 1 строка, исключена 1 строка, изменена 1 строка" in sentences(app)
    assert len([one for one in app.get("download_button") if "Списки.xlsx" in str(one.proto)]) == 2
    app = opened("register.py", period=PERIOD, return_view="changes", **{"return": RETURN})
    assert "≠ изменена Беседа, 14.05.2025 Дети, чел.: 20 → 21 Мероприятия!6" in tables(app)
    assert "− исключена Рейд, 14.05.2025" in tables(app)


def test_one_row_is_shown_in_full(opened: Opened) -> None:
    accept(EVENTS, "2025Q2", findings=(ELSEWHERE,))
    accept(EVENTS, findings=(ELSEWHERE,))
    more = dataclasses.replace(EVENTS[1], values={**EVENTS[1].values, "children": 7.0})
    accept((EVENTS[0], more), comment="пересчитали", findings=(ELSEWHERE,))
    app = opened("register.py", period=PERIOD, return_view="rows", return_row="event.2", **{"return": RETURN})
    said = tables(app)
    assert "Файл Списки.xlsx" in said
    assert "Где в файле лист «Мероприятия», строка 7" in said
    assert "Место проведения г. Семей E7" in said
    assert "Дети, чел. 7 H7" in said
    assert (
        "E7 Лист «Мероприятия», ячейка E7 («Место»): «г. Семей» называет место в другом регионе — Абай. "
        in said
    )
    assert "так и было (Оператор)" in said
    history = next(words for words in html_words(app) if words.startswith("Что произошло"))
    assert "≠ изменена" in history
    assert "Дети, чел.: 5 → 7 пересчитали" in history
    assert "+ указана впервые" in history


def test_a_row_that_is_not_there_is_a_sentence(opened: Opened) -> None:
    accept(EVENTS)
    app = opened(
        "register.py", period=PERIOD, return_view="rows", return_row="event.99", **{"return": RETURN}
    )
    assert "Беседа" in tables(app)  # all rows are shown instead


def _one_row(batch_id: int, row: int, sheet: str | None) -> None:
    """A page that shows nothing but one row, as other pages do that link to it."""
    from analytics.text import texts
    from pages.shared.list_row import list_row

    list_row(texts("ru"), "event", batch_id, row, sheet)


def test_other_pages_show_a_row_by_its_batch_and_number_alone() -> None:
    typed = dataclasses.replace(EVENTS[0], sheet="zm:page", values={**EVENTS[0].values, "title": "Введено"})
    batch_id = accept((*EVENTS, typed))
    shown = {
        (row, sheet): AppTest.from_function(_one_row, args=(batch_id, row, sheet), default_timeout=30).run()
        for row, sheet in ((6, None), (6, "zm:page"), (7, None), (99, None))
    }
    assert all(not app.exception for app in shown.values())
    assert "**Беседа, 14\\.05\\.2025**" in sentences(shown[6, None])
    assert "**Введено, 14\\.05\\.2025**" in sentences(shown[6, "zm:page"])
    assert "внесено на странице, запись 6" in tables(shown[6, "zm:page"])
    assert "**Рейд, 14\\.05\\.2025**" in sentences(shown[7, None])
    assert [one.value for one in shown[99, None].info] == [
        "Такой строки в списке нет: возможно, ссылка устарела."
    ]


def test_a_row_that_an_entry_carried_on_stands_in_the_file_that_was_sent() -> None:
    accept(EVENTS)
    typed = dataclasses.replace(EVENTS[0], sheet="zm:page", values={**EVENTS[0].values, "title": "Введено"})
    draft = Draft("ZM-L", "35", Period.parse(PERIOD), (), file_name="zm:page", rows=(*EVENTS, typed))
    batch_id = open_journal(settings()).accept(draft, None, "Другой", {}, "+ Введено").batch_id
    carried, own = (
        AppTest.from_function(_one_row, args=(batch_id, 6, sheet), default_timeout=30).run()
        for sheet in (EVENTS[0].sheet, "zm:page")
    )
    assert "Списки.xlsx" in tables(carried)
    assert [one.label for one in carried.get("download_button")] == ["Скачать исходный файл: Списки.xlsx"]
    assert "внесено на странице" in tables(own)
    assert not own.get("download_button")


def test_hostile_text_in_a_row_is_only_text(opened: Opened) -> None:
    evil = "<img src=x onerror=alert(1)> **[x](http://e)** $x$ :material/home:"
    rows = tuple(
        dataclasses.replace(row, values={**row.values, "title": evil, "place": evil}) for row in EVENTS[:1]
    )
    accept(rows)
    accept(EVENTS, comment=evil)
    for view, row in (("rows", "event.1"), ("changes", ""), ("history", ""), ("files", "")):
        app = opened("register.py", period=PERIOD, return_view=view, return_row=row, **{"return": RETURN})
        bodies = [one.proto.body for one in app.get("html")]
        assert not any("<img src=x" in body for body in bodies)
        assert not any("**[x](http" in one.value for one in app.markdown)


def test_five_thousand_rows_stay_readable(opened: Opened) -> None:
    many = tuple(
        dataclasses.replace(
            EVENTS[0], row=number + 6, values={**EVENTS[0].values, "title": f"Встреча {number}"}
        )
        for number in range(5_000)
    )
    accept(many)
    accept(tuple(dataclasses.replace(row, values={**row.values, "children": 8.0}) for row in many))
    app = opened("register.py", period=PERIOD, return_view="changes", **{"return": RETURN})
    assert "изменено 5 000 строк" in sentences(app).replace("\u00a0", " ")
    assert "200" in sentences(app)
