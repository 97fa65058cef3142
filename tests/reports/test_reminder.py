"""Reminders of owed returns: right words, cases and plurals, ready to be pasted."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from analytics.catalogue import load_catalogue
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.reports.reminder import circular, letter, owed_returns, what_is_owed
from analytics.text import texts
from analytics.text.localized import Language

TODAY = dt.date(2026, 1, 21)
PERIOD = Period(2025, 4)


def row(form_code: str, region_code: str, state: str, days_late: int = 0, **more: Any) -> dict[str, Any]:
    due = {"ZM-E": dt.date(2026, 1, 20), "ZM-P": dt.date(2026, 1, 15), "ZM-L": dt.date(2026, 1, 23)}
    known = {"form_code": form_code, "region_code": region_code, "state": state, "days_late": days_late}
    return known | {"due_on": due[form_code], "decided_at": None, "decision_words": ""} | more


ROWS = [
    row("ZM-E", "11", "overdue", 1),
    row("ZM-E", "23", "withdrawn", 1),
    row("ZM-P", "11", "overdue", 6),
    # Decided on the evening of the 17th in UTC, which is the 18th in Kazakhstan.
    row("ZM-P", "75", "returned", decided_at=dt.datetime(2026, 1, 17, 20), decision_words="Проверьте B03"),
    row("ZM-L", "11", "expected"),
    row("ZM-L", "15", "sent"),
]


def written(language: Language, rows: list[dict[str, Any]], *, to_all: bool) -> list[str]:
    write = circular if to_all else letter
    whole = write(texts(language), load_catalogue(), load_regions(), owed_returns(rows), PERIOD, TODAY)
    return whole.split("\n")


def test_a_letter_to_a_region_in_russian() -> None:
    lines = written("ru", [one for one in ROWS if one["region_code"] == "11"], to_all=False)
    assert lines[:-1] == [
        "Напоминание: отчёты за 4-й квартал 2025 г.",
        "Акмолинская область",
        "",
        "По состоянию на 21.01.2026 ждём отчёты:",
        "",
        "— Дополнительное образование, партнёрство и планы (ZM-E), срок сдачи — 20 января 2026 г.: "
        "не поступил, просрочка — 1 день",
        "— Профилактика правонарушений среди несовершеннолетних (ZM-P), срок сдачи — 15 января 2026 г.: "
        "не поступил, просрочка — 6 дней",
        "— Списки: мероприятия, мероприятия плана, партнёры (ZM-L), срок сдачи — 23 января 2026 г.: "
        "до срока — 2 дня",
        "",
    ]
    assert lines[-1].startswith(
        "Что сделать: в системе «ЖасМонитор» откройте «Отчётность» → «Загрузка отчётов»"
    )


def test_one_text_for_all_regions_in_kazakh() -> None:
    lines = written("kk", ROWS[:4], to_all=True)
    assert lines[:-1] == [
        "Еске салу: 2025 ж. IV тоқсан бойынша есептер",
        "",
        "21.01.2026 жағдай бойынша мына есептерді күтеміз:",
        "",
        "Қосымша білім беру, әріптестік және жоспарлар (ZM-E), тапсыру мерзімі — 2026 жылғы 20 қаңтар",
        "— Ақмола облысы: түскен жоқ, мерзімінен 1 күн өтті",
        "— Атырау облысы: қайтарып алынды, жаңасы түскен жоқ, мерзімінен 1 күн өтті",
        "",
        "Кәмелетке толмағандар арасындағы құқық бұзушылықтардың алдын алу (ZM-P), "
        "тапсыру мерзімі — 2026 жылғы 15 қаңтар",
        "— Ақмола облысы: түскен жоқ, мерзімінен 6 күн өтті",
        "— Алматы қаласы: 18.01.2026 түзетуге қайтарылды: «Проверьте B03»",
        "",
    ]
    assert lines[-1].startswith(
        "Не істеу керек: «ЖасМонитор» жүйесінде «Есептілік» → «Есептерді жүктеу» бетін"
    )


@pytest.mark.parametrize(
    ("language", "days", "said"),
    [
        ("ru", 1, "не поступил, просрочка — 1 день"),
        ("ru", 22, "не поступил, просрочка — 22 дня"),
        ("ru", 308, "не поступил, просрочка — 308 дней"),
        ("ru", 311, "не поступил, просрочка — 311 дней"),
        ("en", 1, "not received, overdue by 1 day"),
        ("en", 2, "not received, overdue by 2 days"),
    ],
)
def test_days_have_their_plural(language: Language, days: int, said: str) -> None:
    assert what_is_owed(texts(language), row("ZM-E", "11", "overdue", days), TODAY) == said


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("overdue", True),
        ("withdrawn", True),
        ("returned", True),
        ("expected", True),
        ("sent", False),
        ("approved", False),
        ("not_due_yet", False),
        ("not_expected", False),
    ],
)
def test_who_is_reminded(state: str, said: bool) -> None:
    assert bool(owed_returns([row("ZM-E", "11", state)])) is said
