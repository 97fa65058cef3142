-- What:   the findings that one batch was accepted with.
-- Grain:  finding.
-- Parameters:
--   $batch_id  bigint  the batch
-- Columns:
--   position        integer    place in the list of findings of the file
--   code            varchar    what was found
--   severity        varchar    warning | note
--   sheet           varchar    sheet of the workbook
--   cell            varchar    cell
--   indicator_code  varchar    indicator, where it concerns one
--   given           varchar    what stands in the file
--   expected        varchar    what was expected
--   detail          varchar    other placeholders of the sentence, JSON
--   reason          varchar    the person's explanation
--   reason_by       varchar    who gave it
--   reason_at       timestamp  when, naive UTC
-- Order:  position.

select
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
from journal.finding
where batch_id = $batch_id
order by position
