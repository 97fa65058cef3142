-- What:   the plan measures that some units listed, from the last list of each year.
-- Grain:  measure.
-- Parameters:
--   $form_codes  varchar[]  forms that hold the list of plan measures
--   $unit_codes  varchar[]  reporting units
--   $first       varchar    the first period (2015Q1)
--   $last        varchar    the last period
-- Columns:
--   unit_code        varchar  reporting unit
--   period           varchar  period of the list, 2015Q1
--   list_day         date     the last day of that period, on which states are told
--   batch_id         bigint   the batch
--   place            bigint   its place in the list of the batch, from 1
--   sheet            varchar  sheet of the workbook
--   row              integer  its row, counted from 1
--   measure          varchar  what is to be done
--   agency           varchar  who answers for it
--   starts_on        date     the first day
--   due_on           date     the last day
--   done_on          date     the day on which it was done
--   budget_money     double   million tenge from the budget
--   moves_indicator  varchar  code of the indicator that it is to move
--   state            varchar  planned | running | done | cancelled
-- Order:  period from the newest, unit_code, as in the file.

-- A list that came empty is a list: an earlier one of its year does not stand in for it.
with last_of_year as (
    select
        batch_id,
        region_code,
        period
    from journal.returns_known(null)
    where
        list_contains($form_codes::varchar[], form_code)
        and list_contains($unit_codes::varchar[], region_code)
        and period between $first::varchar and $last::varchar
    qualify period = max(period) over (partition by form_code, region_code, left(period, 4))
)

select
    last_of_year.region_code as unit_code,
    last_of_year.period,
    last_day(
        make_date(left(last_of_year.period, 4)::integer, right(last_of_year.period, 1)::integer * 3, 1)
    ) as list_day,
    listed.batch_id,
    row_number() over (partition by listed.batch_id order by listed.rowid) as place,
    listed.sheet,
    listed."row",  -- noqa: RF06
    listed.measure,
    listed.agency,
    listed.starts_on,
    listed.due_on,
    listed.done_on,
    listed.budget_money,
    listed.moves_indicator,
    listed.state
from journal.plan_measure as listed
inner join last_of_year on listed.batch_id = last_of_year.batch_id
order by last_of_year.period desc, last_of_year.region_code asc, listed.rowid asc
