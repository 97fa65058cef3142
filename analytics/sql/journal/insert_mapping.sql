-- What:   keeps the confirmed mapping of a shape of table.
-- Grain:  one row.
-- Parameters:
--   $shape    varchar    digest of the header's words
--   $mapping  varchar    JSON
--   $actor    varchar    who confirmed it
--   $at       timestamp  naive UTC
-- Columns: none.

insert into journal.table_mapping (shape, mapping, actor, "at")  -- noqa: RF06
values ($shape, $mapping, $actor, $at)
