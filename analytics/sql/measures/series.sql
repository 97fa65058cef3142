-- What:   indicators through the periods, region by region: the sums that make up their values.
-- Grain:  indicator asked for x period asked for x region of its borders; a unit that is no region stands
--         for itself.
-- Parameters (lists of one length, one element a figure that is wanted, as in comparison.sql):
--   $indicator_codes varchar[]  the indicator asked for
--   $period_keys     integer[]  the period asked for, year * 4 + quarter - 1
--   $roles           varchar[]  numerator | denominator | population
--   $summed_codes    varchar[]  the reported indicator that is summed, or the band of inhabitants
--   $return_keys     integer[]  the period of the return; for inhabitants the last quarter of their year
--   $signs           integer[]  1 to add the figure, -1 to take it away
--   $returns_needed  integer[]  how many returns the role needs: 2 for a quarter on its own
--   $borders         smallint[] 2015 | 2018 | 2022: borders in which the period is summed
--   $region_codes    varchar[]  another list: only these regions; null: all
-- Columns:
--   indicator_code   varchar  the indicator asked for
--   period_key       integer  the period asked for
--   region_code      varchar  region of the borders, or a unit that is no region
--   is_region        boolean  false for a unit that is no region
--   numerator        double   in the unit of the indicator; null where it is not whole
--   denominator      double   in its unit or in persons; null where there is none, or it is not whole
--   numerator_gap    integer  0: whole; else the worst reason why not: 1 not available, 2 confidential,
--                             3 missing; null where the land did not exist
--   denominator_gap  integer  the same of the denominator; null for a count
--   landless         boolean  nothing lacks but a return of the time before the land existed
--   origins          varchar  where the figures come from: 'published;reported'
-- Order:  indicator_code, period_key, region_code.

with wanted as (
    select
        unnest($indicator_codes::varchar[]) as indicator_code,
        unnest($period_keys::integer[]) as period_key,
        unnest($roles::varchar[]) as role,
        unnest($summed_codes::varchar[]) as summed_code,
        unnest($return_keys::integer[]) as return_key,
        unnest($signs::integer[]) as sign,
        unnest($returns_needed::integer[]) as returns_needed,
        unnest($borders::smallint[]) as borders
),

parts as (
    select
        wanted.indicator_code,
        wanted.period_key,
        wanted.role,
        wanted.return_key,
        wanted.returns_needed,
        unit.counts_in_region,
        coalesce(unit_in_borders.border_code, unit.unit_code) as region_code,
        coalesce(wanted.sign * facts.reported, population.persons) as figure,
        case
            when facts.status in ('number', 'none') or population.persons is not null then 0
            when facts.status = 'not_available' then 1
            when facts.status = 'confidential' then 2
            else 3
        end as gap,
        facts.origin
    from wanted
    cross join mart.unit as unit
    left join mart.unit_in_borders as unit_in_borders
        on
            unit.unit_key = unit_in_borders.unit_key
            and wanted.borders = unit_in_borders.borders
            and wanted.return_key between unit_in_borders.first_period_key and unit_in_borders.last_period_key
    left join mart.indicator as indicator on wanted.summed_code = indicator.indicator_code
    left join mart.region_quarter as facts
        on
            indicator.indicator_key = facts.indicator_key
            and wanted.return_key = facts.period_key
            and unit.unit_key = facts.unit_key
    left join mart.population as population
        on
            wanted.role = 'population'
            and wanted.summed_code = population.band
            and wanted.return_key // 4 = population.year
            and unit.unit_code = population.unit_code
    -- A unit that is no region stands for itself.
    where
        (unit_in_borders.unit_key is not null or not unit.counts_in_region)
        and (
            $region_codes::varchar[] is null
            or list_contains($region_codes::varchar[], coalesce(unit_in_borders.border_code, unit.unit_code))
        )
),

sums_by_role as (
    select
        indicator_code,
        period_key,
        region_code,
        counts_in_region,
        role = 'numerator' as is_numerator,
        sum(figure) as figure,
        -- The returns are two neighbours at most: a region whose land was not in one lacks that one.
        greatest(max(gap), 3 * (max(returns_needed) - 1 - max(return_key) + min(return_key))) as gap,
        max(gap) = 0 as is_whole,
        list(distinct origin) filter (where origin is not null) as origins
    from parts
    group by indicator_code, period_key, region_code, counts_in_region, role
)

select
    indicator_code,
    period_key,
    region_code,
    counts_in_region as is_region,
    max(figure) filter (where is_numerator and gap = 0) as numerator,
    max(figure) filter (where not is_numerator and gap = 0) as denominator,
    max(gap) filter (where is_numerator) as numerator_gap,
    max(gap) filter (where not is_numerator) as denominator_gap,
    bool_or(is_numerator and is_whole and gap > 0) as landless,
    array_to_string(list_sort(list_distinct(flatten(list(origins)))), ';') as origins
from sums_by_role
group by indicator_code, period_key, region_code, counts_in_region
order by indicator_code, period_key, region_code
