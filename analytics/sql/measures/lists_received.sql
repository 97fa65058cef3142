-- What:   which units sent their lists in a year up to a period, as known at a moment, and what each holds.
-- Grain:  unit asked for.
-- Parameters:
--   $unit_codes      varchar[]  reporting units
--   $form_codes      varchar[]  the forms that hold the lists
--   $until           varchar    the period (2015Q3); lists of its year up to it
--   $last_year_ends  varchar    the last period of the year before (2014Q4)
--   $moment          timestamp  as known then, naive UTC; null: now
-- Columns:
--   unit_code         varchar    reporting unit
--   period            varchar    period of the last list of the year; null where none came
--   batch_id          bigint     the batch; null where none came
--   origin            varchar    reported | published | synthetic
--   accepted_at       timestamp  when it was accepted, naive UTC
--   measures          bigint     plan measures in it
--   partners          bigint     partners in it
--   last_year_period  varchar    period of the last list of the year before; null where none came
-- Order:  unit_code.

with measures as (
    select
        batch_id,
        count(*) as measures
    from journal.plan_measure
    group by batch_id
),

partners as (
    select
        batch_id,
        count(*) as partners
    from journal.partner
    group by batch_id
),

last_year as (
    select
        region_code,
        max(period) as period
    from journal.lists_known($form_codes, $last_year_ends, $moment)
    group by region_code
)

select
    asked.unit_code,
    returned.period,
    returned.batch_id,
    returned.origin,
    returned.accepted_at,
    case when returned.batch_id is not null then coalesce(measures.measures, 0) end as measures,
    case when returned.batch_id is not null then coalesce(partners.partners, 0) end as partners,
    last_year.period as last_year_period
from (select unnest($unit_codes::varchar[]) as unit_code) as asked
left join journal.lists_known($form_codes, $until, $moment) as returned
    on asked.unit_code = returned.region_code
left join measures on returned.batch_id = measures.batch_id
left join partners on returned.batch_id = partners.batch_id
left join last_year on asked.unit_code = last_year.region_code
order by asked.unit_code
