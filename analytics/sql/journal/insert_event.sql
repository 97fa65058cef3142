-- What:   stores the events of the table new_event, in its order.
-- Grain:  event.
-- Parameters: none.
-- Columns: none.

insert into journal.event (
    batch_id, sheet, "row", cells,  -- noqa: RF06
    kind, title, held_on, place, holder, partner_body, children, registered_children, parents,
    note
)
select
    batch_id,
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
from new_event
