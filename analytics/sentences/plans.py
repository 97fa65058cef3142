"""Regional Plans in words: what came due and was done, who is late, which lists lack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from analytics.periods import Period
from analytics.regions import REPUBLIC
from analytics.sentences.named import named_regions
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent, join_names
from analytics.text.periods import period_short

if TYPE_CHECKING:
    import pandas as pd

REGIONS_NAMED: Final = 4

Record = Mapping[Any, Any]


def plan_sentences(summary: pd.DataFrame, code: str, names: Mapping[str, str], text: Texts) -> list[str]:
    """What the plans of a region, or of all (``00``), tell: each sentence from the same counts.

    ``summary`` is the table of ``plan_summary``, ``names`` the short names of the regions. One sentence
    that no list came where none did.
    """
    row = _row(summary, code)
    if not row["units_received"]:
        return [text("plan_sentences.none")]
    number = int(row["measures"])
    if code == REPUBLIC:
        told = [text("plan_sentences.listed_all", n=number, came=_units(row, text))]
    else:
        told = [text("plan_sentences.listed", n=number)]
    if number:
        told += [due_sentence(row, text), _overdue(summary, row, code, names, text), _without(row, text)]
        told.append(_money(row, text))
    return [sentence for sentence in told if sentence]


def due_sentence(row: Record, text: Texts) -> str:
    """How many measures came due, and the share done on time with its limits."""
    due = int(row["due"])
    if not due:
        return text("plan_sentences.nothing_due")
    return text(
        "plan_sentences.due",
        n=due,
        on_time=format_number(int(row["on_time"]), text.language),
        share=share_words(row, text),
        late=format_number(int(row["done_late"]), text.language),
        undated=format_number(int(row["done_undated"]), text.language),
    )


def share_words(row: Record, text: Texts) -> str:
    """A share with its limits: ``77,8 % (95 %: 68,2–85,1 %)``."""
    value, lower, upper = (float(row[name]) for name in ("share", "lower", "upper"))
    return text(
        "plan_sentences.share",
        value=format_percent(value, text.language),
        lower=format_number(lower, text.language, 1),
        upper=format_percent(upper, text.language),
    )


def lists_sentences(
    received: pd.DataFrame, period: Period, names: Mapping[str, str], text: Texts, what: str = "measures"
) -> list[str]:
    """Whose list lacks (with the last one of the year before), is empty, or is of an earlier quarter.

    ``names`` are those of the reporting units, ``what`` the list: ``measures`` or ``partners``.
    """
    records = received.to_dict("records")
    lacking = [one for one in records if _is_none(one["batch_id"])]
    empty = [str(one["unit_code"]) for one in records if one[what] == 0 and not _is_none(one["batch_id"])]
    earlier = [one for one in records if one["is_earlier"]]
    told = []
    if lacking:
        words = [_with_last_year(one, names, text) for one in lacking]
        told.append(text("plan_sentences.lacking", year=period.year, names=_enumeration(words, text)))
    if empty:
        told.append(text(f"plan_sentences.empty_{what}", names=named_regions(empty, names, text)))
    if earlier:
        words = [f"{names[str(one['unit_code'])]} ({_quarter(one['period'], text)})" for one in earlier]
        told.append(text("plan_sentences.earlier", names=_enumeration(words, text)))
    return told


def _units(row: Record, text: Texts) -> str:
    return text("plan_sentences.came", came=int(row["units_received"]), n=int(row["units"]))


def _overdue(summary: pd.DataFrame, row: Record, code: str, names: Mapping[str, str], text: Texts) -> str:
    overdue = int(row["overdue"])
    if not overdue:
        return text("plan_sentences.none_overdue")
    if code != REPUBLIC:
        return text("plan_sentences.overdue", n=overdue)
    own = summary[summary["region_code"].ne(REPUBLIC) & summary["overdue"].gt(0)]
    most = own.sort_values(["overdue", "region_code"], ascending=[False, True]).head(REGIONS_NAMED)
    words = [f"{names[one['region_code']]} ({int(one['overdue'])})" for one in most.to_dict("records")]
    key = "plan_sentences.overdue_most" if len(own) > len(most) else "plan_sentences.overdue_in"
    return text(key, n=overdue, names=join_names(words, text.language))


def _without(row: Record, text: Texts) -> str:
    told = [
        text(f"plan_sentences.{name}", n=int(row[name]))
        for name in ("without_indicator", "without_evidence", "disagreeing")
        if row[name]
    ]
    return " ".join(told)


def _money(row: Record, text: Texts) -> str:
    sums = {name: format_number(row[f"{name}_money"], text.language, 1) for name in ("budget", "other")}
    told = text("plan_sentences.money", **sums)
    if row["without_money"]:
        told = f"{told} {text('plan_sentences.without_money', n=int(row['without_money']))}"
    return told


def _with_last_year(one: Record, names: Mapping[str, str], text: Texts) -> str:
    name = names[str(one["unit_code"])]
    if _is_none(one["last_year_period"]):
        return name
    last = _quarter(one["last_year_period"], text)
    return text("plan_sentences.last_year", name=name, period=last)


def _enumeration(words: list[str], text: Texts) -> str:
    return join_names(words, text.language).removesuffix(".")


def _quarter(period: str, text: Texts) -> str:
    parsed = Period.parse(str(period))
    return period_short(parsed.year, parsed.quarter, text.language, "cumulative").removesuffix(".")


def _row(summary: pd.DataFrame, code: str) -> Record:
    return dict(summary[summary["region_code"].eq(code)].to_dict("records")[0])


def _is_none(value: Any) -> bool:
    import pandas as pd

    return value is None or bool(pd.isna(value))
