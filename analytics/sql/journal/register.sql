-- What:   the register of returns: what stands now, with the findings of each return.
-- Grain:  form x region x period, the current revision.
-- Parameters:
--   $form_code    varchar  one form, or null for all
--   $region_code  varchar  one unit, or null for all
--   $origin       varchar  reported | published | synthetic, or null for all
-- Columns:
--   batch_id      bigint     the batch
--   form_code     varchar    form
--   region_code   varchar    unit that sent the return
--   period        varchar    2015Q1
--   revision      integer    1 for the first return
--   state         varchar    accepted | accepted_with_warnings | withdrawn
--   origin        varchar    reported | published | synthetic
--   source        varchar    where the figures come from, in words
--   file_name     varchar    name of the workbook
--   sha256        varchar    of the kept file; empty where there is none
--   actor         varchar    who had it accepted
--   accepted_at   timestamp  when it was accepted, naive UTC
--   received_on   date       when it came, where that is known
--   observations  bigint     figures in it
--   numbers       bigint     those of them with a number
--   warnings      bigint     warnings about it
--   unexplained   bigint     those of them that nobody explained
--   notes         bigint     notes about it
-- Order:  period from the newest, form_code, region_code.

with current_batch as (
    select *
    from journal.batch
    where
        state <> 'withdrawn'
        and ($form_code::varchar is null or form_code = $form_code::varchar)
        and ($region_code::varchar is null or region_code = $region_code::varchar)
    qualify revision = max(revision) over (partition by form_code, region_code, period)
),

observations_by_batch as (
    select
        observation.batch_id,
        count(*) as observations,
        count(observation.value) as numbers
    from journal.observation
    inner join current_batch on observation.batch_id = current_batch.batch_id
    group by observation.batch_id
),

findings_by_batch as (
    select
        finding.batch_id,
        count(*) filter (where finding.severity = 'warning') as warnings,
        count(*) filter (
            where finding.severity = 'warning' and finding.explanation is null
        ) as unexplained,
        count(*) filter (where finding.severity = 'note') as notes
    from journal.explained_finding as finding
    inner join current_batch on finding.batch_id = current_batch.batch_id
    group by finding.batch_id
)

select
    current_batch.batch_id,
    current_batch.form_code,
    current_batch.region_code,
    current_batch.period,
    current_batch.revision,
    current_batch.state,
    current_batch.origin,
    current_batch.source,
    current_batch.file_name,
    current_batch.sha256,
    current_batch.actor,
    current_batch.accepted_at,
    current_batch.received_on,
    coalesce(observations_by_batch.observations, 0) as observations,
    coalesce(observations_by_batch.numbers, 0) as numbers,
    coalesce(findings_by_batch.warnings, 0) as warnings,
    coalesce(findings_by_batch.unexplained, 0) as unexplained,
    coalesce(findings_by_batch.notes, 0) as notes
from current_batch
left join observations_by_batch on current_batch.batch_id = observations_by_batch.batch_id
left join findings_by_batch on current_batch.batch_id = findings_by_batch.batch_id
where $origin::varchar is null or current_batch.origin = $origin::varchar
order by
    current_batch.period desc,
    current_batch.form_code asc,
    current_batch.region_code asc
