"""The part «measures»: the headline, what is overdue, the list, the regions, the returned figures beside."""

from __future__ import annotations

import streamlit as st

from analytics.regions import REPUBLIC
from analytics.sentences.plans import lists_sentences, plan_sentences
from analytics.text import Texts
from analytics.text.numbers import format_number, format_percent
from pages.shared.literal import literal
from pages.shared.plans_cards import Card, figure_cards
from pages.shared.plans_downloads import excel_download
from pages.shared.plans_reconciliation import origins_beside, reconciliation_block
from pages.shared.plans_regions import regions_table
from pages.shared.plans_row import open_row, picked_row
from pages.shared.plans_table import measures_table, overdue_table, row_filters
from pages.shared.plans_view import (
    PlansView,
    Record,
    names_of,
    of_region,
    origins_of,
    received_of,
    register_of,
    summary_of,
    unit_names,
    whole_of,
)
from pages.shared.widgets import origin_banner


def measures_part(text: Texts, view: PlansView) -> None:
    """Say what the plans tell, then show what is overdue, all measures, and the sums by region."""
    origin_banner(text, sorted({*origins_of(view), *origins_beside(view, "plan")}))
    plans_told(text, view)
    lists_told(text, view)
    register = register_of(view)
    if not register.empty:
        overdue_table(text, view)
        filters = row_filters(text, view)
        measures_table(text, view, filters)
    excel_download(text, view)
    if not view.region_code and received_of(view)["batch_id"].notna().any():
        regions_table(text, view)
    reconciliation_block(text, view, "plan")
    open_row(text, view, "plan_measure", picked_row(register))


def plans_told(text: Texts, view: PlansView) -> None:
    """The cards and the sentences above everything."""
    row = whole_of(summary_of(view), view)
    if row["units_received"]:
        figure_cards(_cards(text, row), "plans_cards")
    code = view.region_code or REPUBLIC
    told = plan_sentences(summary_of(view), code, names_of(view, text.language), text)
    st.markdown(literal(" ".join(told)))


def lists_told(text: Texts, view: PlansView, what: str = "measures") -> None:
    """Whose list lacks, is empty or is of an earlier quarter."""
    received = of_region(received_of(view), view)
    names = unit_names(view, [str(code) for code in received["unit_code"]], text.language)
    told = lists_sentences(received, view.period, names, text, what)
    if told:
        st.caption(literal(" ".join(told)))


def _cards(text: Texts, row: Record) -> list[Card]:
    def number(name: str) -> str:
        return format_number(int(row[name]), text.language)

    sums = {one: format_number(row[f"{one}_money"], text.language, 1) for one in ("budget", "other")}
    money = format_number(row["budget_money"] + row["other_money"], text.language, 1)
    share, foot = "–", text("plans.card.nothing_due")
    if row["due"]:
        share = format_percent(row["share"], text.language)
        limits = [format_number(row[end], text.language, 1) for end in ("lower", "upper")]
        values = {"on_time": number("on_time"), "due": number("due")}
        foot = text("plans.card.of_due", lower=limits[0], upper=limits[1], **values)
    units = int(row["units"])
    came = text("plan_sentences.came", came=int(row["units_received"]), n=units) if units > 1 else ""
    return [
        Card(text("plans.card.measures"), number("measures"), came),
        Card(text("plans.card.due"), number("due"), text("plans.card.without_cancelled")),
        Card(text("plans.card.on_time"), share, foot),
        Card(
            f"✗ {text('plans.card.overdue')}",
            number("overdue"),
            text("plans.card.due_next", n=int(row["due_next"])),
            "worse" if row["overdue"] else "",
        ),
        Card(text("plans.card.without_indicator"), number("without_indicator"), text("plans.card.not_tied")),
        Card(text("plans.card.money"), money, text("plans.card.money_foot", **sums)),
    ]
