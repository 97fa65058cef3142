"""A region's profile as an Excel workbook, built when somebody asks for it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from analytics.sentences.region_trends import trend_words
from analytics.text import Texts
from analytics.text.periods import period_label
from pages.shared import data
from pages.shared.profile_data import profile_of, sources_of, trends_of
from pages.shared.profile_filters import ProfileView
from pages.shared.profile_plan_sheet import plan_sheets
from pages.shared.profile_spine import percent_words
from pages.shared.profile_told import told_of

if TYPE_CHECKING:
    import pandas as pd


def profile_excel(text: Texts, view: ProfileView, moment: dt.datetime) -> bytes:
    """The workbook with figures, limits, verdicts, changes, trends and the cells behind them."""
    from analytics.reports.region_profile import ProfileReport, profile_workbook

    code, key = view.region.code, view.key
    profile, trends, sources = profile_of(code, key), trends_of(code, key), sources_of(code, key)
    indicators = data.catalogue().indicators
    report = ProfileReport(
        region=view.region.name[text.language],
        head=_head(text, view),
        notes=_notes(text, view),
        percent=percent_words(text, view.confidence),
        profile=profile,
        trends=trends,
        trend_words={
            row["indicator_code"]: trend_words(row, indicators[row["indicator_code"]], text)
            for row in trends.to_dict("records")
        },
        sources=sources,
        files=_files(sources),
        is_synthetic=bool(profile["origin"].isin(["synthetic", "mixed"]).any()),
        generated_at=moment,
        more=plan_sheets(text, view),
    )
    return profile_workbook(report, data.catalogue(), text)


def _head(text: Texts, view: ProfileView) -> list[tuple[str, str]]:
    period = period_label(view.period.year, view.period.quarter, view.basis, text.language)
    return [
        (text("workbook.period"), period),
        (text("workbook.basis"), text(f"bases.{view.basis}")),
        (text("workbook.borders"), text("workbook.borders_of", year=view.borders)),
        (text("workbook.comparator"), text(f"profile.level_name.{view.against.kind}")),
    ]


def _notes(text: Texts, view: ProfileView) -> list[str]:
    told = told_of(view, text.language)
    words = told.words
    known = [one for one in (words.standing, words.by_chance, words.no_change, words.missing) if one]
    return [*known, *told.notes]


def _files(sources: pd.DataFrame) -> dict[int, str]:
    """The file behind each batch, by the batch's id."""
    ids = {int(one) for row in sources["batch_ids"] for one in str(row).split(";") if one}
    batches = (data.journal().batch(batch_id) for batch_id in sorted(ids))
    return {batch.batch_id: batch.file_name for batch in batches if batch is not None}
