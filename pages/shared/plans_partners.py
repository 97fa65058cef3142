"""The part «partners»: agreements in force by kind, what ends soon, money, children, figures beside."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from analytics.charts.plan_states import kind_parts
from analytics.charts.stacked_rows import StackedRow, stacked_alt, stacked_rows
from analytics.charts.theme import Figure
from analytics.measures.partners import AGREEMENT_STATES, PARTNER_KINDS
from analytics.regions import REPUBLIC
from analytics.sentences.partners import partner_sentences
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number
from pages.shared import data, state
from pages.shared import plans_words as words
from pages.shared.literal import literal
from pages.shared.plans_cards import Card, figure_cards
from pages.shared.plans_downloads import excel_download, picture_download
from pages.shared.plans_measures import lists_told
from pages.shared.plans_partner_tables import agreements_of, agreements_table, partner_regions_table
from pages.shared.plans_reconciliation import origins_beside, reconciliation_block
from pages.shared.plans_row import open_row, picked_row
from pages.shared.plans_view import (
    ALL,
    PlansView,
    Record,
    chart_view,
    names_of,
    origins_of,
    partner_summary_of,
    whole_of,
)
from pages.shared.widgets import Theme, clicks_choose, origin_banner, select, show_figure, theme

CHART: Final = "plans_partners_chart"


def partners_part(text: Texts, view: PlansView) -> None:
    """Say what the agreements bring, draw them by kind, list them, set the returned figures beside."""
    origin_banner(text, sorted({*origins_of(view), *origins_beside(view, "partners")}))
    row = whole_of(partner_summary_of(view), view)
    if row["units_received"]:
        figure_cards(_cards(text, row), "partners_cards")
    code = view.region_code or REPUBLIC
    st.markdown(
        literal(
            " ".join(partner_sentences(partner_summary_of(view), code, names_of(view, text.language), text))
        )
    )
    lists_told(text, view, "partners")
    table = agreements_of(view)
    if not table.empty:
        if not view.region_code:
            _chart(text, view)
            partner_regions_table(text, view)
        agreements_table(text, view, _state_filter(text))
    excel_download(text, view)
    reconciliation_block(text, view, "partners")
    open_row(text, view, "partner", picked_row(table))


def _cards(text: Texts, row: Record) -> list[Card]:
    def number(name: str) -> str:
        return format_number(int(row[name]), text.language)

    money = format_number(row["money"], text.language, 1)
    without = {name: int(row[f"without_{name}"]) for name in ("money", "children")}
    return [
        Card(
            text("plans_partners.card.in_force"), number("in_force"), text("plans_partners.card.on_last_day")
        ),
        Card(text("plans_partners.card.ending"), number("ending"), text("plans_partners.card.next_quarter")),
        Card(text("plans_partners.card.ended"), number("ended"), text("plans_partners.card.by_last_day")),
        Card(
            text("plans_partners.card.money"), money, text("plans_partners.card.no_money", n=without["money"])
        ),
        Card(
            text("plans_partners.card.children"),
            number("children"),
            text("plans_partners.card.no_children", n=without["children"]),
        ),
    ]


def _chart(text: Texts, view: PlansView) -> None:
    title = text("plans_partners.chart_title")
    st.subheader(title)
    figure = data.kept_by_words(kinds_figure, view, text.language, theme(), state.narrow())
    rows = _rows(view, text.language)
    alt = stacked_alt(rows, kind_parts(text, theme()), chart_view(view, text.language), title)
    show_figure(figure, CHART, alt, partial(clicks_choose, CHART))
    picture_download(
        text, view, partial(kinds_figure, view, text.language, theme(), False), "partners", title
    )


def kinds_figure(view: PlansView, language: Language, colours: Theme, narrow: bool) -> Figure:
    """Regions with their agreements in force by kind."""
    text = texts(language)
    return stacked_rows(
        _rows(view, language),
        kind_parts(text, colours),
        chart_view(view, language, 0, colours, narrow),
        text("plans_partners.axis"),
    )


def _rows(view: PlansView, language: Language) -> list[StackedRow]:
    text, names = texts(language), names_of(view, language)
    return [
        _row(text, record, names)
        for record in partner_summary_of(view).to_dict("records")
        if record["region_code"] != REPUBLIC
    ]


def _row(text: Texts, record: Record, names: dict[str, str]) -> StackedRow:
    code = str(record["region_code"])
    if not record["units_received"]:
        return StackedRow(code, names[code], (None,) * len(PARTNER_KINDS), "", text("plans.no_list"))
    sizes = tuple(float(record[kind]) for kind in PARTNER_KINDS)
    reason = "" if record["in_force"] else text("plans_partners.none_in_force")
    return StackedRow(code, names[code], sizes, words.number_words(text, record["in_force"]), reason)


def _state_filter(text: Texts) -> str:
    st.subheader(text("plans_partners.list"))
    return select(
        "agreement_state",
        text("plans.state"),
        [ALL, *AGREEMENT_STATES],
        lambda code: text(f"plans_partners.states.{code}") if code else text("plans.any_state"),
        ALL,
    )
