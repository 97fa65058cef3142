-- What:   changes the state of one batch: withdrawn, or what it was accepted as.
-- Grain:  batch: one row.
-- Parameters:
--   $batch_id  bigint   the batch
--   $state     varchar  accepted | accepted_with_warnings | withdrawn
-- Columns: none.

update journal.batch
set state = $state
where batch_id = $batch_id
