"""An address that asks for what is not there: the usual is shown, and it is said."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Opened

SAID = {
    "ru": "В адресе указано то, чего здесь нет: {asked}. Показан обычный выбор.",
    "kk": "Мекенжайда мұнда жоқ мән көрсетілген: {asked}. Әдеттегі таңдау көрсетілді.",
    "en": "The address asks for what is not here: {asked}. The usual choice is shown.",
}


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("language", SAID)
def test_an_unknown_code_is_said(opened: Opened, language: str) -> None:
    app = opened("compare.py", indicator="Z99", lang=language)
    assert [toast.value for toast in app.toast] == [SAID[language].format(asked=r"indicator\=Z99")]
    assert app.run().toast.len == 0


@pytest.mark.usefixtures("demonstration")
def test_what_can_be_chosen_is_taken_and_the_rest_is_said(opened: Opened) -> None:
    app = opened("trends.py", regions="35,xx,11", lang="en")
    assert [toast.value for toast in app.toast] == [SAID["en"].format(asked=r"regions\=xx")]


@pytest.mark.usefixtures("demonstration")
def test_a_known_address_says_nothing(opened: Opened) -> None:
    assert opened("compare.py", indicator="A06", period="2022Q4", lang="en").toast.len == 0


@pytest.mark.usefixtures("demonstration")
def test_a_long_odd_word_is_cut_and_shown_as_it_stands(opened: Opened) -> None:
    app = opened("compare.py", indicator="<b>" + "x" * 500, lang="en")
    assert [toast.value for toast in app.toast] == [
        SAID["en"].format(asked=r"indicator\=\<b\>" + "x" * 27 + "…")
    ]
