"""The sentences that lead a heat map, in three languages and with nothing to tell."""

from __future__ import annotations

import pytest

from analytics.measures.heat_marks import MARKS, HeatSummary
from analytics.sentences.heat import confidence_words, heat_lead, why_so_sure
from analytics.text import texts

NAMES = {
    "ru": {"11": "Акмолинская", "15": "Актюбинская", "71": "Астана", "75": "г. Алматы"},
    "kk": {"11": "Ақмола", "15": "Ақтөбе", "71": "Астана", "75": "Алматы қ."},
    "en": {"11": "Akmola", "15": "Aktobe", "71": "Astana", "75": "Almaty City"},
}


def summary(
    *, judged=0, worse=(), better=(), no_data=(), unjudged=(), tested=False, confidence=0.998, **counts
):
    """A summary whose counts follow from the regions told."""
    sums = {"worse": worse, "better": better, "no_data": no_data}
    found = dict.fromkeys(MARKS, 0) | {mark: sum(n for _, n in told) for mark, told in sums.items()} | counts
    return HeatSummary(
        regions=20,
        indicators=17,
        cells=340,
        judged=judged,
        counts=found,
        worse=tuple(worse),
        better=tuple(better),
        no_data=tuple(no_data),
        unjudged_indicators=tuple(unjudged),
        confidence=confidence,
        tested=tested,
        small=0,
    )


def lead(told: HeatSummary, language: str = "ru", against: str = "republic") -> str:
    return heat_lead(told, against, NAMES[language], texts(language)).replace("\u00a0", " ")


FOUR = summary(
    judged=340,
    worse=[("11", 5), ("15", 4), ("71", 3), ("75", 2)],
    better=[("71", 1)],
    no_data=[("75", 2)],
    unjudged=["A15", "A17"],
    higher=3,
    lower=2,
)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ru",
            "**Хуже республики** (99,8 %): 14 из 340 оценённых сочетаний региона и показателя, больше всего "
            "— Акмолинская (5 показателей), Актюбинская (4) и Астана (3). "
            "**Лучше**: 1 — Астана (1 показатель). "
            "Выше или ниже, без суждения «лучше — хуже»: 5. "
            "Только по случайности ожидалось бы не более 0,7 отличия. "
            "Без оценки: 2 показателя (A15, A17). "
            "Нет данных: 2 сочетания — г. Алматы (2 показателя).",
        ),
        (
            "kk",
            "**Республикадан нашарырақ** (99,8 %): бағаланған 340 өңір мен көрсеткіш үйлесімінің ішінен 14, "
            "ең көбі — Ақмола (5 көрсеткіш), Ақтөбе (4) және Астана (3). "
            "**Жақсырақ**: 1 — Астана (1 көрсеткіш). "
            "«Жақсырақ — нашарырақ» деп бағаланбайтын, жоғары немесе төмен: 5. "
            "Тек кездейсоқтықтан көп дегенде 0,7 айырмашылық күтілер еді. "
            "Бағаланбайды: 2 көрсеткіш (A15, A17). "
            "Дерек жоқ: 2 үйлесім — Алматы қ. (2 көрсеткіш).",
        ),
        (
            "en",
            "**Worse than the republic** (99.8%): 14 of 340 judged pairs of region and indicator, most in "
            "Akmola (5 indicators), Aktobe (4) and Astana (3). "
            "**Better**: 1 – Astana (1 indicator). "
            "Higher or lower without being better or worse: 5. "
            "By chance alone at most 0.7 would be expected. "
            "Not judged: 2 indicators (A15, A17). "
            "No data: 2 cells – Almaty City (2 indicators).",
        ),
    ],
)
def test_the_lead_counts_names_and_says_what_chance_would_give(language: str, words: str) -> None:
    assert lead(FOUR, language) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        # Three regions are all named; of more, those before the last fall within the first five places.
        ([3, 1, 1], "5 из {of} — Акмолинская (3 показателя), Актюбинская (1) и Астана (1)."),
        ([3, 2, 1, 1], "7 из {of}, больше всего — Акмолинская (3 показателя) и Актюбинская (2)."),
        (
            [4, 2, 2, 2, 1, 1],
            "12 из {of}, больше всего — "
            "Акмолинская (4 показателя), Актюбинская (2), Астана (2) и г. Алматы (2).",
        ),
        ([2, 2, 2, 2, 2, 2], "12 из {of}."),
        ([], "0 из {of}."),
    ],
)
def test_only_regions_that_stand_out_are_named(found: list[int], words: str) -> None:
    codes = ["11", "15", "71", "75", "19", "23"]
    told = summary(judged=340, worse=list(zip(codes, found, strict=False)), better=[("11", 1)])
    of = "340 оценённых сочетаний региона и показателя"
    assert lead(told).startswith(f"**Хуже республики** (99,8 %): {words.format(of=of)} **Лучше**")


def test_one_judged_cell_is_told_in_the_singular() -> None:
    told = summary(judged=1, worse=[("11", 1)])
    assert "1 из 1 оценённого сочетания региона и показателя" in lead(told)
    assert "1 of 1 judged pair of region" in lead(told, "en")


@pytest.mark.parametrize(
    ("judged", "words"),
    [
        (500, "не более 1 отличия."),
        (1000, "не более 2 отличий."),
        (2500, "не более 5 отличий."),
        (10_600, "не более 21 отличия."),
    ],
)
def test_what_chance_gives_is_declined(judged: int, words: str) -> None:
    assert words in lead(summary(judged=judged, worse=[("11", 1)]))


def test_better_alone_is_told_without_names_of_worse() -> None:
    words = lead(summary(judged=40, better=[("11", 2)]))
    assert "**Хуже республики** (99,8 %): 0 из 40 оценённых сочетаний региона и показателя. " in words
    assert "**Лучше**: 2 — Акмолинская (2 показателя)." in words


def test_where_nothing_differs_that_is_said() -> None:
    words = lead(summary(judged=21))
    assert words == (
        "Значимых отличий от республики нет (99,8 %): оценено 21 сочетание региона и показателя. "
        "Только по случайности ожидалось бы не более 0,04 отличия."
    )


def test_the_comparator_is_named() -> None:
    words = {kind: lead(FOUR, "ru", kind) for kind in ("regions", "target", "group", "neighbours")}
    assert words["regions"].startswith("**Хуже выбранных регионов**")
    assert words["target"].startswith("**Хуже цели**")
    assert words["group"].startswith("**Хуже группы регионов**")
    assert words["neighbours"].startswith("**Хуже похожих регионов**")


def test_changes_are_told_as_changes_without_counting_chance() -> None:
    told = summary(judged=340, worse=[("11", 2)], better=[("15", 1), ("71", 1)], higher=1, tested=True)
    assert lead(told) == (
        "**Стало хуже**, чем год назад (99,8 %): 2 из 340 оценённых сочетаний региона и показателя "
        "— Акмолинская (2 показателя). "
        "**Стало лучше**: 2 — Актюбинская (1 показатель) и Астана (1). "
        "Выросло или снизилось, без суждения «лучше — хуже»: 1."
    )
    assert lead(summary(judged=340, tested=True)).startswith(
        "Значимых изменений к прошлому году нет (99,8 %)"
    )


def test_nothing_judged_and_no_values_say_why() -> None:
    assert lead(summary(judged=0, not_judged=340, unjudged=["F01"])) == (
        "Оценить нельзя ни одного сочетания: у этих показателей нет уровня для сравнения или неизвестна "
        "их случайная изменчивость."
    )
    assert lead(summary(judged=0, no_data=[("11", 340)])) == "Значений за этот период нет."


def test_why_the_limits_are_wide_is_told_with_the_false_alarms_that_they_save() -> None:
    # 340 x 5 % = 17; 340 x 0.2 % = 0.68.
    assert why_so_sure(FOUR, texts("ru")).replace("\u00a0", " ") == (
        "Почему 99,8 %: все сочетания оцениваются сразу. Только по случайности при 95 % отличались бы "
        "не более 17 из 340, при 99,8 % — не более 0,7."
    )
    assert why_so_sure(summary(judged=0), texts("ru")) == ""


def test_limits_that_suit_one_comparison_are_told_to_be_narrow() -> None:
    told = summary(judged=340, worse=[("11", 2)], confidence=0.95)
    assert why_so_sure(told, texts("en")) == (
        "By chance alone at most 17 of 340 would differ at 95%, because all cells are judged at once; "
        "at most 0.7 at 99.8%."
    )


def test_tested_changes_promise_a_share_of_false_ones() -> None:
    told = summary(judged=340, worse=[("11", 2)], tested=True, confidence=0.95)
    assert why_so_sure(told, texts("en")).endswith("on average at most 5% are false.")


@pytest.mark.parametrize(("confidence", "words"), [(0.95, "95 %"), (0.998, "99,8 %"), (0.002, "0,2 %")])
def test_a_confidence_has_the_decimals_that_it_needs(confidence: float, words: str) -> None:
    assert confidence_words(confidence, texts("ru")).replace("\u00a0", " ") == words
