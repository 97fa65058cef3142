"""The only place that caches: registers for the process, tables by the version of the data."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from analytics import submission
from analytics.catalogue import load_catalogue
from analytics.catalogue.records import Catalogue
from analytics.intake.batch import Reading
from analytics.measures.changed_since import changed_since, changes_in_short
from analytics.measures.changed_since import last_look as read_last_look
from analytics.measures.comparison import Comparison, ComparisonRequest, comparison
from analytics.measures.completeness import DataAsOf, data_as_of, periods_available
from analytics.measures.figure_history import Remark, ReportedFigure, remarks_about
from analytics.measures.figure_history import figure_history as read_figure_history
from analytics.measures.provenance import where_from
from analytics.measures.returns import returns_of_region
from analytics.periods import Period
from analytics.regions import Regions, load_regions
from analytics.settings import settings
from analytics.store import open_journal
from analytics.store.journal import Journal
from analytics.submission import Submission, prepare, proposal
from analytics.text.localized import Language
from pages.shared.headlines import Headlines, read_headlines

if TYPE_CHECKING:
    import pandas as pd

    from analytics.intake.tables import Proposal, TableMapping

Words = TypeVar("Words")

TABLES_KEPT = 256
FRONT_END = Path(__file__).parent / "front_end"


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
    return _compared(journal().version(), str(request), request)


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _compared(version: int, asked: str, _request: ComparisonRequest) -> Comparison:
    # The request as text is the key: Streamlit takes ten times longer over the record itself.
    return comparison(journal(), catalogue(), regions(), _request)


def worded(write: Callable[..., Words], request: ComparisonRequest, language: Language) -> Words:
    """Words made of a comparison (its lead, its table), kept until the next acceptance."""
    asked = f"{write.__module__}.{write.__qualname__} {language} {request}"
    return _worded(journal().version(), asked, request, language, write)


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _worded(
    version: int,
    asked: str,
    _request: ComparisonRequest,
    _language: Language,
    _write: Callable[..., Words],
) -> Words:
    return _write(compared(_request), _language)


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


def kept(build: Callable[..., Words], *arguments: object) -> Words:
    """What a function makes of its arguments and of the store, kept until the next change of data."""
    return _kept(journal().version(), build.__module__, build.__qualname__, arguments, build)


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _kept(
    version: int, module: str, name: str, arguments: tuple[object, ...], _build: Callable[..., Words]
) -> Words:
    return _build(*arguments)


def kept_by_words(build: Callable[..., Words], *arguments: object) -> Words:
    """The same as :func:`kept` for arguments that their own text tells apart: codes and frozen records."""
    # Streamlit takes ten times longer over the records themselves.
    return _kept_by_words(
        journal().version(), f"{build.__module__}.{build.__qualname__} {arguments}", arguments, build
    )


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _kept_by_words(
    version: int, asked: str, _arguments: tuple[object, ...], _build: Callable[..., Words]
) -> Words:
    return _build(*_arguments)


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
    return _provenance(journal().version(), f"{region_code} {request}", request, region_code)


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _provenance(version: int, asked: str, _request: ComparisonRequest, _region_code: str) -> pd.DataFrame:
    return where_from(journal(), catalogue(), regions(), _request, _region_code)


def figure_history(figure: ReportedFigure) -> pd.DataFrame:
    """Every revision of a reported figure, kept until the next change."""
    return _figure_history(journal().version(), figure)


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _figure_history(version: int, figure: ReportedFigure) -> pd.DataFrame:
    return read_figure_history(journal(), figure)


def remarks(figures: tuple[ReportedFigure, ...]) -> tuple[Remark, ...]:
    """What was found about reported figures in all their revisions, kept until the next change."""
    return _remarks(journal().version(), figures)


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _remarks(version: int, figures: tuple[ReportedFigure, ...]) -> tuple[Remark, ...]:
    return remarks_about(journal(), figures)


def changes(since: dt.datetime | None) -> pd.DataFrame:
    """What changed since a moment, told in short, kept until the next change."""
    return _changes(journal().version(), since)


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _changes(version: int, since: dt.datetime | None) -> pd.DataFrame:
    return changes_in_short(changed_since(journal(), since))


def last_look(actor: str) -> dt.datetime | None:
    """The last change that a person has seen; never kept, for a look is no new version."""
    return read_last_look(journal(), actor)


def as_of() -> DataAsOf:
    """How far the data reach, and when the last return was accepted."""
    return _as_of(journal().version())


@st.cache_data(max_entries=8, show_spinner=False)
def _as_of(version: int) -> DataAsOf:
    return data_as_of(journal())


def returns_of(region_code: str) -> pd.DataFrame:
    """Every return of a reporting unit with its revisions, kept until the next acceptance."""
    return _returns_of(journal().version(), region_code)


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _returns_of(version: int, region_code: str) -> pd.DataFrame:
    return returns_of_region(journal(), region_code)


def prepared(reading: Reading, region_code: str | None, period: Period, today: dt.date) -> Submission | None:
    """A file as a submission for a region and period, kept until the next acceptance."""
    key = (reading.sha256, reading.file_name, region_code, period, today)
    return _prepared(journal().version(), key, reading)


# Nothing in it can be changed, and a list of thousands of rows is too large to be copied at every click.
@st.cache_resource(max_entries=TABLES_KEPT, show_spinner=False)
def _prepared(
    version: int, key: tuple[str, str, str | None, Period, dt.date], _reading: Reading
) -> Submission | None:
    _, _, region_code, period, today = key
    return prepare(journal(), _reading, region_code, period, today)


def table_proposal(reading: Reading) -> Proposal:
    """What the columns of a file with free tables seem to be, kept until the next acceptance."""
    return _table_proposal(journal().version(), reading.sha256, reading)


@st.cache_data(max_entries=TABLES_KEPT, show_spinner=False)
def _table_proposal(version: int, sha256: str, _reading: Reading) -> Proposal:
    return proposal(journal(), _reading)


def remembered_mapping(reading: Reading) -> TableMapping | None:
    """The mapping that was confirmed for an earlier file of the same shape, or ``None``."""
    return submission.remembered_mapping(journal(), reading)


def table_returns(
    reading: Reading, mapping: TableMapping, period: Period, today: dt.date
) -> submission.TableReturns:
    """What a table would store under a mapping, kept until the next acceptance."""
    key = (reading.sha256, reading.file_name, mapping.as_json(), period, today)
    return _table_returns(journal().version(), key, reading, mapping)


# Nothing in it can be changed, and a national table is too large to be copied at every click.
@st.cache_resource(max_entries=8, show_spinner=False)
def _table_returns(
    version: int, key: tuple[str, str, str, Period, dt.date], _reading: Reading, _mapping: TableMapping
) -> submission.TableReturns:
    _, _, _, period, today = key
    return submission.table_submissions(journal(), _reading, _mapping, period, today)


def file_names(answer: Comparison) -> dict[int, str]:
    """The file behind each batch of a comparison, by the batch's id."""
    return files_of_batches(answer.table["batch_ids"])


def files_of_batches(batch_ids: pd.Series[str]) -> dict[int, str]:
    """The file behind each batch that a column of batches (``12;45``) names, by the batch's id."""
    ids = {int(one) for text in batch_ids.dropna() for one in str(text).split(";") if one}
    batches = (journal().batch(batch_id) for batch_id in sorted(ids))
    return {batch.batch_id: batch.file_name for batch in batches if batch is not None}


def kept_file(sha256: str) -> bytes:
    """The bytes of an original file; ``ValueError`` where it is not kept."""
    content = journal().file_content(sha256)
    if content is None:
        raise ValueError(f"no file is kept under {sha256}")
    return content


@cache
def front_end(name: str) -> str:
    """A script or style sheet of ours by its file name."""
    return (FRONT_END / name).read_text(encoding="utf-8")


def headlines() -> Headlines:
    """The key indicators of the overview."""
    return read_headlines(settings().data / "overview.toml")


@st.cache_data(max_entries=1, show_spinner=False)
def spellings() -> dict[str, tuple[str, ...]]:
    """Every spelling under which a region's code is recognised in files, by code, in the file's order."""
    with (settings().data / "aliases.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["code"], row["alias"]) for row in csv.DictReader(file)]
    return {code: tuple(alias for of, alias in rows if of == code) for code in {code for code, _ in rows}}
