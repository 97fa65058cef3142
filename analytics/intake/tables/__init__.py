"""Free tables: regions in rows, indicators in columns, whatever the layout."""

from analytics.intake.tables.applying import AppliedTables, RegionFigures, apply_mapping
from analytics.intake.tables.dating import needs_choice, period_said_by
from analytics.intake.tables.finding import find_tables
from analytics.intake.tables.found import FoundColumn, FoundRow, FoundTable
from analytics.intake.tables.mapping import ColumnMapping, TableMapping
from analytics.intake.tables.named_rows import doubtful_rows
from analytics.intake.tables.proposing import HeadingProposal, Proposal, propose
from analytics.intake.tables.shape import form_code_of, shape_of
from analytics.intake.tables.units import FACTORS

__all__ = [
    "FACTORS",
    "AppliedTables",
    "ColumnMapping",
    "FoundColumn",
    "FoundRow",
    "FoundTable",
    "HeadingProposal",
    "Proposal",
    "RegionFigures",
    "TableMapping",
    "apply_mapping",
    "doubtful_rows",
    "find_tables",
    "form_code_of",
    "needs_choice",
    "period_said_by",
    "propose",
    "shape_of",
]
