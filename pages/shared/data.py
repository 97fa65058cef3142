"""The only place that caches: registers for the process, tables by the version of the data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from analytics.catalogue import load_catalogue
from analytics.catalogue.records import Catalogue
from analytics.measures.comparison import Comparison, ComparisonRequest, comparison
from analytics.measures.completeness import periods_available
from analytics.measures.provenance import where_from
from analytics.regions import Regions, load_regions
from analytics.settings import settings
from analytics.store import open_journal
from analytics.store.journal import Journal

if TYPE_CHECKING:
    import pandas as pd

Answer = TypeVar("Answer")

TABLES_KEPT = 256
SCRIPTS = Path(__file__).parent / "scripts"


def journal() -> Journal:
    """The journal of this process."""
    return open_journal(settings())


def catalogue() -> Catalogue:
    """The catalogue of indicators and forms."""
    return load_catalogue()


def regions() -> Regions:
    """The register of regions."""
    return load_regions()


def compared(request: ComparisonRequest) -> Comparison:
    """The comparison of all regions, kept until the next acceptance."""
    return _compared(journal().version(), request)


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _compared(version: int, request: ComparisonRequest) -> Comparison:
    return comparison(journal(), catalogue(), regions(), request)


def measured(measure: Callable[..., pd.DataFrame], *arguments: object) -> pd.DataFrame:
    """The table of a measure, kept until the next acceptance; arguments must be hashable."""
    return _measured(journal().version(), measure.__module__, measure.__qualname__, arguments, measure)


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _measured(
    version: int,
    module: str,
    name: str,
    arguments: tuple[object, ...],
    _measure: Callable[..., pd.DataFrame],
) -> pd.DataFrame:
    return _measure(journal(), catalogue(), regions(), *arguments)


def periods(indicator_code: str) -> tuple[str, ...]:
    """The periods in which an indicator was reported, newest first, as ``2022Q4``."""
    return _periods(journal().version(), indicator_code)


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _periods(version: int, indicator_code: str) -> tuple[str, ...]:
    indicator = catalogue().indicators[indicator_code]
    found = periods_available(journal(), catalogue(), indicator)
    return tuple(str(period) for period in reversed(found))


def provenance(request: ComparisonRequest, region_code: str) -> pd.DataFrame:
    """Every reported cell behind a region's value, kept until the next acceptance."""
    return _provenance(journal().version(), request, region_code)


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _provenance(version: int, request: ComparisonRequest, region_code: str) -> pd.DataFrame:
    return where_from(journal(), catalogue(), regions(), request, region_code)


def kept_file(sha256: str) -> bytes:
    """The bytes of an original file; ``ValueError`` where it is not kept."""
    content = journal().file_content(sha256)
    if content is None:
        raise ValueError(f"no file is kept under {sha256}")
    return content


@st.cache_data(max_entries=8, show_spinner=False)
def streamlit_words_script() -> str:
    """The script of the component that translates Streamlit's own words."""
    return (SCRIPTS / "streamlit_words.js").read_text(encoding="utf-8")
