"""What the store knows of a file and of its return, in sentences."""

from __future__ import annotations

from analytics.periods import Period
from analytics.store.journal import BatchRecord
from analytics.text import Texts
from analytics.text.numbers import format_moment
from pages.shared.actors import actor_words
from pages.shared.literal import literal
from pages.shared.submit_desk import SentFile
from pages.shared.submit_intro import period_words
from pages.shared.submit_region import region_name


def stored_words(text: Texts, sent: SentFile) -> list[str]:
    """What accepting would do: nothing, a first return, or a new revision of which one."""
    if sent.submission is None:
        return []
    current = sent.stored_batch
    if current is None:
        return [text(f"submission.state.{sent.submission.state}")]
    same = not sent.submission.changes_stored
    kept = "next_same_rows" if sent.dropped.reading.rows else "next_same"
    becomes = text(f"submit.stored.{kept if same else 'next'}", n=sent.next_revision)
    lines = [text("submit.stored.current", **batch_values(text, current)), becomes]
    earlier = [batch for batch in _of_this_return(sent) if batch.batch_id != current.batch_id]
    if earlier:
        lines.append(text("submit.stored.earlier", **batch_values(text, earlier[0])))
    return lines


def elsewhere_words(text: Texts, sent: SentFile, period: Period) -> str:
    """That the same file was accepted for another region or period, or nothing."""
    known = sent.submission.known_as if sent.submission else ()
    others = [batch for batch in known if (batch.region_code, batch.period) != (sent.region_code, period)]
    if not others:
        return ""
    return text("submit.stored.elsewhere", **batch_values(text, others[0]))


def success_words(text: Texts, sent: SentFile, period: Period) -> str:
    """Which revision of which return the file is, who accepted it and when."""
    batch = sent.accepted or sent.stored_batch
    if batch is None:
        raise ValueError(f"{sent.dropped.reading.file_name!r} is not stored")
    return text(f"submit.stored.{sent.state}", **batch_values(text, batch))


def batch_values(text: Texts, batch: BatchRecord) -> dict[str, str]:
    """The values with which a sentence names a batch."""
    return {
        "region": region_name(text, batch.region_code, batch.period),
        "period": period_words(text, batch.period),
        "revision": str(batch.revision),
        "origin": text(f"store.origin.{batch.origin}"),
        "moment": format_moment(batch.accepted_at, text.language),
        "actor": literal(actor_words(text, batch.actor)),
        "file_name": literal(batch.file_name),
    }


def _of_this_return(sent: SentFile) -> list[BatchRecord]:
    if sent.submission is None:
        return []
    draft = sent.submission.draft
    of_return = (draft.form_code, draft.region_code, draft.period)
    return [
        batch
        for batch in sent.submission.known_as
        if (batch.form_code, batch.region_code, batch.period) == of_return
    ]
