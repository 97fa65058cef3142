-- What:   stores the partners of the table new_partner, in its order.
-- Grain:  partner.
-- Parameters: none.
-- Columns: none.

insert into journal.partner (
    batch_id, sheet, "row", cells,  -- noqa: RF06
    kind, name, agreement, signed_on, ends_on, subject, money, children, note
)
select
    batch_id,
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
from new_partner
