"""The lists as returns: one draft for each form, region, period and revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from analytics.catalogue import Form, load_catalogue
from analytics.demonstration.behaviour import Arrival, Arrivals, Behaviour
from analytics.demonstration.event_lists import BODIES, EventRows, as_first_told, until
from analytics.demonstration.list_sheets import sheets_of_form
from analytics.demonstration.lists import ListBehaviour
from analytics.demonstration.model import Model
from analytics.demonstration.partner_pool import PartnerPool
from analytics.demonstration.partners import Partnership
from analytics.demonstration.plan_lists import ListedPlan
from analytics.demonstration.reporting import Carriers
from analytics.demonstration.telling import Value
from analytics.demonstration.world import World
from analytics.intake.batch import Draft, ListRow
from analytics.periods import Period, periods_between
from analytics.regions import load_regions

Rows = list[dict[str, Value]]


@dataclass(frozen=True, slots=True)
class Told:
    """What the lists tell: events by form, unit and year; plans; partnerships by territory."""

    events: EventRows
    plans: tuple[ListedPlan, ...]
    partnerships: Mapping[str, Partnership]


@dataclass(frozen=True, slots=True)
class ListReturns:
    """Everything of which the list returns of the demonstration are made."""

    model: Model
    behaviour: Behaviour
    lists: ListBehaviour
    pool: PartnerPool
    world: World
    carriers: Carriers
    told: Told

    def drafts(self) -> tuple[Draft, ...]:
        """All list returns by period, form, region and revision."""
        arrivals = Arrivals(self.behaviour, self.model.seed, self.model.last)
        forms = [load_catalogue().form(code) for code in BODIES]
        units = {(label, period): unit for (unit, period), label in self.carriers.labels.items()}
        return tuple(
            draft
            for period in periods_between(self.model.first, self.model.last)
            for form in forms
            for region in load_regions().reporting(period)
            if (arrival := arrivals.of(form.code, region.code, period, form.due_days)) is not None
            for draft in self._revisions(form, region.code, units[region.code, period], period, arrival)
        )

    def _revisions(
        self, form: Form, region_code: str, unit: str, period: Period, arrival: Arrival
    ) -> Iterator[Draft]:
        """The one draft of a return, or the two of a revised one; ``unit`` is the region as of today."""
        names = {"form": form.code, "region": region_code, "period": str(period)}
        events = until(self.told.events.get((form.code, unit, period.year), ()), period)
        others = self._plan_and_partners(form, unit, period)
        draft = Draft(
            form_code=form.code,
            region_code=region_code,
            period=period,
            observations=(),
            file_name=self.behaviour.file_name.format(**names),
            origin="synthetic",
            source=self.behaviour.source,
            received_on=arrival.received_on.isoformat(),
            rows=(*events, *others),
        )
        is_odd = (arrival.received_on.day + period.quarter) % 2 == 1
        first = as_first_told(events, period, left_out=is_odd)
        if arrival.revised_on is None or first is None:
            yield draft
            return
        yield replace(draft, rows=(*first, *others))
        yield replace(
            draft,
            file_name=self.behaviour.revised_file_name.format(**names),
            received_on=arrival.revised_on.isoformat(),
        )

    def _plan_and_partners(self, form: Form, unit: str, period: Period) -> list[ListRow]:
        """The rows of the other lists of a form."""
        sheets = sheets_of_form(form.code, self.lists.tongue(unit))
        rows: list[ListRow] = []
        if "plan_measure" in sheets:
            rows += sheets["plan_measure"].rows(self._measures(unit, period))
        if "partner" in sheets:
            rows += sheets["partner"].rows(self._partners(unit, period))
        return rows

    def _measures(self, unit: str, period: Period) -> Rows:
        plans = [plan for plan in self.told.plans if plan.territory == unit and plan.stands_in(period)]
        return [measure.on(period.last_day) for plan in plans for measure in plan.measures]

    def _partners(self, unit: str, period: Period) -> Rows:
        """The partners of a unit, the oldest agreement first; the first row tells how they were chosen."""
        own = [one.code for one in self.world.territories if one.carrier(period.last_day) == unit]
        rows = list(chain.from_iterable(self.told.partnerships[code].rows(period) for code in own))
        rows.sort(key=lambda row: str(row["signed_on"]))
        return [
            {**row, "note": self.pool.note(self.lists.tongue(unit))} if row is rows[0] else row
            for row in rows
        ]
