"""The reported figures as returns: one draft for each form, region, period and revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from analytics.catalogue import Form, load_catalogue
from analytics.demonstration.behaviour import Arrival, Arrivals, Behaviour, Correction, Gap
from analytics.demonstration.model import Model
from analytics.demonstration.published import Address, PublishedReturns
from analytics.demonstration.reporting import Reported
from analytics.intake.batch import Draft, Observation
from analytics.periods import QUARTERS_IN_YEAR, Period, periods_between
from analytics.regions import load_regions


def corrected(reported: Mapping[str, Reported], corrections: tuple[Correction, ...]) -> dict[str, Reported]:
    """The figures with the official corrections: what the quarter takes back stays taken back."""
    tables = dict(reported)
    for correction in corrections:
        table = tables[correction.indicator_code] = dict(tables[correction.indicator_code])
        region_code, period = correction.region_code, correction.period
        before = table[region_code, period.shift(-1)]
        taken_back = table[region_code, period] - round(before * (1 - correction.fall))
        for quarter in range(period.quarter, QUARTERS_IN_YEAR + 1):
            key = (region_code, Period(period.year, quarter))
            table[key] = round(table[key] - taken_back, 1)
    return tables


@dataclass(frozen=True, slots=True)
class Returns:
    """Everything of which the returns of the demonstration are made."""

    model: Model
    behaviour: Behaviour
    published: PublishedReturns
    reported: Mapping[str, Reported]

    def drafts(self) -> tuple[Draft, ...]:
        """All returns by period, form, region and revision."""
        arrivals = Arrivals(self.behaviour, self.model.seed, self.model.last)
        forms = [form for form in load_catalogue().forms.values() if self._codes(form)]
        return tuple(
            draft
            for period in periods_between(self.model.first, self.model.last)
            for form in forms
            for region in load_regions().reporting(period)
            for draft in self._revisions(form, region.code, period, arrivals)
        )

    def _codes(self, form: Form) -> tuple[str, ...]:
        return tuple(code for code in form.indicator_codes if code in self.reported)

    def _revisions(self, form: Form, region_code: str, period: Period, arrivals: Arrivals) -> Iterator[Draft]:
        """The one draft of a return, the two of a revised one, or none of a missing one."""
        if (form.code, period) == (self.published.form_code, self.published.period):
            yield self._published(form, region_code)
            return
        arrival = arrivals.of(form.code, region_code, period, form.due_days)
        if arrival is None:
            return
        draft = self._synthetic(form, region_code, period, arrival)
        first = self._first_revision(draft, arrival)
        if arrival.revised_on is None or first is None:
            yield draft
            return
        yield first
        names = {"form": form.code, "region": region_code, "period": str(period)}
        yield replace(
            draft,
            file_name=self.behaviour.revised_file_name.format(**names),
            received_on=arrival.revised_on.isoformat(),
        )

    def _published(self, form: Form, region_code: str) -> Draft:
        period = self.published.period
        return Draft(
            form_code=form.code,
            region_code=region_code,
            period=period,
            observations=tuple(self._observations(form, region_code, period)),
            file_name=self.published.file_names[region_code],
            origin="published",
            source=self.published.source,
        )

    def _synthetic(self, form: Form, region_code: str, period: Period, arrival: Arrival) -> Draft:
        names = {"form": form.code, "region": region_code, "period": str(period)}
        return Draft(
            form_code=form.code,
            region_code=region_code,
            period=period,
            observations=tuple(self._observations(form, region_code, period)),
            file_name=self.behaviour.file_name.format(**names),
            origin="synthetic",
            source=self.behaviour.source,
            received_on=arrival.received_on.isoformat(),
        )

    def _observations(self, form: Form, region_code: str, period: Period) -> Iterator[Observation]:
        """The figures of one return, with their cells where the official workbook has them."""
        anchored = form.code == self.published.form_code
        for code in self._codes(form):
            value = self.reported[code].get((region_code, period))
            if value is None:
                continue
            address = self.published.addresses.get(code) if anchored else None
            if any(_covers(gap, code, region_code, period) for gap in self.behaviour.gaps):
                value = None
            yield _observation(code, value, address)

    def _first_revision(self, draft: Draft, arrival: Arrival) -> Draft | None:
        """The draft as it first came in, without some records of the quarter; ``None`` if equal."""
        codes = self.behaviour.revised_indicators.get(draft.form_code, ())
        observations = tuple(
            self._without_some(one, draft, arrival.left_out) if one.indicator_code in codes else one
            for one in draft.observations
        )
        if observations == draft.observations:
            return None
        return replace(draft, observations=observations)

    def _without_some(self, one: Observation, draft: Draft, left_out: float) -> Observation:
        if one.value is None:
            return one
        before = 0.0
        if draft.period.quarter > 1:
            key = (draft.region_code, draft.period.shift(-1))
            before = self.reported[one.indicator_code].get(key, 0.0)
        missed = max(round((one.value - before) * left_out), 0)
        return replace(one, value=round(one.value - missed, 1))


def _covers(gap: Gap, indicator_code: str, region_code: str, period: Period) -> bool:
    same = (gap.indicator_code, gap.region_code) == (indicator_code, region_code)
    return same and gap.first <= period <= gap.last


def _observation(code: str, value: float | None, address: Address | None) -> Observation:
    return Observation(
        indicator_code=code,
        value=value,
        status="not_available" if value is None else "number",
        sheet=address.sheet if address else None,
        cell=address.cell if address else None,
    )
