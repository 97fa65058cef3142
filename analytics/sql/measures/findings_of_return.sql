-- What:   the findings of one batch with the explanation that counts.
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
--   explanation     varchar    the explanation that counts; null where there is none
--   explained_by    varchar    who gave it
--   explained_at    timestamp  when, naive UTC
-- Order:  warnings first, then position.

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
    explanation,
    explained_by,
    explained_at
from journal.explained_finding
where batch_id = $batch_id
order by severity <> 'warning', position
