-- What:   the figures of some quarters as they stand, with the return that each one came in.
-- Grain:  reporting unit x indicator x period, where a current return has the figure.
-- Parameters:
--   $unit_codes       varchar[]  reporting units
--   $indicator_codes  varchar[]  reported indicators
--   $period_keys      integer[]  periods, year * 4 + quarter - 1
-- Columns:
--   unit_place       bigint   place of the unit among those asked for, from 0
--   indicator_place  bigint   place of the indicator among those asked for, from 0
--   period_place     bigint   place of the period among those asked for, from 0
--   status           enum     number | none | blank | not_available | confidential | error | text
--   origin           enum     reported | published | synthetic
--   reported         double   the figure as reported, null without a number
--   fell             boolean  whether a figure since 1 January is below the one of the quarter before
--   batch_id         bigint   the return
-- Order:  unit_place, indicator_place, period_place.

with asked_unit as (
    select
        unnest($unit_codes::varchar[]) as unit_code,
        generate_subscripts($unit_codes::varchar[], 1) - 1 as place
),

asked_indicator as (
    select
        unnest($indicator_codes::varchar[]) as indicator_code,
        generate_subscripts($indicator_codes::varchar[], 1) - 1 as place
),

asked_period as (
    select
        unnest($period_keys::integer[]) as period_key,
        generate_subscripts($period_keys::integer[], 1) - 1 as place
)

select
    asked_unit.place as unit_place,
    asked_indicator.place as indicator_place,
    asked_period.place as period_place,
    region_quarter.status::enum(
        'number', 'none', 'blank', 'not_available', 'confidential', 'error', 'text'
    ) as status,
    region_quarter.origin::enum('reported', 'published', 'synthetic') as origin,
    region_quarter.reported,
    coalesce(indicator.kind = 'flow' and region_quarter.quarter < 0, false) as fell,
    region_quarter.batch_id
from mart.region_quarter
inner join mart.indicator on region_quarter.indicator_key = indicator.indicator_key
inner join mart.unit on region_quarter.unit_key = unit.unit_key
inner join asked_indicator on indicator.indicator_code = asked_indicator.indicator_code
inner join asked_unit on unit.unit_code = asked_unit.unit_code
inner join asked_period on region_quarter.period_key = asked_period.period_key
order by asked_unit.place, asked_indicator.place, asked_period.place
