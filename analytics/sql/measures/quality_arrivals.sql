-- What:   when some returns came: the day of the first revision that was not withdrawn.
-- Grain:  return, named by a revision of it.
-- Parameters:
--   $batch_ids  bigint[]  the revisions
-- Columns:
--   batch_id     bigint  the revision asked for
--   received_on  date    the day, null where it is not known
-- Order:  batch_id.

with asked as (
    select unnest($batch_ids::bigint[]) as batch_id
)

select
    batch.batch_id,
    arg_min_null(
        -- A file without a day of its own came on the day of its acceptance.
        coalesce(
            earlier.received_on, case when earlier.origin = 'reported' then earlier.accepted_at::date end
        ),
        earlier.revision
    ) as received_on
from asked
inner join journal.batch on asked.batch_id = batch.batch_id
inner join journal.batch as earlier
    on
        batch.form_code = earlier.form_code
        and batch.region_code = earlier.region_code
        and batch.period = earlier.period
        and batch.revision >= earlier.revision
where earlier.state <> 'withdrawn'
group by batch.batch_id
order by batch.batch_id
