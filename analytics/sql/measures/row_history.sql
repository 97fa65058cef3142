-- What:   the returns of one form and unit in which a row of a list can stand, with their revisions.
-- Grain:  batch.
-- Parameters:
--   $batch_id    bigint   a batch that has the row
--   $whole_life  boolean  all years; false for the year of that batch alone
-- Columns:
--   batch_id     bigint     the batch
--   period       varchar    2015Q1
--   revision     integer    1 for the first return of the period
--   is_current   boolean    the latest revision of its period that was not withdrawn
--   state        varchar    accepted | accepted_with_warnings | withdrawn
--   origin       varchar    reported | published | synthetic
--   actor        varchar    who had it accepted
--   accepted_at  timestamp  when, naive UTC
--   comment      varchar    why it was revised; may be empty
--   file_name    varchar    name of the workbook
--   sha256       varchar    of the kept file; empty where there is none
-- Order:  period, revision: each list tells the year anew, so the later one goes on from the earlier.

with asked as (
    select
        form_code,
        region_code,
        left(period, 4) as told_year
    from journal.batch
    where batch_id = $batch_id
)

select
    batch.batch_id,
    batch.period,
    batch.revision,
    coalesce(
        batch.state <> 'withdrawn'
        and batch.revision = max(batch.revision) filter (where batch.state <> 'withdrawn') over (
            partition by batch.period
        ),
        false
    ) as is_current,
    batch.state,
    batch.origin,
    batch.actor,
    batch.accepted_at,
    coalesce(batch.comment, '') as comment,
    batch.file_name,
    batch.sha256
from journal.batch
inner join asked
    on
        batch.form_code = asked.form_code
        and batch.region_code = asked.region_code
where $whole_life or left(batch.period, 4) = asked.told_year
order by batch.period, batch.revision
