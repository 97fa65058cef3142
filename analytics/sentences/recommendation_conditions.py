"""Conditions of the council's recommendations in words: what is asked, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from analytics.catalogue.recommendation_records import (
    Condition,
    InTime,
    KindsPresent,
    NothingOverdue,
    NotWorse,
    Reconciled,
    Returned,
    Rows,
    TargetReached,
    TargetSet,
    TookPlace,
)
from analytics.catalogue.reconciliation import SharedFact
from analytics.catalogue.records import Catalogue, ListColumn, ListForm
from analytics.measures.basis import measure_of
from analytics.measures.recommendations import lacks_of
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.sentences.comparison import value_with_unit
from analytics.text import Texts
from analytics.text.numbers import format_date, format_number, format_percent, join_names
from analytics.text.periods import period_short

YES_NO: Final = "yes_no"
EVENTS: Final = "event"
WITHOUT_FIGURE: Final = ("no_data", "not_applicable")
Row = Mapping[Any, Any]


@dataclass(frozen=True, slots=True)
class Wording:
    """In which language, and by which catalogue and shared facts, conditions are told."""

    catalogue: Catalogue
    facts: Mapping[str, SharedFact]
    text: Texts

    def indicator(self, code: str) -> str:
        """The code and name of an indicator."""
        return f"{code} · {self.catalogue.indicators[code].name[self.text.language]}"

    def indicators(self, codes: Sequence[str]) -> str:
        """Some indicators as an enumeration."""
        return "; ".join(map(self.indicator, codes))

    def list_form(self, code: str) -> ListForm:
        """A list by its code."""
        return next(one for form in self.catalogue.forms.values() for one in form.lists if one.code == code)

    def values(self, list_code: str, column_code: str, values: Sequence[str]) -> str:
        """Values of a column: choices by their words, indicators by their codes."""
        column = self._column(list_code, column_code)
        words = {choice.code: choice.name[self.text.language] for choice in column.choices}
        return "; ".join(words.get(value, value) for value in values)

    def where(self, list_code: str, column_code: str, values: Sequence[str]) -> str:
        """A column and the values that are asked of it: ``«Кто провёл» — Совместно``."""
        name = self._column(list_code, column_code).name[self.text.language]
        told = self.values(list_code, column_code, values)
        return self.text("recommendation_conditions.where", column=name, values=told)

    def _column(self, list_code: str, column_code: str) -> ListColumn:
        return next(one for one in self.list_form(list_code).columns if one.code == column_code)

    def unit(self, code: str) -> str:
        """The short name of a reporting unit."""
        return load_regions().get(code).short_name[self.text.language]

    def lacked(self, code: str) -> str:
        """What a unit lacks: a fact by its name, forms and indicators by their codes."""
        fact = self.facts.get(code)
        return code if fact is None else fact.name[self.text.language]


def condition_words(condition: Condition, words: Wording) -> str:
    """What a condition asks, as a short sentence without its full stop."""
    return ASKED[type(condition)](condition, words)


def found_words(condition: Condition, row: Row, words: Wording) -> str:
    """What was found of a condition in one region and period, with its figures, or why there is no data.

    ``row`` is one of ``analytics.measures.recommendations.recommendation_results``.
    """
    parts = [] if row["outcome"] in WITHOUT_FIGURE else [FOUND[type(condition)](condition, row, words)]
    reason, text = str(row["reason"]), words.text
    if reason == "earlier_figure":
        period = Period.parse(str(row["found"]))
        parts.append(
            text(
                "recommendation_reasons.earlier_figure",
                period=period_short(period.year, period.quarter, text.language),
            )
        )
    elif reason:
        parts.append(text(f"recommendation_reasons.{reason}"))
    lacking = lacking_words(str(row["lacking"]), words)
    if lacking:
        parts.append(text("recommendation_reasons.lacking", names=lacking))
    return "; ".join(parts)


def lacking_words(lacking: str, words: Wording) -> str:
    """Which units lack what: ``Абай – ZM-E, ZM-P; Восточный Казахстан – ZM-L``."""
    by_unit: dict[str, list[str]] = {}
    for unit, code in lacks_of(lacking):
        by_unit.setdefault(unit, []).append(words.lacked(code))
    return "; ".join(
        f"{words.unit(unit)} – {', '.join(dict.fromkeys(codes))}" for unit, codes in by_unit.items()
    )


def _asked_took_place(condition: TookPlace, words: Wording) -> str:
    text, codes = words.text, condition.indicators
    names = words.indicators(codes)
    if words.catalogue.indicators[codes[0]].unit == YES_NO:
        return text("recommendation_conditions.yes", names=names)
    if condition.at_least is not None:
        least = format_number(condition.at_least, text.language)
        return text("recommendation_conditions.at_least", names=names, least=least)
    key = "quarter" if condition.basis == "quarter" else "took_place"
    return text(f"recommendation_conditions.{key}", names=names)


def _asked_rows(condition: Rows, words: Wording) -> str:
    text, listed = words.text, words.list_form(condition.list_code)
    values = "; ".join(
        words.where(condition.list_code, column, found) for column, found in condition.where.items()
    )
    key = "rows_of" if values else "rows"
    key = f"{key}_in_force" if condition.in_force else key
    return text(f"recommendation_conditions.{key}", list=listed.name[text.language], values=values)


def _asked_kinds(condition: KindsPresent, words: Wording) -> str:
    text, listed = words.text, words.list_form(condition.list_code)
    values = words.values(condition.list_code, condition.column, condition.values)
    key = "kinds_in_force" if condition.in_force else "kinds"
    return text(f"recommendation_conditions.{key}", list=listed.name[text.language], values=values)


def _asked_in_time(condition: InTime, words: Wording) -> str:
    date = format_date(condition.due_on, words.text.language)
    return words.text(
        "recommendation_conditions.in_time", date=date, names=words.indicators(condition.indicators)
    )


def _asked_facts(condition: Reconciled, words: Wording) -> str:
    names = [words.facts[code].name[words.text.language] for code in condition.facts]
    return words.text("recommendation_conditions.reconciled", names="; ".join(names))


def _asked_overdue(condition: NothingOverdue, words: Wording) -> str:
    name = words.list_form(condition.list_code).name[words.text.language]
    return words.text("recommendation_conditions.nothing_overdue", list=name)


def _asked_indicators(key: str, condition: TargetSet | TargetReached, words: Wording) -> str:
    return words.text(f"recommendation_conditions.{key}", names=words.indicators(condition.indicators))


ASKED: Final[Mapping[type[Any], Callable[[Any, Wording], str]]] = {
    TookPlace: _asked_took_place,
    InTime: _asked_in_time,
    NotWorse: lambda one, words: words.text(
        "recommendation_conditions.not_worse", names=words.indicator(one.indicator)
    ),
    TargetSet: partial(_asked_indicators, "target_set"),
    TargetReached: partial(_asked_indicators, "target_reached"),
    Rows: _asked_rows,
    KindsPresent: _asked_kinds,
    Returned: lambda one, words: words.text(
        "recommendation_conditions.returned", names=join_names(one.forms, words.text.language)
    ),
    NothingOverdue: _asked_overdue,
    Reconciled: _asked_facts,
}


def _found_sum(condition: TookPlace | InTime, row: Row, words: Wording) -> str:
    indicator = words.catalogue.indicators[condition.indicators[0]]
    figure, text = float(row["figure"]), words.text
    if indicator.unit == YES_NO:
        return text(f"recommendation_found.{'yes' if figure else 'no'}")
    value = value_with_unit(figure, indicator, "count", text)
    if isinstance(condition, TookPlace) and condition.basis == "quarter":
        return text("recommendation_found.quarter", value=value)
    key = "stock" if indicator.kind == "stock" else "since_january"
    return text(f"recommendation_found.{key}", value=value)


def _found_change(condition: NotWorse, row: Row, words: Wording) -> str:
    indicator, text = words.catalogue.indicators[condition.indicator], words.text
    now, before = (
        value_with_unit(float(row[name]), indicator, measure_of(indicator), text)
        for name in ("figure", "yardstick")
    )
    verdict = text(f"recommendation_found.judgement.{row['found']}")
    return text("recommendation_found.change", now=now, before=before, verdict=verdict)


def _found_rows(condition: Rows, row: Row, words: Wording) -> str:
    """How many entries; those of events are of the year since 1 January, others stand as of now."""
    told = words.text("recommendation_found.rows", n=int(row["figure"]))
    if condition.list_code != EVENTS:
        return told
    return words.text("recommendation_found.since_january", value=told)


def _found_kinds(condition: KindsPresent, row: Row, words: Wording) -> str:
    found = [one for one in str(row["found"]).split(";") if one]
    lacking = [one for one in condition.values if one not in found]
    parts = []
    for key, codes in (("kinds_found", found), ("kinds_lacking", lacking)):
        if codes:
            names = words.values(condition.list_code, condition.column, codes)
            parts.append(words.text(f"recommendation_found.{key}", names=names))
    return "; ".join(parts)


def _found_overdue(condition: NothingOverdue, row: Row, words: Wording) -> str:
    text = words.text
    parts = [_of("overdue", condition, row, words)]
    if row["share"] == row["share"]:
        share = format_percent(float(row["share"]), text.language)
        parts.append(text("recommendation_found.in_time", share=share))
    return "; ".join(parts)


def _found_facts(condition: Reconciled, row: Row, words: Wording) -> str:
    differing = lacking_words(str(row["found"]), words)
    parts = [_of("reconciled", condition, row, words)]
    if differing:
        parts.append(words.text("recommendation_found.differing", names=differing))
    return "; ".join(parts)


def _of(key: str, condition: Condition, row: Row, words: Wording) -> str:
    """How many of how many."""
    numbers = (format_number(float(row[name]), words.text.language) for name in ("figure", "yardstick"))
    figure, of = numbers
    return words.text(f"recommendation_found.{key}", figure=figure, of=of)


FOUND: Final[Mapping[type[Any], Callable[[Any, Row, Wording], str]]] = {
    TookPlace: _found_sum,
    InTime: _found_sum,
    NotWorse: _found_change,
    TargetSet: partial(_of, "target_set"),
    TargetReached: partial(_of, "target_reached"),
    Rows: _found_rows,
    KindsPresent: _found_kinds,
    Returned: partial(_of, "returned"),
    NothingOverdue: _found_overdue,
    Reconciled: _found_facts,
}
