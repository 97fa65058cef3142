-- What:   stores an accepted list of targets.
-- Grain:  list of targets: one row.
-- Parameters:
--   $set_id     bigint     the list: one more than the last
--   $actor      varchar    who
--   $at         timestamp  naive UTC
--   $file_name  varchar    name of the workbook
--   $sha256     varchar    of the kept file
--   $comment    varchar    why the list was changed; may be empty
-- Columns: none.

insert into journal.target_set (set_id, actor, "at", file_name, sha256, comment)  -- noqa: RF06
values ($set_id, $actor, $at, $file_name, $sha256, $comment)
