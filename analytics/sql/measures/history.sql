-- What:   the republic's series of one indicator: sums over the regions that have a whole value.
-- Grain:  period asked for.
-- Parameters (lists of one length, one element a figure that is wanted, as in comparison.sql):
--   $period_keys     integer[]  the period asked for, year * 4 + quarter - 1
--   $roles           varchar[]  numerator | denominator | population
--   $summed_codes    varchar[]  the reported indicator that is summed, or the band of inhabitants
--   $return_keys     integer[]  the period of the return; for inhabitants the last quarter of their year
--   $signs           integer[]  1 to add the figure, -1 to take it away
--   $returns_needed  integer[]  how many returns the role needs: 2 for a quarter on its own
--   $borders         smallint[] 2015 | 2018 | 2022: borders in which the period is summed
--   $is_rate         boolean    whether a region counts only with a denominator above zero
-- Columns:
--   period_key       integer  the period asked for
--   numerator        double   sum over the regions in it, in the unit of the indicator
--   denominator      double   sum over the same regions, in its unit or in persons; null for a count
--   regions          bigint   regions in the sums: whole and not negative
--   outside_regions  double   what units that are no region reported; 0 where they did not, or for a rate
-- Order:  period_key.

with wanted as (
    select
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
        wanted.period_key,
        wanted.role,
        wanted.return_key,
        wanted.returns_needed,
        unit.counts_in_region,
        coalesce(unit_in_borders.border_code, unit.unit_code) as region_code,
        coalesce(wanted.sign * facts.reported, population.persons) as figure,
        coalesce(facts.status in ('number', 'none'), population.persons is not null) as whole
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
    where unit_in_borders.unit_key is not null or not unit.counts_in_region
),

sums_by_role as (
    select
        period_key,
        region_code,
        counts_in_region,
        role = 'numerator' as is_numerator,
        sum(figure) as figure
    from parts
    group by period_key, region_code, counts_in_region, role
    -- The returns are two neighbours at most: a region whose land was not in one lacks that one.
    having bool_and(whole) and 1 + max(return_key) - min(return_key) >= max(returns_needed)
),

values_by_region as (
    select
        period_key,
        region_code,
        counts_in_region,
        max(figure) filter (where is_numerator) as numerator,
        max(figure) filter (where not is_numerator) as denominator
    from sums_by_role
    group by period_key, region_code, counts_in_region
)

select
    period_key,
    sum(numerator) filter (where counts_in_region) as numerator,
    sum(denominator) filter (where counts_in_region) as denominator,
    count(*) filter (where counts_in_region) as regions,
    coalesce(sum(numerator) filter (where not counts_in_region), 0) as outside_regions
from values_by_region
where numerator >= 0 and (denominator > 0 or not $is_rate)
group by period_key
order by period_key
