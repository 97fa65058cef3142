-- What:   the targets of the list that counts, as known now or on a moment.
-- Grain:  indicator x unit x year.
-- Parameters:
--   $moment  timestamp  as known then, naive UTC; null: as known now
-- Columns:
--   indicator_code  varchar    indicator
--   unit_code       varchar    00 for the republic, else the code of a region
--   year            integer    at its end the target is to be reached
--   value           double     in the unit in which the indicator is shown: its rate, or its number
--   document        varchar    the document that sets it
--   point           varchar    the place in the document; may be empty
--   sheet           varchar    sheet of the accepted workbook
--   cell            varchar    cell of the value
--   set_id          bigint     the list
--   file_name       varchar    name of the accepted workbook
--   sha256          varchar    of the kept file
--   actor           varchar    who had it accepted
--   accepted_at     timestamp  when, naive UTC
-- Order:  indicator_code, unit_code, year.

with current_set as (
    select *
    from journal.target_set
    where $moment::timestamp is null or "at" <= $moment::timestamp  -- noqa: RF06
    order by set_id desc
    limit 1
)

select
    target.indicator_code,
    target.unit_code,
    target.year,
    target.value,
    target.document,
    target.point,
    target.sheet,
    target.cell,
    target.set_id,
    current_set.file_name,
    current_set.sha256,
    current_set.actor,
    current_set."at" as accepted_at  -- noqa: RF06
from journal.target
inner join current_set on target.set_id = current_set.set_id
order by target.indicator_code, target.unit_code, target.year
