"""One cell of a target: a value, or a finding that says what to type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analytics.catalogue import rate_unit
from analytics.catalogue.records import Catalogue, Indicator
from analytics.intake.batch import Finding, Severity
from analytics.intake.figure_findings import figure_findings
from analytics.intake.figures import Figure, figure_of, number_words
from analytics.intake.list_cells import cut, indicator_named, words_of
from analytics.intake.localized_values import name_values
from analytics.intake.opening import Cell
from analytics.intake.targets.records import FIRST_YEAR, LAST_YEAR
from analytics.periods import Period
from analytics.regions import Regions
from analytics.regions.records import REPUBLIC
from analytics.text.localized import LANGUAGES, Localized

PER_CENT = 100.0
# Faults of a number whose sentences say more than that a number is expected.
TOLD_APART = frozenset({"number_ambiguous", "number_with_words"})
YEARS = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}


@dataclass(frozen=True, slots=True)
class Place:
    """A filled cell and its address."""

    cell: Cell
    sheet: str
    address: str

    @property
    def words(self) -> str:
        """What stands in the cell, as a finding repeats it."""
        return cut(words_of(self.cell).strip())

    def finding(
        self, code: str, severity: Severity = "error", values: dict[str, str] | None = None
    ) -> Finding:
        """A finding at the cell."""
        return Finding(code, severity, self.sheet, self.address, given=self.words, values=values or {})


def indicator_at(place: Place, catalogue: Catalogue, findings: list[Finding]) -> Indicator | None:
    """The indicator whose code, or whole name, stands in a cell."""
    code = indicator_named(words_of(place.cell), catalogue)
    if code is None:
        findings.append(place.finding("target_indicator_unknown"))
        return None
    return catalogue.indicators[code]


def region_at(place: Place, year: int | None, regions: Regions, findings: list[Finding]) -> str | None:
    """The region, or the republic, that a code or a name means; a doubt is asked about.

    A code means the land that it has at the end of the year. Without a year the code alone is checked.
    """
    codes = _codes(place.cell, regions)
    known = {region.code for region in regions.records if region.reports or region.code == REPUBLIC}
    meant = [code for code in codes if code in known]
    if not meant:
        findings.append(place.finding("target_region_unknown"))
        return None
    of_year = meant if year is None else [code for code in meant if _exists(code, year, regions)]
    if len(of_year) > 1:
        values = name_values("regions", _listed(of_year, regions))
        findings.append(place.finding("target_region_ambiguous", values=values))
        return None
    if not of_year:
        values = name_values("region", regions.get(meant[0]).name) | {"year": str(year)}
        findings.append(place.finding("target_region_not_in_year", values=values))
        return None
    return of_year[0]


def year_at(place: Place, findings: list[Finding]) -> int | None:
    """A whole year that the product knows; one that is typed as text is read with a note."""
    figure = figure_of(place.cell)
    value = figure.value
    if value is None or value != int(value) or not FIRST_YEAR <= value <= LAST_YEAR:
        findings.append(place.finding("target_year_wrong", values=YEARS))
        return None
    findings += _note_of_text(place, figure)
    return int(value)


def value_at(place: Place, indicator: Indicator | None, findings: list[Finding]) -> float | None:
    """A number that is not negative, and for a share not above 100."""
    figure = figure_of(place.cell)
    if figure.fault in TOLD_APART:
        findings += figure_findings(figure, place.sheet, place.address, None, whole=False)
        return None
    if figure.value is None or figure.status != "number":
        findings.append(place.finding("target_value_wrong"))
        return None
    if figure.value < 0:
        findings.append(place.finding("target_value_negative"))
        return None
    if indicator is not None and _is_share(indicator) and figure.value > PER_CENT:
        values = {"indicator_code": indicator.code, **name_values("indicator", indicator.name)}
        findings.append(place.finding("target_share_over_hundred", values=values))
        return None
    findings += _note_of_text(place, figure)
    return figure.value


def _note_of_text(place: Place, figure: Figure) -> Iterable[Finding]:
    if figure.fault == "text_number" and figure.value is not None:
        yield place.finding("text_number", "note", {"read_as": number_words(figure.value)})


def _is_share(indicator: Indicator) -> bool:
    """Whether the indicator is shown as a part of a whole in per cent."""
    return indicator.distribution == "proportion" and rate_unit(indicator) == "percent"


def _codes(cell: Cell, regions: Regions) -> tuple[str, ...]:
    """The codes that a cell may mean; a number is a code that lost its leading zero."""
    if isinstance(cell, float) and cell == int(cell) and cell >= 0:
        return (f"{int(cell):02d}",)
    words = words_of(cell).strip()
    if words.isdigit():
        return (words.zfill(2),)
    return regions.identify(words)


def _exists(code: str, year: int, regions: Regions) -> bool:
    if code == REPUBLIC:
        return True
    return any(region.code == code for region in regions.reporting(Period(year, 4)))


def _listed(codes: Sequence[str], regions: Regions) -> Localized:
    """Regions by code and name in one line, in every language."""
    return Localized(
        **{
            language: "; ".join(f"{code} · {regions.get(code).name[language]}" for code in codes)
            for language in LANGUAGES
        }
    )
