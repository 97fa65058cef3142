-- What:   locks or unlocks a period of a form, or makes or ends an exception for one region.
-- Grain:  one row.
-- Parameters:
--   $form_code    varchar    form
--   $period       varchar    2015Q1
--   $region_code  varchar    the region of the exception; empty for the whole period
--   $action       varchar    locked | unlocked | exception | exception_ended
--   $reason       varchar    why
--   $actor        varchar    who
--   $at           timestamp  naive UTC
-- Columns: none.

insert into journal.lock (form_code, period, region_code, action, reason, actor, "at")  -- noqa: RF06
values ($form_code, $period, $region_code, $action, $reason, $actor, $at)
