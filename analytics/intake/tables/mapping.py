"""What a person confirmed of a table: which indicator each heading is, whose each doubtful name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from analytics.intake.tables.units import FACTORS
from analytics.intake.tables.words import plain

VERSION = 1


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What the columns of one heading are: an indicator, or left out (``None``).

    ``factor`` is by what a figure is multiplied to stand in the indicator's unit («1000» where a
    column in thousands meets an indicator in persons), as a decimal number.
    """

    indicator_code: str | None = None
    factor: str = "1"


@dataclass(frozen=True, slots=True)
class TableMapping:
    """A confirmed reading of a shape of table.

    ``columns`` is keyed by the headings' keys. ``rows`` says which region a doubtful name means, by
    the name in one spelling; an empty code leaves the row out.
    """

    columns: Mapping[str, ColumnMapping] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)

    def indicator_of(self, key: str) -> str | None:
        """The indicator of a heading, or ``None`` where its columns are left out."""
        column = self.columns.get(key)
        return None if column is None else column.indicator_code

    def with_column(self, key: str, indicator_code: str | None, factor: str = "1") -> TableMapping:
        """The same mapping with another indicator for one heading."""
        return replace(self, columns={**self.columns, key: ColumnMapping(indicator_code, factor)})

    def with_row(self, label: str, region_code: str) -> TableMapping:
        """The same mapping with the region that a doubtful name means; empty leaves the row out."""
        return replace(self, rows={**self.rows, row_key(label): region_code})

    def as_json(self) -> str:
        """The mapping as JSON, the same text for the same mapping."""
        columns = {
            key: {"indicator": column.indicator_code, "factor": column.factor}
            for key, column in self.columns.items()
        }
        data = {"version": VERSION, "columns": columns, "rows": dict(self.rows)}
        return json.dumps(data, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, words: str) -> TableMapping:
        """The mapping that :meth:`as_json` wrote.

        Raises:
            ValueError: the text is no mapping, or one of a version that is not known.
        """
        data = json.loads(words)
        if not isinstance(data, dict) or data.get("version") != VERSION:
            raise ValueError(f"not a mapping of version {VERSION}: {words[:80]!r}")
        columns = {str(key): _column(given) for key, given in data["columns"].items()}
        return cls(columns, {str(name): str(code) for name, code in data["rows"].items()})


def row_key(label: str) -> str:
    """The name of a row in the spelling under which its meaning is remembered."""
    return plain(label)


def _column(given: Mapping[str, str | None]) -> ColumnMapping:
    code, factor = given["indicator"], given["factor"] or "1"
    if factor not in FACTORS:
        raise ValueError(f"a factor is one of {', '.join(FACTORS)}, not {factor!r}")
    return ColumnMapping(code, factor)
