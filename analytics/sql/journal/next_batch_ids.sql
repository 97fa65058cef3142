-- What:   draws the ids of the batches that are about to be stored.
-- Grain:  id.
-- Parameters:
--   $number  integer  how many
-- Columns:
--   batch_id  bigint  an id that no batch has yet

select nextval('journal.batch_id') as batch_id
from range($number)
