"""A template of another quarter than the one chosen is refused."""

from __future__ import annotations

from analytics.intake.checks.template_period import template_of_period
from analytics.text import LANGUAGES
from tests.intake.asked import check, context_of, read, said
from tests.workbooks import faults as forms
from tests.workbooks import template_faults as faults

FILE = "ZM-P_35_2025Q3.xlsx"
SENTENCES = {
    "ru": f"Выбран период «январь–июнь 2025 г. (6 месяцев)», а файл «{FILE}» — шаблон за период "
    "«январь–сентябрь 2025 г. (9 месяцев)».",
    "kk": f"«2025 ж. қаңтар–маусым (6 ай)» кезеңі таңдалған, ал «{FILE}» файлы "
    "«2025 ж. қаңтар–қыркүйек (9 ай)» кезеңіне арналған үлгі.",
    "en": f"The period “January–June 2025 (6 months)” was chosen, but the file “{FILE}” is a template for "
    "“January–September 2025 (9 months)”.",
}


def test_the_template_of_the_chosen_period_is_right() -> None:
    reading = read(faults.damaged(faults.nothing), FILE)
    assert list(template_of_period(context_of(reading, "35", "2025Q3"))) == []


def test_the_template_of_another_period_is_refused() -> None:
    reading = read(faults.damaged(faults.nothing), FILE)
    [finding] = template_of_period(context_of(reading, "35", "2025Q2"))
    assert (finding.code, finding.severity, finding.given, finding.expected) == (
        "template_other_period",
        "error",
        "2025Q3",
        "2025Q2",
    )
    assert {language: said(finding, FILE, language) for language in LANGUAGES} == SENTENCES


def test_a_form_that_declares_nothing_is_left_alone() -> None:
    assert list(template_of_period(context_of(read(forms.sound()), "35", "2022Q4"))) == []


def test_the_same_mistake_is_not_told_twice() -> None:
    """The name of the file says the period too, but the template itself is certain."""
    reading = read(faults.damaged(faults.nothing), FILE)
    assert [finding.code for finding in check(reading, "35", "2025Q2")] == ["template_other_period"]
