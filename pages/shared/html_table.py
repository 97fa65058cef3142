"""Small tables whose words wrap, and which turn into blocks on a telephone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Column:
    """The title of a column; ``kind`` is ``words``, ``number``, ``address``, or ``mark`` (never broken)."""

    title: str
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with the sign of their tone before them, such as a severity."""

    words: str
    tone: str
    sign: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A small picture that stands in a cell; ``address`` holds the picture itself."""

    address: str
    words: str


Cell = str | Marked | Picture


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
        f'<table class="zm-table" role="table" aria-label="{escape(label)}">'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def scrolled(table: str, label: str) -> str:
    """A table that may be wider than its place: it is moved to and fro there, by keys as well."""
    return f'<div class="zm-wide" role="region" tabindex="0" aria-label="{escape(label)}">{table}</div>'


def marked(cell: Marked) -> str:
    """Words with their sign as HTML."""
    tone, sign = escape(cell.tone), escape(cell.sign)
    sign = f'<span class="zm-sign zm-tone-{tone}" aria-hidden="true">{sign}</span>'
    return f'<span class="zm-marked">{sign}{escape(cell.words)}</span>'


def _cells(columns: Sequence[Column], row: Sequence[Cell]) -> str:
    return "".join(_cell(column, cell) for column, cell in zip(columns, row, strict=True))


def _cell(column: Column, cell: Cell) -> str:
    kind = f"zm-{column.kind} zm-nothing" if cell == NOTHING else f"zm-{column.kind}"
    return f'<td role="cell" class="{kind}" data-label="{escape(column.title)}">{_words(column, cell)}</td>'


def _words(column: Column, cell: Cell) -> str:
    """A cell as HTML; the address of a sum, ``G12+G13``, may break behind its signs."""
    if isinstance(cell, Marked):
        return marked(cell)
    if isinstance(cell, Picture):
        words = escape(cell.words)
        return f'<img class="zm-line" src="{escape(cell.address)}" alt="{words}" title="{words}">'
    return escape(cell).replace("+", "+<wbr>") if column.kind == "address" else escape(cell)
