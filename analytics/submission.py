"""The one way of a return from a file into the store, for the page, the command line and the API.

Read the file, make a draft of it for a region and a period, look at what it would change, accept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from analytics.access import Person
from analytics.catalogue import load_catalogue
from analytics.intake import ReturnContext, check_drop, check_return, read_workbook
from analytics.intake.batch import Draft, Finding, Observation, Reading, Status
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.settings import settings
from analytics.store.journal import BatchRecord, Journal, StoredReturn, StoreError

State = Literal["new", "same_file", "new_revision", "refused"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that would change: what is stored, what the draft says, and where it says so.

    ``change`` is new minus old, ``change_percent`` that in per cent of the old figure; both are
    ``None`` where either figure is no number (and the percentage where the old one is zero). A
    status of ``None`` means that the figure does not stand in that return at all.
    """

    indicator_code: str
    old: float | None
    new: float | None
    change: float | None
    change_percent: float | None
    sheet: str | None
    cell: str | None
    old_status: Status | None
    new_status: Status | None


@dataclass(frozen=True, slots=True)
class Submission:
    """A draft with what the store knows of it.

    ``stored`` is the current revision of the same return. ``known_as`` are all batches, of whatever
    region and period, that came from a file with the same bytes, newest first.
    """

    draft: Draft
    stored: StoredReturn | None
    known_as: tuple[BatchRecord, ...]

    @property
    def state(self) -> State:
        """What accepting would do: a first return, a new revision, nothing, or be refused."""
        if self.stored is not None and self.draft.sha256 and self.stored.batch.sha256 == self.draft.sha256:
            return "same_file"
        if self.draft.blocked:
            return "refused"
        return "new" if self.stored is None else "new_revision"

    @property
    def stored_batch(self) -> BatchRecord | None:
        """The batch of the current revision, or ``None`` where the return is the first."""
        return None if self.stored is None else self.stored.batch

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The figures that would change, in the order of the form."""
        return difference(self.draft, self.stored)

    def with_findings(self, findings: Iterable[Finding]) -> Submission:
        """The same submission with further findings, such as those of several files together."""
        return replace(self, draft=replace(self.draft, findings=(*self.draft.findings, *findings)))


def read(content: bytes, file_name: str, form_code: str | None = None) -> Reading:
    """What one file holds, with the catalogue, the regions and the limits of this process.

    Args:
        content: the bytes of the file.
        file_name: the name that it came with.
        form_code: the form that the person says it is; ``None`` to recognise it.

    Raises:
        ValueError: the catalogue has no such form.
    """
    limit = settings().upload_limit_bytes
    return read_workbook(content, file_name, load_catalogue(), load_regions(), limit, form_code)


def make_draft(reading: Reading, region_code: str, period: Period, today: dt.date, journal: Journal) -> Draft:
    """The checked return of one file for the region and the period that a person confirmed.

    Args:
        reading: of a file whose form is known.
        region_code: the unit that sends the return.
        period: the quarter of the return.
        today: the day on which it came in.
        journal: where the quarter before is looked up.

    Raises:
        ValueError: the form of the file was not recognised.
    """
    if reading.form_code is None:
        raise ValueError(f"the form of {reading.file_name!r} is not known")
    catalogue = load_catalogue()
    context = ReturnContext(
        reading=reading,
        form=catalogue.forms[reading.form_code],
        region_code=region_code,
        period=period,
        today=today,
        catalogue=catalogue,
        regions=load_regions(),
        previous=_figures(journal.current(reading.form_code, region_code, period.shift(-1))),
    )
    return Draft(
        form_code=reading.form_code,
        region_code=region_code,
        period=period,
        observations=reading.observations,
        findings=(*reading.findings, *check_return(context)),
        file_name=reading.file_name,
        sha256=reading.sha256,
        origin="reported",
        source=reading.file_name,
        received_on=today.isoformat(),
    )


def difference(draft: Draft, stored: StoredReturn | None) -> tuple[Difference, ...]:
    """What a draft would change in the stored return, cell by cell.

    Order: the figures of the draft in the order of the form, then those that it no longer has. A
    figure that stays as it is has no row; without a stored return there is none at all.
    """
    if stored is None:
        return ()
    old = {observation.indicator_code: observation for observation in stored.observations}
    new = {observation.indicator_code: observation for observation in draft.observations}
    pairs = (
        (code, old.get(code), new.get(code)) for code in (*new, *(code for code in old if code not in new))
    )
    return tuple(_difference(code, before, after) for code, before, after in pairs if _differ(before, after))


def prepare(
    journal: Journal, reading: Reading, region_code: str | None, period: Period, today: dt.date
) -> Submission | None:
    """A file as a submission; ``None`` where its form was not recognised or the region is not known.

    Args:
        journal: where the stored return, the quarter before and the same file are looked up.
        reading: of the file.
        region_code: the unit that sends the return, or ``None`` where nobody could tell.
        period: the quarter of the return.
        today: the day on which it came in.
    """
    if reading.form_code is None or region_code is None:
        return None
    return Submission(
        draft=make_draft(reading, region_code, period, today, journal),
        stored=journal.current(reading.form_code, region_code, period),
        known_as=journal.batches_of_file(reading.sha256),
    )


def check_together(drafts: Sequence[Draft | None]) -> tuple[tuple[Finding, ...], ...]:
    """What is wrong with files that came together, one tuple for each, in their order.

    ``None`` stands for a file that did not become a draft; nothing is found against it.
    """
    found = iter(check_drop([draft for draft in drafts if draft is not None]))
    return tuple(() if draft is None else next(found) for draft in drafts)


def accept(
    journal: Journal,
    sent: Submission | Draft,
    content: bytes,
    person: Person,
    reasons: Mapping[int, str] | None = None,
) -> BatchRecord:
    """Store a return with its file; the same file again gives the batch that is there.

    Args:
        journal: where it is stored.
        sent: the draft, or the submission that holds it.
        content: the bytes of the file.
        person: who accepts; the right to send for the region is checked here once more.
        reasons: the person's explanation by the position of a finding in the draft.

    Raises:
        StoreError: ``forbidden`` without the right, ``blocked`` for a draft with errors, others where
            the store refuses; then nothing is stored.
    """
    draft = sent.draft if isinstance(sent, Submission) else sent
    if not person.may("submit", draft.region_code):
        raise StoreError("forbidden", f"{person.name} may not send for {draft.region_code}")
    return journal.accept(draft, content, person.name, reasons)


def _figures(stored: StoredReturn | None) -> dict[str, float]:
    observations = () if stored is None else stored.observations
    return {
        observation.indicator_code: observation.value
        for observation in observations
        if observation.value is not None
    }


def _differ(old: Observation | None, new: Observation | None) -> bool:
    if old is None or new is None:
        return True
    return (old.value, old.status) != (new.value, new.status)


def _difference(code: str, old: Observation | None, new: Observation | None) -> Difference:
    before = old.value if old else None
    after = new.value if new else None
    change = None if before is None or after is None else after - before
    return Difference(
        indicator_code=code,
        old=before,
        new=after,
        change=change,
        change_percent=None if change is None or not before else change / abs(before) * 100,
        sheet=new.sheet if new else None,
        cell=new.cell if new else None,
        old_status=old.status if old else None,
        new_status=new.status if new else None,
    )
