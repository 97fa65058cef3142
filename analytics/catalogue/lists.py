"""From the files ``data/lists/*.toml`` to typed lists: events, plan measures, partners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from analytics.catalogue.indicators import SLUG_PATTERN
from analytics.catalogue.problems import Problem
from analytics.catalogue.record_reader import RecordReader
from analytics.catalogue.records import ColumnType, ListChoice, ListColumn, ListForm
from analytics.text.localized import LANGUAGES


@dataclass(frozen=True, slots=True)
class LocatedList:
    """A list and the file it stands in; ``sound`` is false where a field was at fault."""

    file: str
    list_form: ListForm
    sound: bool


def list_of_file(table: Mapping[str, object], file: str, problems: list[Problem]) -> LocatedList:
    """The list that one file describes, its columns in the order of the file."""
    reader = RecordReader(table, file, "", problems)
    list_form = ListForm(
        code=reader.text("code", SLUG_PATTERN),
        name=reader.localized("name"),
        columns=tuple(_column(record) for record in reader.tables("column")),
    )
    if reader.sound and not list_form.columns:
        reader.report("column", "the list has no column", "add a [[column]]")
    reader.finish()
    return LocatedList(file, list_form, reader.sound)


def _column(reader: RecordReader) -> ListColumn:
    column_type = cast(ColumnType, reader.choice("type", get_args(ColumnType)))
    is_choice = reader.sound and column_type == "choice"
    column = ListColumn(
        code=reader.text("code", SLUG_PATTERN),
        name=reader.localized("name"),
        type=column_type,
        required=reader.flag("required"),
        help=reader.optional_localized("help"),
        choices=tuple(_choice(record) for record in reader.tables("choice")),
        not_before=reader.optional_text("not_before"),
        within_period=reader.flag("within_period") if reader.has("within_period") else False,
    )
    if is_choice and not column.choices:
        reader.report("choice", "there is nothing to choose from", "add a [[column.choice]]")
    if column.choices and not is_choice and reader.sound:
        cause = f"a column of the type {column_type} has no choices"
        reader.report("choice", cause, 'write type = "choice", or take them out')
    reader.finish()
    return column


def _choice(reader: RecordReader) -> ListChoice:
    choice = ListChoice(code=reader.text("code", SLUG_PATTERN), name=reader.localized("name"))
    reader.finish()
    return choice


def inconsistent_lists(lists: Sequence[LocatedList]) -> Iterator[Problem]:
    """Every disagreement between the sound lists and within each of them."""
    seen: dict[str, str] = {}
    for located in lists:
        code = located.list_form.code
        if code in seen:
            cause = f"{code!r} is already used in {seen[code]}"
            yield Problem(located.file, "", "code", cause, "give it a code of its own")
        seen.setdefault(code, located.file)
        if located.sound:
            for record, field, cause, mend in _of_list(located.list_form):
                yield Problem(located.file, record, field, cause, mend)


def _of_list(list_form: ListForm) -> Iterator[tuple[str, str, str, str]]:
    types: dict[str, ColumnType] = {}
    for column in list_form.columns:
        if column.code in types:
            yield column.code, "code", "two columns have this code", "give each a code of its own"
        types.setdefault(column.code, column.type)
    for column in list_form.columns:
        both = (column.type, types.get(column.not_before or ""))
        if column.not_before is not None and both != ("date", "date"):
            cause = f"{column.code} and {column.not_before!r} are not both dates of this list"
            yield column.code, "not_before", cause, "name a date column of the list, or take it out"
        if column.within_period and column.type != "date":
            cause = f"{column.code} is no date"
            yield column.code, "within_period", cause, "take it out, or make the column a date"
        yield from _ambiguous_choices(column)


def _ambiguous_choices(column: ListColumn) -> Iterator[tuple[str, str, str, str]]:
    """A word that stands for two choices could not be read back from a workbook."""
    owners: Counter[str] = Counter()
    for choice in column.choices:
        words = {choice.name[language].casefold() for language in LANGUAGES}
        owners.update(words | {choice.code})
    for word in sorted(word for word, number in owners.items() if number > 1):
        cause = f"{word!r} stands for two choices"
        yield column.code, "choice", cause, "give each choice its own code and words"
