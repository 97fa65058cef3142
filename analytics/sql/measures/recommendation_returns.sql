-- What:   the returns of some forms that count now, of a stretch of time.
-- Grain:  form x reporting unit x period.
-- Parameters:
--   $form_codes  varchar[]  forms
--   $first       varchar    the first period (2015Q1)
--   $last        varchar    the last period
-- Columns:
--   form_code    varchar    the form
--   unit_code    varchar    reporting unit
--   period       varchar    2015Q1
--   batch_id     bigint     the revision that counts
--   origin       varchar    reported | published | synthetic
-- Order:  form_code, unit_code, period.

select
    form_code,
    region_code as unit_code,
    period,
    batch_id,
    origin
from journal.returns_known(null)
where
    list_contains($form_codes::varchar[], form_code)
    and period between $first::varchar and $last::varchar
order by form_code, region_code, period
