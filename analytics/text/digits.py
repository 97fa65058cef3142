"""Numbers as people of a language write them: ``12 345,6`` and ``12,345.6``."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from analytics.text.localized import Language

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"
MINUS = "\u2212"

Number = int | float | Decimal


@lru_cache(maxsize=16384)
def format_number(value: Number, language: Language, decimals: int = 0) -> str:
    """A number with thousands apart and a fixed count of decimals, rounded half away from zero.

    Russian and Kazakh: no-break space and decimal comma (``12 345,6``); English: ``12,345.6``.
    The minus is the true one (U+2212); what rounds to zero has no sign.

    Written numbers are kept, for a page writes the same ones at every click.

    Raises:
        ValueError: the value is not a number (``nan``, infinite); such cells show their status.
    """
    rounded = round_half_up(value, decimals)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(abs(rounded), format=pattern, locale=language)
    text = text.replace(NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE)
    return MINUS + text if rounded < 0 else text


def format_signed(value: Number, language: Language, decimals: int = 0) -> str:
    """A change with its sign: ``+12``, ``−3,5``; no change is ``0`` without a sign."""
    text = format_number(value, language, decimals)
    return f"+{text}" if round_half_up(value, decimals) > 0 else text


def round_half_up(value: Number, decimals: int) -> Decimal:
    """The value rounded as official tables round it: 2.5 to 3, −2.5 to −3.

    Raises:
        ValueError: the value is not a finite number.
    """
    if not math.isfinite(value):
        raise ValueError(f"only a finite number can be written out, not {value!r}")
    return _exact(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _exact(value: Number) -> Decimal:
    """The decimal that a person sees: 0.285 and not the binary 0.28499999999999998."""
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else Decimal(str(float(value)))
