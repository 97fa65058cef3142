"""From the tables of ``data/checks.toml`` to typed rules; every fault is told with its mend."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import cast, get_args

from analytics.catalogue.problems import Problem
from analytics.catalogue.record_reader import RecordReader
from analytics.intake.batch import Severity
from analytics.intake.checks.rules import Balance, Bounds, Relation, Rule, Rules, SumRule

CODE = r"[a-z][a-z_]*"

# The parameters that each check needs; a code that stands here must have its record in the file.
CHECKS: Mapping[str, tuple[str, ...]] = {
    "text_number": (),
    "blank": (),
    "blank_space": (),
    "not_available": (),
    "confidential": (),
    "negative": (),
    "not_whole": (),
    "control_sum_differs": (),
    "control_sum_exceeded": (),
    "figures_repeated": (),
    "period_future": (),
    "period_differs_from_file_name": (),
    "region_not_in_period": (),
    "region_differs_from_file": (),
    "not_yes_or_no": (),
    "larger_than_population": (),
    "part_exceeds_whole": (),
    "sum_exceeds_whole": (),
    "sum_below_whole": (),
    "parts_add_up_exactly": (),
    "cumulative_falls": (),
    "register_discontinuous": (),
    "share_over_hundred": (),
    "ratio_out_of_bounds": (),
    "units_too_large": ("factor", "spread", "smallest"),
    "units_too_small": ("factor", "spread", "smallest"),
    "other_return_contradicts": (),
    "other_return_differs": (),
    "same_value_elsewhere": ("smallest",),
    "zero_after_figures": ("large",),
    "blank_after_figures": (),
    "plausible_carried_forward": ("fewest", "share"),
    "plausible_copied": ("fewest", "share", "smallest"),
    "plausible_heaping": ("fewest", "share", "smallest", "chance"),
    "plausible_on_target": (),
    "plausible_outside_history": (
        "confidence", "fewest_years", "flow_variation", "stock_variation", "smallest",
    ),
    "list_rows_alike": (),
    "list_rows_nearly_alike": (),
    "list_date_outside_period": (),
    "list_date_after_period": (),
    "list_date_far": ("back", "ahead"),
    "list_money_large": ("largest",),
    "list_rows_vanished": (),
    "event_registered_exceed": (),
    "event_elsewhere": (),
    "event_nobody_reached": (),
    "event_other_unexplained": (),
    "measure_done_undated": (),
    "measure_dated_undone": (),
    "measure_without_evidence": (),
    "agreement_ended": (),
    "agreement_repeated": (),
}  # fmt: skip


def rules_of_table(
    table: Mapping[str, object], file: str, indicator_codes: Collection[str], problems: list[Problem]
) -> Rules:
    """The rules of a whole file; what is wrong with it is added to the problems."""
    reader = RecordReader(table, file, "", problems)
    checks = [_rule(record, indicator_codes) for record in reader.tables("check")]
    rules = Rules(
        checks={rule.code: rule for rule in checks},
        sums=tuple(_sum(record, indicator_codes) for record in reader.tables("sum")),
        balances=tuple(_balance(record, indicator_codes) for record in reader.tables("balance")),
        bounds=tuple(_bounds(record, indicator_codes) for record in reader.tables("bounds")),
    )
    reader.finish()
    for twice in _twice([rule.code for rule in checks]):
        reader.report("check", f"{twice!r} stands there twice", "keep it once")
    for missing in CHECKS.keys() - rules.checks.keys():
        reader.report("check", f"there is no record of {missing!r}", "add it; active = false turns it off")
    return rules


def _rule(reader: RecordReader, indicator_codes: Collection[str]) -> Rule:
    code = reader.text("code", CODE)
    if code and code not in CHECKS:
        reader.report("code", f"{code!r} is no check", f"the checks are {', '.join(CHECKS)}")
    rule = Rule(
        code=code,
        severity=cast(Severity, reader.choice("severity", get_args(Severity))),
        active=reader.flag("active"),
        since=reader.optional_period("since"),
        tolerance=reader.amount("tolerance") if reader.has("tolerance") else 0.0,
        parameters=_parameters(reader, CHECKS.get(code, ())),
        indicators=_codes(reader, "indicators", indicator_codes),
        name=reader.localized("name"),
        explanation=reader.localized("explanation"),
    )
    reader.finish()
    return rule


def _parameters(reader: RecordReader, names: tuple[str, ...]) -> dict[str, float]:
    if not names and not reader.has("parameters"):
        return {}
    record = reader.table("parameters")
    parameters = {name: record.amount(name) for name in names}
    record.finish()
    return parameters


def _sum(reader: RecordReader, indicator_codes: Collection[str]) -> SumRule:
    rule = SumRule(
        code=reader.text("code", CODE),
        parts=_required_codes(reader, "parts", indicator_codes),
        whole=_required_codes(reader, "whole", indicator_codes),
        relation=cast(Relation, reader.choice("relation", get_args(Relation))),
        overlapping=reader.flag("overlapping") if reader.has("overlapping") else False,
        tolerance=reader.amount("tolerance"),
    )
    reader.finish()
    return rule


def _balance(reader: RecordReader, indicator_codes: Collection[str]) -> Balance:
    rule = Balance(
        code=reader.text("code", CODE),
        stock=_code(reader, "stock", indicator_codes),
        added=_code(reader, "added", indicator_codes),
        removed=_code(reader, "removed", indicator_codes),
        tolerance=reader.amount("tolerance"),
    )
    reader.finish()
    return rule


def _bounds(reader: RecordReader, indicator_codes: Collection[str]) -> Bounds:
    rule = Bounds(
        code=reader.text("code", CODE),
        name=reader.localized("name"),
        numerator=_code(reader, "numerator", indicator_codes),
        denominator=_code(reader, "denominator", indicator_codes),
        lower=reader.amount("lower"),
        upper=reader.amount("upper"),
    )
    if rule.lower > rule.upper:
        reader.report("upper", f"{rule.upper} is below {rule.lower}", "write the larger number here")
    reader.finish()
    return rule


def _code(reader: RecordReader, field: str, known: Collection[str]) -> str:
    code = reader.text(field)
    if code and code not in known:
        reader.report(field, f"{code!r} is no indicator", "use a code of the catalogue")
    return code


def _codes(reader: RecordReader, field: str, known: Collection[str]) -> tuple[str, ...]:
    codes = reader.words(field)
    for code in codes:
        if code not in known:
            reader.report(field, f"{code!r} is no indicator", "use a code of the catalogue")
    return codes


def _required_codes(reader: RecordReader, field: str, known: Collection[str]) -> tuple[str, ...]:
    codes = _codes(reader, field, known)
    if not codes and reader.sound:
        reader.report(field, "names no indicator", 'write it like ["A01", "A02"]')
    return codes


def _twice(codes: Collection[str]) -> Iterator[str]:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            yield code
        seen.add(code)
