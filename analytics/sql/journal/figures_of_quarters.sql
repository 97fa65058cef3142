-- What:   the current figures of some units in some quarters, which templates show beside the cells to fill.
-- Grain:  unit x indicator x period.
-- Parameters:
--   $region_codes  varchar[]  the units
--   $period_keys   integer[]  the quarters, year * 4 + quarter - 1
-- Columns:
--   region_code     varchar  the unit
--   indicator_code  varchar  the indicator
--   period_key      integer  year * 4 + quarter - 1
--   reported        double   as reported, in the unit of the indicator: flows cumulative from 1 January
-- Order:  unit_key, indicator_key, period_key.

select
    unit.unit_code as region_code,
    indicator.indicator_code,
    facts.period_key,
    facts.reported
from mart.region_quarter as facts
inner join mart.unit as unit on facts.unit_key = unit.unit_key
inner join mart.indicator as indicator on facts.indicator_key = indicator.indicator_key
where
    list_contains($period_keys::integer[], facts.period_key)
    and list_contains($region_codes::varchar[], unit.unit_code)
    and facts.reported is not null
order by facts.unit_key, facts.indicator_key, facts.period_key
