"""What must agree between the records of the catalogue: references, ratios, parts, forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analytics.catalogue.derived import rate_unit
from analytics.catalogue.forms import LocatedForm
from analytics.catalogue.indicators import LocatedIndicator
from analytics.catalogue.problems import Problem
from analytics.catalogue.records import CellAnchor, Form, Indicator


def inconsistencies(
    indicators: Sequence[LocatedIndicator], forms: Sequence[LocatedForm]
) -> Iterator[Problem]:
    """Every disagreement between sound records; a record at fault is still known by its code."""
    by_code = _by_code(indicators)
    forms_by_code = {located.form.code: located.form for located in forms}
    yield from _used_twice(indicators)
    yield from _forms_used_twice(forms)
    for located in indicators:
        if located.sound and by_code[located.indicator.code] is located.indicator:
            for field, cause, mend in _of_indicator(located.indicator, by_code, forms_by_code):
                yield Problem(located.file, located.indicator.code, field, cause, mend)
    for form in forms:
        if form.sound:
            for record, field, cause, mend in _of_form(form.form, by_code):
                yield Problem(form.file, record, field, cause, mend)


def _by_code(indicators: Sequence[LocatedIndicator]) -> dict[str, Indicator]:
    """The indicators by code; of two with one code the first, for the second is reported."""
    found: dict[str, Indicator] = {}
    for located in indicators:
        found.setdefault(located.indicator.code, located.indicator)
    return found


def _used_twice(indicators: Sequence[LocatedIndicator]) -> Iterator[Problem]:
    codes: dict[str, str] = {}
    slugs: dict[str, str] = {}
    for located in indicators:
        if not located.sound:
            continue
        indicator, file = located.indicator, located.file
        for field, key, seen in (
            ("code", indicator.code, codes),
            ("slug", indicator.slug, slugs),
        ):
            if key in seen:
                cause = f"{key!r} is already used in {seen[key]}"
                yield Problem(file, indicator.code, field, cause, f"give it a {field} of its own")
            seen.setdefault(key, file)


def _forms_used_twice(forms: Sequence[LocatedForm]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for located in forms:
        code = located.form.code
        if code in seen:
            cause = f"{code!r} is already used in {seen[code]}"
            yield Problem(located.file, "", "code", cause, "give it a code of its own")
        seen.setdefault(code, located.file)


def _of_indicator(
    indicator: Indicator, by_code: Mapping[str, Indicator], forms: Mapping[str, Form]
) -> Iterator[tuple[str, str, str]]:
    yield from _unknown_references(indicator, by_code, forms)
    yield from _faults_of_rate(indicator, by_code)
    yield from _faults_of_reporting(indicator)
    if _leads_back(indicator, by_code):
        yield "part_of", "the parts form a circle", "break the circle"


def _unknown_references(
    indicator: Indicator, by_code: Mapping[str, Indicator], forms: Mapping[str, Form]
) -> Iterator[tuple[str, str, str]]:
    part_of = (indicator.part_of,) if indicator.part_of else ()
    for field, codes in (
        ("numerator", indicator.numerator),
        ("denominator", indicator.denominator),
        ("part_of", part_of),
    ):
        for code in codes:
            if code not in by_code:
                cause = f"{code!r} is no indicator of the catalogue"
                yield field, cause, "use the code of an indicator"
    for form in indicator.forms:
        if form not in forms:
            yield "forms", f"{form!r} is no form", f"use one of {', '.join(forms)}"


def _faults_of_rate(indicator: Indicator, by_code: Mapping[str, Indicator]) -> Iterator[tuple[str, str, str]]:
    if indicator.denominator and indicator.population_band:
        cause = "there are a denominator and a population band"
        yield "denominator", cause, "keep one of the two"
        return
    for field, codes in (
        ("numerator", indicator.numerator),
        ("denominator", indicator.denominator),
    ):
        for code in codes:
            if code in by_code and code != indicator.code and by_code[code].kind == "ratio":
                yield field, f"{code!r} is a ratio", "use codes of flows and stocks"
    if indicator.kind != "ratio":
        return
    if not indicator.has_rate:
        yield "denominator", "a ratio has no denominator", "name codes or a population_band"
    elif indicator.unit != rate_unit(indicator):
        cause = f"{indicator.unit!r} does not fit its denominator and per"
        yield "unit", cause, f"write {rate_unit(indicator)!r}"


def _faults_of_reporting(indicator: Indicator) -> Iterator[tuple[str, str, str]]:
    if indicator.kind == "ratio" and indicator.forms:
        yield "forms", "a ratio is computed, no form reports it", "take the forms out"
    if indicator.kind != "ratio" and not indicator.forms:
        yield "forms", f"no form reports this {indicator.kind}", "name the form that reports it"


def _leads_back(indicator: Indicator, by_code: Mapping[str, Indicator]) -> bool:
    """Whether going from part to whole comes back to the indicator itself."""
    passed: set[str] = set()
    whole = indicator.part_of
    while whole is not None and whole in by_code and whole not in passed:
        passed.add(whole)
        whole = by_code[whole].part_of
    return indicator.code in passed


def _of_form(form: Form, by_code: Mapping[str, Indicator]) -> Iterator[tuple[str, str, str, str]]:
    placed = [place.indicator_code for place in form.indicators]
    for code in placed:
        if code not in by_code:
            cause = f"{code!r} is no indicator of the catalogue"
            yield code, "code", cause, "use the code of an indicator"
        elif form.code not in by_code[code].forms:
            cause = f"the record of {code} does not name the form {form.code}"
            yield code, "code", cause, "add the form to its forms, or take the cells out"
    for code in sorted({code for code in placed if placed.count(code) > 1}):
        yield code, "code", "its cells are given twice", "keep one of the two"
    if form.reading == "anchored":
        for code, indicator in by_code.items():
            if form.code in indicator.forms and code not in placed:
                cause = f"the form {form.code} has no cells for {code}"
                yield code, "cells", cause, "add an [[indicator]] with its cells"
    yield from _cells_on_unknown_sheets(form)


def _cells_on_unknown_sheets(form: Form) -> Iterator[tuple[str, str, str, str]]:
    records: list[tuple[str, tuple[CellAnchor, ...]]] = [
        (place.indicator_code, place.cells) for place in form.indicators
    ]
    records += [(control.code, control.left + control.right) for control in form.controls]
    for record, cells in records:
        for sheet in dict.fromkeys(cell.sheet for cell in cells if cell.sheet not in form.sheets):
            cause = f"the sheet {sheet!r} is not among the form's sheets"
            yield record, "cells", cause, "add it to sheets, or correct it"
