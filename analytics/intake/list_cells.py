"""One cell of a list, by the type of its column: a value, or a finding that says what to type."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from analytics.catalogue.records import Catalogue, ListColumn
from analytics.intake.batch import Finding
from analytics.intake.figure_findings import figure_findings
from analytics.intake.figures import SPACES, figure_of, number_words
from analytics.intake.list_dates import date_of, date_words
from analytics.intake.localized_values import name_values
from analytics.intake.opening import Cell, Moment
from analytics.intake.template_figures import AS_LATIN, CODE, answers
from analytics.text.localized import LANGUAGES, Localized

LONGEST_TEXT = 200  # of a text that a finding repeats

Value = str | float | None


@dataclass(frozen=True, slots=True)
class ListCell:
    """Where a filled cell of a list stands and which column it belongs to."""

    cell: Cell
    column: ListColumn
    sheet: str
    place: str


@dataclass(slots=True)
class CellRead:
    """The value that is stored and what is said about the cell."""

    value: Value
    findings: list[Finding] = field(default_factory=list)


def read_list_cell(given: ListCell, catalogue: Catalogue) -> CellRead:
    """The value of one filled cell; a cell that holds no more than spaces is not filled."""
    match given.column.type:
        case "text":
            return CellRead(words_of(given.cell))
        case "date":
            return _date(given)
        case "count" | "money":
            return _number(given)
        case "choice":
            return _choice(given)
        case "indicator":
            return _indicator(given, catalogue)
        case "yes_no":
            return _yes_no(given)


def is_blank(cell: Cell | None) -> bool:
    """Whether nothing or no more than spaces stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.translate(SPACES).strip())


def words_of(cell: Cell) -> str:
    """A cell as text, exactly as it is typed."""
    if isinstance(cell, Moment):
        return cell.words
    if isinstance(cell, bool):
        return str(cell).upper()
    return number_words(cell) if isinstance(cell, float) else cell


def _date(given: ListCell) -> CellRead:
    read = date_of(given.cell)
    if not read.fault:
        return CellRead(read.day.isoformat() if read.day else None)
    values = _column_values(given)
    if read.day is not None:
        values["read_as"] = date_words(read.day)
        note = Finding("list_date_text", "note", given.sheet, given.place, None, read.given, values=values)
        return CellRead(read.day.isoformat(), [note])
    if read.readings:
        first, second = sorted(read.readings)
        values |= {"first_day": date_words(first), "second_day": date_words(second)}
    return CellRead(
        None, [Finding(read.fault, "error", given.sheet, given.place, None, cut(read.given), values=values)]
    )


def _number(given: ListCell) -> CellRead:
    figure, whole = figure_of(given.cell), given.column.type == "count"
    findings = list(figure_findings(figure, given.sheet, given.place, None, whole))
    return CellRead(figure.value, findings)


def _choice(given: ListCell) -> CellRead:
    said = squeezed(words_of(given.cell))
    for choice in given.column.choices:
        if said == choice.code or said in {squeezed(choice.name[language]) for language in LANGUAGES}:
            return CellRead(choice.code)
    names = {
        language: "; ".join(choice.name[language] for choice in given.column.choices)
        for language in LANGUAGES
    }
    values = name_values("choices", Localized(**names))
    return _refused(given, Finding("list_choice_unknown", "error", values=values))


def indicator_named(words: str, catalogue: Catalogue) -> str | None:
    """The code of the indicator that some words name: its code first, or its whole name."""
    words = words.strip()
    code = next(iter(words.split("·")[0].split()), "").upper().translate(AS_LATIN)
    if CODE.fullmatch(code) and code in catalogue.indicators:
        return code
    named = [
        one.code
        for one in catalogue.indicators.values()
        if squeezed(words) in {squeezed(one.name[language]) for language in LANGUAGES}
    ]
    return named[0] if len(named) == 1 else None


def _indicator(given: ListCell, catalogue: Catalogue) -> CellRead:
    code = indicator_named(words_of(given.cell), catalogue)
    return _refused(given, Finding("list_indicator_unknown", "error")) if code is None else CellRead(code)


def _yes_no(given: ListCell) -> CellRead:
    if isinstance(given.cell, (bool, float)) and given.cell in (0.0, 1.0):
        return CellRead(float(given.cell))
    said = squeezed(words_of(given.cell))
    for word, value in (("yes", 1.0), ("no", 0.0)):
        if said in answers(word) or said == number_words(value):
            return CellRead(value)
    return _refused(given, Finding("list_yes_no_wrong", "error"))


def _refused(given: ListCell, finding: Finding) -> CellRead:
    """No value, and the finding at its cell with what stands there and the name of the column."""
    values = {**_column_values(given), **finding.values}
    placed = replace(
        finding, sheet=given.sheet, cell=given.place, given=cut(words_of(given.cell)), values=values
    )
    return CellRead(None, [placed])


def _column_values(given: ListCell) -> dict[str, str]:
    return name_values("column", given.column.name)


def cut(words: str) -> str:
    """A text as a finding repeats it."""
    return words if len(words) <= LONGEST_TEXT else f"{words[:LONGEST_TEXT]}…"


def squeezed(words: str) -> str:
    """Words without differences of case and spaces."""
    return " ".join(words.translate(SPACES).split()).casefold()
