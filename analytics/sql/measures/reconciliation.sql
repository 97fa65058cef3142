-- What:   the figures of two ministries for the same facts, side by side.
-- Grain:  fact x reporting unit x period: every combination of those asked for.
-- Parameters:
--   $police_codes     varchar[]  the indicator of the police, one element a fact
--   $education_codes  varchar[]  the indicator of education, one element a fact
--   $unit_codes       varchar[]  reporting units
--   $period_keys      integer[]  periods, year * 4 + quarter - 1
-- Columns:
--   fact_place       bigint   place of the fact in the lists, from 0
--   unit_code        varchar  reporting unit
--   period_key       integer  period
--   police           double   the figure of the police, null where there is none
--   education        double   the figure of education, null where there is none
--   police_batch     bigint   the return that it came in
--   education_batch  bigint   the return that it came in
-- Order:  fact_place, unit_code, period_key.

with facts as (
    select
        unnest($police_codes::varchar[]) as police_code,
        unnest($education_codes::varchar[]) as education_code,
        generate_subscripts($police_codes::varchar[], 1) - 1 as fact_place
),

asked_unit as (
    select unnest($unit_codes::varchar[]) as unit_code
),

asked_period as (
    select unnest($period_keys::integer[]) as period_key
),

figures as (
    select
        indicator.indicator_code,
        unit.unit_code,
        region_quarter.period_key,
        region_quarter.reported,
        region_quarter.batch_id
    from mart.region_quarter
    inner join mart.indicator on region_quarter.indicator_key = indicator.indicator_key
    inner join mart.unit on region_quarter.unit_key = unit.unit_key
    inner join asked_period on region_quarter.period_key = asked_period.period_key
)

select
    facts.fact_place,
    asked_unit.unit_code,
    asked_period.period_key,
    police.reported as police,
    education.reported as education,
    police.batch_id as police_batch,
    education.batch_id as education_batch
from facts
cross join asked_unit
cross join asked_period
left join figures as police
    on
        facts.police_code = police.indicator_code
        and asked_unit.unit_code = police.unit_code
        and asked_period.period_key = police.period_key
left join figures as education
    on
        facts.education_code = education.indicator_code
        and asked_unit.unit_code = education.unit_code
        and asked_period.period_key = education.period_key
order by facts.fact_place, asked_unit.unit_code, asked_period.period_key
