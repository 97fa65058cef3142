-- What:   the returns that a reporting unit sent, each revision with its file and its findings.
-- Grain:  batch: form x period x revision of one unit.
-- Parameters:
--   $region_code  varchar  reporting unit
--   $form_code    varchar  one form, or null for all
--   $period       varchar  one period (2015Q1), or null for all
-- Columns:
--   form_code     varchar    form
--   period        varchar    2015Q1
--   revision      integer    1 for the first return
--   is_current    boolean    the latest revision that was not withdrawn
--   state         varchar    accepted | accepted_with_warnings | withdrawn
--   origin        varchar    reported | published | synthetic
--   source        varchar    where the figures come from, in words
--   file_name     varchar    name of the workbook
--   sha256        varchar    of the kept file; empty where there is none
--   actor         varchar    who had it accepted
--   received_on   date       when it came, where that is known
--   accepted_at   timestamp  when it was accepted, naive UTC
--   batch_id      bigint     the batch
--   observations  bigint     figures in it
--   list_rows     bigint     rows of lists in it
--   replaces      bigint     the batch that was current before it came; null for a first return
--   warnings      bigint     warnings about it
--   unexplained   bigint     those of them that nobody explained
-- Order:  period from the newest, form_code, revision from the newest.

with batches as (
    select
        *,
        state <> 'withdrawn' and revision = max(revision) filter (where state <> 'withdrawn') over (
            partition by form_code, period
        ) as is_current
    from journal.batch
    where
        region_code = $region_code
        and ($form_code::varchar is null or form_code = $form_code::varchar)
        and ($period::varchar is null or period = $period::varchar)
),

observations as (
    select
        observation.batch_id,
        count(*) as observations
    from journal.observation as observation
    where observation.batch_id in (select batch_id from batches)
    group by observation.batch_id
),

rows_of_lists as (
    select
        batch_id,
        count(*) as list_rows
    from (
        select batch_id
        from journal.event
        union all
        select batch_id
        from journal.plan_measure
        union all
        select batch_id
        from journal.partner
    ) as listed
    where batch_id in (select batches.batch_id from batches)
    group by batch_id
),

warnings as (
    select
        finding.batch_id,
        count(*) as warnings,
        count(*) filter (where finding.explanation is null) as unexplained
    from journal.explained_finding as finding
    where finding.severity = 'warning' and finding.batch_id in (select batch_id from batches)
    group by finding.batch_id
)

select
    batches.form_code,
    batches.period,
    batches.revision,
    coalesce(batches.is_current, false) as is_current,
    batches.state,
    batches.origin,
    batches.source,
    batches.file_name,
    batches.sha256,
    batches.actor,
    batches.received_on,
    batches.accepted_at,
    batches.batch_id,
    coalesce(observations.observations, 0) as observations,
    coalesce(rows_of_lists.list_rows, 0) as list_rows,
    batches.replaces,
    coalesce(warnings.warnings, 0) as warnings,
    coalesce(warnings.unexplained, 0) as unexplained
from batches
left join observations on batches.batch_id = observations.batch_id
left join rows_of_lists on batches.batch_id = rows_of_lists.batch_id
left join warnings on batches.batch_id = warnings.batch_id
order by batches.period desc, batches.form_code asc, batches.revision desc
