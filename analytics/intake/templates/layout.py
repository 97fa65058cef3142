"""What the writer and the reader of a template agree on.

A template has one hidden sheet, :data:`IDENTITY_SHEET`, with a key in column A and its value in
column B of each row. Every other sheet that carries data has its keys in row 1, which is hidden:
``zm:code`` over the column of the indicator codes, ``zm:value`` over the figures, and so on; on a
list sheet ``zm:list:<list code>`` stands over the running number and ``zm:col:<column code>`` over
each column. So columns may be moved and rows inserted, and the reader still knows what is what.
"""

from __future__ import annotations

from typing import Final

IDENTITY_SHEET: Final = "_zhas"
PRODUCT: Final = "zhas-monitor"

# Keys of the identity sheet.
PRODUCT_KEY: Final = "product"
FORM_KEY: Final = "form"
VERSION_KEY: Final = "version"
REGION_KEY: Final = "region"
PERIOD_KEY: Final = "period"
LANGUAGE_KEY: Final = "language"
IDENTITY_KEYS: Final = (PRODUCT_KEY, FORM_KEY, VERSION_KEY, REGION_KEY, PERIOD_KEY, LANGUAGE_KEY)

# Keys of row 1 on a sheet of figures, in the order of its columns.
CODE: Final = "zm:code"
NAME: Final = "zm:name"
UNIT: Final = "zm:unit"
VALUE: Final = "zm:value"
PREVIOUS: Final = "zm:previous"
LAST_YEAR: Final = "zm:last_year"
EXPLANATION: Final = "zm:explanation"
FIGURE_KEYS: Final = (CODE, NAME, UNIT, VALUE, PREVIOUS, LAST_YEAR, EXPLANATION)

# Beginnings of the keys of row 1 on a list sheet.
LIST: Final = "zm:list:"
COLUMN: Final = "zm:col:"

KEY_ROW: Final = 1
TITLE_ROW: Final = 2
REGION_ROW: Final = 3
HINT_ROW: Final = 4
HEADER_ROW: Final = 5
FIRST_ROW: Final = 6
LIST_ROWS: Final = 1000  # rows of a list that are prepared with borders, types and choices
