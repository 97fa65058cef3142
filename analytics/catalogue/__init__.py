"""The catalogue: indicators and forms as data, read from the project's TOML files and checked."""

from analytics.catalogue.derived import base_codes, indicators_of_form, rate_unit, shown_decimals
from analytics.catalogue.loading import load_catalogue
from analytics.catalogue.problems import CatalogueError, Problem
from analytics.catalogue.records import (
    Catalogue,
    CellAnchor,
    ControlSum,
    Form,
    FormIndicator,
    Group,
    Indicator,
)

__all__ = [
    "Catalogue",
    "CatalogueError",
    "CellAnchor",
    "ControlSum",
    "Form",
    "FormIndicator",
    "Group",
    "Indicator",
    "Problem",
    "base_codes",
    "indicators_of_form",
    "load_catalogue",
    "rate_unit",
    "shown_decimals",
]
