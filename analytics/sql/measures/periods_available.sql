-- What:   the periods in which at least one unit reported a number for each of some indicators.
-- Grain:  period.
-- Parameters:
--   $indicator_codes  varchar[]  reported indicators; all of them must have a number
-- Columns:
--   period_key  integer  year * 4 + quarter - 1
--   units       bigint   units that reported a number for every one of the indicators
-- Order:  period_key.

with asked as (
    select indicator.indicator_key
    from mart.indicator as indicator
    where indicator.indicator_code in (select unnest($indicator_codes::varchar[]))
),

whole_units as (
    select
        period_key,
        unit_key
    from mart.region_quarter
    where indicator_key in (select indicator_key from asked) and status in ('number', 'none')
    group by period_key, unit_key
    having count(distinct indicator_key) = (select count(*) from asked)
)

select
    period_key,
    count(*) as units
from whole_units
group by period_key
order by period_key
