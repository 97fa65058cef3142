-- What:   writes down what one part of the mart was filled from.
-- Grain:  one row.
-- Parameters:
--   $part       varchar    registers | region_quarter
--   $digest     varchar    SHA-256 of the rows it was filled from; may be empty
--   $filled_at  timestamp  naive UTC
-- Columns: none.

insert into mart.filled (part, digest, batch_id, filled_at)
values (
    $part,
    $digest,
    (select coalesce(max(batch_id), 0) from journal.batch),
    $filled_at
)
