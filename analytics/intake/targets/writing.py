"""A list of targets as a workbook: what is set now, and empty rows for what is to be set."""

from __future__ import annotations

import io
from collections.abc import Sequence

from analytics.catalogue.records import Catalogue
from analytics.intake.targets.choices import write_choices
from analytics.intake.targets.instruction import write_instruction
from analytics.intake.targets.list_sheet import write_targets_sheet
from analytics.intake.targets.plan import TargetsPlan
from analytics.intake.targets.records import TargetRow
from analytics.intake.templates.looks import Looks
from analytics.intake.templates.workbook import LONG_AGO, OPTIONS
from analytics.regions import Regions
from analytics.text import texts
from analytics.text.localized import Language


def targets_workbook(
    rows: Sequence[TargetRow],
    set_id: int | None,
    language: Language,
    catalogue: Catalogue,
    regions: Regions,
) -> bytes:
    """The workbook of a list of targets; without targets it is the empty template.

    Args:
        rows: the targets, in the order in which they are to stand.
        set_id: the number of the list, ``None`` where none was accepted yet.
        language: of every word in it.
        catalogue: the indicators to choose from.
        regions: the regions to choose from.
    """
    import xlsxwriter

    plan = TargetsPlan(rows, set_id, texts(language), catalogue, regions)
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, OPTIONS)
    workbook.set_properties({"title": plan.text("targets.title"), "created": LONG_AGO})
    looks = Looks(workbook)
    write_instruction(workbook, plan, looks)
    targets = write_targets_sheet(workbook, plan, looks)
    write_choices(workbook, plan)
    targets.activate()
    workbook.close()
    return stream.getvalue()
