"""What a person says about warnings and about a revision: asked in the card, kept until accepted.

Fields that are not on the screen lose their words in Streamlit, so each word is written down as it
is typed, under the file and what it is about.
"""

from __future__ import annotations

import hashlib
from functools import partial

import streamlit as st

from analytics.intake.batch import Finding
from analytics.intake.wording import wording
from analytics.text import Texts
from pages.shared import state
from pages.shared.literal import literal
from pages.shared.submit_desk import READY, SentFile
from pages.shared.submit_region import region_name

WORDS = "submit_words"
LATER = "submit_later"
FOR_ALL = "all"
COMMENT = "comment"
REASON_LETTERS = 500
MOST_FIELDS = 100  # one beside each warning; for more there is the one for all
ASKS_WHOSE = "region_unclear"  # answered by the region that the person chose


def reasons_of(text: Texts, sent: SentFile) -> dict[int, str]:
    """The explanation of each warning by its position: its own words, the workbook's, or those for all."""
    given = {place: _reason(text, sent, finding) for place, finding in enumerate(sent.findings)}
    return {place: words for place, words in given.items() if words}


def comment_of(sent: SentFile) -> str:
    """Why accepted figures change, as the person wrote it."""
    return _kept(sent, COMMENT)


def unexplained(sent: SentFile) -> int:
    """How many warnings still want an explanation; none if it was put off."""
    if _kept(sent, LATER):
        return 0
    return sum(1 for finding in _asked(sent) if not _said(sent, finding))


def changes_unexplained(sent: SentFile) -> bool:
    """Whether accepted figures would change and nobody said why; made-up figures may just give way."""
    stored = sent.stored_batch
    if stored is None or stored.origin == "synthetic" or sent.submission is None:
        return False
    return sent.submission.changes_stored and not comment_of(sent)


def complete(sent: SentFile) -> bool:
    """Whether a file may be accepted and nothing is left to be said about it."""
    return sent.state in READY and not unexplained(sent) and not changes_unexplained(sent)


def missing_words(text: Texts, sent: SentFile) -> str:
    """What is still to be said before the file is accepted, or nothing."""
    number = unexplained(sent)
    parts = [text("submit.reasons.missing", n=number)] if number else []
    if changes_unexplained(sent):
        parts.append(text("submit.revision.missing"))
    return " ".join(parts)


def reasons_form(text: Texts, sent: SentFile) -> None:
    """The fields for explanations, as far as the file wants any."""
    asked = _asked(sent)
    if asked:
        st.markdown(f"**{text('submit.reasons.title')}**")
        st.caption(text("submit.reasons.text"))
    if len(asked) == 1:
        _field(text, sent, asked[0])
    elif asked:
        _words_field(sent, FOR_ALL, text("submit.reasons.for_all"), text("submit.reason_hint"))
        apart = st.expander(
            text("submit.reasons.apart", n=len(asked)),
            key=f"submit_apart_{sent.dropped.file_id}",
            on_change="rerun",
            type="compact",
        )
        with apart:
            if apart.open:
                for finding in asked[:MOST_FIELDS]:
                    _field(text, sent, finding)
                if len(asked) > MOST_FIELDS:
                    st.caption(text("submit.reasons.rest", shown=MOST_FIELDS, n=len(asked)))
    if asked:
        _later_box(text, sent)
    if sent.submission and sent.stored_batch and sent.submission.changes_stored:
        _words_field(sent, COMMENT, text("submit.revision.reason"), text("submit.revision.hint"))


def _asked(sent: SentFile) -> list[Finding]:
    """The warnings that want an explanation, each once."""
    warned = (finding for finding in sent.findings if finding.severity == "warning")
    return list({_mark(finding): finding for finding in warned if finding.code != ASKS_WHOSE}.values())


def _reason(text: Texts, sent: SentFile, finding: Finding) -> str:
    if finding.severity != "warning":
        return ""
    if finding.code == ASKS_WHOSE and sent.region_code and sent.submission:
        period = sent.submission.draft.period
        return text("submit.reasons.region", region=region_name(text, sent.region_code, period))
    return _said(sent, finding)


def _said(sent: SentFile, finding: Finding) -> str:
    return _kept(sent, _mark(finding)) or _written(sent, finding) or _kept(sent, FOR_ALL)


def _written(sent: SentFile, finding: Finding) -> str:
    """What the workbook itself explains beside the figure."""
    explanations = sent.submission.draft.explanations if sent.submission else {}
    return explanations.get(finding.indicator_code or "", "").strip()


def _field(text: Texts, sent: SentFile, finding: Finding) -> None:
    label = literal(wording(finding, sent.dropped.reading.file_name, text).message)
    _words_field(sent, _mark(finding), label, text("submit.reason_hint"), _written(sent, finding))


def _words_field(sent: SentFile, about: str, label: str, hint: str, prefilled: str = "") -> None:
    key = f"submit_words_{sent.dropped.file_id}_{about}"
    state.remember(key, _kept(sent, about) or prefilled)
    st.text_input(
        label,
        key=key,
        max_chars=REASON_LETTERS,
        placeholder=hint,
        on_change=partial(_keep, sent.dropped.file_id, about, key),
    )


def _later_box(text: Texts, sent: SentFile) -> None:
    key = f"submit_later_{sent.dropped.file_id}"
    state.remember(key, bool(_kept(sent, LATER)))
    st.checkbox(
        text("submit.reasons.later"), key=key, on_change=partial(_keep, sent.dropped.file_id, LATER, key)
    )


def _keep(file_id: str, about: str, key: str) -> None:
    given = state.recall(key)
    words = given.strip() if isinstance(given, str) else ("yes" if given else "")
    state.remember(WORDS, {**state.recall(WORDS, {}), (file_id, about): words})


def _kept(sent: SentFile, about: str) -> str:
    return str(state.recall(WORDS, {}).get((sent.dropped.file_id, about), ""))


def _mark(finding: Finding) -> str:
    """A short name of a finding that stays the same while the page is drawn anew."""
    words = f"{finding.code}|{finding.sheet}|{finding.cell}|{finding.indicator_code}|{finding.given}"
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]
