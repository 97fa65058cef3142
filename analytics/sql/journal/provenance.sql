-- What:   where one figure comes from: every revision of every form that reported it.
-- Grain:  batch.
-- Parameters:
--   $indicator_code  varchar  reported indicator
--   $unit_code       varchar  unit that reports it
--   $period          varchar  2015Q1
-- Columns:
--   batch_id     bigint     the batch
--   form_code    varchar    form
--   region_code  varchar    unit that sent the return
--   revision     integer    1 for the first return
--   is_current   boolean    the highest revision that is not withdrawn
--   value        double     as reported (cumulative for a flow), in the unit of the indicator
--   status       varchar    number | none | blank | not_available | confidential | error | text
--   sheet        varchar    sheet of the workbook
--   cell         varchar    cell, or a sum of cells (G12+G13)
--   origin       varchar    reported | published | synthetic
--   source       varchar    where the figures come from, in words
--   file_name    varchar    name of the workbook
--   sha256       varchar    of the kept file; empty where there is none
--   actor        varchar    who had it accepted
--   accepted_at  timestamp  when it was accepted, naive UTC
-- Order:  batch_id from the newest.

with reported as (
    select
        batch_id,
        value,
        status,
        sheet,
        cell
    from journal.observation
    where
        indicator_code = $indicator_code
        and unit_code = $unit_code
        and period = $period
),

current_batch as (
    select batch_id
    from journal.batch
    where
        period = $period
        and state <> 'withdrawn'
    qualify revision = max(revision) over (partition by form_code, region_code)
)

select
    batch.batch_id,
    batch.form_code,
    batch.region_code,
    batch.revision,
    current_batch.batch_id is not null as is_current,
    reported.value,
    reported.status,
    reported.sheet,
    reported.cell,
    batch.origin,
    batch.source,
    batch.file_name,
    batch.sha256,
    batch.actor,
    batch.accepted_at
from reported
inner join journal.batch on reported.batch_id = batch.batch_id
left join current_batch on reported.batch_id = current_batch.batch_id
order by batch.batch_id desc
