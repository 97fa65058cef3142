"""What a value is traced by: its batches, the cells of its numerator, and who reported them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from analytics.measures.figures import Part, Sum

SOURCE_COLUMNS: Final = ("origin", "batch_ids", "sheets", "cells", "units_received", "units_expected")


@dataclass(frozen=True, slots=True)
class Source:
    """Where one region's value comes from.

    ``origin`` is reported | published | synthetic | mixed; ``batch_ids`` ('12;45') are those of all
    figures, ``sheets`` ('R10; R2') and ``cells`` ('R10!E7; R10!F7') those of the numerator. All four
    are ``None`` where nothing was reported. ``units_received`` of the ``units_expected`` reporting
    units of the period gave a whole numerator.
    """

    origin: str | None
    batch_ids: str | None
    sheets: str | None
    cells: str | None
    units_received: int
    units_expected: int


def source_of(numerator: Sum, parts: Sequence[Part]) -> Source:
    """The source of a value from its numerator and from all the figures behind it."""
    origins = sorted({part["origin"] for part in parts if part["origin"]})
    batches = sorted({part["batch_id"] for part in parts if part["batch_id"]})
    addressed = [part for part in _in_order(numerator.parts) if part["sheet"] and part["cell"]]
    latest = max((part["return_key"] for part in numerator.parts), default=0)
    units = {part["unit_code"] for part in numerator.parts if part["return_key"] == latest}
    lacking = {part["unit_code"] for part in numerator.parts if not part["whole"]}
    return Source(
        origin="mixed" if len(origins) > 1 else _text(origins, ""),
        batch_ids=_text((str(batch) for batch in batches), ";"),
        sheets=_text(sorted({str(part["sheet"]) for part in addressed}), "; "),
        cells=_text((f"{part['sheet']}!{part['cell']}" for part in addressed), "; "),
        units_received=len(units - lacking),
        units_expected=len(units),
    )


def _in_order(parts: Sequence[Part]) -> list[Part]:
    """By unit, the later return first, then by address."""
    return sorted(
        parts,
        key=lambda part: (part["unit_code"], -part["return_key"], part["sheet"] or "", part["cell"] or ""),
    )


def _text(words: Iterable[str], between: str) -> str | None:
    return between.join(words) or None
