-- What:   the lists of events of a year: the last one of each form and unit, as known at a moment.
-- Grain:  form x unit.
-- Parameters:
--   $form_codes  varchar[]  the forms that hold the list
--   $until       varchar    the last period, 2015Q3; the year is its year
--   $moment      timestamp  as known then, naive UTC; null: as known now
-- Columns:
--   form_code    varchar    form
--   unit_code    varchar    reporting unit
--   period       varchar    period of the list, 2015Q3
--   batch_id     bigint     the batch
--   revision     integer    its revision
--   origin       varchar    reported | published | synthetic
--   file_name    varchar    name of the workbook, or the code of the page
--   sha256       varchar    of the kept file; empty where there is none
--   actor        varchar    who accepted it
--   accepted_at  timestamp  when, naive UTC
--   events       bigint     rows in the list
-- Order:  unit_code, form_code.

with lists as (
    select *
    from journal.lists_known($form_codes::varchar[], $until::varchar, $moment::timestamp)
),

counts as (
    select
        batch_id,
        count(*) as events
    from journal.event
    group by batch_id
)

select
    lists.form_code,
    lists.region_code as unit_code,
    lists.period,
    lists.batch_id,
    lists.revision,
    lists.origin,
    lists.file_name,
    lists.sha256,
    lists.actor,
    lists.accepted_at,
    coalesce(counts.events, 0) as events
from lists
left join counts on lists.batch_id = counts.batch_id
order by lists.region_code, lists.form_code
