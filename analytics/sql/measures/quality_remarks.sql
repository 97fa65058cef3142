-- What:   what is to be said of single figures of some returns: the number that came first, where the
--         return was revised, and the warnings with and without an explanation.
-- Grain:  batch x indicator, where there is something to say.
-- Parameters:
--   $batch_ids  bigint[]  the returns as they stand
-- Columns:
--   batch_id        bigint   the return
--   indicator_code  varchar  indicator
--   first_reported  double   the figure of the first revision that had one, null where there is no other
--   unexplained     bigint   warnings without an explanation
--   explained       bigint   warnings with an explanation
-- Order:  batch_id, indicator_code.

with asked as (
    select unnest($batch_ids::bigint[]) as batch_id
),

first_figures as (
    select
        batch.batch_id,
        observation.indicator_code,
        arg_min(observation.value, earlier.revision) as first_reported
    from asked
    inner join journal.batch on asked.batch_id = batch.batch_id
    inner join journal.batch as earlier
        on
            batch.form_code = earlier.form_code
            and batch.region_code = earlier.region_code
            and batch.period = earlier.period
            and batch.revision > earlier.revision
    inner join journal.observation on earlier.batch_id = observation.batch_id
    where
        earlier.state <> 'withdrawn'
        and observation.unit_code = batch.region_code
        and observation.status in ('number', 'none')
    group by batch.batch_id, observation.indicator_code
),

warnings as (
    select
        explained_finding.batch_id,
        explained_finding.indicator_code,
        count(*) filter (where explained_finding.explanation is null) as unexplained,
        count(*) filter (where explained_finding.explanation is not null) as explained
    from journal.explained_finding
    inner join asked on explained_finding.batch_id = asked.batch_id
    where
        explained_finding.severity = 'warning'
        and explained_finding.indicator_code is not null
    group by explained_finding.batch_id, explained_finding.indicator_code
)

select
    coalesce(first_figures.batch_id, warnings.batch_id) as batch_id,
    coalesce(first_figures.indicator_code, warnings.indicator_code) as indicator_code,
    first_figures.first_reported,
    coalesce(warnings.unexplained, 0) as unexplained,
    coalesce(warnings.explained, 0) as explained
from first_figures
full outer join warnings
    on
        first_figures.batch_id = warnings.batch_id
        and first_figures.indicator_code = warnings.indicator_code
order by batch_id, indicator_code
