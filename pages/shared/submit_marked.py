"""The button that gives a person's own file back with its cells marked; built when it is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analytics.intake.annotate import copy_name, marked_copy
from analytics.intake.batch import Finding
from analytics.text import Texts
from pages.shared.submit_desk import SentFile
from pages.shared.submit_files import DroppedFile
from pages.shared.widgets import EXCEL

MACRO_EXCEL = "application/vnd.ms-excel.sheet.macroEnabled.12"


def marked_download(text: Texts, sent: SentFile) -> None:
    """The button, where anything was found."""
    marked_button(text, sent.dropped, sent.findings)


def marked_button(text: Texts, dropped: DroppedFile, findings: tuple[Finding, ...]) -> None:
    """The same for a file that waits for more than one return, such as a table of all regions."""
    if not findings:
        return
    content, file_name = dropped.content, dropped.reading.file_name
    kind, name = copy_name(content, file_name, findings, text)
    marked = kind == "marked"
    st.download_button(
        text("submit.marked.button" if marked else "submit.marked.list"),
        partial(built, content, file_name, findings, text),
        file_name=name,
        mime=MACRO_EXCEL if name.endswith(".xlsm") else EXCEL,
        icon=":material/format_color_fill:",
        on_click="ignore",
        key=f"submit_marked_{dropped.file_id}",
        help=text("submit.marked.help" if marked else "submit.marked.list_help"),
    )


def built(content: bytes, file_name: str, findings: tuple[Finding, ...], text: Texts) -> bytes:
    """The bytes that the button gives: the file with its marks, or the list of what was found."""
    return marked_copy(content, file_name, findings, text).content
