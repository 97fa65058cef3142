-- What:   the reported figures of one batch.
-- Grain:  observation.
-- Parameters:
--   $batch_id  bigint  the batch
-- Columns:
--   indicator_code  varchar  reported indicator
--   value           double   as reported (cumulative for a flow), in the unit of the indicator
--   status          varchar  number | none | blank | not_available | confidential | error | text
--   sheet           varchar  sheet of the workbook
--   cell            varchar  cell, or a sum of cells (G12+G13)
-- Order:  as in the file.

select
    indicator_code,
    value,
    status,
    sheet,
    cell
from journal.observation
where batch_id = $batch_id
order by rowid
