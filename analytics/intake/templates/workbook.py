"""A template as a workbook: from a form, a region and a period to the bytes of an Excel file."""

from __future__ import annotations

import datetime as dt
import io
from typing import Final

from analytics.catalogue.records import Catalogue, Form
from analytics.intake.templates.figure_sheet import write_figure_sheet
from analytics.intake.templates.identity_sheet import choice_ranges, write_identity_sheet
from analytics.intake.templates.instruction_sheet import passport_rows, write_instruction_sheet
from analytics.intake.templates.list_sheet import write_list_sheet
from analytics.intake.templates.looks import Looks
from analytics.intake.templates.plan import Prefill, TemplatePlan
from analytics.periods import Period
from analytics.regions import Regions
from analytics.text.localized import Language

OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
LONG_AGO: Final = dt.datetime(1980, 1, 1)  # the same template is the same bytes


def template_workbook(
    form: Form,
    region_code: str,
    period: Period,
    language: Language,
    catalogue: Catalogue,
    regions: Regions,
    prefill: Prefill,
) -> bytes:
    """The workbook that a region fills in and sends back: instruction, figures, lists.

    Args:
        form: a form that is read as a template.
        region_code: whose return it is; the region must exist in the period.
        period: the quarter of the return.
        language: of every word in it.
        catalogue: where the names, the definitions and the due date come from.
        regions: where the region's name comes from.
        prefill: earlier accepted figures.

    Raises:
        ValueError: the form is no template, or no such region exists in the period.
    """
    if form.reading != "template":
        raise ValueError(f"the form {form.code} is no template")
    region = regions.get(region_code, period)
    return _written(TemplatePlan(form, region, period, language, catalogue, prefill))


def _written(plan: TemplatePlan) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, OPTIONS)
    title = f"{plan.form.name[plan.language]} · {plan.region.name[plan.language]} · {plan.period}"
    workbook.set_properties({"title": title, "created": LONG_AGO})
    looks = Looks(workbook)
    passports = passport_rows(plan)
    write_instruction_sheet(workbook, plan, looks)
    for figures in plan.figure_sheets:
        write_figure_sheet(workbook, figures, plan, looks, passports)
    ranges = choice_ranges(plan)
    for sheet in plan.list_sheets:
        write_list_sheet(workbook, sheet, plan, looks, ranges)
    write_identity_sheet(workbook, plan)
    workbook.close()
    return stream.getvalue()
