"""Reminders of returns that are owed: a letter to one region, or one text for all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from analytics.catalogue.records import Catalogue
from analytics.measures.register import OWED
from analytics.periods import Period
from analytics.regions import Regions
from analytics.text import Texts
from analytics.text.numbers import KAZAKHSTAN_TIME, format_date
from analytics.text.periods import period_label

Row = Mapping[Any, Any]

DASH: Final = "— "


def owed_returns(rows: Sequence[Row]) -> list[Row]:
    """The returns of the register that a region still has to send or to correct."""
    return [row for row in rows if row["state"] in OWED]


def letter(
    text: Texts, catalogue: Catalogue, regions: Regions, rows: Sequence[Row], period: Period, today: dt.date
) -> str:
    """A reminder to one region: each return that it owes, with its last day and what to do.

    ``rows`` are those of the register of that region and period; the text is in the language of
    ``text`` and plain, ready to be pasted into a letter or a message.
    """
    region = regions.get(rows[0]["region_code"], period).name[text.language]
    lines = [
        DASH
        + text(
            "register.reminder.line",
            name=_form_due(text, catalogue, row),
            what=what_is_owed(text, row, today),
        )
        for row in rows
    ]
    return _framed(text, period, today, [region], ["\n".join(lines)])


def circular(
    text: Texts, catalogue: Catalogue, regions: Regions, rows: Sequence[Row], period: Period, today: dt.date
) -> str:
    """One reminder to all regions that owe something: by form, each region with what it owes."""
    forms = dict.fromkeys(row["form_code"] for row in rows)
    parts = []
    for form in forms:
        of_form = [row for row in rows if row["form_code"] == form]
        lines = [
            DASH
            + text(
                "register.reminder.line",
                name=regions.get(row["region_code"], period).name[text.language],
                what=what_is_owed(text, row, today),
            )
            for row in of_form
        ]
        parts.append("\n".join([_form_due(text, catalogue, of_form[0]), *lines]))
    return _framed(text, period, today, [], parts)


def what_is_owed(text: Texts, row: Row, today: dt.date) -> str:
    """What is still to be done about one return, in words: how late it is, or why it came back."""
    state, days = row["state"], int(row["days_late"] or 0)
    if state == "returned":
        day = row["decided_at"].replace(tzinfo=dt.UTC).astimezone(KAZAKHSTAN_TIME).date()
        date = format_date(day, text.language)
        return text("register.reminder.returned", date=date, comment=row["decision_words"])
    if state == "expected":
        return text("register.days_left", n=(row["due_on"] - today).days)
    ending = "late" if days else "plain"
    return text(f"register.reminder.{state}.{ending}", days=text("register.days", n=days))


def _form_due(text: Texts, catalogue: Catalogue, row: Row) -> str:
    return text(
        "register.reminder.form",
        form=catalogue.form(row["form_code"]).name[text.language],
        date=format_date(row["due_on"], text.language, "long"),
    )


def _framed(
    text: Texts, period: Period, today: dt.date, addressees: Sequence[str], parts: Sequence[str]
) -> str:
    title = text(
        "register.reminder.title", period=period_label(period.year, period.quarter, "quarter", text.language)
    )
    as_of = text("register.reminder.as_of", date=format_date(today, text.language))
    mend = text(
        "register.reminder.mend",
        app=text("common.app_name"),
        section=text("sections.returns"),
        page=text("submit.title"),
    )
    return "\n\n".join(["\n".join([title, *addressees]), as_of, *parts, mend])
