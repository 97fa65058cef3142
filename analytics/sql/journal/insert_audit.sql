-- What:   writes one event into the audit.
-- Grain:  event: one row.
-- Parameters:
--   $at        timestamp  naive UTC
--   $actor     varchar    who
--   $action    varchar    what, such as exported
--   $batch_id  bigint     the batch, or null where it concerns none
--   $detail    varchar    what else is to be said
-- Columns: none.

insert into journal.audit ("at", actor, action, batch_id, detail)  -- noqa: RF06
values ($at, $actor, $action, $batch_id, $detail)
