-- What:   stores the findings of the table new_finding.
-- Grain:  finding.
-- Parameters: none.
-- Columns: none.

insert into journal.finding (
    batch_id, position, code, severity, sheet, cell, indicator_code, given, expected, detail,
    reason, reason_by, reason_at
)
select
    batch_id,
    position,
    code,
    severity,
    sheet,
    cell,
    indicator_code,
    given,
    expected,
    detail,
    reason,
    reason_by,
    reason_at
from new_finding
