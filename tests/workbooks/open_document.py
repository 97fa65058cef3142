"""A return of form 1-M as LibreOffice saves it: one OpenDocument file with the four sheets."""

from __future__ import annotations

import io
import zipfile

from tests.workbooks.figures import KARAGANDA_2022, figures_of
from tests.workbooks.form_1m import GRAPHS, HEADER_ROW, ROWS

NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def return_as_ods() -> bytes:
    """The sound return of the Karaganda Region as .ods."""
    figures = figures_of(KARAGANDA_2022)
    tables = "".join(_table(name, count, figures) for name, count in GRAPHS.items())
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES}>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/></manifest:manifest>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), KIND)
        archive.writestr(zipfile.ZipInfo("content.xml"), content, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("META-INF/manifest.xml"), manifest)
    return target.getvalue()


def _table(name: str, graphs: int, figures: dict[tuple[str, int, int], int]) -> str:
    rows = [[name]] + [[""]] * (HEADER_ROW - 1)
    rows.append(["А", "", "", "Б", *range(1, graphs + 1)])
    for code, labels in ROWS.items():
        rows.append([*labels, code, *(figures.get((name, code, graph), 0) for graph in range(1, graphs + 1))])
    lines = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}">{lines}</table:table>'


def _cell(value: object) -> str:
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}">'
        f"<text:p>{value}</text:p></table:table-cell>"
    )
