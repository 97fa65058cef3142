-- What:   the last return of some units and one form in a stretch of time: its lists say everything.
--         Generated rows of the demonstration are no rows to go on from.
-- Grain:  unit: one row, or none where there is no return.
-- Parameters:
--   $form_code     varchar    form
--   $region_codes  varchar[]  units that send returns
--   $first         varchar    the first period (2015Q1)
--   $last          varchar    the last period
-- Columns:
--   region_code  varchar  unit that sent the return
--   period       varchar  2015Q1
--   batch_id     bigint   its current revision
--   revision     integer  the number of that revision
-- Order:  region_code.

select
    region_code,
    period,
    batch_id,
    revision
from journal.batch
where
    form_code = $form_code
    and region_code in (select unnest($region_codes::varchar[]))
    and period between $first::varchar and $last::varchar
    and state <> 'withdrawn'
    and origin <> 'synthetic'
qualify row_number() over (partition by region_code order by period desc, revision desc) = 1
order by region_code
