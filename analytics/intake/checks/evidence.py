"""What the return, and beside it the store, say of an indicator in the period of the return."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analytics.catalogue.records import Indicator
from analytics.intake.batch import Observation
from analytics.intake.checks.context import ReturnContext
from analytics.intake.figures import number_words
from analytics.text import texts
from analytics.text.localized import LANGUAGES

ROUNDING = 1e-9  # sums of figures with a decimal are no exact ones


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of the period: of this return, or (``in_return`` false) of one that is stored."""

    indicator_code: str
    value: float
    sheet: str | None
    cell: str | None
    in_return: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """A figure of the return that is a number, with its indicator."""

    indicator: Indicator
    observation: Observation
    value: float


def filled_figures(context: ReturnContext) -> Iterator[Filled]:
    """The numbers of the return whose indicators the catalogue knows, in the order of the return."""
    indicators = context.catalogue.indicators
    for observation in context.reading.observations:
        indicator = indicators.get(observation.indicator_code)
        if indicator is not None and observation.value is not None:
            yield Filled(indicator, observation, observation.value)


def stated(context: ReturnContext, indicator_code: str) -> Stated | None:
    """The figure of the return; where it does not stand there at all, the stored one of the period.

    A figure that the return leaves blank is not stated, nor is one of the revision that it replaces.
    """
    found = context.observed.get(indicator_code)
    if found is not None:
        value = found.value
        return None if value is None else Stated(indicator_code, value, found.sheet, found.cell, True)
    if context.known.forms.get(indicator_code) == context.reading.form_code:
        return None
    stored = context.known.own.get(indicator_code, {}).get(context.period)
    return None if stored is None else Stated(indicator_code, stored, None, None, False)


def all_stated(context: ReturnContext, indicator_codes: Iterable[str]) -> tuple[Stated, ...]:
    """The figures of several indicators, or none of them where one is not stated."""
    found = [stated(context, code) for code in indicator_codes]
    return tuple(one for one in found if one is not None) if all(found) else ()


def total(figures: Iterable[Stated]) -> float:
    """The sum of some figures, without the dust of binary fractions."""
    return round(sum(one.value for one in figures), 6)


def first_in_return(figures: Iterable[Stated]) -> Stated | None:
    """The first of some figures that stands in the return itself: the one that can be marked."""
    return next((one for one in figures if one.in_return), None)


def listed_values(context: ReturnContext, key: str, figures: Sequence[Stated]) -> dict[str, str]:
    """Figures as a person reads them, ``«name» (E7): 12``, under ``<key>_<language>``."""
    values: dict[str, str] = {}
    for language in LANGUAGES:
        text = texts(language)
        words: list[str] = []
        for one in figures:
            name = context.catalogue.indicators[one.indicator_code].name[language]
            number = number_words(one.value)
            if not one.in_return:
                words.append(text("check_words.figure_stored", name=name, value=number))
            elif one.cell:
                place = f"{one.sheet}, {one.cell}" if one.sheet else one.cell
                words.append(text("check_words.figure", name=name, place=place, value=number))
            else:
                words.append(text("check_words.figure_without_cell", name=name, value=number))
        values[f"{key}_{language}"] = "; ".join(words)
    return values


def words_values(key: str, phrase: str) -> dict[str, str]:
    """A phrase of the language files under ``<key>_<language>``."""
    return {f"{key}_{language}": texts(language)(phrase) for language in LANGUAGES}
