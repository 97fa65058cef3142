-- What:   the findings about some figures, in every revision, with the explanation that counts.
-- Grain:  finding of a batch, for each asked figure that it is about.
-- Parameters:
--   $indicator_codes  varchar[]  reported indicator; together with the next two lists one row a figure
--   $unit_codes       varchar[]  unit that reports it
--   $periods          varchar[]  2015Q1
-- Columns:
--   asked_code      varchar    indicator, as asked
--   unit_code       varchar    as asked
--   period          varchar    as asked
--   batch_id        bigint     the batch
--   file_name       varchar    its workbook
--   position        integer    place in the list of findings of the batch
--   code            varchar    what was found
--   severity        varchar    warning | note
--   sheet           varchar    sheet of the workbook
--   cell            varchar    cell
--   indicator_code  varchar    indicator that the finding names, or null
--   given           varchar    what stands in the file
--   expected        varchar    what was expected
--   detail          varchar    other placeholders of the sentence, JSON
--   explanation     varchar    the last answer, else the reason that came with the return, or null
--   explained_by    varchar    who gave it
--   explained_at    timestamp  when, naive UTC
-- Order:  as asked, batch_id from the newest, position.

with asked as (
    select
        unnest($indicator_codes::varchar[]) as asked_code,
        unnest($unit_codes::varchar[]) as unit_code,
        unnest($periods::varchar[]) as period,
        unnest(range(len($indicator_codes::varchar[]))) as place
),

batches as (
    select
        asked.*,
        batch.batch_id,
        batch.file_name
    from asked
    inner join journal.batch on asked.unit_code = batch.region_code and asked.period = batch.period
),

-- A finding belongs to a figure by its indicator, or by its cell where it names no indicator.
cells as (
    select
        batches.place,
        batches.batch_id,
        observation.sheet,
        observation.cell
    from batches
    inner join journal.observation
        on
            batches.batch_id = observation.batch_id
            and batches.asked_code = observation.indicator_code
            and batches.unit_code = observation.unit_code
)

select
    batches.asked_code,
    batches.unit_code,
    batches.period,
    batches.batch_id,
    batches.file_name,
    finding.position,
    finding.code,
    finding.severity,
    finding.sheet,
    finding.cell,
    finding.indicator_code,
    finding.given,
    finding.expected,
    finding.detail,
    finding.explanation,
    finding.explained_by,
    finding.explained_at
from batches
inner join journal.explained_finding as finding on batches.batch_id = finding.batch_id
left join cells on batches.place = cells.place and batches.batch_id = cells.batch_id
where
    batches.asked_code = finding.indicator_code
    or (finding.indicator_code is null and cells.sheet = finding.sheet and cells.cell = finding.cell)
order by batches.place asc, batches.batch_id desc, finding.position asc
