"""The files that lie on the desk of this session: taken from the uploader, read once, kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from analytics import submission
from analytics.intake.batch import Reading
from analytics.settings import MEGABYTE, settings
from analytics.text import Texts
from pages.shared import state
from pages.shared.literal import literal

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

# Endings of names only: with a media type Streamlit skips its own check on the server.
ENDINGS = ["xlsx", "xls", "xlsm", "xlsb", "ods"]
DESK = "submit_desk"
DROPS = "submit_drops"


@dataclass(frozen=True, slots=True)
class DroppedFile:
    """A file as it came, with what was read in it.

    ``file_id`` is its own even among equal files; ``drop`` counts the drops of this session.
    """

    file_id: str
    drop: int
    content: bytes
    reading: Reading


def dropped_files(text: Texts) -> tuple[DroppedFile, ...]:
    """The uploader, and all files on the desk: the last drop first, in it what needs a hand.

    A dropped file moves from the uploader to the desk as soon as it is read. So it outlives a
    visit to another page, and the uploader is empty again for the next files.
    """
    drop = state.recall(DROPS, 0)
    uploaded = st.file_uploader(
        text("submit.files"),
        type=ENDINGS,
        accept_multiple_files=True,
        key=f"submit_uploader_{drop}",
        max_upload_size=settings().upload_limit_bytes // MEGABYTE,
        help=text("submit.files_help"),
    )
    if uploaded:
        _read(text, uploaded, drop)
        state.remember(DROPS, drop + 1)
        st.rerun()
    return tuple(sorted(_desk().values(), key=_place))


def remove(file_id: str) -> None:
    """Take one file off the desk."""
    _desk().pop(file_id, None)


def clear() -> None:
    """Take all files off the desk."""
    state.forget(DESK)


def _read(text: Texts, uploaded: Sequence[UploadedFile], drop: int) -> None:
    """Read every file that is not on the desk yet, and say how far it got."""
    bar = st.progress(0.0, text("submit.reading", done=0, n=len(uploaded), file_name=""))
    for number, file in enumerate(uploaded, start=1):
        words = text("submit.reading", done=number, n=len(uploaded), file_name=literal(file.name))
        bar.progress((number - 1) / len(uploaded), words)
        if file.file_id not in _desk():
            content = file.getvalue()
            reading = submission.read(content, file.name)
            _desk()[file.file_id] = DroppedFile(file.file_id, drop, content, reading)
    bar.empty()


def _desk() -> dict[str, DroppedFile]:
    desk: dict[str, DroppedFile] | None = state.recall(DESK)
    if desk is None:
        desk = {}
        state.remember(DESK, desk)
    return desk


def _place(dropped: DroppedFile) -> tuple[int, int]:
    """The last drop first; in a drop errors first, then files whose region cannot be told.

    Only what the file itself says counts, so that no card moves while a person works on it.
    """
    if any(finding.severity == "error" for finding in dropped.reading.findings):
        return (-dropped.drop, 0)
    return (-dropped.drop, 1 if dropped.reading.proposed_region is None else 2)
