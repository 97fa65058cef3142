"""The checks of one return for the region and the period that a person chose."""

from __future__ import annotations

import datetime as dt

from tests.intake.asked import brief, check, read, said
from tests.workbooks import faults


def test_a_sound_return_passes() -> None:
    assert check(read(faults.sound())) == ()


def test_a_quarter_that_is_not_over_is_an_error() -> None:
    reading = read(faults.sound())
    (finding,) = check(reading, period="2026Q4")
    assert brief((finding,)) == [("period_future", "error", None, None)]
    assert said(finding) == (
        "Период «январь–декабрь 2026 г. (12 месяцев)» заканчивается 31.12.2026, а сегодня 23.11.2026."
    )
    assert check(reading, period="2022Q4", today=dt.date(2022, 12, 31)) == ()
    assert check(reading, period="2022Q4", today=dt.date(2022, 12, 30))[0].code == "period_future"


def test_another_period_in_the_file_name_wants_a_reason() -> None:
    name = "1-M Карагандинская 9 мес 2022.xlsx"
    (finding,) = check(read(faults.sound(), name), period="2022Q4")
    assert brief((finding,)) == [("period_differs_from_file_name", "warning", None, None)]
    assert said(finding, name) == (
        "Выбран период «январь–декабрь 2022 г. (12 месяцев)», а имя файла "
        "«1-M Карагандинская 9 мес 2022.xlsx» говорит о периоде «январь–сентябрь 2022 г. (9 месяцев)»."
    )


def test_a_region_that_did_not_exist_is_an_error() -> None:
    reading = read(faults.no_title(), "Отчёт.xlsx")
    (finding,) = check(reading, region_code="10", period="2015Q1")
    assert brief((finding,)) == [("region_not_in_period", "error", None, None)]
    assert said(finding) == (
        "область Абай: на конец периода «январь–март 2015 г. (3 месяца)» такого региона не существовало."
    )
    assert check(reading, region_code="10", period="2022Q2") == ()
    assert check(reading, region_code="51", period="2022Q2")[0].code == "region_not_in_period"
    assert check(reading, region_code="90", period="2022Q4") == ()


def test_another_region_in_the_file_wants_a_reason() -> None:
    (finding,) = check(read(faults.sound(), "Отчёт.xlsx"), region_code="55")
    assert brief((finding,)) == [("region_differs_from_file", "warning", None, None)]
    assert said(finding, "Отчёт.xlsx") == (
        "Выбран регион «Павлодарская область», а в файле «Отчёт.xlsx» указано «Карагандинская область» — "
        "это Карагандинская область."
    )


def test_one_of_several_proposals_is_no_contradiction() -> None:
    assert check(read(faults.ambiguous_title(), "Отчёт.xlsx"), region_code="75") == ()


def test_a_part_larger_than_its_whole_wants_a_reason() -> None:
    findings = check(read(faults.part_larger_than_whole()))
    assert brief(findings) == [("part_exceeds_whole", "warning", "R10", "G7")]
    assert (findings[0].indicator_code, findings[0].given, findings[0].expected) == ("A07", "120", "118")
    assert findings[0].values["other_cell"] == "E7"


def test_a_cumulative_figure_that_falls_wants_a_reason() -> None:
    reading = read(faults.sound())
    findings = check(reading, previous={"A01": 105, "A06": 118, "A11": 100})
    assert brief(findings) == [("cumulative_falls", "warning", "R2", "G7")]
    assert (findings[0].indicator_code, findings[0].given, findings[0].expected) == ("A01", "104", "105")
    assert findings[0].values["previous_period_ru"] == "январь–сентябрь 2022 г. (9 месяцев)"


def test_the_first_quarter_follows_nothing_in_its_year() -> None:
    assert check(read(faults.sound()), period="2022Q1", previous={"A01": 105}) == ()
