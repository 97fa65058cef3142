-- What:   the mapping that was last confirmed for a shape of table.
-- Grain:  one row, or none.
-- Parameters:
--   $shape  varchar  digest of the header's words
-- Columns:
--   mapping  varchar    JSON
--   actor    varchar    who confirmed it
--   at       timestamp  when, naive UTC
-- Order:  one row.

select
    mapping,
    actor,
    "at"  -- noqa: RF06
from journal.table_mapping
where shape = $shape
order by "at" desc  -- noqa: RF06
limit 1
