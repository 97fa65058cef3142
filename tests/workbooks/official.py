"""Where the real official workbooks lie beside the project, and what was published about them."""

from __future__ import annotations

import csv

from analytics.settings import PROJECT

SHARED = PROJECT.parent / "shared"
RETURNS = sorted((SHARED / "real" / "form-1-M").glob("*.XLSX"))
TABLES = SHARED / "real" / "tables"
PUBLISHED = SHARED / "domain" / "form_1M_minors_2022.csv"
WHY_SKIPPED = "the real official workbooks do not lie beside the project"

# Indicators of form 1-М that have a column in the published figures.
COLUMNS = {
    "A01": "by_minors_completed_R2g3",
    "A05": "group_with_minors_R2g14",
    "A06": "minors_R10g1",
    "A07": "minors_students_g3",
    "A08": "minors_neither_work_nor_study_g4",
    "A09": "minors_previously_offended_g8",
    "A10": "minors_on_register_g7",
    "A11": "registered_against_minors_R1g5",
    "A22": "completed_all_R2g1",
}


def published() -> dict[str, dict[str, str]]:
    """The published rows by the name of the workbook that they were taken from."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return {row["source_file"]: row for row in csv.DictReader(file)}
