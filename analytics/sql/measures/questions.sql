-- What:   the questions about stored figures: warnings and signals of plausibility of the returns as
--         they stand, with the explanation that counts.
-- Grain:  finding of a current batch.
-- Parameters:
--   $period  varchar  one period (2015Q1), or null for all
-- Columns:
--   batch_id        bigint     the return
--   position        integer    of the finding in its return
--   form_code       varchar    form
--   region_code     varchar    reporting unit
--   period          varchar    2015Q1
--   revision        integer    of the return
--   file_name       varchar    name of the workbook
--   code            varchar    of the finding
--   severity        varchar    warning | note
--   sheet           varchar    where it stands
--   cell            varchar    where it stands
--   indicator_code  varchar    the figure that is asked about, null where it is about several
--   given           varchar    what was found
--   expected        varchar    what was expected
--   detail          varchar    other placeholders of the sentence, as JSON
--   explanation     varchar    the explanation that counts, null while the question is open
--   explained_by    varchar    who gave it
--   explained_at    timestamp  when, naive UTC
-- Order:  open ones first, then period from the newest, form_code, region_code, position.

with current_batch as (
    select
        batch_id,
        form_code,
        region_code,
        period,
        revision,
        file_name
    from journal.batch
    where
        state <> 'withdrawn'
        and ($period::varchar is null or period = $period::varchar)
    qualify revision = max(revision) over (partition by form_code, region_code, period)
)

select
    current_batch.batch_id,
    explained_finding.position,
    current_batch.form_code,
    current_batch.region_code,
    current_batch.period,
    current_batch.revision,
    current_batch.file_name,
    explained_finding.code,
    explained_finding.severity,
    explained_finding.sheet,
    explained_finding.cell,
    explained_finding.indicator_code,
    explained_finding.given,
    explained_finding.expected,
    explained_finding.detail,
    explained_finding.explanation,
    explained_finding.explained_by,
    explained_finding.explained_at
from current_batch
inner join journal.explained_finding on current_batch.batch_id = explained_finding.batch_id
where
    explained_finding.severity = 'warning'
    or starts_with(explained_finding.code, 'plausible_')
order by
    explained_finding.explanation is not null asc,
    current_batch.period desc,
    current_batch.form_code asc,
    current_batch.region_code asc,
    explained_finding.position asc
