"""The plan of a region as a sheet of its workbook, with its events and partners in lines under it."""

from __future__ import annotations

from analytics.measures.region_plan import plan_in_short
from analytics.reports.sheets import Sheet
from analytics.sentences.region_plan import plan_facts, returns_in_words
from analytics.text import Texts
from pages.shared.plan_rows import body_words, records_of, sheet_cells, sheet_columns
from pages.shared.profile_data import plan_of
from pages.shared.profile_filters import ProfileView


def plan_sheets(text: Texts, view: ProfileView) -> list[Sheet]:
    """One sheet with every measure, the overdue ones too; none where no list says anything."""
    known = plan_of(view.region.code, view.borders, str(view.period))
    if known is None or known.returns.empty:
        return []
    records = records_of(known.measures)
    told = returns_in_words(known.returns, lambda code: body_words(text, code), text)
    is_synthetic = bool(known.returns["origin"].eq("synthetic").any())
    head = [
        (label, words if isinstance(words, str) else "; ".join(words))
        for label, words in (plan_facts(plan_in_short(known.measures), text) if records else ())
    ]
    return [
        Sheet(
            text("region_plan.sheet"),
            view.region.name[text.language],
            sheet_columns(text),
            [sheet_cells(text, record) for record in records],
            head,
            text("origins.synthetic") if is_synthetic else "",
            notes=[*told, text("region_plan.lists.twice")] if told else (),
        )
    ]
