"""The figures of a template: one row an indicator, found by its code wherever the row was moved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analytics.catalogue.indicators import CODE_PATTERN
from analytics.catalogue.records import Catalogue, Form, Indicator
from analytics.intake.batch import Finding, Observation, Severity
from analytics.intake.child.second_look import address
from analytics.intake.figure_findings import figure_at, figure_findings
from analytics.intake.figures import Figure, figure_of, number_words
from analytics.intake.localized_values import name_values
from analytics.intake.opening import Cell
from analytics.intake.template_columns import KeyedSheet, is_filled
from analytics.intake.template_extras import filled_addresses, ignored_cells
from analytics.intake.templates import layout
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Localized

CODE = re.compile(CODE_PATTERN)
AS_LATIN = str.maketrans("АВСЕ", "ABCE")  # Cyrillic letters in which a code may have been typed anew
NEEDED_COLUMNS = (layout.CODE, layout.VALUE)
YES_NO_UNIT = "yes_no"

Place = tuple[KeyedSheet, int]


@dataclass(slots=True)
class FiguresRead:
    """The observations of a template with the explanations that a person wrote beside them."""

    observations: list[Observation] = field(default_factory=list)
    explanations: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_figures(
    form: Form, sheets: Sequence[KeyedSheet], catalogue: Catalogue, current_version: bool
) -> FiguresRead:
    """Read every indicator of a form once; a row that is missing or stands twice is a finding.

    In a template of another version a missing row is no mistake of the person: it is a warning.
    """
    read = FiguresRead()
    usable = [sheet for sheet in sheets if _is_usable(sheet, read)]
    places = _places(usable, form, read)
    missing: Severity = "error" if current_version else "warning"
    for code in form.indicator_codes:
        indicator = catalogue.indicators[code]
        found = places.get(code, [])
        if len(found) == 1:
            _read_row(found[0], indicator, read)
        elif found:
            read.findings.append(_repeated(indicator, found))
        elif len(usable) == len(sheets):
            values = name_values("indicator", indicator.name)
            read.findings.append(
                Finding("template_row_missing", missing, None, None, code, code, values=values)
            )
    for sheet in usable:
        read.findings += ignored_cells(sheet.sheet, _extras(sheet, form))
    return read


def _is_usable(sheet: KeyedSheet, read: FiguresRead) -> bool:
    """Whether the columns of codes and of values stand there, each once."""
    if sheet.by_words:
        read.findings.append(Finding("template_keys_missing", "warning", sheet.sheet.name))
    lacking = [key for key in NEEDED_COLUMNS if key not in sheet.columns]
    for key in lacking:
        values = name_values("column", column_name(key))
        if key in sheet.repeated:
            given = sheet.repeated[key]
            read.findings.append(
                Finding("template_column_repeated", "error", sheet.sheet.name, given=given, values=values)
            )
        else:
            read.findings.append(Finding("template_column_missing", "error", sheet.sheet.name, values=values))
    return not lacking


def column_name(key: str) -> Localized:
    """The heading that a template gives to a column of figures, in each language."""
    words = {
        language: texts(language)(f"templates.columns.{key.removeprefix('zm:')}") for language in LANGUAGES
    }
    return Localized(**words)


def _places(sheets: Iterable[KeyedSheet], form: Form, read: FiguresRead) -> Mapping[str, list[Place]]:
    """The rows of each indicator of the form; a code that the form does not have is told."""
    found: dict[str, list[Place]] = {}
    for sheet in sheets:
        for row in range(len(sheet.sheet.rows)):
            code = code_of(sheet.cell(row, layout.CODE))
            if code in form.indicator_codes:
                found.setdefault(code, []).append((sheet, row))
            elif code and is_filled(sheet.cell(row, layout.VALUE)):
                read.findings.append(_unknown(sheet, row, code, "warning"))
            elif code:
                read.findings.append(_unknown(sheet, row, code, "note"))
    return found


def code_of(cell: Cell | None) -> str:
    """The code of an indicator that stands in a cell, or an empty text."""
    words = cell.strip().upper().translate(AS_LATIN) if isinstance(cell, str) else ""
    return words if CODE.fullmatch(words) else ""


def _unknown(sheet: KeyedSheet, row: int, code: str, severity: Severity) -> Finding:
    cell = sheet.address(row, layout.CODE)
    return Finding("template_indicator_unknown", severity, sheet.sheet.name, cell, given=code)


def _repeated(indicator: Indicator, places: Sequence[Place]) -> Finding:
    cells = [f"{sheet.sheet.name}!{sheet.address(row, layout.VALUE)}" for sheet, row in places]
    sheet, row = places[-1]
    return Finding(
        "template_row_repeated",
        "error",
        sheet.sheet.name,
        sheet.address(row, layout.VALUE),
        indicator.code,
        given=indicator.code,
        values={**name_values("indicator", indicator.name), "cells": ", ".join(cells)},
    )


def _read_row(place: Place, indicator: Indicator, read: FiguresRead) -> None:
    sheet, row = place
    name, cell = sheet.sheet.name, sheet.address(row, layout.VALUE)
    given = sheet.cell(row, layout.VALUE)
    figure = figure_at(sheet.sheet, cell, given)
    if indicator.unit == YES_NO_UNIT:
        figure = _yes_or_no(figure, given)
    beside = _value_beside(sheet, row) if figure.status == "blank" else None
    if beside is not None:
        values = {**name_values("indicator", indicator.name), "other_cell": beside}
        read.findings.append(Finding("value_beside", "error", name, cell, indicator.code, values=values))
    else:
        whole = indicator.decimals == 0
        read.findings += figure_findings(figure, name, cell, indicator.code, whole)
    if cell in sheet.sheet.formulas:
        formula = formula_words(sheet.sheet.formulas[cell])
        values = {"read_as": number_words(figure.value)} if figure.value is not None else {"read_as": "…"}
        read.findings.append(
            Finding("formula_value", "note", name, cell, indicator.code, formula, values=values)
        )
    read.observations.append(Observation(indicator.code, figure.value, figure.status, name, cell))
    words = _words(sheet.cell(row, layout.EXPLANATION)) if beside is None else ""
    if words:
        read.explanations[indicator.code] = words


def formula_words(formula: str) -> str:
    """A formula as a person sees it; one that is shared with another cell has no words of its own."""
    return f"={formula}" if formula else "=…"


def _yes_or_no(figure: Figure, given: Cell | None) -> Figure:
    """One for yes and zero for no, as the template asks; the words are read too, and that is said."""
    if isinstance(given, bool):
        return Figure(float(given), "number", "text_number", figure.given)
    if isinstance(given, str):
        for word, value in (("yes", 1.0), ("no", 0.0)):
            if given.strip().casefold() in answers(word):
                return Figure(value, "number", "text_number", given)
    return figure


def answers(word: str) -> frozenset[str]:
    """How «yes» or «no» is said in the three languages."""
    return frozenset(texts(language)(f"templates.words.{word}").casefold() for language in LANGUAGES)


def _value_beside(sheet: KeyedSheet, row: int) -> str | None:
    """The cell of a row in which a number stands that belongs into the empty cell of the value."""
    keyed = {column for key, column in sheet.columns.items() if key != layout.EXPLANATION}
    for column, cell in enumerate(sheet.sheet.rows[row]):
        if column not in keyed and is_filled(cell) and figure_of(cell).status == "number":
            return address(row + 1, column + 1)
    return None


def _words(cell: Cell | None) -> str:
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float):
        return number_words(cell)
    return cell.strip() if isinstance(cell, str) else cell.words


def _extras(sheet: KeyedSheet, form: Form) -> list[str]:
    """Filled cells below the header that are read into nothing; unknown codes are told apart."""
    codes = [code_of(sheet.cell(row, layout.CODE)) for row in range(len(sheet.sheet.rows))]
    first = next((row for row, code in enumerate(codes) if code), sheet.first_row)
    found: list[str] = []
    for row in range(min(first, sheet.first_row) if sheet.by_words else first, len(codes)):
        if codes[row] in form.indicator_codes:
            found += _beside(sheet, row)
        elif not codes[row]:
            found += filled_addresses(sheet.sheet, row)
    return found


def _beside(sheet: KeyedSheet, row: int) -> list[str]:
    """Filled cells of an indicator's row that stand under no key."""
    if not is_filled(sheet.cell(row, layout.VALUE)) and _value_beside(sheet, row) is not None:
        return []
    return filled_addresses(sheet.sheet, row, sheet.columns.values())


def holds_codes(sheet_rows: Sequence[Sequence[Cell]], codes: Iterable[str]) -> bool:
    """Whether some of these indicators stand on a sheet, one below the other."""
    wanted = set(codes)
    width = max((len(row) for row in sheet_rows), default=0)
    return any(
        sum(code_of(row[column]) in wanted for row in sheet_rows if column < len(row)) >= 2
        for column in range(width)
    )
