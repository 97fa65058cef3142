-- What:   the reported figures behind indicators, summed for each region of the borders asked for.
--         A quarter on its own is the difference of two cumulative returns of one year, taken after
--         the units are merged, so that it is right across a split of a region.
-- Grain:  asked indicator x period x region of the borders (and each unit that is no region, if it reported).
-- Parameters:
--   $asked_codes    varchar[]  the indicator asked for; together with the next two lists one row a term
--   $roles          varchar[]  numerator | denominator
--   $summed_codes   varchar[]  the reported indicator that is summed in that role
--   $banded_codes   varchar[]  asked indicators that are counted per inhabitants of a band
--   $bands          varchar[]  the band of each
--   $period_keys    integer[]  year * 4 + quarter - 1
--   $by_quarter     boolean    flows of the quarter alone instead of cumulative ones
--   $borders        smallint   2015 | 2018 | 2022
-- Columns:
--   indicator_code    varchar  the indicator asked for
--   period_key        integer  the period asked for
--   region_code       varchar  region of the borders, or a unit that is no region
--   counts_in_region  boolean  false for a unit that is no region
--   numerator         double   in the unit of the indicator; null unless every member reported a number
--   numerator_gap     varchar  null where the numerator is whole, else missing | confidential | not_available
--   denominator       double   the same of the denominator; null where there is none
--   denominator_gap   varchar  the same of the denominator; null where there is none
--   population        double   persons of the band on 1 January of the year; null where unknown
--   estimated         boolean  whether any part of the population is an estimate
--   units_received    bigint   reporting units whose numerator is whole
--   units_expected    bigint   reporting units that make up the region
--   missing_units     varchar  codes of the units without a whole numerator, '10;63'
--   origins           varchar  distinct origins of all figures, 'published;reported'
--   batch_ids         varchar  distinct batches of all figures, '12;45'
--   sheets            varchar  distinct sheets of the numerator, 'R10; R2'
--   cells             varchar  addresses of the numerator, 'R10!E7; R10!E7'
-- Order:  indicator_code, period_key, region_code.

with asked as (
    select
        unnest($asked_codes::varchar[]) as indicator_code,
        unnest($roles::varchar[]) as role,
        unnest($summed_codes::varchar[]) as summed_code
),

asked_bands as (
    select
        unnest($banded_codes::varchar[]) as indicator_code,
        unnest($bands::varchar[]) as band
),

asked_periods as (
    select unnest($period_keys::integer[]) as period_key
),

-- Which returns are needed for a period, and whether they are added or taken away.
returns_needed as (
    select
        period_key,
        period_key as return_key,
        1 as sign
    from asked_periods
    union all
    select
        period_key,
        period_key - 1 as return_key,
        -1 as sign
    from asked_periods
    where $by_quarter and period_key % 4 <> 0
),

terms as (
    select
        asked.indicator_code,
        asked.role,
        indicator.indicator_key,
        returns_needed.period_key,
        returns_needed.return_key,
        returns_needed.sign
    from asked
    inner join mart.indicator as indicator on asked.summed_code = indicator.indicator_code
    cross join returns_needed
    where indicator.kind = 'flow' or returns_needed.sign = 1
),

-- Which reporting units make up a region in a return. Units that are no region stand for themselves.
members as (
    select
        keys.return_key,
        unit_in_borders.border_code as region_code,
        unit.unit_key,
        unit.unit_code,
        true as counts_in_region
    from (select distinct return_key from returns_needed) as keys
    inner join mart.unit_in_borders as unit_in_borders
        on
            unit_in_borders.borders = $borders
            and keys.return_key between unit_in_borders.first_period_key and unit_in_borders.last_period_key
    inner join mart.unit as unit on unit_in_borders.unit_key = unit.unit_key and unit.counts_in_region
    union all
    select
        keys.return_key,
        unit.unit_code as region_code,
        unit.unit_key,
        unit.unit_code,
        false as counts_in_region
    from (select distinct return_key from returns_needed) as keys
    cross join mart.unit as unit
    where not unit.counts_in_region
),

regions_of_period as (
    select distinct
        asked_periods.period_key,
        members.region_code,
        members.counts_in_region
    from asked_periods
    inner join members on asked_periods.period_key = members.return_key
),

facts as (
    select
        indicator_key,
        period_key as return_key,
        unit_key,
        reported,
        status,
        origin,
        batch_id,
        sheet,
        cell
    from mart.region_quarter
    where
        indicator_key in (select indicator_key from terms)
        and period_key in (select return_key from returns_needed)
),

-- A region whose land did not exist in a return that is needed keeps a row without a unit: a gap.
figures as (
    select
        terms.indicator_code,
        terms.role,
        terms.indicator_key,
        terms.period_key,
        terms.return_key,
        regions_of_period.region_code,
        regions_of_period.counts_in_region,
        members.unit_code,
        terms.sign * facts.reported as reported,
        coalesce(facts.status in ('number', 'none'), false) as whole,
        facts.status,
        facts.origin,
        facts.batch_id,
        facts.sheet,
        facts.cell
    from terms
    inner join regions_of_period on terms.period_key = regions_of_period.period_key
    left join members
        on terms.return_key = members.return_key and regions_of_period.region_code = members.region_code
    left join facts
        on
            terms.indicator_key = facts.indicator_key
            and terms.return_key = facts.return_key
            and members.unit_key = facts.unit_key
),

sums_by_role as (
    select
        indicator_code,
        period_key,
        region_code,
        counts_in_region,
        role,
        case when bool_and(whole) then sum(reported) end as figure,
        case
            when bool_and(whole) then null
            when bool_or(not whole and coalesce(status, '') not in ('confidential', 'not_available')) then 'missing'
            when bool_or(status = 'confidential') then 'confidential'
            else 'not_available'
        end as gap,
        list_distinct(list(unit_code) filter (where return_key = period_key)) as units,
        list_sort(list_distinct(list(unit_code) filter (where not whole))) as missing_units,
        list(origin) filter (where origin is not null) as origins,
        list(batch_id) filter (where batch_id is not null) as batch_ids,
        list_sort(list_distinct(list(sheet) filter (where sheet is not null))) as sheets,
        string_agg(sheet || '!' || cell, '; ' order by unit_code, return_key, indicator_key) as cells
    from figures
    group by indicator_code, period_key, region_code, counts_in_region, role
),

-- The figures of a year stand in the units of one moment: 1 January, or, where a source restated them,
-- the end of that year or of the next. The first moment at which all their units existed is taken.
counted as (
    select
        population.year,
        population.band,
        population.persons,
        population.estimated,
        population.unit_code,
        unit.unit_key
    from mart.population as population
    inner join mart.unit as unit on population.unit_code = unit.unit_code and unit.counts_in_region
    where
        population.band in (select band from asked_bands)
        and population.year in (select period_key // 4 from asked_periods)
),

moments_of_count as (
    select
        counted.year,
        counted.band,
        counted.year * 4 + moments.quarters as moment_key
    from counted
    cross join (select unnest([0, 3, 7]) as quarters) as moments
    left join mart.unit_in_borders as unit_in_borders
        on
            counted.unit_key = unit_in_borders.unit_key
            and counted.year * 4 + moments.quarters
            between unit_in_borders.first_period_key and unit_in_borders.last_period_key
    group by counted.year, counted.band, moments.quarters
    having bool_and(unit_in_borders.unit_key is not null)
),

populations as (
    select
        first_moments.year,
        first_moments.band,
        unit_in_borders.border_code as region_code,
        case when bool_and(counted.persons is not null) then sum(counted.persons) end as persons,
        bool_or(counted.estimated) as estimated
    from (
        select
            year,
            band,
            min(moment_key) as moment_key
        from moments_of_count
        group by year, band
    ) as first_moments
    inner join mart.unit_in_borders as unit_in_borders
        on
            unit_in_borders.borders = $borders
            and first_moments.moment_key
            between unit_in_borders.first_period_key and unit_in_borders.last_period_key
    inner join mart.unit as unit on unit_in_borders.unit_key = unit.unit_key and unit.counts_in_region
    left join counted
        on
            unit.unit_key = counted.unit_key
            and first_moments.year = counted.year
            and first_moments.band = counted.band
    group by first_moments.year, first_moments.band, unit_in_borders.border_code
),

numerators as (
    select * from sums_by_role where role = 'numerator'
),

denominators as (
    select * from sums_by_role where role = 'denominator'
)

select
    numerators.indicator_code,
    numerators.period_key,
    numerators.region_code,
    numerators.counts_in_region,
    numerators.figure as numerator,
    numerators.gap as numerator_gap,
    denominators.figure as denominator,
    denominators.gap as denominator_gap,
    populations.persons as population,
    coalesce(populations.estimated, false) as estimated,
    len(numerators.units) - coalesce(len(list_intersect(numerators.units, numerators.missing_units)), 0)
        as units_received,
    len(numerators.units) as units_expected,
    array_to_string(numerators.missing_units, ';') as missing_units,
    array_to_string(
        list_sort(list_distinct(list_concat(numerators.origins, denominators.origins))), ';'
    ) as origins,
    array_to_string(
        list_sort(list_distinct(list_concat(numerators.batch_ids, denominators.batch_ids))), ';'
    ) as batch_ids,
    array_to_string(numerators.sheets, '; ') as sheets,
    numerators.cells
from numerators
left join denominators
    on
        numerators.indicator_code = denominators.indicator_code
        and numerators.period_key = denominators.period_key
        and numerators.region_code = denominators.region_code
left join asked_bands on numerators.indicator_code = asked_bands.indicator_code
left join populations
    on
        numerators.period_key // 4 = populations.year
        and numerators.region_code = populations.region_code
        and asked_bands.band = populations.band
where numerators.counts_in_region or numerators.figure is not null
order by numerators.indicator_code, numerators.period_key, numerators.region_code
