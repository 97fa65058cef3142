"""Sound returns of form 1-M for tests that need several regions at once."""

from __future__ import annotations

from dataclasses import replace

from tests.workbooks.figures import KARAGANDA_2022, figures_of
from tests.workbooks.form_1m import Return1M


def sound_return(region_title: str, minors: int = 118, **changed: object) -> bytes:
    """A sound return whose «minors held liable» (A06) is given; every control sum holds."""
    counts = replace(
        KARAGANDA_2022,
        minors_by_age=(0, 0, minors),
        minors_for_misdemeanours=0,
        girls=0,
        students=minors // 2,
        idle=minors - minors // 2,
        minors_in_group=0,
        mixed_with_adults=0,
        repeat=0,
    )
    return Return1M(figures_of(counts), title=f"1-M  {region_title} (Свод)", **changed).content()
