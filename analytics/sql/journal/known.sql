-- What:   the current figures that checks compare a return with: the region's own of some years, and
--         those of all regions in the period of the return.
-- Grain:  unit x indicator x period.
-- Parameters:
--   $region_code      varchar    unit that sends the return
--   $first_key        integer    the earliest period of its own figures, year * 4 + quarter - 1
--   $period_key       integer    the period of the return
--   $indicator_codes  varchar[]  the indicators that are compared
-- Columns:
--   unit_code       varchar  the unit; units that are no region are there only where they send
--   indicator_code  varchar  the indicator
--   period_key      integer  year * 4 + quarter - 1
--   reported        double   as reported, in the unit of the indicator: flows cumulative from 1 January
--   form_code       varchar  the form that reported it, in the period of the return only
-- Order:  unit_key, indicator_key, period_key.

select
    unit.unit_code,
    indicator.indicator_code,
    facts.period_key,
    facts.reported,
    batch.form_code
from mart.region_quarter as facts
inner join mart.unit as unit on facts.unit_key = unit.unit_key
inner join mart.indicator as indicator on facts.indicator_key = indicator.indicator_key
left join journal.batch as batch
    on facts.batch_id = batch.batch_id and facts.period_key = $period_key
where
    facts.period_key between $first_key and $period_key
    and facts.reported is not null
    and (
        unit.unit_code = $region_code
        or (facts.period_key = $period_key and unit.counts_in_region)
    )
    and indicator.indicator_code in (select unnest($indicator_codes::varchar[]))
order by facts.unit_key, facts.indicator_key, facts.period_key
