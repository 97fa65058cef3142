"""Small tables whose words wrap, and which turn into blocks on a telephone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Column:
    """The title of a column; ``kind`` is ``words``, ``number`` or ``address``."""

    title: str
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with the sign of their tone before them, such as a severity."""

    words: str
    tone: str
    sign: str


Cell = str | Marked


def html_table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], label: str) -> str:
    """A table as HTML for ``st.html``; every word in it is escaped.

    The roles are said in so many words because the style of a narrow window takes them away.
    """
    head = "".join(
        f'<th role="columnheader" scope="col" class="zm-{column.kind}">{escape(column.title)}</th>'
        for column in columns
    )
    body = "".join(f'<tr role="row">{_cells(columns, row)}</tr>' for row in rows)
    return (
        f'<table class="zm-table" role="table" aria-label="{escape(label, quote=True)}">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def marked(cell: Marked) -> str:
    """Words with their sign as HTML."""
    sign = f'<span class="zm-sign zm-tone-{escape(cell.tone, quote=True)}" aria-hidden="true">{escape(cell.sign)}</span>'
    return f'<span class="zm-marked">{sign}{escape(cell.words)}</span>'


def _cells(columns: Sequence[Column], row: Sequence[Cell]) -> str:
    return "".join(
        f'<td role="cell" class="zm-{column.kind}" data-label="{escape(column.title, quote=True)}">'
        f"{marked(cell) if isinstance(cell, Marked) else escape(cell)}</td>"
        for column, cell in zip(columns, row, strict=True)
    )
