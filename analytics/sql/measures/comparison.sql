-- What:   the reported figures and inhabitants behind indicators, summed for each region of the borders
--         asked for. A quarter on its own is the difference of two cumulative returns of one year, taken
--         after the units are merged, so that it is right across a split of a region.
-- Grain:  indicator asked for x period asked for x region of the borders x role; a unit that is no region
--         stands for itself.
-- Parameters (lists of one length, one element a figure that is wanted):
--   $indicator_codes  varchar[]  the indicator asked for
--   $period_keys      integer[]  the period asked for, year * 4 + quarter - 1
--   $roles            varchar[]  numerator | denominator | population
--   $summed_codes     varchar[]  the reported indicator that is summed, or the band of inhabitants
--   $return_keys      integer[]  the period of the return; for inhabitants the last quarter of their year
--   $signs            integer[]  1 to add the figure, -1 to take it away
--   $returns_needed   integer[]  how many returns the role needs: 2 for a quarter on its own
--   $borders          smallint   2015 | 2018 | 2022
-- Columns:
--   indicator_code  varchar  the indicator asked for
--   period_key      integer  the period asked for
--   region_code     varchar  region of the borders, or a unit that is no region
--   is_region       boolean  false for a unit that is no region
--   role            varchar  numerator | denominator | population
--   figure          double   sum of the parts that are numbers, in their unit or in persons
--   gap             integer  0: every part is a number, and the figure is whole; else the worst reason why
--                            not: 1 not available, 2 confidential, 3 missing
--   estimated       boolean  whether any part of the inhabitants is an estimate
--   parts           struct(unit_code varchar, return_key integer, whole boolean, origin varchar,
--                   batch_id bigint, sheet varchar, cell varchar)[]  what the figure is the sum of;
--                   null beside the unit where nothing was reported
-- Order:  none.

with wanted as (
    select
        unnest($indicator_codes::varchar[]) as indicator_code,
        unnest($period_keys::integer[]) as period_key,
        unnest($roles::varchar[]) as role,
        unnest($summed_codes::varchar[]) as summed_code,
        unnest($return_keys::integer[]) as return_key,
        unnest($signs::integer[]) as sign,
        unnest($returns_needed::integer[]) as returns_needed
),

-- Which reporting units make up which region, and when. A unit that is no region stands for itself.
members as (
    select
        unit.unit_key,
        unit.unit_code,
        unit.counts_in_region,
        coalesce(unit_in_borders.border_code, unit.unit_code) as region_code,
        coalesce(unit_in_borders.first_period_key, 0) as first_key,
        coalesce(unit_in_borders.last_period_key, 99999) as last_key
    from mart.unit as unit
    left join mart.unit_in_borders as unit_in_borders
        on unit.unit_key = unit_in_borders.unit_key and unit_in_borders.borders = $borders
    where unit_in_borders.unit_key is not null or not unit.counts_in_region
),

parts as (
    select
        wanted.indicator_code,
        wanted.period_key,
        wanted.role,
        wanted.return_key,
        wanted.returns_needed,
        members.region_code,
        members.counts_in_region,
        members.unit_code,
        coalesce(wanted.sign * facts.reported, population.persons) as figure,
        case
            when facts.status in ('number', 'none') or population.persons is not null then 0
            when facts.status = 'not_available' then 1
            when facts.status = 'confidential' then 2
            else 3
        end as gap,
        population.estimated,
        facts.origin,
        facts.batch_id,
        facts.sheet,
        facts.cell
    from wanted
    inner join members on wanted.return_key between members.first_key and members.last_key
    left join mart.indicator as indicator on wanted.summed_code = indicator.indicator_code
    left join mart.region_quarter as facts
        on
            indicator.indicator_key = facts.indicator_key
            and wanted.return_key = facts.period_key
            and members.unit_key = facts.unit_key
    left join mart.population as population
        on
            wanted.role = 'population'
            and wanted.summed_code = population.band
            and wanted.return_key // 4 = population.year
            and members.unit_code = population.unit_code
)

select
    indicator_code,
    period_key,
    region_code,
    counts_in_region as is_region,
    role,
    sum(figure) as figure,
    -- The returns are two neighbours at most: a region whose land was not in one lacks that one.
    greatest(max(gap), 3 * (max(returns_needed) - 1 - max(return_key) + min(return_key))) as gap,
    coalesce(bool_or(estimated), false) as estimated,
    list(
        {
            'unit_code': unit_code,
            'return_key': return_key,
            'whole': gap = 0,
            'origin': origin,
            'batch_id': batch_id,
            'sheet': sheet,
            'cell': cell
        }
    ) as parts
from parts
group by indicator_code, period_key, region_code, counts_in_region, role
