"""The cells of one sheet with other formats: spliced in, nothing else touched."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.intake.child import mark_layout, second_look, splicing
else:
    import mark_layout
    import second_look
    import splicing

Restyle = Callable[[tuple[int, int], int], int]  # the new format of a cell by its place and old one


def restyled(
    data: bytes, layout: mark_layout.Layout, places: Iterable[mark_layout.Place], restyle: Restyle
) -> splicing.Splices:
    """The changes that give these cells their new formats; cells that are missing are made."""
    edits = splicing.Splices(data)
    by_row: dict[int, list[int]] = {}
    for number, column in sorted(set(places)):
        by_row.setdefault(number, []).append(column)
    made_rows: dict[int, list[bytes]] = {}
    for number, columns in by_row.items():
        row = layout.rows.get(number)
        if row is None:
            made_rows.setdefault(layout.next_row.get(number, -1), []).append(
                _new_row(layout, number, columns, restyle)
            )
        else:
            _restyle_row(edits, layout, number, row, columns, restyle)
    for at, words in made_rows.items():
        _insert_rows(edits, layout, at, b"".join(words))
    return edits


def _restyle_row(
    edits: splicing.Splices,
    layout: mark_layout.Layout,
    number: int,
    row: mark_layout.Row,
    columns: list[int],
    restyle: Restyle,
) -> None:
    there = sorted(row.cells)
    made: list[bytes] = []
    for column in columns:
        cell = row.cells.get(column)
        if cell is not None:
            style = restyle((number, column), mark_layout.number(cell.attributes.get("s")))
            edits.set_attributes(cell, {"s": str(style)})
            continue
        own = row.style if row.style is not None else layout.style_of_column(column)
        words = _new_cell(layout.root.prefix, number, column, restyle((number, column), own))
        after = bisect.bisect_right(there, column)
        if after < len(there):
            edits.insert(row.cells[there[after]].start, words)
        else:
            made.append(words)
    wider = _wider_spans(row.tag, columns)
    if made:
        edits.append_inside(row.tag, b"".join(made), wider)
    elif wider:
        edits.set_attributes(row.tag, wider)


def _insert_rows(edits: splicing.Splices, layout: mark_layout.Layout, at: int, words: bytes) -> None:
    if at >= 0:
        edits.insert(at, words)
    elif layout.sheet_data is not None:
        edits.append_inside(layout.sheet_data, words)


def _new_row(layout: mark_layout.Layout, number: int, columns: Iterable[int], restyle: Restyle) -> bytes:
    prefix = layout.root.prefix
    cells = b"".join(
        _new_cell(prefix, number, column, restyle((number, column), layout.style_of_column(column)))
        for column in columns
    )
    return f'<{prefix}row r="{number}">'.encode() + cells + f"</{prefix}row>".encode()


def _new_cell(prefix: str, row: int, column: int, style: int) -> bytes:
    return f'<{prefix}c r="{second_look.address(row, column)}" s="{style}"/>'.encode()


def _wider_spans(row: splicing.Tag, columns: Iterable[int]) -> Mapping[str, str]:
    """The columns that a row says it has, where new cells lie beside them."""
    first, _, last = row.attributes.get("spans", "").partition(":")
    if not (first.isdecimal() and last.isdecimal()):
        return {}
    wider = f"{min(int(first), *columns)}:{max(int(last), *columns)}"
    return {"spans": wider} if wider != row.attributes["spans"] else {}
