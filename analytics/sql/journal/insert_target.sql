-- What:   stores the targets of the table new_target, in its order.
-- Grain:  target.
-- Parameters: none.
-- Columns: none.

insert into journal.target (
    set_id, indicator_code, unit_code, year, value, document, point, sheet, cell
)
select
    set_id,
    indicator_code,
    unit_code,
    year,
    value,
    document,
    point,
    sheet,
    cell
from new_target
