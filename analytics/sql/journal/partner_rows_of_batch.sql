-- What:   the partners that one batch lists.
-- Grain:  partner.
-- Parameters:
--   $batch_id  bigint  the batch
-- Columns:
--   sheet      varchar  sheet of the workbook
--   row        integer  its row, counted from 1
--   cells      varchar  the cell of each value, JSON
--   kind       varchar  business | ngo | vocational_school | enterprise
--   name       varchar  its name
--   agreement  varchar  number of the agreement
--   signed_on  date     the day of the agreement
--   ends_on    date     the day on which it ends
--   subject    varchar  what it is about
--   money      double   million tenge
--   children   double   children reached
--   note       varchar  note
-- Order:  as in the file.

select
    sheet,
    "row",  -- noqa: RF06
    cells,
    kind,
    name,
    agreement,
    signed_on,
    ends_on,
    subject,
    money,
    children,
    note
from journal.partner
where batch_id = $batch_id
order by rowid
