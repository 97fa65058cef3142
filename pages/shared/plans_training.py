"""The part «training»: teachers trained from the budget and other funds, by region and by quarter."""

from __future__ import annotations

from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from analytics.charts.plan_states import fund_parts
from analytics.charts.stacked_rows import StackedRow, stacked_alt, stacked_rows
from analytics.charts.theme import Figure
from analytics.measures.training import CODES, SHARE, training, training_changes
from analytics.periods import Period, periods_between
from analytics.regions import REPUBLIC
from analytics.sentences.changes import change_words, interval_words
from analytics.sentences.training import training_sentences
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number, format_percent
from analytics.text.periods import period_short
from pages.shared import data, state
from pages.shared.literal import literal
from pages.shared.plans_downloads import excel_download, picture_download
from pages.shared.plans_view import REGION, PlansView, Record, chart_view, is_blank, names_of
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import Theme, clicks_choose, origin_banner, show_figure, theme

BY_REGION, BY_QUARTER, TABLE = "training_regions", "training_quarters", "training_table"
QUARTERS: Final = 12
COUNTS: Final = ("budget", "other", "trained", "teachers", "prevention")
COLUMNS: Final = (*COUNTS[:4], "share", "change", COUNTS[4])


def training_part(text: Texts, view: PlansView) -> None:
    """Say how many were trained and what changed, draw regions and quarters by funds, give the table."""
    table = training_of(view)
    now = table[table["period"].eq(str(view.period))]
    own = now[now["region_code"].eq(view.region_code)] if view.region_code else now
    origin_banner(text, sorted({one for words in own["origins"] for one in str(words).split(";") if one}))
    st.markdown(literal(" ".join(_told(text, view))))
    if view.moment is not None:
        st.caption(text("plans_training.figures_now"))
    if now["share"].notna().sum() == 0:
        return
    if not view.region_code:
        _chart(text, view, BY_REGION)
    _chart(text, view, BY_QUARTER)
    quarters = quarters_of(view)
    if (quarters["regions"] < quarters["expected"]).any():
        st.caption(text("plans_training.partial_quarters"))
    show_table(data.kept_by_words(_quarters_source, view, text.language), f"{BY_QUARTER}_table")
    excel_download(text, view)
    st.subheader(text("plans_training.table"))
    st.caption(text("plans_training.table_hint"))
    show_table(data.kept_by_words(_source, view, text.language), TABLE, view.region_code or None, _choose)
    _links(text, view)


def training_of(view: PlansView) -> pd.DataFrame:
    """The figures of the last quarters and of the same period of last year, for all regions."""
    first = min(view.period.shift(1 - QUARTERS), view.period.same_period_last_year)
    return data.measured(training, periods_between(first, view.period), view.borders)


def changes_of(view: PlansView) -> pd.DataFrame:
    """The changes on last year, for all regions."""
    return training_changes(training_of(view), data.catalogue(), view.period)


def _told(text: Texts, view: PlansView) -> list[str]:
    table, code = training_of(view), view.region_code or REPUBLIC
    now = table[table["period"].eq(str(view.period))]
    row = now[now["region_code"].eq(code)].to_dict("records")[0]
    moved = changes_of(view)
    change = moved[moved["region_code"].eq(code)].to_dict("records")[0]
    lacking = now[now["share"].isna() & now["region_code"].ne(REPUBLIC)]
    missing = [] if view.region_code else [str(one) for one in lacking["region_code"]]
    return training_sentences(row, change, missing, names_of(view, text.language), text)


def _chart(text: Texts, view: PlansView, key: str) -> None:
    title = _chart_title(text, view, key)
    st.subheader(title)
    st.caption(text("plans_training.chart_hint"))
    figure = data.kept_by_words(training_figure, view, key, text.language, theme(), state.narrow())
    alt = stacked_alt(
        _rows(view, key, text.language), fund_parts(text, theme()), chart_view(view, text.language), title
    )
    on_click = partial(clicks_choose, key) if key == BY_REGION else None
    show_figure(figure, key, alt, on_click)
    draw = partial(training_figure, view, key, text.language, theme(), False)
    picture_download(text, view, draw, key, title)


def training_figure(view: PlansView, key: str, language: Language, colours: Theme, narrow: bool) -> Figure:
    """Bars of teachers trained by funds, a row a region or a quarter."""
    text = texts(language)
    rows = _rows(view, key, language)
    return stacked_rows(
        rows,
        fund_parts(text, colours),
        chart_view(view, language, 0, colours, narrow),
        text("plans_training.axis"),
    )


def _rows(view: PlansView, key: str, language: Language) -> list[StackedRow]:
    text, table = texts(language), training_of(view)
    if key == BY_REGION:
        names = names_of(view, language)
        now = table[table["period"].eq(str(view.period)) & table["region_code"].ne(REPUBLIC)]
        return [
            _row(text, one, str(one["region_code"]), names[one["region_code"]])
            for one in now.to_dict("records")
        ]
    shown = quarters_of(view).to_dict("records")
    return [_row(text, one, str(one["period"]), quarter_words(text, one)) for one in shown]


def quarters_of(view: PlansView) -> pd.DataFrame:
    """The last quarters of the region that is asked for, or of the republic, the oldest first."""
    table = training_of(view)
    own = table[table["region_code"].eq(view.region_code or REPUBLIC)].sort_values("period")
    return own.tail(QUARTERS)


def _row(text: Texts, record: Record, code: str, name: str) -> StackedRow:
    if is_blank(record["share"]):
        status = str(record["status"])
        return StackedRow(
            code, name, (None, None), "", text(f"charts.status.{'missing' if status == 'ok' else status}")
        )
    share = format_percent(record["share"], text.language)
    return StackedRow(code, name, (float(record["budget"]), float(record["other"])), share)


def quarter_words(text: Texts, record: Record) -> str:
    """The months of the year that the figures are of."""
    period = Period.parse(str(record["period"]))
    return period_short(period.year, period.quarter, text.language, "cumulative")


def _chart_title(text: Texts, view: PlansView, key: str) -> str:
    if key == BY_REGION:
        return text("plans_training.by_region")
    names = names_of(view, text.language, short=False)
    region = names[view.region_code] if view.region_code else text("plans.republic")
    return text("plans_training.by_quarter", region=region)


def _source(view: PlansView, language: Language) -> str:
    text, names, table = texts(language), names_of(view, language), training_of(view)
    changes = {one["region_code"]: one for one in changes_of(view).to_dict("records")}
    columns = [
        Column(text("common.region")),
        *(Column(text(f"plans_training.columns.{one}"), True) for one in COLUMNS),
    ]
    rows = []
    for record in table[table["period"].eq(str(view.period))].to_dict("records"):
        code = str(record["region_code"])
        is_whole = code == REPUBLIC
        name = text("plans.republic") if is_whole else names[code]
        cells = training_cells(text, record, changes[code])
        order = (None if is_blank(record[one]) else float(record[one]) for one in COUNTS[:4])
        moved = changes[code]["change"]
        ends = [
            None if is_blank(one) else float(one) for one in (record["share"], moved, record["prevention"])
        ]
        rows.append(
            Row(
                "" if is_whole else code,
                (name, *(cells[one] for one in COLUMNS)),
                ("\uffff" if is_whole else name, *order, *ends),
            )
        )
    return table_source(columns, rows, text("plans_training.table"))


def _quarters_source(view: PlansView, language: Language) -> str:
    """The quarters of the region, or of all, the newest first."""
    text = texts(language)
    names = (*COUNTS[:4], "share", COUNTS[4])
    is_whole = not view.region_code
    columns = [
        Column(text("common.period")),
        *([Column(text("plans_training.columns.regions"), True)] if is_whole else []),
        *(Column(text(f"plans_training.columns.{one}"), True) for one in names),
    ]
    rows = []
    for record in quarters_of(view)[::-1].to_dict("records"):
        cells = training_cells(text, record, None)
        order = [None if is_blank(record[one]) else float(record[one]) for one in names]
        regions = [_regions(text, record)] if is_whole else []
        words = (quarter_words(text, record), *regions, *(cells[one] for one in names))
        number = [float(record["regions"])] if is_whole else []
        rows.append(Row("", words, (str(record["period"]), *number, *order)))
    return table_source(columns, rows, _chart_title(text, view, BY_QUARTER))


def _regions(text: Texts, record: Record) -> str:
    """How many regions are in the sums of the republic, out of those that there were."""
    return text("plans_training.regions_of", n=int(record["regions"]), of=int(record["expected"]))


def training_cells(text: Texts, record: Record, change: Record | None) -> dict[str, str]:
    """The figures of a region in words, by the names of the columns."""
    cells = {
        name: "" if is_blank(record[name]) else format_number(record[name], text.language) for name in COUNTS
    }
    if is_blank(record["share"]):
        status = str(record["status"])
        reason = text(f"charts.status.{'missing' if status == 'ok' else status}")
        return cells | {"share": reason, "change": ""}
    share = format_percent(record["share"], text.language)
    if not is_blank(record["lower"]):
        limits = "–".join(format_number(record[end], text.language, 1) for end in ("lower", "upper"))
        share = f"{share} ({limits})"
    words = "" if change is None else change_words(change, text, 1)
    if change is not None and words:
        verdict = text(f"change_verdicts.{change['change_verdict']}")
        words = f"{words} ({interval_words(change, text, 1)}), {verdict}"
    return cells | {"share": share, "change": words}


def _links(text: Texts, view: PlansView) -> None:
    """To the comparison of each indicator, where a figure leads to its cells."""
    with st.container(horizontal=True):
        for code in (CODES["budget"], CODES["other"], CODES["prevention"], SHARE):
            query = {
                "indicator": code,
                "period": str(view.period),
                "borders": str(view.borders),
                "lang": text.language,
            }
            st.page_link(
                "compare.py",
                label=text("plans_training.to_figure", code=code),
                icon=":material/leaderboard:",
                query_params=query | ({"region": view.region_code} if view.region_code else {}),
            )


def _choose() -> None:
    code = state.picked_code(TABLE)
    if code:
        state.choose(REGION, code)
