-- What:   the data version: the id of the last accepted batch.
-- Grain:  one row.
-- Parameters: none.
-- Columns:
--   version  bigint  batch id; 0 in an empty store
-- Order:  one row.

select coalesce(max(batch_id), 0) as version
from journal.batch
