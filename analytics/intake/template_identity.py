"""What the hidden sheet of a template says: form, version, region, period, language.

A person never sees this sheet. Where it was taken out or changed nobody can be sure what the figures
are, so the template must be downloaded again; nothing is guessed from the rest of the workbook.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analytics.catalogue.records import Catalogue, Form
from analytics.intake.batch import Declaration, Finding, RegionProposal
from analytics.intake.figures import number_words
from analytics.intake.opening import Cell, WholeSheet
from analytics.intake.templates import layout
from analytics.periods import Period
from analytics.regions import Regions
from analytics.text.localized import LANGUAGES


@dataclass(frozen=True, slots=True)
class Identity:
    """What was declared, the form where it is known, and what is wrong with the hidden sheet."""

    declared: Declaration | None
    form: Form | None
    proposals: tuple[RegionProposal, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A value of the hidden sheet and its address."""

    words: str
    cell: str | None


def identity_of(sheets: Sequence[WholeSheet], catalogue: Catalogue, regions: Regions) -> Identity:
    """What the workbook says of itself; each field that cannot be read is an error."""
    sheet = next((sheet for sheet in sheets if sheet.name == layout.IDENTITY_SHEET), None)
    if sheet is None:
        return Identity(None, None, findings=(Finding("identity_missing", "error"),))
    entries = {key: _entry(sheet, key) for key in layout.IDENTITY_KEYS}
    form = _template(catalogue, entries[layout.FORM_KEY].words)
    region_code = _region_code(regions, entries[layout.REGION_KEY].words)
    period = _period(entries[layout.PERIOD_KEY].words)
    version = entries[layout.VERSION_KEY].words or None
    language = entries[layout.LANGUAGE_KEY].words
    sound = {
        layout.PRODUCT_KEY: entries[layout.PRODUCT_KEY].words == layout.PRODUCT,
        layout.FORM_KEY: form is not None,
        layout.VERSION_KEY: version is not None,
        layout.REGION_KEY: region_code is not None,
        layout.PERIOD_KEY: period is not None,
    }
    findings = [_damaged(entries[key]) for key, is_sound in sound.items() if not is_sound]
    if form is None:
        return Identity(None, None, findings=tuple(findings))
    declared = Declaration(
        form.code, version, region_code, period, language if language in LANGUAGES else None
    )
    findings += _other_version(form, version)
    return Identity(declared, form, _proposals(declared, regions), tuple(findings))


def _template(catalogue: Catalogue, code: str) -> Form | None:
    form = catalogue.forms.get(code)
    return form if form is not None and form.reading == "template" else None


def _region_code(regions: Regions, code: str) -> str | None:
    try:
        return regions.get(code).code
    except (KeyError, ValueError):
        return None


def _period(words: str) -> Period | None:
    try:
        return Period.parse(words)
    except ValueError:
        return None


def _other_version(form: Form, version: str | None) -> Iterable[Finding]:
    """A warning that names both versions, whichever of them is the newer one."""
    if version is not None and version != form.version:
        yield Finding("template_version", "warning", given=version, expected=form.version)


def _damaged(entry: _Entry) -> Finding:
    return Finding("identity_damaged", "error", layout.IDENTITY_SHEET, entry.cell, given=entry.words or "…")


def _proposals(declared: Declaration, regions: Regions) -> tuple[RegionProposal, ...]:
    code = declared.region_code
    if code is None:
        return ()
    return (RegionProposal(code, "template", _name(regions, code, declared)),)


def _name(regions: Regions, code: str, declared: Declaration) -> str:
    try:
        region = regions.get(code, declared.period)
    except (KeyError, ValueError):
        region = regions.get(code)
    return region.name[declared.language if declared.language in LANGUAGES else "ru"]


def _entry(sheet: WholeSheet, key: str) -> _Entry:
    found: Mapping[str, tuple[int, Cell]] = {
        str(row[0]).strip(): (index, row[1]) for index, row in enumerate(sheet.rows) if len(row) > 1
    }
    if key not in found:
        return _Entry("", None)
    index, value = found[key]
    words = number_words(value) if isinstance(value, float) else str(value)
    return _Entry(words.strip(), f"B{index + 1}")
