"""From the files ``data/forms/*.toml`` to typed forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from analytics.catalogue.indicators import SLUG_PATTERN
from analytics.catalogue.problems import Problem
from analytics.catalogue.record_reader import RecordReader
from analytics.catalogue.records import (
    CellAnchor,
    ControlSum,
    Form,
    FormIndicator,
    ListForm,
    Reading,
)
from analytics.catalogue.shared_texts import SharedTexts, body_of

Relation = Literal["equal", "at_most"]
VERSION_PATTERN = r"\d{4}\.\d+"


@dataclass(frozen=True, slots=True)
class LocatedForm:
    """A form and the file it stands in; ``sound`` is false where a field was at fault."""

    file: str
    form: Form
    sound: bool


def form_of_file(
    table: Mapping[str, object],
    file: str,
    shared: SharedTexts,
    lists: Mapping[str, ListForm],
    problems: list[Problem],
) -> LocatedForm:
    """The form that one file describes, without the indicator codes that the catalogue gives."""
    reader = RecordReader(table, file, "", problems)
    reading = cast(Reading, reader.choice("reading", get_args(Reading)))
    anchored = reader.sound and reading == "anchored"
    template = reader.sound and reading == "template"
    expected = reader.flag("expected") if reader.has("expected") else True
    form = Form(
        code=reader.text("code"),
        name=reader.localized("name"),
        body=body_of(reader, shared),
        reading=reading,
        due_days=reader.whole_number("due_days", minimum=1, default=None if expected else 0),
        sheets=_sheets(reader, anchored),
        title_patterns=_patterns(reader, "title_patterns"),
        file_name_patterns=_patterns(reader, "file_name_patterns"),
        row_code_header=reader.text("row_code_header") if anchored else "",
        indicators=tuple(_form_indicator(record) for record in reader.tables("indicator")),
        controls=tuple(_control(record) for record in reader.tables("control")),
        version=_version(reader, template),
        fingerprint=(reader.optional_text("fingerprint") or "") if template else "",
        lists=_lists(reader, lists, template),
        expected=expected,
        expected_from=reader.optional_period("expected_from"),
        body_code=str(table.get("body", "")),
    )
    reader.finish()
    return LocatedForm(file, form, reader.sound)


def _sheets(reader: RecordReader, anchored: bool) -> tuple[str, ...]:
    sheets = reader.words("sheets")
    if anchored and not sheets:
        reader.report("sheets", "an anchored form names no sheet", "name the sheets it is read from")
    return sheets


def _version(reader: RecordReader, template: bool) -> str:
    """The version that every template has, and no other form."""
    if template:
        return reader.text("version", VERSION_PATTERN)
    _report_of_template(reader, "version")
    return ""


def _lists(reader: RecordReader, lists: Mapping[str, ListForm], template: bool) -> tuple[ListForm, ...]:
    if not template:
        _report_of_template(reader, "lists")
        return ()
    codes = reader.words("lists")
    for code in codes:
        if code not in lists:
            reader.report("lists", f"{code!r} is no list", f"use one of {', '.join(lists)}")
    return tuple(lists[code] for code in codes if code in lists)


def _report_of_template(reader: RecordReader, field: str) -> None:
    if reader.has(field) and reader.sound:
        reader.report(field, "only a template has this field", "take it out")


def _patterns(reader: RecordReader, field: str) -> tuple[str, ...]:
    patterns = reader.words(field)
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            reader.report(field, f"{pattern!r} is no regular expression ({error})", "correct it")
    return patterns


def _form_indicator(reader: RecordReader) -> FormIndicator:
    code = reader.text("code")
    cells = _cells(reader, "cells")
    reader.finish()
    return FormIndicator(code, cells)


def _control(reader: RecordReader) -> ControlSum:
    control = ControlSum(
        code=reader.text("code", SLUG_PATTERN),
        name=reader.localized("name"),
        left=_cells(reader, "left"),
        right=_cells(reader, "right"),
        relation=cast(Relation, reader.choice("relation", get_args(Relation))),
        tolerance=reader.amount("tolerance"),
    )
    reader.finish()
    return control


def _cells(reader: RecordReader, field: str) -> tuple[CellAnchor, ...]:
    cells = tuple(_cell(cell) for cell in reader.tables(field))
    if not cells and reader.sound:
        reader.report(field, "no cell is named", "name at least one sheet, row_code and graph")
    return cells


def _cell(reader: RecordReader) -> CellAnchor:
    anchor = CellAnchor(
        sheet=reader.text("sheet"),
        row_code=reader.whole_number("row_code", minimum=1),
        graph=reader.whole_number("graph", minimum=1),
    )
    reader.finish()
    return anchor
