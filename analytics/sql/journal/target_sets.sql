-- What:   the accepted lists of targets; the first row is the one that counts.
-- Grain:  list of targets.
-- Parameters:
--   $moment  timestamp  as known then, naive UTC; null: as known now
-- Columns:
--   set_id       bigint     the list: 1, 2, 3, ...
--   actor        varchar    who had it accepted
--   accepted_at  timestamp  when, naive UTC
--   file_name    varchar    name of the workbook
--   sha256       varchar    of the kept file
--   comment      varchar    why the list was changed; may be empty
--   targets      bigint     how many targets are in it
-- Order:  set_id from the newest.

with numbers as (
    select
        set_id,
        count(*) as targets
    from journal.target
    group by set_id
)

select
    target_set.set_id,
    target_set.actor,
    target_set."at" as accepted_at,  -- noqa: RF06
    target_set.file_name,
    target_set.sha256,
    target_set.comment,
    coalesce(numbers.targets, 0)::bigint as targets
from journal.target_set
left join numbers on target_set.set_id = numbers.set_id
where $moment::timestamp is null or target_set."at" <= $moment::timestamp  -- noqa: RF06
order by target_set.set_id desc
