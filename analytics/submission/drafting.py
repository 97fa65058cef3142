"""From a file to a checked draft, with what the store knows of its return."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from analytics.catalogue import load_catalogue
from analytics.intake import ReturnContext, findings_of_return, read_workbook
from analytics.intake.batch import Draft, Finding, Reading
from analytics.intake.checks import Known
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.settings import settings
from analytics.store.journal import BatchRecord, Journal, StoredReturn
from analytics.submission.differences import Difference, difference
from analytics.submission.known import known
from analytics.submission.list_differences import RowChange, list_difference

State = Literal["new", "same_file", "new_revision", "refused"]


@dataclass(frozen=True, slots=True)
class Submission:
    """A draft with what the store knows of it.

    ``stored`` is the current revision of the same return. ``known_as`` are all batches, of whatever
    region and period, that came from a file with the same bytes, newest first. ``row_changes`` are
    the rows of lists that accepting would add, remove or change.
    """

    draft: Draft
    stored: StoredReturn | None
    known_as: tuple[BatchRecord, ...]
    row_changes: tuple[RowChange, ...] = ()

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

    @property
    def changes_stored(self) -> bool:
        """Whether accepting would change a figure or a row of the stored return."""
        return bool(self.differences or self.row_changes)

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


def make_draft(
    reading: Reading,
    region_code: str,
    period: Period,
    today: dt.date,
    journal: Journal,
    stored: Known | None = None,
    kept_running: bool = False,
) -> Draft:
    """The checked return of one file for the region and the period that a person confirmed.

    Args:
        reading: of a file whose form is known.
        region_code: the unit that sends the return.
        period: the quarter of the return.
        today: the day on which it came in.
        journal: where earlier quarters and other returns are looked up.
        stored: what is known of them already; ``None`` to look it up.
        kept_running: whether the return may be of the quarter that still goes on.

    Raises:
        ValueError: the form of the file was not recognised.
    """
    if reading.form_code is None:
        raise ValueError(f"the form of {reading.file_name!r} is not known")
    catalogue = load_catalogue()
    if stored is None:
        codes = [observation.indicator_code for observation in reading.observations]
        stored = known(journal, region_code, period, codes, reading.form_code)
    context = ReturnContext(
        reading=reading,
        form=catalogue.form(reading.form_code),
        region_code=region_code,
        period=period,
        today=today,
        catalogue=catalogue,
        regions=load_regions(),
        previous=stored.at(period.shift(-1)),
        known=stored,
        kept_running=kept_running,
    )
    return Draft(
        form_code=reading.form_code,
        region_code=region_code,
        period=period,
        observations=reading.observations,
        findings=findings_of_return(context),
        file_name=reading.file_name,
        sha256=reading.sha256,
        origin="reported",
        source=reading.file_name,
        received_on=today.isoformat(),
        rows=reading.rows,
        explanations=reading.explanations,
    )


def prepare(
    journal: Journal, reading: Reading, region_code: str | None, period: Period, today: dt.date
) -> Submission | None:
    """A file as a submission; ``None`` where its form was not recognised or the region is not known.

    Args:
        journal: where the stored return, earlier quarters and the same file are looked up.
        reading: of the file.
        region_code: the unit that sends the return, or ``None`` where nobody could tell.
        period: the quarter of the return.
        today: the day on which it came in.
    """
    if reading.form_code is None or region_code is None:
        return None
    draft = make_draft(reading, region_code, period, today, journal)
    stored = journal.current(reading.form_code, region_code, period)
    return Submission(
        draft=draft,
        stored=stored,
        known_as=journal.batches_of_file(reading.sha256),
        row_changes=list_difference(draft, stored),
    )
