"""The sentences of the model: estimate, power, conclusion, checks, silences, in three languages."""

from __future__ import annotations

from dataclasses import replace
from math import nan
from typing import get_args

import pytest

from analytics.measures.model import Checks, Estimate, ModelRequest
from analytics.periods import Period
from analytics.sentences.model import (
    conclusion_sentence,
    dropped_sentence,
    estimate_sentence,
    falsification_sentence,
    left_out_sentence,
    permutation_sentence,
    power_sentence,
)
from analytics.statistics.association import Association
from analytics.statistics.falsification import Falsification
from analytics.statistics.jackknife import LeftOut
from analytics.statistics.panel import Dropped, Panel, Reason
from analytics.statistics.permutation import PermutationCheck
from analytics.statistics.power import Power, Unrest
from analytics.text import texts
from analytics.text.localized import LANGUAGES

EFFECTS = (-2.0, -5.0, -10.0, -15.0, -20.0, -30.0, -40.0)
NAMES = {"11": "Акмолинская область", "71": "город Астана"}
RU = texts("ru")


def found(
    percent=-10.6, lower=-33.6, upper=20.3, probability=0.43, reason=None, lag=0, units=16, quarters=44
):
    return Association(
        percent, lower, upper, probability, 0.95, lag, units, quarters, 674, 900, 1.5, Dropped(), reason, "m"
    )


def beside(at_ten=0.27, detectable=-22.9, permuted=0.444, without=(-11.2, -2.7), finding="none_found"):
    power = Power(
        EFFECTS,
        (0.08, 0.1, at_ten, 0.5, 0.7, 0.9, 1.0),
        0.05,
        detectable,
        Unrest(0, 0, 0),
        0.95,
        500,
        0,
        1,
        None,
        "m",
    )
    return Checks(
        PermutationCheck(permuted, permuted, 999, 0, 1, None, "m"),
        power,
        Falsification((), (), finding, 0.95),
        (),
        LeftOut(found(), ("11", "71"), without),
    )


LESS = found(-12.0, -18.0, -5.0, 0.002)
MORE = found(12.0, 5.0, 18.0, 0.002, lag=2)
CASES = {
    "neither": (found(), beside()),
    "no_large": (found(-1.0, -4.0, 2.0, 0.5), beside(at_ten=0.95, detectable=-7.2)),
    "less": (LESS, beside(at_ten=0.95, permuted=0.003)),
    "more": (MORE, beside(at_ten=0.95, permuted=0.003)),
    "interval_alone": (LESS, beside(permuted=0.12)),
    "check_alone": (found(), beside(permuted=0.03)),
}


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_the_estimate_in_words_with_limits_and_size() -> None:
    assert plain(estimate_sentence(found(), RU)) == (
        "При охвате выше на 10 процентных пунктов (в том же квартале) число событий на то же число детей — "
        "на 10,6 % меньше (95 %: −33,6…+20,3 %); 16 регионов, 44 квартала."
    )
    more = plain(estimate_sentence(found(3.0, -1.0, 7.2, lag=2, quarters=41), RU))
    assert "(двумя кварталами раньше)" in more
    assert "на 3,0 % больше (95 %: −1,0…+7,2 %); 16 регионов, 41 квартал." in more
    assert "число детей такое же" in estimate_sentence(found(-0.04, -1, 1), RU)


def test_what_could_be_detected_is_always_a_figure() -> None:
    assert plain(power_sentence(beside(), RU)) == (
        "Эти данные заметили бы изменение не меньше 23 % (в 80 случаях из 100). "
        "Снижение на 10 % они заметили бы в 27 случаях из 100."
    )
    assert plain(power_sentence(beside(at_ten=0.21, detectable=nan), RU)) == (
        "Даже изменение на 40 % эти данные не заметили бы надёжно (в 80 случаях из 100). "
        "Снижение на 10 % они заметили бы в 21 случае из 100."
    )
    assert plain(power_sentence(beside(detectable=-2.0), RU)).startswith(
        "Эти данные заметили бы уже изменение на 2 %"
    )


def test_limits_that_cry_wolf_are_told() -> None:
    checks = beside()
    loud = replace(checks, power=replace(checks.power, false_alarms=0.26))
    told = "без всякой связи они находят её в 26 случаях из 100 вместо 5"
    assert told in power_sentence(loud, RU)
    usual = replace(checks, power=replace(checks.power, false_alarms=0.09))
    assert "вместо 5" not in power_sentence(usual, RU)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", CASES)
def test_every_conclusion_in_every_language(word: str, language: str) -> None:
    text = texts(language)
    association, checks = CASES[word]
    told = conclusion_sentence(association, checks, text)
    share = {"interval_alone": 12, "check_alone": 3}.get(word, 0)
    assert told == text(f"model.conclusion.{word}", n=share)
    others = (estimate_sentence(association, text), power_sentence(checks, text))
    assert not [words for words in others if "{" in words or not words]


def test_a_clear_estimate_from_weak_data_is_said_to_be_too_large() -> None:
    told = conclusion_sentence(LESS, beside(at_ten=0.3, permuted=0.003), RU)
    assert told.startswith("Больший охват идёт вместе с меньшим числом событий")
    assert told.endswith("скорее всего, преувеличена.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_silence_has_a_sentence_of_its_own(language: str) -> None:
    text = texts(language)
    silences = [found(nan, nan, nan, nan, reason, units=1, quarters=3) for reason in get_args(Reason)]
    told = [estimate_sentence(silence, text) for silence in silences]
    assert len({*told}) == len(get_args(Reason)) == 7
    assert not [words for words in told if "nan" in words or "{" in words]
    assert {conclusion_sentence(silence, beside(), text) for silence in silences} == {""}


def test_one_region_is_told_as_one() -> None:
    told = estimate_sentence(found(nan, nan, nan, nan, "few_units", units=1, quarters=44), RU)
    assert "(1 регион, 44 квартала)" in told


def test_the_checks_in_words() -> None:
    assert "получается в 44,4 % раздач (всего 999)" in plain(permutation_sentence(beside(), RU))
    assert plain(left_out_sentence(beside(), NAMES, RU)) == (
        "Сильнее всего оценку меняет исключение одного региона (город Астана): −2,7 % вместо −10,6 %."
    )
    assert left_out_sentence(beside(without=(nan, nan)), NAMES, RU) == RU("model.left_out.none")
    for language in LANGUAGES:
        text = texts(language)
        told = {
            falsification_sentence(beside(finding=word), text)
            for word in ("none_found", "lead_found", "not_judged")
        }
        assert len(told) == 3


def test_what_was_left_out_is_told() -> None:
    request = ModelRequest("C14", "A06", Period(2015, 1), Period(2025, 4))
    panel = Panel((), (), *(None,) * 3)
    dropped = Dropped(events=19, coverage=11, units_without_events=("11", "71"), quarters_without_events=(1,))
    estimate = Estimate(request, panel, replace(found(), dropped=dropped), ())
    assert dropped_sentence(estimate, NAMES, RU) == (
        "Не использовано: квартальных значений без числа событий — 19; без охвата — 11; регионы без единого "
        "события — Акмолинская область и город Астана; кварталов без единого события — 1."
    )
    assert dropped_sentence(replace(estimate, association=found()), NAMES, RU) == ""
