"""The hidden sheet of a workbook of targets: what it is, and what its columns offer to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from analytics.intake.targets.columns import FORM, VERSION
from analytics.intake.targets.plan import TargetsPlan
from analytics.intake.templates import layout

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# Columns of the hidden sheet; A and B hold what the workbook is.
LETTERS: Final = {"indicator": "D", "indicator_name": "E", "unit": "F", "region": "H", "region_name": "I"}


def write_choices(workbook: Workbook, plan: TargetsPlan) -> None:
    """Write the hidden sheet, which no person needs to see."""
    worksheet = workbook.add_worksheet(layout.IDENTITY_SHEET)
    identity = {
        layout.PRODUCT_KEY: layout.PRODUCT,
        layout.FORM_KEY: FORM,
        layout.VERSION_KEY: VERSION,
        layout.LANGUAGE_KEY: plan.text.language,
    }
    for row, (key, value) in enumerate(identity.items()):
        worksheet.write_string(row, 0, key)
        worksheet.write_string(row, 1, value)
    for name, words in _columns(plan).items():
        for row, word in enumerate(words, start=1):
            worksheet.write_string(f"{LETTERS[name]}{row}", word)
    worksheet.protect()
    worksheet.very_hidden()


def choice_ranges(plan: TargetsPlan) -> dict[str, str]:
    """Where the choices of each column stand, in the words of a formula."""
    return {
        name: f"'{layout.IDENTITY_SHEET}'!${LETTERS[name]}$1:${LETTERS[name]}${len(words)}"
        for name, words in _columns(plan).items()
    }


def name_formula(cell: str, codes: str, names: str) -> str:
    """The formula that shows the name of the code in a cell, and nothing where there is none.

    ``codes`` and ``names`` are the ranges in which they stand side by side.
    """
    return f'=IF({cell}="","",IFERROR(INDEX({names},MATCH({cell},{codes},0)),""))'


def _columns(plan: TargetsPlan) -> Mapping[str, list[str]]:
    language = plan.text.language
    return {
        "indicator": [indicator.code for indicator in plan.indicators],
        "indicator_name": [indicator.name[language] for indicator in plan.indicators],
        "unit": [plan.unit_words(indicator) for indicator in plan.indicators],
        "region": [region.code for region in plan.units],
        "region_name": [region.name[language] for region in plan.units],
    }
