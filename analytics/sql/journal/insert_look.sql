-- What:   writes down until which change a person has seen what changed.
-- Grain:  one row.
-- Parameters:
--   $actor       varchar    who
--   $seen_until  timestamp  the last change that was shown, naive UTC
--   $at          timestamp  naive UTC
-- Columns: none.

insert into journal.looked (actor, seen_until, "at")  -- noqa: RF06
values ($actor, $seen_until, $at)
