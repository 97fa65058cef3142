-- What:   computes the mart of the touched units and periods from the current returns.
--         Where an indicator stands in two forms, a number goes before a blank, then the later batch.
-- Grain:  indicator x period x unit as it reported, current revision; every status has its row.
-- Parameters:
--   $unit_codes   varchar[]  touched units
--   $period_keys  integer[]  touched periods, year * 4 + quarter - 1
-- Columns: none.
-- Order:  indicator_key, period_key, unit_key: the order in which measures read.

insert into mart.region_quarter
with touched_code as (
    select unnest($unit_codes) as unit_code
),

touched_unit as (
    select
        unit.unit_key,
        unit.unit_code
    from mart.unit
    inner join touched_code on unit.unit_code = touched_code.unit_code
),

touched_period as (
    select distinct unnest($period_keys) as period_key
),

-- A touched quarter is computed from itself, the quarter before, and the same two a year before.
needed_period as (
    select distinct touched_period.period_key - distance.quarters as period_key
    from touched_period
    cross join (values (0), (1), (4), (5)) as distance (quarters)
),

valid_batch as (
    select
        batch_id,
        form_code,
        region_code,
        revision,
        origin,
        left(period, 4)::integer * 4 + right(period, 1)::integer - 1 as period_key
    from journal.batch
    where state <> 'withdrawn'
),

current_batch as (
    select
        valid_batch.batch_id,
        valid_batch.period_key,
        valid_batch.origin
    from valid_batch
    inner join touched_unit on valid_batch.region_code = touched_unit.unit_code
    inner join needed_period on valid_batch.period_key = needed_period.period_key
    qualify valid_batch.revision = max(valid_batch.revision) over (
        partition by valid_batch.form_code, valid_batch.region_code, valid_batch.period_key
    )
),

reported as (
    select
        indicator.indicator_key,
        indicator.kind,
        current_batch.period_key,
        touched_unit.unit_key,
        current_batch.origin,
        current_batch.batch_id,
        observation.status,
        observation.sheet,
        observation.cell,
        case when observation.status in ('number', 'none') then coalesce(observation.value, 0) end as value
    from journal.observation
    inner join current_batch on observation.batch_id = current_batch.batch_id
    inner join mart.indicator on observation.indicator_code = indicator.indicator_code
    inner join touched_unit on observation.unit_code = touched_unit.unit_code
    qualify row_number() over (
        partition by indicator.indicator_key, current_batch.period_key, touched_unit.unit_key
        order by observation.status not in ('number', 'none'), current_batch.batch_id desc
    ) = 1
),

unit_since as (
    select
        unit_key,
        min(first_period_key) as first_period_key
    from mart.unit_in_borders
    group by unit_key
),

-- A unit that came into being during the year starts from nothing: what its land had before stands
-- in the return of its predecessor.
quarterly as (
    select
        reported.indicator_key,
        reported.period_key,
        reported.unit_key,
        reported.value,
        case
            when reported.kind = 'stock' or reported.period_key % 4 = 0 then reported.value
            when before.value is null and newborn.unit_key is not null then reported.value
            else reported.value - before.value
        end as quarter
    from reported
    left join reported as before
        on
            reported.indicator_key = before.indicator_key
            and reported.unit_key = before.unit_key
            and reported.period_key - 1 = before.period_key
    left join unit_since as newborn
        on
            reported.unit_key = newborn.unit_key
            and reported.period_key - 1 < newborn.first_period_key
)

select
    reported.indicator_key,
    reported.period_key,
    reported.unit_key,
    reported.value as reported,
    this_year.quarter,
    last_year.value as reported_last_year,
    last_year.quarter as quarter_last_year,
    reported.status,
    reported.origin,
    reported.batch_id,
    reported.sheet,
    reported.cell
from reported
inner join touched_period on reported.period_key = touched_period.period_key
inner join quarterly as this_year
    on
        reported.indicator_key = this_year.indicator_key
        and reported.period_key = this_year.period_key
        and reported.unit_key = this_year.unit_key
left join quarterly as last_year
    on
        reported.indicator_key = last_year.indicator_key
        and reported.period_key - 4 = last_year.period_key
        and reported.unit_key = last_year.unit_key
order by reported.indicator_key, reported.period_key, reported.unit_key
