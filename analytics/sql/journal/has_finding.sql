-- What:   whether a batch has a finding at a position.
-- Grain:  one row.
-- Parameters:
--   $batch_id  bigint   the batch
--   $position  integer  place in the list of findings of the file
-- Columns:
--   has_finding  boolean  whether it has
-- Order:  one row.

select count(*) > 0 as has_finding
from journal.finding
where
    batch_id = $batch_id
    and position = $position
