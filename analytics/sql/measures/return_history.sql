-- What:   everything that happened to one return and to its period, in the order of time.
-- Grain:  event: an acceptance, a withdrawal, a restoring, a decision, an answer, or a lock.
-- Parameters:
--   $form_code    varchar    form
--   $lock_forms   varchar[]  the forms whose locks close this one: its own, and TABLE for a free table
--   $region_code  varchar    reporting unit
--   $period       varchar    2015Q1
-- Columns:
--   at           timestamp  when, naive UTC
--   actor        varchar    who
--   action       varchar    accepted | withdrawn | restored | approved | returned | answered | locked |
--                           unlocked | exception | exception_ended
--   batch_id     bigint     the batch; null for a lock
--   revision     integer    its revision; null for a lock
--   words        varchar    the comment, the reason or the answer; may be empty
-- Order:  at from the newest.

with batches as (
    select
        batch_id,
        revision,
        actor,
        accepted_at,
        comment
    from journal.batch
    where
        form_code = $form_code
        and region_code = $region_code
        and period = $period
),

events as (
    select
        accepted_at as "at",  -- noqa: RF06
        actor,
        'accepted' as action,
        batch_id,
        revision,
        comment as words
    from batches
    union all
    select
        audit."at",  -- noqa: RF06
        audit.actor,
        audit.action,
        batches.batch_id,
        batches.revision,
        audit.detail as words
    from journal.audit
    inner join batches on audit.batch_id = batches.batch_id
    where audit.action in ('withdrawn', 'restored', 'approved', 'returned', 'answered')
    union all
    select
        "at",  -- noqa: RF06
        actor,
        action,
        null as batch_id,
        null as revision,
        reason as words
    from journal.lock
    where
        list_contains($lock_forms::varchar[], form_code)
        and period = $period
        and region_code in ('', $region_code)
)

select
    "at",  -- noqa: RF06
    actor,
    action,
    batch_id,
    revision,
    coalesce(words, '') as words
from events
order by "at" desc, batch_id desc nulls first  -- noqa: RF06
