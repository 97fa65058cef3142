-- What:   stores the figures of the table new_observation, in its order.
-- Grain:  observation.
-- Parameters: none.
-- Columns: none.

insert into journal.observation (
    batch_id, unit_code, indicator_code, period, value, status, sheet, cell
)
select
    batch_id,
    unit_code,
    indicator_code,
    period,
    value,
    status,
    sheet,
    cell
from new_observation
