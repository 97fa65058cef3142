-- What:   the last revision of some returns, and which one is current.
-- Grain:  form x region x period, those asked for that have a batch.
-- Parameters:
--   $form_codes    varchar[]  form; together with the next two lists one element a return
--   $region_codes  varchar[]  unit that sends it
--   $periods       varchar[]  2015Q1
-- Columns:
--   form_code    varchar  form
--   region_code  varchar  unit that sends the return
--   period       varchar  2015Q1
--   revision     integer  highest number given so far, withdrawn ones included
--   batch_id     bigint   the current revision; null where all are withdrawn
--   sha256       varchar  its file; empty where there is none

with asked as (
    select distinct
        unnest($form_codes::varchar[]) as form_code,
        unnest($region_codes::varchar[]) as region_code,
        unnest($periods::varchar[]) as period
)

select
    batch.form_code,
    batch.region_code,
    batch.period,
    max(batch.revision) as revision,
    max_by(batch.batch_id, batch.revision) filter (where batch.state <> 'withdrawn') as batch_id,
    coalesce(max_by(batch.sha256, batch.revision) filter (where batch.state <> 'withdrawn'), '') as sha256
from journal.batch
inner join asked
    on
        batch.form_code = asked.form_code
        and batch.region_code = asked.region_code
        and batch.period = asked.period
group by
    batch.form_code,
    batch.region_code,
    batch.period
