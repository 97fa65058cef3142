"""The table of two indicators side by side: on the screen, in hover boxes, as a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd

from analytics.charts.rows import number_or_none
from analytics.measures.link import Link, LinkRequest
from analytics.text import Texts, texts
from analytics.text.localized import Language
from analytics.text.numbers import format_number
from analytics.text.periods import period_label
from pages.shared import data, state
from pages.shared.comparison_blocks import PROFILE
from pages.shared.shown_as import ShownAs, shown_as
from pages.shared.tables import Column, Row, show_table, table_source
from pages.shared.widgets import excel_button

TABLE = "pair_table"
SIDES = ("x", "y")
Record = Mapping[Any, Any]


def pair_hovers(text: Texts, answer: Link, names: tuple[str, str]) -> pd.DataFrame:
    """The table with the words of its hover boxes."""
    shown = _shown(text, answer.request)
    regions = _regions(text, answer.request)
    return answer.table.assign(
        hover=[_hover(text, row, regions, names, shown) for row in answer.table.to_dict("records")]
    )


def pair_table(text: Texts, answer: Link, names: tuple[str, str]) -> None:
    """Both figures of every region; its name opens the profile."""
    source = data.kept(pair_source, answer.request, names, text.language)
    show_table(source, TABLE, on_pick=_open_profile)


def pair_source(request: LinkRequest, names: tuple[str, str], language: Language) -> str:
    """The table as text for the screen, the largest first indicator first."""
    from analytics.measures.link import link

    text = texts(language)
    answer = link(data.journal(), data.catalogue(), data.regions(), request)
    shown, regions = _shown(text, request), _regions(text, request)
    ordered = answer.table.sort_values(["x", "region_code"], ascending=[False, True])
    rows = [_row(text, record, regions, shown) for record in ordered.to_dict("records")]
    heads = [Column(text("link.columns.region"), leads=True)]
    for code, of in zip((request.x_code, request.y_code), shown.values(), strict=True):
        heads += [
            Column(text("link.columns.value", code=code, unit=of.unit), numeric=True),
            Column(text("link.columns.limits")),
            Column(text("link.columns.verdict")),
        ]
    heads += [Column(text("link.columns.quadrant")), Column(text("link.columns.population"), numeric=True)]
    return table_source(heads, rows, " × ".join(names))


def pair_excel(text: Texts, answer: Link, names: tuple[str, str]) -> None:
    """A button that gives the table as a workbook."""
    request = answer.request
    name = f"{request.x_code}_{request.y_code}_{request.period}_{request.borders}.xlsx"
    excel_button(text("downloads.excel"), partial(_workbook, text, answer, names), name)


def _workbook(text: Texts, answer: Link, names: tuple[str, str]) -> bytes:
    from analytics.reports.sheets import Column as SheetColumn
    from analytics.reports.sheets import Sheet, table_workbook

    request, regions = answer.request, _regions(text, answer.request)
    columns = [SheetColumn(text("link.columns.region"))]
    for name in names:
        columns += [
            SheetColumn(name, "number", 2, width=28),
            SheetColumn(text("workbook.columns.lower", confidence="95"), "number", 2),
            SheetColumn(text("workbook.columns.upper", confidence="95"), "number", 2),
            SheetColumn(text("link.columns.verdict")),
        ]
    columns += [
        SheetColumn(text("link.columns.quadrant")),
        SheetColumn(text("link.columns.population"), "number"),
    ]
    rows = [_cells(text, row, regions) for row in answer.table.to_dict("records")]
    period = period_label(request.period.year, request.period.quarter, "cumulative", text.language)
    synthetic = answer.table["origin"].isin(["synthetic", "mixed"]).any()
    sheet = Sheet(
        name=text("workbook.table_sheet"),
        title=" × ".join(names),
        columns=columns,
        rows=rows,
        head=[
            (text("workbook.period"), period),
            (text("workbook.borders"), text(f"borders.name.{request.borders}")),
        ],
        alarm=text("origins.synthetic") if synthetic else "",
        notes=[text("link.caveat")],
    )
    return table_workbook([sheet], " × ".join(names))


def _cells(text: Texts, row: Record, regions: Mapping[str, str]) -> list[str | float | None]:
    cells: list[str | float | None] = [regions[row["region_code"]]]
    for side in SIDES:
        cells += [number_or_none(row[name]) for name in (side, f"{side}_lower", f"{side}_upper")]
        cells.append(_verdict(text, row, side))
    return [*cells, _quadrant(text, row), number_or_none(row["population"])]


def _open_profile() -> None:
    code = state.picked_code(TABLE)
    if code is not None:
        state.choose("region", code)
        state.open_next(PROFILE)


def _row(text: Texts, row: Record, regions: Mapping[str, str], shown: Mapping[str, ShownAs]) -> Row:
    words: list[str] = [regions[row["region_code"]]]
    order: list[float | str | None] = [words[0]]
    tones = [""]
    for side in SIDES:
        value = number_or_none(row[side])
        ends = [number_or_none(row[f"{side}_{end}"]) for end in ("lower", "upper")]
        words += [
            "" if value is None else shown[side].number(value),
            " – ".join(shown[side].number(end) for end in ends if end is not None),
            _verdict(text, row, side),
        ]
        order += [value, ends[0], row[f"{side}_verdict"]]
        tones += ["", "", row[f"{side}_verdict"] if row[f"{side}_verdict"] in ("better", "worse") else ""]
    people = number_or_none(row["population"])
    words += [_quadrant(text, row), "" if people is None else format_number(people, text.language)]
    order += [_quadrant(text, row), people]
    return Row(str(row["region_code"]), tuple(words), tuple(order), (*tones, "", ""))


def _verdict(text: Texts, row: Record, side: str) -> str:
    verdict, status = row[f"{side}_verdict"], row[f"{side}_status"]
    if status != "ok":
        return text(f"statuses.{status}")
    return f"{text(f'verdict_symbols.{verdict}')} {text(f'verdicts.{verdict}')}"


def _quadrant(text: Texts, row: Record) -> str:
    quadrant = row["quadrant"]
    return text(f"link.corner.{quadrant}") if isinstance(quadrant, str) else ""


def _hover(
    text: Texts, row: Record, regions: Mapping[str, str], names: tuple[str, str], shown: Mapping[str, ShownAs]
) -> str:
    lines = [f"<b>{regions[row['region_code']]}</b>"]
    for side, name in zip(SIDES, names, strict=True):
        value = number_or_none(row[side])
        told = _verdict(text, row, side) if value is None else f"<b>{shown[side].with_unit(value)}</b>"
        lines.append(f"{name}: {told}")
    return "<br>".join([*lines, _quadrant(text, row)])


def _shown(text: Texts, request: LinkRequest) -> dict[str, ShownAs]:
    return {"x": shown_as(text, request.x_code), "y": shown_as(text, request.y_code)}


def _regions(text: Texts, request: LinkRequest) -> dict[str, str]:
    known = data.regions().in_borders(request.borders)
    return {region.code: region.name[text.language] for region in known}
