"""The checks of one return, in the order in which a person reads their findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from analytics.intake import plausibility
from analytics.intake.batch import Finding
from analytics.intake.checks.blanks import figures_do_not_vanish
from analytics.intake.checks.bounds import ratios_within_bounds
from analytics.intake.checks.context import ReturnContext
from analytics.intake.checks.continuity import registers_are_continuous
from analytics.intake.checks.cumulative import cumulative_does_not_fall
from analytics.intake.checks.elsewhere import single_values_differ_between_regions
from analytics.intake.checks.list_events import (
    events_reach_somebody,
    other_events_are_explained,
    registered_are_among_the_children,
)
from analytics.intake.checks.list_measures import (
    measures_done_are_dated,
    measures_done_have_evidence,
    measures_with_a_day_are_done,
)
from analytics.intake.checks.list_partners import (
    agreements_have_numbers_of_their_own,
    ended_agreements_have_no_children,
)
from analytics.intake.checks.list_places import events_are_held_in_the_region
from analytics.intake.checks.list_sense import (
    dates_are_of_these_years,
    money_is_in_millions,
    what_has_happened_is_not_of_the_future,
)
from analytics.intake.checks.list_vanished import rows_do_not_vanish
from analytics.intake.checks.other_forms import other_returns_agree
from analytics.intake.checks.overlap import overlapping_parts_exceed_whole
from analytics.intake.checks.parts import parts_within_wholes
from analytics.intake.checks.period import period_agrees_with_file_name, period_has_ended
from analytics.intake.checks.population import children_within_population
from analytics.intake.checks.region import region_agrees_with_file, region_exists_in_period
from analytics.intake.checks.rules import Rules, load_rules
from analytics.intake.checks.same_indicator import stored_forms_say_the_same
from analytics.intake.checks.shares import shares_within_hundred
from analytics.intake.checks.sums import sums_hold
from analytics.intake.checks.template_period import template_of_period
from analytics.intake.checks.template_region import template_of_region
from analytics.intake.checks.units import units_as_before
from analytics.intake.checks.yes_or_no import answers_are_yes_or_no
from analytics.intake.list_checks import few_of_each
from analytics.periods import Period

Check = Callable[[ReturnContext], Iterable[Finding]]

RETURN_CHECKS: tuple[Check, ...] = (
    period_has_ended,
    period_agrees_with_file_name,
    template_of_period,
    region_exists_in_period,
    region_agrees_with_file,
    template_of_region,
    answers_are_yes_or_no,
    units_as_before,
    children_within_population,
    parts_within_wholes,
    sums_hold,
    overlapping_parts_exceed_whole,
    shares_within_hundred,
    ratios_within_bounds,
    cumulative_does_not_fall,
    registers_are_continuous,
    other_returns_agree,
    stored_forms_say_the_same,
    figures_do_not_vanish,
    single_values_differ_between_regions,
    plausibility.earlier_return_is_not_repeated,
    plausibility.figures_are_the_regions_own,
    plausibility.last_digits_do_not_heap,
    plausibility.targets_are_not_hit_exactly,
    plausibility.figures_within_own_history,
)

LIST_CHECKS: tuple[Check, ...] = (
    registered_are_among_the_children,
    events_are_held_in_the_region,
    what_has_happened_is_not_of_the_future,
    dates_are_of_these_years,
    measures_done_are_dated,
    measures_with_a_day_are_done,
    agreements_have_numbers_of_their_own,
    money_is_in_millions,
    rows_do_not_vanish,
    events_reach_somebody,
    other_events_are_explained,
    measures_done_have_evidence,
    ended_agreements_have_no_children,
)

DIGITS = "0123456789"
MORE = "list_more_findings"

# A figure that has one of these is unusual for that reason, and is not asked about twice.
UNUSUAL = "plausible_outside_history"
EXPLANATIONS = frozenset({"units_too_large", "units_too_small", "cumulative_falls", "larger_than_population"})


def check_return(context: ReturnContext) -> tuple[Finding, ...]:
    """What all checks find in one return, beside the findings that reading it gave.

    Args:
        context: The reading with the region, period and day for which it is checked.
    """
    found = [finding for check in RETURN_CHECKS for finding in check(context)]
    graded_findings = graded([*found, *_list_findings(context)], context.period, context.rules)
    explained = {finding.indicator_code for finding in graded_findings if finding.code in EXPLANATIONS}
    return tuple(
        finding
        for finding in graded_findings
        if finding.code != UNUSUAL or finding.indicator_code not in explained
    )


def _list_findings(context: ReturnContext) -> Iterable[Finding]:
    """What is found in the rows of lists: of each kind no more on a sheet than a person reads.

    A cell that could not be read says nothing, and is not asked about a second time.
    """
    unread = _unread(context.reading.findings)
    by_sheet: dict[str, list[Finding]] = {}
    found = (one for check in LIST_CHECKS for one in check(context) if not _stands_in(one, unread))
    for finding in graded(found, context.period, context.rules):
        by_sheet.setdefault(finding.sheet or "", []).append(finding)
    for sheet, findings in by_sheet.items():
        yield from few_of_each(findings, sheet)


def _unread(findings: Iterable[Finding]) -> frozenset[tuple[str | None, str]]:
    """The cells that could not be read, and whole columns of them where not all were told."""
    cells = [(one.sheet, one.cell) for one in findings if one.severity == "error" and one.cell]
    cut_short = {one.sheet for one in findings if one.code == MORE}
    columns = {(sheet, cell.rstrip(DIGITS)) for sheet, cell in cells if sheet in cut_short}
    return frozenset({*cells, *columns})


def _stands_in(finding: Finding, places: frozenset[tuple[str | None, str]]) -> bool:
    cell = finding.cell or ""
    return (finding.sheet, cell) in places or (finding.sheet, cell.rstrip(DIGITS)) in places


def findings_of_return(context: ReturnContext) -> tuple[Finding, ...]:
    """Everything found in one return: what reading it gave, then what the checks find."""
    found = (*graded(context.reading.findings, context.period, context.rules), *check_return(context))
    return _counted_once(found)


def _counted_once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with one number of further ones a sheet, which reading and checks count apart."""
    further: dict[str | None, list[Finding]] = {}
    for finding in findings:
        if finding.code == MORE:
            further.setdefault(finding.sheet, []).append(finding)
    last = {
        id(found[-1]): replace(found[-1], given=str(sum(int(one.given or 0) for one in found)))
        for found in further.values()
    }
    return tuple(last.get(id(one), one) for one in findings if one.code != MORE or id(one) in last)


def graded(findings: Iterable[Finding], period: Period, rules: Rules | None = None) -> tuple[Finding, ...]:
    """Findings with the severity that the rules give them, without those of checks that do not apply.

    A finding of which the rules say nothing, such as a missing sheet, stays as it is.
    """
    checks = (rules or load_rules()).checks
    kept: list[Finding] = []
    for finding in findings:
        rule = checks.get(finding.code)
        if rule is None:
            kept.append(finding)
        elif rule.applies(period):
            same = rule.severity == finding.severity
            kept.append(finding if same else replace(finding, severity=rule.severity))
    return tuple(kept)
