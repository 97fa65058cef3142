-- Where a row of a list stands that a return carried on from the one before it. An event that is entered on a
-- page makes a new revision of the whole return: its other rows come from the workbook of an earlier one.

-- Grain: list x row of a return that was entered on a page, with the return to whose workbook its sheet, row
-- and cells belong: the last earlier one that tells it so. A row typed on a page has the return that told it
-- first. 'zm:page' stands for the page, as file and as sheet.
create view journal.row_source as
with told as (
    select
        'event' as list_code,
        batch_id,
        sheet,
        "row",  -- noqa: RF06
        cells,
        hash(kind, title, held_on, place, holder, partner_body, children, registered_children, parents, note)
            as content
    from journal.event
    union all
    select
        'plan_measure' as list_code,
        batch_id,
        sheet,
        "row",  -- noqa: RF06
        cells,
        hash(
            measure, agency, starts_on, due_on, budget_money, other_money, moves_indicator, state, done_on,
            evidence
        ) as content
    from journal.plan_measure
    union all
    select
        'partner' as list_code,
        batch_id,
        sheet,
        "row",  -- noqa: RF06
        cells,
        hash(kind, name, agreement, signed_on, ends_on, subject, money, children, note) as content
    from journal.partner
)

select
    told.list_code,
    told.batch_id,
    told.sheet,
    told."row",  -- noqa: RF06
    coalesce(
        max(earlier.batch_id) filter (where earlier.file_name <> 'zm:page'), min(earlier.batch_id)
    ) as source_batch_id
from told
inner join journal.batch as batch on told.batch_id = batch.batch_id and batch.file_name = 'zm:page'
inner join journal.batch as earlier
    on
        batch.form_code = earlier.form_code
        and batch.region_code = earlier.region_code
        and batch.batch_id >= earlier.batch_id
inner join told as told_earlier
    on
        earlier.batch_id = told_earlier.batch_id
        and told.list_code = told_earlier.list_code
        and told.sheet = told_earlier.sheet
        and told."row" = told_earlier."row"  -- noqa: RF06
        and told.cells = told_earlier.cells
        and told.content = told_earlier.content
group by told.list_code, told.batch_id, told.sheet, told."row"  -- noqa: RF06
