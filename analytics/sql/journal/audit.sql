-- What:   the last entries of the audit.
-- Grain:  event.
-- Parameters:
--   $number  integer  at most so many rows
-- Columns:
--   at           timestamp  when, naive UTC
--   actor        varchar    who
--   action       varchar    accepted | loaded_demonstration | withdrawn | restored | approved | returned |
--                           answered | locked | unlocked | exception | exception_ended |
--                           mapping_confirmed | targets_accepted | pair_marked | exported | signed_in
--   batch_id     bigint     the batch, where it concerns one
--   detail       varchar    what else is to be said
--   form_code    varchar    form of the batch
--   region_code  varchar    unit of the batch
--   period       varchar    period of the batch, 2015Q1
--   revision     integer    revision of the batch
-- Order:  at from the newest, batch_id from the newest.

select
    audit."at",  -- noqa: RF06
    audit.actor,
    audit.action,
    audit.batch_id,
    audit.detail,
    batch.form_code,
    batch.region_code,
    batch.period,
    batch.revision
from journal.audit
left join journal.batch on audit.batch_id = batch.batch_id
order by
    audit."at" desc,  -- noqa: RF06
    audit.batch_id desc
limit $number
