"""The bar of plans and partners: period, borders, region, and the day as known on which all is shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.charts.rows import region_names
from analytics.charts.view import ChartView
from analytics.measures.listed import forms_with, lists_received
from analytics.measures.partners import partner_summary
from analytics.measures.plan_register import plan_register, plan_summary
from analytics.periods import Period
from analytics.regions import REPUBLIC
from analytics.text import Texts
from analytics.text.localized import Language
from analytics.text.numbers import format_date
from analytics.text.periods import period_label
from pages.shared import data, state
from pages.shared.known_on import known_day, known_on
from pages.shared.overview_filters import known_periods, overview_view
from pages.shared.widgets import Theme, select, theme

if TYPE_CHECKING:
    import pandas as pd

ALL = ""
REGION = "region"

Record = dict[Any, Any]


@dataclass(frozen=True, slots=True)
class PlansView:
    """What is shown: a period in some borders, one region or all (an empty code), as known at a moment."""

    period: Period
    borders: int
    region_code: str
    moment: dt.datetime | None

    @property
    def asked(self) -> tuple[Period, int, dt.datetime | None]:
        """What every measure of lists asks for."""
        return self.period, self.borders, self.moment


def plans_view(text: Texts) -> PlansView | None:
    """Draw the bar; what is asked, or ``None`` where the store holds neither lists nor key indicators."""
    view = overview_view(text, data.kept_by_words(_periods))
    if view is None:
        return None
    names = region_names(view.borders, text.language)
    with st.container(border=True):
        left, right = st.columns(2)
        with left:
            code = select(
                REGION,
                text("common.region"),
                [ALL, *names],
                lambda code: names[code].full if code else text("plans.all_regions"),
                ALL,
            )
        with right:
            moment = known_on(text)
    return PlansView(view.period, view.borders, code, moment)


def _periods() -> tuple[str, ...]:
    """The periods with lists or with key indicators, newest first."""
    forms = forms_with(data.catalogue(), "plan_measure")
    listed = data.journal().table("measures/list_periods", form_codes=forms)["period"]
    return tuple(sorted({*known_periods(), *map(str, listed)}, reverse=True))


def register_of(view: PlansView) -> pd.DataFrame:
    """The measures of the region that is asked for, or of all regions."""
    table = data.measured(plan_register, *view.asked)
    return of_region(table[table["region_code"].ne("")], view)


def of_region(table: pd.DataFrame, view: PlansView) -> pd.DataFrame:
    """The rows of the region that is asked for; all rows where none is."""
    return table[table["region_code"].eq(view.region_code)] if view.region_code else table


def summary_of(view: PlansView) -> pd.DataFrame:
    """The measures counted by region, the republic last."""
    return data.measured(plan_summary, *view.asked)


def partner_summary_of(view: PlansView) -> pd.DataFrame:
    """The agreements counted by region, the republic last."""
    return data.measured(partner_summary, *view.asked)


def received_of(view: PlansView) -> pd.DataFrame:
    """Which units sent their lists."""
    return data.measured(lists_received, *view.asked)


def whole_of(table: pd.DataFrame, view: PlansView) -> Record:
    """The row of the region that is asked for, or of the republic."""
    code = view.region_code or REPUBLIC
    return dict(table[table["region_code"].eq(code)].to_dict("records")[0])


def origins_of(view: PlansView) -> list[str]:
    """Where the lists of the page come from."""
    return sorted(of_region(received_of(view), view)["origin"].dropna().unique())


def names_of(view: PlansView, language: Language, short: bool = True) -> dict[str, str]:
    """The regions of the borders by code."""
    names = region_names(view.borders, language)
    return {code: name.short if short else name.full for code, name in names.items()}


def unit_names(view: PlansView, codes: list[str], language: Language) -> dict[str, str]:
    """Reporting units of the period by code, in short."""
    return {code: data.regions().get(code, view.period).short_name[language] for code in codes}


def period_words(text: Texts, period: Period, basis: str = "cumulative") -> str:
    """The period in full."""
    return period_label(
        period.year, period.quarter, "stock" if basis == "stock" else "cumulative", text.language
    )


def chart_view(
    view: PlansView,
    language: Language,
    decimals: int = 0,
    colours: Theme | None = None,
    narrow: bool | None = None,
) -> ChartView:
    """How the charts of the page are drawn."""
    return ChartView(
        view.borders,
        language,
        theme() if colours is None else colours,
        decimals,
        compact=state.narrow() if narrow is None else narrow,
    )


def workbook_head(text: Texts, view: PlansView) -> list[tuple[str, str]]:
    """What a workbook says above its tables: period, borders, region, as known when."""
    names = names_of(view, text.language, short=False)
    head = [
        (text("common.period"), period_words(text, view.period)),
        (text("workbook.borders"), text(f"borders.name.{view.borders}")),
        (text("common.region"), names.get(view.region_code, text("plans.all_regions"))),
    ]
    if view.moment is not None:
        head.append((text("known_on.label"), format_date(known_day(view.moment), text.language)))
    return head


def file_name(view: PlansView, kind: str) -> str:
    """A file name that says what is in it, in letters that every system takes."""
    known = "" if view.moment is None else f"_known_{view.moment:%Y-%m-%d}"
    return f"plans_{kind}_{view.period}_{view.borders}_{view.region_code or 'all'}{known}"


def is_blank(value: Any) -> bool:
    """Whether a cell of a table holds nothing."""
    import pandas as pd

    return value is None or bool(pd.isna(value))
