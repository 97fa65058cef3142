-- What:   the batches that came from a file with these bytes.
-- Grain:  batch.
-- Parameters:
--   $sha256  varchar  64 hexadecimal digits
-- Columns:
--   batch_id     bigint     the batch
--   form_code    varchar    form
--   region_code  varchar    unit that sent the return
--   period       varchar    2015Q1
--   revision     integer    1 for the first return
--   state        varchar    accepted | accepted_with_warnings | withdrawn
--   origin       varchar    reported | published | synthetic
--   source       varchar    where the figures come from, in words
--   file_name    varchar    name of the workbook
--   sha256       varchar    of the kept file; empty where there is none
--   actor        varchar    who had it accepted
--   accepted_at  timestamp  when it was accepted, naive UTC
--   comment      varchar    why the return was revised; may be empty
-- Order:  batch_id from the newest.

select
    batch_id,
    form_code,
    region_code,
    period,
    revision,
    state,
    origin,
    source,
    file_name,
    sha256,
    actor,
    accepted_at,
    coalesce(comment, '') as comment
from journal.batch
where sha256 = $sha256
order by batch_id desc
