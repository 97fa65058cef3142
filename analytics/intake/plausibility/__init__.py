"""Plausibility: what looks odd in a return is asked about, never held against the person who sent it."""

from analytics.intake.plausibility.carried_forward import earlier_return_is_not_repeated
from analytics.intake.plausibility.copied import figures_are_the_regions_own
from analytics.intake.plausibility.heaping import last_digits_do_not_heap
from analytics.intake.plausibility.on_target import targets_are_not_hit_exactly
from analytics.intake.plausibility.outside_history import figures_within_own_history

__all__ = [
    "earlier_return_is_not_repeated",
    "figures_are_the_regions_own",
    "figures_within_own_history",
    "last_digits_do_not_heap",
    "targets_are_not_hit_exactly",
]
