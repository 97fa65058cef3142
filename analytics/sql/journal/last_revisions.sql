-- What:   the last revision of every return, and the file of the current one.
-- Grain:  form x region x period.
-- Parameters: none.
-- Columns:
--   form_code    varchar  form
--   region_code  varchar  unit that sent the return
--   period       varchar  2015Q1
--   revision     integer  highest number given so far, withdrawn ones included
--   sha256       varchar  file of the current revision; empty where there is none

select
    form_code,
    region_code,
    period,
    max(revision) as revision,
    coalesce(arg_max(sha256, revision) filter (where state <> 'withdrawn'), '') as sha256
from journal.batch
group by
    form_code,
    region_code,
    period
