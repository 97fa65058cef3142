"""A return of lists drawn as text tables, with the accepted lists beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from analytics.catalogue import load_catalogue
from analytics.intake import ReturnContext, check_return
from analytics.intake.batch import Finding, ListRow, Reading
from analytics.intake.checks import Known, KnownList, Rules, load_rules
from analytics.intake.wording import wording
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.store.list_rows import LISTS
from analytics.text import LANGUAGES, Language, texts
from tests.measures.text_tables import rows_of

FIRST_ROW = 6
ALWAYS: Mapping[str, Mapping[str, str]] = {
    "event": {
        "kind": "talk", "title": "Встреча", "held_on": "2025-05-14", "holder": "education", "children": "25",
    },
    "plan_measure": {
        "measure": "1. Открыть кружок", "agency": "УО", "due_on": "2025-12-01", "state": "running",
    },
    "partner": {"kind": "ngo", "name": "Фонд", "signed_on": "2025-01-20"},
}  # fmt: skip


def list_rows(list_code: str, text: str) -> tuple[ListRow, ...]:
    """The rows of a table drawn with ``|``: what a column does not say is usual, ``.`` is blank.

    They stand from row 6 on, the first column of the list in B.
    """
    columns = LISTS[list_code]
    listed = next(one for one in load_catalogue().form("ZM-L").lists if one.code == list_code)
    found = []
    for number, drawn in enumerate(rows_of(text), start=FIRST_ROW):
        said = {**ALWAYS[list_code], **{code: word for code, word in drawn.items() if word}}
        values = {code: _value(said.get(code), kind) for code, kind in columns.items()}
        cells = {code: f"{chr(ord('B') + place)}{number}" for place, code in enumerate(columns)}
        found.append(ListRow(list_code, listed.name.ru, number, values, cells))
    return tuple(found)


def drawn_lists(
    *rows: tuple[ListRow, ...],
    known: Mapping[str, Iterable[tuple[ListRow, ...]]] | None = None,
    region_code: str = "35",
    period: str = "2025Q3",
    form_code: str = "ZM-L",
    rules: Rules | None = None,
) -> ReturnContext:
    """A return of these lists; ``known`` are accepted ones by period, the same period first."""
    lists = [
        KnownList(Period.parse(words), 1, tuple(row for one in own for row in one))
        for words, own in (known or {}).items()
    ]
    every = tuple(row for one in rows for row in one)
    return ReturnContext(
        reading=Reading("lists.xlsx", "", 0, form_code, (), (), (), rows=every),
        form=load_catalogue().form(form_code),
        region_code=region_code,
        period=Period.parse(period),
        today=dt.date(2026, 11, 23),
        catalogue=load_catalogue(),
        regions=load_regions(),
        known=Known(lists=tuple(lists)),
        rules=rules or load_rules(),
    )


def told(context: ReturnContext) -> list[tuple[str, str, str | None]]:
    """Code, severity and cell of everything that the checks find."""
    return [(one.code, one.severity, one.cell) for one in check_return(context)]


def sentences(context: ReturnContext, code: str) -> dict[Language, str]:
    """The sentence of the first finding of a code in every language, with nothing left open."""
    finding = next(one for one in check_return(context) if one.code == code)
    return sentences_of(finding)


def sentences_of(finding: Finding) -> dict[Language, str]:
    """The sentence of a finding in every language, with nothing left open in any part."""
    said = {language: wording(finding, "lists.xlsx", texts(language)) for language in LANGUAGES}
    for words in said.values():
        assert words.title
        assert not any("{" in part for part in (words.message, words.expected, words.mend))
    return {language: words.message for language, words in said.items()}


def _value(word: str | None, kind: str) -> str | float | None:
    if word is None or word == ".":
        return None
    return float(word) if kind == "number" else word
