-- What:   the events that one batch lists.
-- Grain:  event.
-- Parameters:
--   $batch_id  bigint  the batch
-- Columns:
--   sheet                varchar  sheet of the workbook
--   row                  integer  its row, counted from 1
--   cells                varchar  the cell of each value, JSON
--   kind                 varchar  what it was, a code of the list
--   title                varchar  its name
--   held_on              date     the day
--   place                varchar  where
--   holder               varchar  education | police | joint | other
--   partner_body         varchar  who took part
--   children             double   children there
--   registered_children  double   those of them on the register
--   parents              double   parents there
--   note                 varchar  note
-- Order:  as in the file.

select
    sheet,
    "row",  -- noqa: RF06
    cells,
    kind,
    title,
    held_on,
    place,
    holder,
    partner_body,
    children,
    registered_children,
    parents,
    note
from journal.event
where batch_id = $batch_id
order by rowid
