-- What:   whether a batch was accepted with a warning.
-- Grain:  one row.
-- Parameters:
--   $batch_id  bigint  the batch
-- Columns:
--   has_warning  boolean  whether one of its findings is a warning
-- Order:  one row.

select count(*) > 0 as has_warning
from journal.finding
where
    batch_id = $batch_id
    and severity = 'warning'
