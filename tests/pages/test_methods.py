"""The methods page: every method in every language, its calibration in words, the workbook."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from analytics.calibration import kept_calibration
from analytics.catalogue.methods import load_methods
from analytics.text import texts
from pages.shared.calibration_words import meaning, nominal, value_with_limits
from pages.shared.calibration_workbook import calibration_workbook
from tests.pages.conftest import Opened
from tests.pages.shown import html_words

PAGE = "methods.py"
TITLES = {"ru": "Методы", "kk": "Әдістер", "en": "Methods"}


def row_of(method: str, scenario: str, statistic: str):
    (row,) = (row for row in kept_calibration() if row.key == (method, scenario, statistic))
    return row


def latex(app: AppTest) -> list[str]:
    return [one.value for one in app.latex]


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("language", TITLES)
def test_every_method_opens_by_its_address(opened: Opened, language: str) -> None:
    for code, method in load_methods().methods.items():
        app = opened(PAGE, lang=language, method=code)
        assert [title.value for title in app.title] == [TITLES[language]]
        assert method.name[language] in [head.value for head in app.subheader]
        words = " ".join(html_words(app))
        assert method.answers[language] in words
        assert len(latex(app)) == len(method.formulas)
        for source in method.sources:
            assert source in words


@pytest.mark.usefixtures("empty_store")
def test_the_choice_travels_in_the_address(opened: Opened) -> None:
    app = opened(PAGE, lang="ru")
    app.selectbox(key="pick_method").set_value("funnel").run()
    assert app.query_params["method"] in ("funnel", ["funnel"])


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize(("language", "limit"), [("ru", r"1{,}96"), ("kk", r"1{,}96"), ("en", "1.96")])
def test_decimals_in_formulas_are_those_of_the_language(opened: Opened, language: str, limit: str) -> None:
    assert any(limit in formula for formula in latex(opened(PAGE, lang=language, method="funnel")))


@pytest.mark.usefixtures("empty_store")
def test_the_checks_of_a_method_are_sentences(opened: Opened) -> None:
    app = opened(PAGE, lang="ru", method="change")
    words = " ".join(html_words(app))
    assert "Проверка изменения уровня: около 20 случаев в квартале" in words
    # From data/calibration.csv: 0.04674 of unchanged regions, and 0.53878 without a test.
    assert "Из 100 регионов, в которых ничего не изменилось, изменившимися будут названы 4,7." in words
    assert "Из 100 регионов, в которых ничего не изменилось, 53,9 покажут ±20 % и больше." in words
    assert "Воронка" not in " ".join(html_words(app)[3:])


@pytest.mark.usefixtures("empty_store")
def test_all_checks_are_shown_when_asked(opened: Opened) -> None:
    app = opened(PAGE, lang="en", method="pace", checks="all")
    (table,) = (words for words in html_words(app) if "What was tried" in words)
    text = texts("en")
    for row in kept_calibration():
        assert meaning(text, row) in table


@pytest.mark.usefixtures("empty_store")
def test_a_rule_of_counting_says_that_there_is_nothing_to_check(opened: Opened) -> None:
    app = opened(PAGE, lang="ru", method="borders")
    assert [note.value for note in app.info] == [texts("ru")("calibration.none")]


@pytest.mark.usefixtures("empty_store")
def test_what_is_left_out_is_on_no_screen_and_never_silent(opened: Opened) -> None:
    words = " ".join(html_words(opened(PAGE, lang="ru", method="not_used")))
    assert "Что и почему" in words
    assert "Когда молчит" not in words
    assert "Где применяется" not in words


def test_figures_are_written_with_their_limits() -> None:
    text = texts("ru")
    # 0.05 is the promise of a test, 0.002 that of limits of 99.8 %, 0.0027 that of three errors.
    assert nominal(text, row_of("change", "quarter", "called_changed")) == "5\u00a0%"
    assert nominal(text, row_of("verdict_998", "quarter", "called_different")) == "0,2\u00a0%"
    assert nominal(text, row_of("signals", "steady_quarters", "signalled")) == "0,27\u00a0%"
    assert nominal(text, row_of("places", "alike_33", "median_width")) == ""
    width = row_of("places", "alike_33", "median_width")
    assert value_with_limits(text, width) == "15,2 из 20 (15,1–15,3)"
    assert "15,2 места из 20" in meaning(text, width)
    fall = replace(width, statistic="mean_estimate", value=-0.0503, lower=-0.0518, upper=-0.0488)
    assert value_with_limits(text, fall) == "−5,0 % (−5,2 … −4,9)"


@pytest.mark.parametrize("language", TITLES)
def test_the_workbook_holds_every_figure(language: str) -> None:
    rows = kept_calibration()
    content = calibration_workbook(texts(language), rows)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    by_code = {row[-1]: row for row in cells if isinstance(row[-1], str) and row[-1].count("/") == 2}
    assert len(by_code) == len(rows)
    line = by_code["trend/restless_quarters/called_trend"]
    row = row_of("trend", "restless_quarters", "called_trend")
    assert line[4:8] == pytest.approx([row.value * 100, 5, row.lower * 100, row.upper * 100])
    assert line[9] == row.draws


def test_the_words_of_a_row_are_sentences() -> None:
    for language in TITLES:
        for row in kept_calibration():
            assert meaning(texts(language), row).endswith(".")
