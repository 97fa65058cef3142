"""Templates on the page «Submit returns»: chosen by form, region and language, taken with a click."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opened

pytestmark = pytest.mark.usefixtures("empty_store")

FORMS = ["ZM-E", "ZM-L", "ZM-LP", "ZM-P"]


def block_for(role: str, region_codes: list[str] | None) -> None:
    """The block as a person of some role sees it; runs inside Streamlit."""
    from analytics.access import Person
    from analytics.periods import Period
    from analytics.text import texts
    from pages.shared.submit_templates import templates_block

    codes = None if region_codes is None else frozenset(region_codes)
    templates_block(texts("ru"), Period(2025, 3), Person("Кто-то", role, codes))  # type: ignore[arg-type]


def shown_to(role: str, region_codes: list[str] | None = None) -> AppTest:
    app = AppTest.from_function(block_for, args=(role, region_codes), default_timeout=30).run()
    assert [error.message for error in app.exception] == []
    return app


def buttons(app: AppTest) -> list[str]:
    return [element.proto.label for element in app.get("download_button")]


def choices(app: AppTest, label: str) -> list[str]:
    (found,) = (box for box in app.selectbox if box.label == label)
    return list(found.options)


def test_a_curator_takes_one_template_or_those_of_all_regions() -> None:
    app = shown_to("curator")
    assert buttons(app) == ["Скачать шаблон", "Скачать шаблоны всех регионов (zip)"]
    assert len(choices(app, "Регион")) == 20
    assert choices(app, "Форма") == [
        "Дополнительное образование, партнёрство и планы (ZM-E)",
        "Списки: мероприятия, мероприятия плана, партнёры (ZM-L)",
        "Список мероприятий полиции (ZM-LP)",
        "Профилактика правонарушений среди несовершеннолетних (ZM-P)",
    ]
    assert choices(app, "Язык шаблона") == ["русский", "казахский", "английский"]


def test_an_operator_takes_the_templates_of_the_own_regions_only() -> None:
    app = shown_to("operator", ["35", "62"])
    assert buttons(app) == ["Скачать шаблон"]
    assert choices(app, "Регион") == ["Карагандинская область", "область Ұлытау"]


def test_an_operator_without_a_region_is_told_what_to_do() -> None:
    app = shown_to("operator", [])
    assert buttons(app) == []
    assert [each.value for each in app.info] == [
        "У вас нет региона, за который вы отчитываетесь. Обратитесь к администратору."
    ]


def test_the_template_is_named_after_what_was_chosen(opened: Opened) -> None:
    app = opened("submit.py", template_form="ZM-P", template_region="35", return_period="2025Q3")
    chosen = {box.label: box.value for box in app.selectbox}
    assert (chosen["Форма"], chosen["Регион"], chosen["Язык шаблона"]) == ("ZM-P", "35", "ru")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", ("Есеп үлгісі", "Үлгіні жүктеп алу", "Үлгінің тілі")),
        ("en", ("Template of the return", "Download the template", "Language of the template")),
    ],
)
def test_the_block_speaks_the_language_of_the_page(
    opened: Opened, language: str, words: tuple[str, str, str]
) -> None:
    title, button, label = words
    app = opened("submit.py", lang=language)
    assert f"**{title}**" in [each.value for each in app.markdown]
    assert button in buttons(app)
    assert {box.label: box.value for box in app.selectbox}[label] == language


def test_the_files_that_are_offered_are_the_templates() -> None:
    """What the buttons give, asked the way Streamlit asks for it."""
    from analytics.periods import Period
    from analytics.settings import settings
    from analytics.store import open_journal
    from analytics.submission.templates import template_file
    from pages.shared.submit_templates import one_template

    journal = open_journal(settings())
    expected = template_file(journal, "ZM-P", "35", Period(2025, 3), "ru").content
    assert one_template("ZM-P", "35", Period(2025, 3), "ru") == expected
