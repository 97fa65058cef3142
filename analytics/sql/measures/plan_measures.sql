-- What:   the plan measures that some units listed, from the last list of each year.
-- Grain:  measure.
-- Parameters:
--   $unit_codes  varchar[]  reporting units
--   $first       varchar    the first period (2015Q1)
--   $last        varchar    the last period
-- Columns:
--   unit_code        varchar  reporting unit
--   period           varchar  period of the list, 2015Q1
--   batch_id         bigint   the batch
--   sheet            varchar  sheet of the workbook
--   row              integer  its row, counted from 1
--   measure          varchar  what is to be done
--   agency           varchar  who answers for it
--   starts_on        date     the first day
--   due_on           date     the last day
--   budget_money     double   million tenge from the budget
--   moves_indicator  varchar  code of the indicator that it is to move
--   state            varchar  planned | running | done | cancelled
-- Order:  period from the newest, unit_code, as in the file.

with current_lists as (
    select
        batch_id,
        form_code,
        region_code,
        period
    from journal.batch
    where
        region_code in (select unnest($unit_codes::varchar[]))
        and period between $first::varchar and $last::varchar
        and state <> 'withdrawn'
    qualify revision = max(revision) over (partition by form_code, region_code, period)
),

last_of_year as (
    select
        batch_id,
        region_code,
        period
    from current_lists
    where batch_id in (select plan_measure.batch_id from journal.plan_measure)
    qualify period = max(period) over (partition by form_code, region_code, left(period, 4))
)

select
    last_of_year.region_code as unit_code,
    last_of_year.period,
    listed.batch_id,
    listed.sheet,
    listed."row",  -- noqa: RF06
    listed.measure,
    listed.agency,
    listed.starts_on,
    listed.due_on,
    listed.budget_money,
    listed.moves_indicator,
    listed.state
from journal.plan_measure as listed
inner join last_of_year on listed.batch_id = last_of_year.batch_id
order by last_of_year.period desc, last_of_year.region_code asc, listed.rowid asc
