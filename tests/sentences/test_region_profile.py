"""The sentences of a region's profile, in three languages, with their edge cases."""

from __future__ import annotations

from typing import Any

import pytest

from analytics.catalogue import load_catalogue
from analytics.sentences.region_profile import ProfileWords, profile_words
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language
from tests.sentences.profile_rows import NOTHING, profile_of, row, without_value

WORSE = row(
    "A06",
    value=4.4,
    benchmark=2.1,
    verdict="worse",
    to_benchmark=-74,
    distance=3.0,
    change_judgement="similar",
)
BETTER = row("C14", value=93.0, benchmark=89.9, verdict="better", to_benchmark=-5640, distance=-26.0)
NEUTRAL = row("A12", verdict="higher", distance=NOTHING)


def written(
    *rows: dict[str, Any], language: Language = "ru", comparator: str = "republic", confidence: float = 0.95
) -> ProfileWords:
    table = profile_of(*rows)
    return profile_words(table, load_catalogue(), comparator, confidence, texts(language))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "ru",
            "По сравнению с республикой из 4 показателей значимо лучше — 1, значимо хуже — 1, "
            "выше или ниже без оценки — 1, в пределах случайного — 1.",
        ),
        (
            "kk",
            "Республикамен салыстырғанда 4 көрсеткіштің ішінде айтарлықтай жақсысы — 1, айтарлықтай "
            "нашары — 1, бағасыз жоғары немесе төмені — 1, кездейсоқтық шегіндегісі — 1.",
        ),
        (
            "en",
            "Compared with the republic, of 4 indicators 1 are really better, 1 really worse, "
            "1 higher or lower without a judgement, 1 within chance.",
        ),
    ],
)
def test_where_the_region_stands(language: Language, sentence: str) -> None:
    assert written(WORSE, BETTER, NEUTRAL, row("A01"), language=language).standing == sentence


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (1, "По сравнению с республикой отличий больше случайных нет: оценён 1 показатель."),
        (2, "По сравнению с республикой отличий больше случайных нет: оценены 2 показателя."),
        (5, "По сравнению с республикой отличий больше случайных нет: оценены 5 показателей."),
    ],
)
def test_nothing_real_is_said(number: int, sentence: str) -> None:
    codes = ("A01", "A06", "A11", "B01", "C14")[:number]
    words = written(*(row(code) for code in codes))
    assert words.standing == sentence
    assert (words.strengths, words.weaknesses, words.changes) == ((), (), {})
    assert words.no_change.startswith("К АППГ изменений больше случайных нет: провер")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_judged_is_said(language: Language) -> None:
    words = written(without_value("A06"), language=language)
    beginnings = {"ru": "Сравнение с республикой невозможно", "kk": "Республикамен салыстыру мүмкін емес"}
    assert words.standing.startswith(beginnings.get(language, "No comparison with the republic"))
    assert words.by_chance == ""


@pytest.mark.parametrize(
    ("language", "item"),
    [
        (
            "ru",
            "Несовершеннолетние, привлечённые к уголовной ответственности — 4,4 на 10 тыс. детей 0–17 лет "
            "(по республике 2,1); при таком уровне было бы на 74 чел. меньше",
        ),
        (
            "kk",
            "Қылмыстық жауаптылыққа тартылған кәмелетке толмағандар — 4,4 (0–17 жастағы 10 мың балаға "
            "шаққанда) (республика бойынша 2,1); "
            "мұндай деңгейде 74 адам аз болар еді",
        ),
        (
            "en",
            "Minors held criminally liable: 4.4 per 10,000 children aged 0–17 "
            "(the republic: 2.1); at this level there would be 74 persons fewer",
        ),
    ],
)
def test_a_weakness_says_how_many_children_part_it_from_the_level(language: Language, item: str) -> None:
    (told,) = written(WORSE, language=language).weaknesses
    assert plain(told) == item


def test_a_strength_says_its_level_only() -> None:
    (told,) = written(BETTER).strengths
    assert plain(told) == "Охват дополнительным образованием (общий) — 93,0 % (по республике 89,9 %)"


def test_against_its_own_past_no_children_are_counted() -> None:
    words = written(WORSE, comparator="last_year")
    assert plain(words.weaknesses[0]).endswith("(годом ранее 2,1)")
    assert "с тем же периодом прошлого года (АППГ)" in words.standing


def test_against_its_own_past_differences_and_changes_are_told_once() -> None:
    words = written(WORSE | {"change_judgement": "worse"}, comparator="last_year")
    assert len(words.weaknesses) == 1
    assert (words.changes, words.no_change, words.by_chance) == ({}, "", "")


def test_changes_of_unknown_chance_are_said_to_be_not_judged() -> None:
    words = written(row("D06", verdict="not_judged", change_judgement="not_judged", distance=NOTHING))
    assert words.no_change.startswith("Изменения к АППГ не оцениваются")
    assert not words.is_judged


def test_the_three_largest_differences_come_first() -> None:
    codes = ("A01", "A06", "A11", "B01")
    rows = [
        row(code, verdict="worse", distance=far)
        for code, far in zip(codes, (1.2, 9.0, 3.0, 2.0), strict=True)
    ]
    names = [load_catalogue().indicators[code].name["ru"] for code in ("A06", "A11", "B01")]
    assert [item.partition(" — ")[0] for item in written(*rows).weaknesses] == names


def test_real_changes_are_told_by_their_judgement() -> None:
    rows = (
        row("C14", value=93.0, value_last_year=90.0, change=3.1, change_percent=3.4, limits_of="points",
            change_judgement="better"),
        row("A06", value=4.4, value_last_year=2.2, change=2.2, change_percent=100.0, change_judgement="worse",
            small=True),
        row("A12", value=4.0, value_last_year=0.0, numerator=4.0, change=4.0, change_percent=NOTHING,
            change_judgement="higher"),
    )  # fmt: skip
    words = written(*rows)
    assert {name: [plain(item) for item in items] for name, items in words.changes.items()} == {
        "better": ["Охват дополнительным образованием (общий): 90,0 % → 93,0 % (+3,1 п. п.)"],
        "worse": [
            "Несовершеннолетние, привлечённые к уголовной ответственности: 2,2 → 4,4 на 10 тыс. детей "
            "0–17 лет (+100,0 %); случаев мало"
        ],
        "higher": [
            "Несовершеннолетние, доставленные в органы внутренних дел (ОВД): 0,0 → 4,0 на 10 тыс. детей "
            "0–17 лет (с 0 до 4)"
        ],
    }
    assert words.no_change == ""


def test_without_a_year_before_there_is_no_comparison() -> None:
    words = written(row("A06", change=NOTHING, change_judgement="not_judged"))
    assert words.no_change.startswith("Сравнить с АППГ нельзя")


@pytest.mark.parametrize(
    ("number", "missing", "nobody"),
    [
        (1, "Нет значения по 1 показателю: данные не поступили — 1.", "1 показатель в этом периоде"),
        (2, "Нет значений по 2 показателям: данные не поступили — 2.", "2 показателя в этом периоде"),
        (5, "Нет значений по 5 показателям: данные не поступили — 5.", "5 показателей в этом периоде"),
    ],
)
def test_what_is_missing_has_its_reason(number: int, missing: str, nobody: str) -> None:
    codes = ("A01", "A06", "A11", "B01", "C14")[:number]
    assert written(*(without_value(code) for code in codes)).missing == missing
    assert written(*(without_value(code, regions=0) for code in codes)).missing.startswith(nobody)


def test_nothing_is_missing_where_all_is_there() -> None:
    assert written(row("A06")).missing == ""


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        # 40 x 0.05 = 2 and 40 x 0.002 = 0.08.
        (0.95, "при границах 95 % случайно выделилось бы около 2 из 40 показателей."),
        (0.998, "при границах 99,8 % случайно не выделилось бы, скорее всего, ни одного из 40 показателей."),
    ],
)
def test_how_many_would_stand_out_by_chance(confidence: float, words: str) -> None:
    codes = list(load_catalogue().indicators)[:40]
    told = plain(written(*(row(code) for code in codes), confidence=confidence).by_chance)
    assert told.endswith(words)
