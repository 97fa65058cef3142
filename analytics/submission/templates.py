"""Templates with what the store knows: last quarter's figures and those of a year before."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from analytics.catalogue import load_catalogue
from analytics.catalogue.records import Form
from analytics.intake.templates.plan import Prefill
from analytics.intake.templates.workbook import template_workbook
from analytics.periods import Period
from analytics.regions import Regions, borders_of, load_regions
from analytics.store.journal import Journal
from analytics.submission.first_rows import first_rows
from analytics.submission.known_lists import same_land
from analytics.text.localized import Language

LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # the same templates are the same archive


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One template as a file: its name, such as ``ZM-E_35_2025Q3.xlsx``, and its bytes."""

    name: str
    content: bytes


def template_forms() -> tuple[Form, ...]:
    """The forms that are filled in on a template, in the order of the catalogue."""
    return tuple(form for form in load_catalogue().forms.values() if form.reading == "template")


def template_file(
    journal: Journal, form_code: str, region_code: str, period: Period, language: Language
) -> TemplateFile:
    """The template of one region, prefilled from the store.

    Raises:
        ValueError: the form has no template, or no such region reports in the period.
    """
    (file,) = _files(journal, form_code, [region_code], period, language)
    return file


def template_bundle(
    journal: Journal, form_code: str, period: Period, language: Language, regions: Iterable[str] | None = None
) -> bytes:
    """A zip with the templates of several regions, by default of all that report in the period.

    The files stand in the order of the regions' codes; the same store gives the same bytes.

    Raises:
        ValueError: the form has no template, or a region does not report in the period.
    """
    every = [region.code for region in load_regions().reporting(period)]
    codes = every if regions is None else sorted(regions)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as bundle:  # workbooks are packed already
        for file in _files(journal, form_code, codes, period, language):
            bundle.writestr(zipfile.ZipInfo(file.name, LONG_AGO), file.content)
    return stream.getvalue()


def bundle_name(form_code: str, period: Period) -> str:
    """The file name of a zip of templates."""
    return f"{form_code}_{period}.zip"


def _files(
    journal: Journal, form_code: str, codes: Sequence[str], period: Period, language: Language
) -> Iterator[TemplateFile]:
    catalogue, regions = load_catalogue(), load_regions()
    form = catalogue.forms.get(form_code)
    if form is None or form.reading != "template":
        raise ValueError(f"the form {form_code!r} has no template")
    existing = {region.code for region in regions.reporting(period)}
    for code in codes:
        if code not in existing:
            raise ValueError(f"no region {code!r} reports in {period}")
    earlier = prefills(journal, form, codes, period, regions)
    for code in codes:
        content = template_workbook(form, code, period, language, catalogue, regions, earlier[code])
        yield TemplateFile(f"{form_code}_{code}_{period}.xlsx", content)


def prefills(
    journal: Journal, form: Form, codes: Sequence[str], period: Period, regions: Regions
) -> dict[str, Prefill]:
    """Each region's accepted figures of the quarter before and of the same period of last year, and its rows.

    Figures of other land are left out: of a period in which the code meant another land, and of a
    year in which the region was born, whose cumulative figures hold only a part of it.
    """
    previous, last_year = period.shift(-1), period.same_period_last_year
    stored = _stored(journal, form, codes, (previous, last_year))
    listed = first_rows(journal, form, codes, period, regions)
    found: dict[str, Prefill] = {}
    for code in codes:
        before = same_land(regions, code, period, previous)
        rows_period, rows = listed.get(code, (None, {}))
        mixed = regions.changed_territory(code, borders_of(period), period)
        year_ago = same_land(regions, code, period, last_year) and not mixed
        found[code] = Prefill(
            previous=stored.get((code, previous.key), {}) if before else {},
            last_year=stored.get((code, last_year.key), {}) if year_ago else {},
            previous_land_changed=not before,
            last_year_land_changed=not year_ago,
            rows=rows,
            rows_period=rows_period,
        )
    return found


def _stored(
    journal: Journal, form: Form, codes: Sequence[str], periods: Iterable[Period]
) -> dict[tuple[str, int], dict[str, float]]:
    """The figures that the form asks for, by region and period key."""
    if not form.indicator_codes:
        return {}
    keys = [period.key for period in periods]
    rows = journal.table("journal/figures_of_quarters", region_codes=list(codes), period_keys=keys)
    found: dict[tuple[str, int], dict[str, float]] = {}
    columns = (rows[name].tolist() for name in ("region_code", "indicator_code", "period_key", "reported"))
    for region, indicator, key, value in zip(*columns, strict=True):
        if indicator in form.indicator_codes:
            found.setdefault((region, key), {})[indicator] = value
    return found
