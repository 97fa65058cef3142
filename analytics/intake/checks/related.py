"""Which indicators the checks of a return look at beside its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from analytics.catalogue.records import Catalogue
from analytics.intake.checks.rules import Rules


def related_codes(codes: Collection[str], catalogue: Catalogue, rules: Rules) -> tuple[str, ...]:
    """The indicators of a return and those that a part, sum, balance, share or bound ties to them.

    Args:
        codes: of the indicators that stand in the return.
        catalogue: its parts and shares.
        rules: their sums, balances and bounds.

    Returns:
        Codes in the order of the catalogue, without repetitions.
    """
    own = frozenset(codes)
    wanted = own.union(*(tied for tied in _tied_together(catalogue, rules) if tied & own))
    return tuple(code for code in catalogue.indicators if code in wanted)


def _tied_together(catalogue: Catalogue, rules: Rules) -> Iterator[set[str]]:
    """Sets of indicators of which a check needs all."""
    for indicator in catalogue.indicators.values():
        if indicator.part_of is not None:
            yield {indicator.code, indicator.part_of}
        if indicator.kind == "ratio":
            yield {*indicator.numerator, *indicator.denominator}
    for rule in rules.sums:
        yield {*rule.parts, *rule.whole}
    for balance in rules.balances:
        yield {balance.stock, balance.added, balance.removed}
    for bounds in rules.bounds:
        yield {bounds.numerator, bounds.denominator}
