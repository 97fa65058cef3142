-- What:   the events of the last list of each form and unit in a year, as known at a moment, each with
--         the batch that first told it so: its file, its address, who and when.
-- Grain:  row of a list.
-- Parameters:
--   $form_codes  varchar[]  the forms that hold the list
--   $until       varchar    the last period, 2015Q3; the year is its year
--   $moment      timestamp  as known then, naive UTC; null: as known now
-- Columns:
--   form_code            varchar    form
--   unit_code            varchar    reporting unit
--   period               varchar    period of the list, 2015Q3
--   list_batch_id        bigint     the batch of the list
--   revision             integer    revision of the list
--   origin               varchar    reported | published | synthetic
--   sheet                varchar    sheet of the workbook, or the code of the page
--   row                  integer    its row, counted from 1
--   cells                varchar    the cell of each value, JSON
--   kind                 varchar    what it was, a code of the list
--   title                varchar    its name
--   held_on              date       the day
--   place                varchar    where
--   holder               varchar    education | police | joint | other
--   partner_body         varchar    who took part
--   children             double     children there
--   registered_children  double     those of them on the register
--   parents              double     parents there
--   note                 varchar    note
--   batch_id             bigint     the batch that first told the row so
--   file_name            varchar    its workbook, or the code of the page
--   sha256               varchar    of the kept file; empty where there is none
--   actor                varchar    who had it accepted
--   accepted_at          timestamp  when, naive UTC
-- Order:  unit_code, form_code, as in the list.

with lists as (
    select *
    from journal.lists_known($form_codes::varchar[], $until::varchar, $moment::timestamp)
),

rows_told as (
    select
        event.*,
        event.rowid as place_in_list,
        min(event.batch_id) over (
            partition by
                batch.form_code,
                batch.region_code,
                event.sheet,
                event."row",  -- noqa: RF06
                event.cells,
                event.kind,
                event.title,
                event.held_on,
                event.place,
                event.holder,
                event.partner_body,
                event.children,
                event.registered_children,
                event.parents,
                event.note
        ) as first_batch_id
    from journal.event
    inner join journal.batch on event.batch_id = batch.batch_id
    where
        list_contains($form_codes::varchar[], batch.form_code)
        and left(batch.period, 4) = left($until::varchar, 4)
        and ($moment::timestamp is null or batch.accepted_at <= $moment::timestamp)
)

select
    lists.form_code,
    lists.region_code as unit_code,
    lists.period,
    lists.batch_id as list_batch_id,
    lists.revision,
    lists.origin,
    rows_told.sheet,
    rows_told."row",  -- noqa: RF06
    rows_told.cells,
    rows_told.kind,
    rows_told.title,
    rows_told.held_on,
    rows_told.place,
    rows_told.holder,
    rows_told.partner_body,
    rows_told.children,
    rows_told.registered_children,
    rows_told.parents,
    rows_told.note,
    first_told.batch_id,
    first_told.file_name,
    first_told.sha256,
    first_told.actor,
    first_told.accepted_at
from lists
inner join rows_told on lists.batch_id = rows_told.batch_id
inner join journal.batch as first_told on rows_told.first_batch_id = first_told.batch_id
order by lists.region_code, lists.form_code, rows_told.place_in_list
