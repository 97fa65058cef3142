-- What:   writes down one applied migration.
-- Grain:  one row.
-- Parameters:
--   $number      integer    of the file
--   $name        varchar    of the file, without its ending
--   $checksum    varchar    SHA-256 of its text
--   $applied_at  timestamp  naive UTC
-- Columns: none.

insert into main.migration (number, name, checksum, applied_at)
values ($number, $name, $checksum, $applied_at)
