-- What:   the migrations that were applied to this database.
-- Grain:  applied file of sql/schema.
-- Parameters: none.
-- Columns:
--   number    integer  of the file
--   name      varchar  of the file, without its ending
--   checksum  varchar  SHA-256 of its text
-- Order:  number.

select
    number,
    name,
    checksum
from main.migration
order by number
