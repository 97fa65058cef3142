-- What:   writes down what a person said about two events that may be one.
-- Grain:  mark of a pair: one row.
-- Parameters:
--   $pair_key   varchar    digest of what both rows say
--   $verdict    varchar    same | two
--   $unit_code  varchar    the region whose events they are
--   $reason     varchar    why
--   $actor      varchar    who says so
--   $at         timestamp  naive UTC
-- Columns: none.

insert into journal.event_pair (pair_key, verdict, unit_code, reason, actor, "at")  -- noqa: RF06
values ($pair_key, $verdict, $unit_code, $reason, $actor, $at)
