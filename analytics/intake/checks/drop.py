"""Checks of several files that were dropped at once: whose is whose must be certain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analytics.intake.batch import Draft, Finding
from analytics.intake.checks.registry import graded

FEWEST_FIGURES_ALIKE = 5


def check_drop(drafts: Sequence[Draft]) -> tuple[tuple[Finding, ...], ...]:
    """Findings about files that contradict each other, one tuple for each draft, in their order.

    Errors on both: the same file for two regions, the same file twice, two files for one region
    and period. A warning on both: other files whose figures are all the same, which happens when
    one region's figures are copied into another's return.
    """
    return tuple(
        tuple(
            finding
            for other_place, other in enumerate(drafts)
            if other_place != place
            for finding in graded(_against(draft, other), draft.period)
        )
        for place, draft in enumerate(drafts)
    )


def _against(draft: Draft, other: Draft) -> Iterable[Finding]:
    same_bytes = bool(draft.sha256) and draft.sha256 == other.sha256
    same_return = _return_of(draft) == _return_of(other)
    values = {"other_file": other.file_name}
    if same_bytes and draft.region_code != other.region_code:
        yield Finding("file_for_two_regions", "error", values=values)
    elif same_bytes:
        yield Finding("file_twice", "error", values=values)
    elif same_return:
        yield Finding("two_files_for_region", "error", values=values)
    elif draft.form_code == other.form_code and _figures_alike(draft, other):
        yield Finding("figures_repeated", "warning", values=values)


def _return_of(draft: Draft) -> tuple[str, str, str]:
    return (draft.form_code, draft.region_code, str(draft.period))


def _figures_alike(draft: Draft, other: Draft) -> bool:
    figures, others = _figures(draft), _figures(other)
    return figures == others and sum(1 for value in figures.values() if value) >= FEWEST_FIGURES_ALIKE


def _figures(draft: Draft) -> dict[str, float | None]:
    return {observation.indicator_code: observation.value for observation in draft.observations}
